import fc from 'fast-check';

import { brokenLimit, type Draw, limitsOn } from '../../../core/care/budget';
import { type Asking, type KnownContact, place } from '../../../core/care/place';
import type { CarePriority } from '../../../core/model/care-words';
import { defaultCareSettings } from '../../../core/model/care-settings';
import { defaultSettings } from '../../../core/model/default-settings';
import type { Contact } from '../../../core/model/contact';
import { parseCareSettings } from '../../../core/model/parse-care-settings';

const hour = 3_600_000;
const day = 24 * hour;
/** Wednesday 2026-03-04, 10:00 UTC: outside quiet hours. */
const now = Date.UTC(2026, 2, 4, 10);

const { policy, calendar } = defaultSettings();
const budget = { ...policy, ...defaultCareSettings() };
const times = { ...policy, calendar };
const always = { ...times, quietHours: null };

const asking = (draw: Draw, more: Partial<Asking> = {}): Asking => ({
	draw,
	priority: 'normal',
	wanted: now,
	validUntil: now + 60 * day,
	zones: [null, 'UTC'],
	lessOften: false,
	...more,
});

let refs = 0;
const contact = (
	days: number,
	of: Contact['of'] = 'care',
	movable: CarePriority | null = null,
): KnownContact => ({ ref: `ref_${(refs += 1)}`, at: now + days * day, of, movable });

const care: Draw = { kind: 'care' };
const greeting: Draw = { kind: 'greeting' };
const csat: Draw = { kind: 'survey', metric: 'csat' };

describe('the one contact budget', () => {
	// Each cap of the policy page, by what was sent before and when the next may be.
	it.each<[string, Draw, KnownContact[], number, string | null]>([
		['nothing was sent', care, [], 0, null],
		['care a week ago', care, [contact(-7)], 0, null],
		['care six days ago', care, [contact(-6)], 1, 'cap_care'],
		['care in three days', care, [contact(3)], 10, 'cap_care'],
		['wishes six days ago', greeting, [contact(-6)], 0, null],
		[
			'four of care in a month',
			greeting,
			[-29, -24, -18, -15].map((at) => contact(at)),
			1,
			'cap_care',
		],
		[
			'two surveys in two weeks',
			care,
			[contact(-2, 'nps'), contact(-9, 'csat')],
			5,
			'cap_together',
		],
		['a survey and wishes', greeting, [contact(-2, 'nps'), contact(-9)], 5, 'cap_together'],
		['a survey of the metric', csat, [contact(-20, 'csat')], 10, 'cap_metric'],
		['another survey', csat, [contact(-4, 'nps')], 10, 'cap_overall'],
		['one of care', csat, [contact(-1)], 0, null],
		['two of care in two weeks', csat, [contact(-1), contact(-8)], 6, 'cap_together'],
		['all at once', { kind: 'service' }, [contact(0), contact(0), contact(0)], 0, null],
	])('after %s', (_what, draw, contacts, days, movedBy) => {
		expect(place(asking(draw), contacts, { budget, times })).toEqual({
			kind: 'at',
			at: now + days * day,
			movedBy,
			displaced: [],
		});
	});

	it('is half as large for who wants less', () => {
		const less = asking(care, { lessOften: true });
		const placed = place(less, [contact(-7)], { budget, times });
		expect(placed).toMatchObject({ at: now + 7 * day, movedBy: 'cap_care' });
	});

	it.each<[string, Draw, object, Array<[string, number, number]>]>([
		[
			'a survey',
			csat,
			{},
			[
				['cap_metric', 1, 60],
				['cap_overall', 1, 28],
				['cap_together', 2, 28],
			],
		],
		[
			'care',
			care,
			{},
			[
				['cap_care', 1, 14],
				['cap_care', 4, 60],
				['cap_together', 2, 28],
			],
		],
		[
			'surveys without a limit',
			csat,
			{ capPerMetric: {}, capOverall: null },
			[['cap_overall', 1, 30]],
		],
		['care without a limit', care, { caps: { near: null, far: null } }, [['cap_care', 1, 30]]],
		[
			'wishes without a limit',
			greeting,
			{ caps: { near: null, far: null } },
			[['cap_care', 1, 30]],
		],
		['service', { kind: 'service' }, {}, []],
	])('limits %s for who wants less', (_what, draw, more, expected) => {
		const own = { ...budget, ...(Object.keys(more).length > 0 && { capTogether: null }), ...more };
		const limits = limitsOn(draw, own, true).map(({ name, limit, days }) => [name, limit, days]);
		expect(limits).toEqual(expected);
	});

	it('says what had no room, where it is worth nothing by then', () => {
		const short = asking(care, { validUntil: now + day - 1 });
		expect(place(short, [contact(-6)], { budget, times })).toEqual({
			kind: 'no_room',
			cap: { name: 'cap_care', limit: 1, days: 7 },
			freeAt: now + day,
		});
	});

	it('waits for the end of quiet hours, and for a day to send on, where the reader is', () => {
		const late = Date.UTC(2026, 2, 6, 22);
		const at = (
			zones: Asking['zones'],
			sendDays: 'all' | 'workdays',
			validUntil = late + 9 * day,
		) =>
			place(asking(care, { wanted: late, zones, validUntil }), [], {
				budget,
				times: { ...times, sendDays },
			});
		expect(at([null, 'UTC'], 'all')).toMatchObject({
			at: Date.UTC(2026, 2, 7, 9),
			movedBy: 'quiet_hours',
		});
		// 22:00 UTC on Friday is 14:00 in Los Angeles.
		expect(at(['America/Los_Angeles', 'UTC'], 'workdays')).toMatchObject({ at: late });
		expect(at(['Nowhere/At_All', 'UTC'], 'workdays')).toMatchObject({
			at: Date.UTC(2026, 2, 9, 9),
			movedBy: 'send_days',
		});
		expect(at([null, 'UTC'], 'all', late + hour)).toEqual({
			kind: 'too_late',
			movedBy: 'quiet_hours',
		});
	});

	it('looks for a moment that both the caps and the hour allow', () => {
		// The cap frees at 22:00 in four days: quiet hours move it to the next morning.
		const contacts = [contact(-3 + 0.5)];
		expect(place(asking(care), contacts, { budget, times })).toMatchObject({
			at: Date.UTC(2026, 2, 9, 9),
			movedBy: 'cap_care',
		});
	});
});

describe('priority', () => {
	const high = asking(care, { priority: 'high' });

	it('takes the place of what is planned and less important, and names it', () => {
		const planned = contact(3, 'care', 'low');
		expect(place(high, [planned], { budget, times })).toEqual({
			kind: 'at',
			at: now,
			movedBy: null,
			displaced: [planned.ref],
		});
	});

	it.each<[string, Asking, KnownContact]>([
		['what was sent', high, contact(-3)],
		['what is planned and as important', high, contact(3, 'care', 'high')],
		['a survey', high, contact(3, 'nps')],
		['anything, if it is not high itself', asking(care), contact(3, 'care', 'low')],
	])('leaves %s where it is', (_what, one, planned) => {
		const caps = { ...budget, capTogether: { limit: 1, days: 7 } };
		expect(place(one, [planned], { budget: caps, times })).toMatchObject({
			at: planned.at + 7 * day,
			displaced: [],
		});
	});

	it('takes no more than it needs, and the least important of it', () => {
		const [normal, low, far] = [
			contact(8, 'care', 'normal'),
			contact(12, 'care', 'low'),
			contact(40, 'care', 'low'),
		];
		const placed = place(high, [normal, low, far], { budget, times });
		expect(placed).toMatchObject({ at: now, displaced: [low.ref] });
	});

	it('takes nothing where that helps nothing', () => {
		const sent = contact(-1);
		const planned = contact(7, 'care', 'low');
		const caps = { ...budget, caps: { near: { limit: 1, days: 7 }, far: null }, capTogether: null };
		// The one that was sent holds it until day 6, and the planned one until day 14; without it day 6.
		expect(place(high, [sent, planned], { budget: caps, times })).toMatchObject({
			at: now + 6 * day,
			displaced: [planned.ref],
		});
		const justOne = { ...high, validUntil: now + 5 * day };
		expect(place(justOne, [sent, planned], { budget: caps, times })).toMatchObject({
			kind: 'no_room',
		});
	});
});

describe('any order of requests', () => {
	type Request = { after: number; kind: number; priority: CarePriority; lessOften: boolean };
	const draws: Draw[] = [
		care,
		greeting,
		csat,
		{ kind: 'survey', metric: 'nps' },
		{ kind: 'service' },
	];
	const request: fc.Arbitrary<Request> = fc.record({
		after: fc.integer({ min: -20 * 24, max: 40 * 24 }),
		kind: fc.nat(draws.length - 1),
		priority: fc.constantFrom('high', 'normal', 'low'),
		lessOften: fc.boolean(),
	});

	it('never passes a cap: no span of its days holds more than it allows', () => {
		fc.assert(
			fc.property(fc.array(request, { maxLength: 30 }), (requests) => {
				const kept = new Map<string, KnownContact & { draw: Draw; lessOften: boolean }>();
				const waiting = requests.map((one, at) => ({ ...one, ref: String(at) }));
				for (let turn = 0; waiting.length > 0 && turn < 500; turn += 1) {
					const next = waiting.shift();
					if (next === undefined) break;
					const draw = draws[next.kind] ?? care;
					if (draw.kind === 'service') continue;
					const wanted = now + next.after * hour;
					const { priority, lessOften, ref } = next;
					const placed = place(
						asking(draw, { wanted, priority, lessOften, validUntil: wanted + 20 * day }),
						[...kept.values()],
						{ budget, times: always },
					);
					if (placed.kind !== 'at') continue;
					expect(placed.at).toBeGreaterThanOrEqual(wanted);
					expect(placed.at).toBeLessThanOrEqual(wanted + 20 * day);
					for (const gone of placed.displaced) {
						expect(kept.get(gone)?.movable).not.toBe('high');
						expect(priority).toBe('high');
						kept.delete(gone);
						waiting.push({ ...(requests[Number(gone)] as Request), ref: gone });
					}
					const isCare = draw.kind !== 'survey';
					const movable = isCare ? priority : null;
					const of = draw.kind === 'survey' ? draw.metric : 'care';
					kept.set(ref, { ref, at: placed.at, of, movable, draw, lessOften });
				}
				const all = [...kept.values()];
				const most = (contacts: Contact[], days: number) =>
					Math.max(
						0,
						...contacts.map(
							({ at }) => contacts.filter((one) => one.at >= at && one.at < at + days * day).length,
						),
					);
				expect(most(all, 14)).toBeLessThanOrEqual(2);
				const cared = all.filter(({ of }) => of === 'care');
				expect(most(cared, 30)).toBeLessThanOrEqual(4);
				expect(
					most(
						cared.filter((one) => one.draw.kind === 'care'),
						7,
					),
				).toBeLessThanOrEqual(1);
				const surveys = all.filter(({ of }) => of !== 'care');
				expect(most(surveys, 14)).toBeLessThanOrEqual(1);
				expect(
					most(
						surveys.filter(({ of }) => of === 'nps'),
						90,
					),
				).toBeLessThanOrEqual(1);
			}),
			{ numRuns: 200 },
		);
	});

	it('finds the first moment there is, to the hour', () => {
		const known = fc.array(
			fc.record({
				at: fc.integer({ min: -40, max: 40 }),
				of: fc.constantFrom('care', 'nps', 'csat'),
			}),
			{ maxLength: 8 },
		);
		fc.assert(
			fc.property(known, fc.constantFrom(...draws), (some, draw) => {
				const contacts = some.map(({ at, of }) => contact(at, of as Contact['of']));
				const placed = place(asking(draw, { validUntil: now + 400 * day }), contacts, {
					budget,
					times: always,
				});
				const limits = limitsOn(draw, budget);
				let first = now;
				while (brokenLimit(first, contacts, limits) !== null) first += hour;
				expect(placed).toMatchObject({ kind: 'at', at: first });
			}),
			{ numRuns: 100 },
		);
	});
});

describe('the settings of care', () => {
	const base = defaultCareSettings();
	it('are read over what is set', () => {
		expect(parseCareSettings({}, base, 'care')).toEqual(base);
		expect(
			parseCareSettings(
				{
					caps: { near: null },
					capTogether: { limit: 3, days: 10 },
					coolingTime: '3d',
					leapDay: '03-01',
					optOutLimit: { percent: 2 },
				},
				base,
				'care',
			),
		).toEqual({
			caps: { near: null, far: base.caps.far },
			capTogether: { limit: 3, days: 10 },
			coolingTime: 3 * day,
			leapDay: '03-01',
			optOutLimit: { percent: 2, least: 200 },
		});
	});

	it.each([
		[{ leapDay: '02-29' }, '"care.leapDay" is "02-29", but must be one of 02-28, 03-01.'],
		[
			{ capTogether: { limit: 0, days: 7 } },
			'"care.capTogether.limit" is 0, but must be a whole number from 1 to 100.',
		],
		[{ caps: { weekly: null } }, '"care.caps.weekly" is not known.'],
		[
			{ optOutLimit: { percent: 101 } },
			'"care.optOutLimit.percent" is 101, but must be a number from 0 to 100.',
		],
		[{ coolingTime: 'soon' }, '"care.coolingTime" is "soon", which is not a duration.'],
	])('of %j are refused', (value, message) => {
		expect(() => parseCareSettings(value, base, 'care')).toThrow(message);
	});
});
