import type { DoubleItem } from '../../core/loop/customer/double-items';
import type { ListedCustomer } from '../../core/loop/customer/list-customers';
import type { Profile } from '../../core/loop/customer/profile';
import { itemShape } from '../../core/model/item-shape';
import type { ShapeOf } from '../../core/model/shape';

const listed: ShapeOf<ListedCustomer> = {
	...itemShape.customer,
	title: 'text',
	country: 'text',
	tags: ['text'],
	value: { amount: 'number', currency: 'text' },
	dates: 'map',
	attributes: 'map',
	pause: 'text',
	unproven: 'yes-no',
	knownSince: 'text',
	updatedAt: 'text',
};

/** A customer of a list, or two that may be one. */
export const listedCustomers: { customer: ShapeOf<ListedCustomer> } & ShapeOf<
	Pick<DoubleItem, 'double'>
> = {
	customer: listed,
	double: {
		customer: itemShape.customer,
		reasons: [{ code: 'text', text: 'text' }],
		foundAt: 'text',
	},
};

/** All that is known of one customer. */
export const wholeProfile: ShapeOf<Omit<Profile, 'owner'>> = {
	customer: {
		...listed,
		consent: [
			{
				holder: 'text',
				purpose: 'text',
				metric: 'text',
				channel: 'text',
				state: 'text',
				at: 'text',
				source: 'text',
			},
		],
	},
	addresses: [
		{ channel: 'text', address: 'text', state: 'text', reason: 'text', failedAt: 'text' },
	],
	mayWrite: [
		{ purpose: 'text', channel: 'text', allowed: 'yes-no', reason: 'text', except: ['text'] },
	],
	preferences: { pausedUntil: 'text', frequency: 'text', channel: 'text', language: 'text' },
	scores: [
		{
			metric: 'text',
			scale: { min: 'number', max: 'number', direction: 'text' },
			n: 'number',
			last: { value: 'number', percent: 'number', band: 'text', level: 'text', at: 'text' },
			values: ['number'],
			trend: 'text',
			mean: { value: 'number', low: 'number', high: 'number' },
			verdict: 'text',
		},
	],
	openCases: [
		{
			id: 'text',
			state: 'text',
			priority: 'text',
			subjectTitle: 'text',
			ownerName: 'text',
			team: 'text',
			openedAt: 'text',
			responseDueAt: 'text',
			resolutionDueAt: 'text',
			promise: { until: 'text', text: 'text' },
		},
	],
	promises: [{ caseId: 'text', text: 'text', state: 'text', at: 'text', until: 'text' }],
	care: [
		{
			campaign: 'text',
			occasion: 'text',
			text: 'text',
			state: 'text',
			reason: 'text',
			foundAt: 'text',
			lastSentAt: 'text',
			lookedAtNext: 'text',
		},
	],
	contacts: {
		last: [{ at: 'text', kind: 'text', channel: 'text', address: 'text', caseId: 'text' }],
		next: [{ at: 'text', kind: 'text', id: 'text' }],
	},
	health: {
		points: 'number',
		verdict: 'text',
		text: 'text',
		reasons: [{ code: 'text', lost: 'number', text: 'text' }],
		judged: ['text'],
	},
	timeline: [
		{
			at: 'text',
			kind: 'text',
			text: 'text',
			eventId: 'text',
			invitationId: 'text',
			messageKey: 'text',
			responseId: 'text',
			caseId: 'text',
		},
	],
	timelineNext: 'text',
};
