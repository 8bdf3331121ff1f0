import type { Comparison } from '../../core/loop/insight/compare-groups';
import type { CustomerItem } from '../../core/loop/insight/value-customers';
import type { HealthPointsItem } from '../../core/loop/insight/fit-health-points';
import type { GroupItem } from '../../core/loop/insight/value-groups';
import type { ShapeOf } from '../../core/model/shape';

const interval = { low: 'number', high: 'number' } as const;
const ratio = { ratio: 'number', ...interval } as const;
const group = { n: 'number', value: 'number' } as const;
const names = { a: 'text', b: 'text' } as const;

const compared = {
	figure: 'text',
	a: group,
	b: group,
	difference: 'number',
	interval,
	p: 'number',
	verdict: 'text',
	method: 'text',
	ratio,
	odds: ratio,
	needed: 'number',
} as const;

/** What the editor shows of a comparison before its first run. */
export const compareTwoGroups: ShapeOf<Comparison> = {
	text: 'text',
	n: 'number',
	compared: 'text',
	names,
	...compared,
	isRandom: 'yes-no',
	return: { gain: 'number', gainInterval: interval, roi: 'number', interval, cost: 'number' },
	correction: { tests: 'number', method: 'text' },
	inBoth: 'number',
	findings: [{ ...compared, survey: 'text', name: 'text', text: 'text' }],
};

const rate = { count: 'number', n: 'number', percent: 'number', interval } as const;

const apart = { percent: 'number', interval } as const;

/** Of groups, of customers and of health points: the editor cannot know which of them is chosen. */
export const retentionAndValue: ShapeOf<Omit<GroupItem, 'hiddenRisk'>> &
	ShapeOf<Omit<CustomerItem, 'hiddenRisk'>> &
	ShapeOf<HealthPointsItem> & { readonly hiddenRisk: 'any' } = {
	text: 'text',
	n: 'number',
	interval,
	verdict: 'text',
	method: 'text',
	by: 'text',
	group: 'text',
	customers: 'number',
	unknown: 'number',
	retention: rate,
	churn: rate,
	stillThere: rate,
	repurchase: rate,
	crossBuy: rate,
	firstContact: rate,
	recovery: rate,
	yearLater: { percent: 'number', interval, n: 'number', observed: 'yes-no' },
	projection: { alpha: 'number', beta: 'number', unit: 'text', afterYear: 'number' },
	marginMultiple: { value: 'number', interval, yearlyRetention: 'number' },
	value: {
		leaving: 'number',
		leavingWorth: 'number',
		expectedOrders: 'number',
		expectedValue: 'number',
		secondOpinion: { expectedOrders: 'number', verdict: 'text', fitsBetter: 'text' },
		currency: 'text',
		ordersWhy: 'text',
		spendingWhy: 'text',
		correlation: 'number',
	},
	// A number of a group, a yes or no of a customer.
	hiddenRisk: 'any',
	customer: { id: 'text', name: 'text' },
	owner: { id: 'text', name: 'text', email: 'text', team: 'text', channels: 'map' },
	band: 'text',
	probabilityAlive: 'number',
	expectedOrders: 'number',
	expectedValue: 'number',
	secondOpinion: { probabilityAlive: 'number', expectedOrders: 'number' },
	yearlyValue: 'number',
	currency: 'text',
	reasons: [{ code: 'text', text: 'text' }],
	leftOut: 'number',
	between: { from: 'text', until: 'text' },
	lost: 'number',
	points: [
		{
			reason: 'text',
			inUse: 'number',
			proposed: 'number',
			customers: 'number',
			lost: 'number',
			lostPercent: 'number',
			interval,
		},
	],
	weights: {
		lowScore: 'number',
		brokenPromise: 'number',
		openPromise: 'number',
		unanswered: 'number',
		fallingContact: 'number',
		noOrder: 'number',
		renewalNear: 'number',
	},
	apart: { customers: 'number', lost: 'number', proposed: apart, inUse: apart },
	calibration: [{ predicted: 'number', observed: 'number', n: 'number', interval }],
};
