import { defaultSettings } from '../../../core/model/default-settings';
import type { ConditionFacts } from '../../../core/model/event-condition';
import type { Quota } from '../../../core/model/settings';
import { isFull, quotaPlaces } from '../../../core/survey/quota';

const quota: Quota = {
	name: 'Regions',
	survey: 'service',
	per: { field: 'attribute', path: 'region' },
	limit: 50,
	period: 'month',
	responseRate: 100,
};

const about = (region: string | null): ConditionFacts => ({
	type: 'ticket.closed',
	touchpoint: null,
	subjectType: 'ticket',
	segment: 'VIP',
	attributes: region === null ? {} : { region },
});
const survey = {
	key: 'service',
	metric: 'csat',
	purpose: 'transactional',
	acceptAnswers: true,
} as const;

const keys = (quotas: Quota[], region: string | null, at: string, timeZone = 'UTC') => {
	const defaults = defaultSettings();
	const settings = { timeZone, policy: { ...defaults.policy, quotas } };
	return quotaPlaces({ survey, about: about(region) }, settings, Date.parse(at)).map(
		({ key }) => JSON.parse(key) as unknown[],
	);
};
const period = (given: Partial<Quota>, at: string, timeZone = 'UTC') =>
	keys([{ ...quota, ...given }], 'North', at, timeZone)[0]?.at(-1);

describe('a quota', () => {
	it.each<[Quota['period'], string, string, string]>([
		['day', '2026-11-30T22:00Z', 'UTC', '2026-11-30'],
		['day', '2026-11-30T22:00Z', 'Asia/Shanghai', '2026-12-01'],
		['week', '2027-01-01T12:00Z', 'UTC', '2026-W53'],
		['week', '2026-11-29T20:00Z', 'Asia/Shanghai', '2026-W49'],
		['month', '2026-11-30T22:00Z', 'UTC', '2026-11'],
		['month', '2026-11-30T22:00Z', 'Asia/Shanghai', '2026-12'],
		['quarter', '2026-12-31T17:00Z', 'UTC', '2026-Q4'],
		['quarter', '2026-12-31T17:00Z', 'Asia/Shanghai', '2027-Q1'],
	])('of a %s counts %s in %s in %s', (name, at, timeZone, expected) => {
		expect(period({ period: name }, at, timeZone)).toBe(expected);
	});

	it('counts each value of its field by itself, however it is written', () => {
		const at = '2026-11-15T12:00Z';
		const of = (region: string | null, per = quota.per) => keys([{ ...quota, per }], region, at);
		expect(of('North')).toEqual([['service', 'attribute', 'region', 'north', '2026-11']]);
		expect(of(' NORTH ')).toEqual(of('North'));
		expect(of('South')).not.toEqual(of('North'));
		expect(of(null)).toEqual([['service', 'attribute', 'region', '', '2026-11']]);
		expect(of('North', { field: 'segment', path: null })).toEqual([
			['service', 'segment', null, 'vip', '2026-11'],
		]);
		expect(of('North', null)).toEqual([['service', null, null, null, '2026-11']]);
	});

	it('is none of another survey; one of all surveys is everybody’s', () => {
		const at = '2026-11-15T12:00Z';
		expect(keys([{ ...quota, survey: 'nps' }], 'North', at)).toEqual([]);
		expect(keys([{ ...quota, survey: null, per: null }], 'North', at)).toEqual([
			[null, null, null, null, '2026-11'],
		]);
	});

	it.each([
		// Plain: whoever is asked counts as an answer, so it is never passed.
		[100, { answered: 0, open: 49 }, false],
		[100, { answered: 0, open: 50 }, true],
		[100, { answered: 49, open: 0 }, false],
		[100, { answered: 49, open: 1 }, true],
		[100, { answered: 50, open: 0 }, true],
		// One of five answers: five for the last place, not a thousand.
		[20, { answered: 0, open: 249 }, false],
		[20, { answered: 0, open: 250 }, true],
		[20, { answered: 49, open: 4 }, false],
		[20, { answered: 49, open: 5 }, true],
		[20, { answered: 50, open: 0 }, true],
	])('at %d %% of answers, with %j: full %s', (responseRate, count, full) => {
		expect(isFull({ ...quota, responseRate }, count)).toBe(full);
	});
});
