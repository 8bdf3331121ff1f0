import fc from 'fast-check';

import { celebratedOn } from '../../../core/calendar/celebration';
import { dayAt } from '../../../core/calendar/wall-time';
import { firstTimeZone } from '../../../core/calendar/time-zone';
import type { Audience, Span } from '../../../core/model/care-audience';
import { decideCare } from '../../../core/care/decide';
import type { CareFacts, Occasion } from '../../../core/care/occasion';
import { occasionKinds } from '../../../core/care/occasions';
import { onceKeys } from '../../../core/care/once-keys';
import { plannedIn } from '../../../core/care/planned';
import { quietSince } from '../../../core/care/quiet-since';
import { isOfTypes } from '../../../core/model/event';
import { runSpan } from '../../../core/care/run-span';
import { searchIn } from '../../../core/care/search';
import type { Done } from '../../../core/care/step-times';
import { type KnownDay, onDate } from '../../../core/model/known-day';
import { campaign, day, facts, hour, house, needed, now, rows } from './world';

const home = 'Europe/Berlin';

/** Something of everything around now, so that each kind of occasion finds something. */
const known: fc.Arbitrary<CareFacts> = (() => {
	const near = fc.integer({ min: -120 * 24, max: 420 * 24 }).map((hours) => now + hours * hour);
	const knownDay: fc.Arbitrary<KnownDay> = fc.record({
		calendar: fc.constantFrom('solar', 'lunar'),
		year: fc.option(fc.constantFrom(1980, 2016, 2020, 2026)),
		month: fc.integer({ min: 1, max: 12 }),
		day: fc.integer({ min: 1, max: 30 }),
		leap: fc.constant(false),
	});
	const solarDay = fc
		.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
		.map((one): KnownDay => ({ ...one, calendar: 'solar', year: 2026, leap: false }));
	const moments = fc.array(near, { maxLength: 6 }).map((all) => all.sort((a, b) => a - b));
	const types = fc.constantFrom('deal.won', 'order.delivered', 'ticket.closed');
	return fc
		.record({
			timeZone: fc.constantFrom(
				'UTC',
				'Asia/Shanghai',
				'Pacific/Auckland',
				'America/Los_Angeles',
				'Not/A_Zone',
				null,
			),
			country: fc.constantFrom('CN', 'GB', 'US', null),
			greets: fc.constantFrom(undefined, 'christmas', '中秋节', 'no'),
			dates: fc.record({ birth: knownDay, first_order: knownDay, renewal: solarDay }),
			orders: moments,
			events: fc.array(fc.tuple(near, types), { maxLength: 4 }),
			answers: fc.array(fc.tuple(near, fc.constantFrom('low', 'middle', 'high')), { maxLength: 3 }),
			listedAt: fc.option(near),
		})
		.map(({ timeZone, country, greets, orders, events, answers, dates, listedAt }) =>
			facts({
				customer: { timeZone, country },
				attributes: greets === undefined ? {} : { greets },
				dates,
				listedAt,
				orders: orders.map((at, place) => ({ id: `o${place}`, at })),
				events: events
					.map(([at, type], place) => ({ id: `e${place}`, type, at }))
					.sort((a, b) => a.at - b.at),
				answers: answers
					.map(([at, level], place) => ({
						id: `a${place}`,
						metric: 'nps' as const,
						level,
						completed: true,
						at,
					}))
					.sort((a, b) => a.at - b.at),
			}),
		);
})();

const settings: Record<string, object> = {
	...needed,
	holiday: { festivals: ['mid_autumn', 'christmas', 'new_year'], preference: 'greets' },
};
const series = occasionKinds.map((kind) =>
	campaign(kind.key, {
		key: kind.key,
		settings: settings[kind.key],
		steps: rows(...kind.steps.map(() => ({}))),
	}),
);
const leading = [
	campaign('birthday', { steps: rows({ days: -14 }, { days: 0 }, { days: 2 }) }),
	campaign('holiday', { settings: settings.holiday, steps: rows({ days: -3 }, { days: 0 }) }),
	campaign('milestone', { settings: { of: 'days' }, steps: rows({ days: 0 }, { days: 5 }) }),
];
const anyCampaign = fc.constantFrom(...series, ...leading);

const named = (all: ReturnType<typeof plannedIn>) =>
	all.map(({ occasion, step, dueAt }) => `${occasion.key} ${step} ${dueAt}`).sort();

describe('a look ahead', () => {
	it('of a span finds what its days find, each once', () => {
		fc.assert(
			fc.property(
				anyCampaign,
				known,
				fc.array(fc.integer({ min: 1, max: 40 * 24 }), { minLength: 1, maxLength: 12 }),
				(one, customer, lengths) => {
					const cuts = lengths.reduce<number[]>(
						(all, hours) => [...all, (all.at(-1) ?? now) + hours * hour],
						[now],
					);
					const whole = { from: now, until: cuts.at(-1) ?? now };
					const parts = cuts
						.slice(1)
						.flatMap((until, at) =>
							plannedIn(one, customer, { from: cuts[at] ?? now, until }, home),
						);
					expect(named(parts)).toEqual(named(plannedIn(one, customer, whole, home)));
				},
			),
			{ numRuns: 300 },
		);
	});

	it('never finds a step of an occasion twice, in years', () => {
		fc.assert(
			fc.property(anyCampaign, known, (one, customer) => {
				const span = { from: now - 400 * day, until: now + 4 * 366 * day };
				const keys = plannedIn(one, customer, span, home).map(({ occasion, step }) =>
					JSON.stringify(onceKeys(one.key, step, occasion, { customerId: 'c', mailbox: 'm' })),
				);
				expect(new Set(keys).size).toBe(keys.length);
			}),
			{ numRuns: 200 },
		);
	});
});

describe('who is looked up', () => {
	it('is everybody for whom something comes up', () => {
		let times = 0;
		const year = { from: now, until: now + 366 * day };
		const span = fc.record({ before: fc.nat(72), length: fc.integer({ min: 1, max: 72 }) });
		fc.assert(
			fc.property(
				anyCampaign,
				known,
				fc.nat(),
				span,
				(one, customer, place, { before, length }) => {
					const zones = ['Asia/Shanghai', 'Pacific/Auckland', 'America/Los_Angeles', 'UTC', home];
					const all = plannedIn(one, customer, year, home);
					const around = all[place % Math.max(1, all.length)]?.dueAt ?? now;
					// To the very moment, too, where it counts which end is inside.
					const from = around - before * hour;
					const span = { from, until: from + length * hour };
					const found = plannedIn(one, customer, span, home).filter(
						// Later steps of what began at a moment are found by what is stored of it.
						({ occasion, step }) => occasion.anchor.kind === 'day' || step === 0,
					);
					const audience = one.rules.audience(searchIn(one, span, zones));
					const isIn = audience.some((some) => finds(some, customer));
					if (found.length > 0) times += 1;
					expect(found.length === 0 || isIn).toBe(true);
				},
			),
			{ numRuns: 500 },
		);
		expect(times).toBeGreaterThan(20);
	});

	it('is nobody by a day that has not come in the hour that is looked at', () => {
		const birthday = campaign('birthday');
		const zones = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles'];
		const keysAt = (at: number) =>
			birthday.rules.audience(searchIn(birthday, { from: at - hour, until: at }, zones));
		// It is ten in the morning nowhere of these.
		expect(keysAt(Date.UTC(2026, 2, 4, 12))).toEqual([]);
		const keys = celebratedOn(dayAt('UTC', Date.UTC(2026, 2, 4)), { leapDay: '02-28' });
		expect(keysAt(Date.UTC(2026, 2, 4, 10))).toEqual([
			{ by: 'yearly', name: 'birth', zones: ['UTC'], keys },
		]);
		expect(keysAt(Date.UTC(2026, 2, 4, 2))).toMatchObject([{ zones: ['Asia/Shanghai'] }]);
	});
});

/** Whether an index of the store would find the customer. */
function finds(audience: Audience, { customer, ...about }: CareFacts): boolean {
	const zone = firstTimeZone([customer.timeZone, home]) ?? home;
	const inside =
		({ from, until }: Span) =>
		(at: number) =>
			at > from && at <= until;
	if ('zones' in audience && !audience.zones.includes(zone)) return false;
	switch (audience.by) {
		case 'yearly':
			return audience.keys.some((key) => {
				const one = about.dates[audience.name];
				return (
					one !== undefined &&
					one.calendar === key.calendar &&
					one.month === key.month &&
					one.day === key.day &&
					one.leap === key.leap &&
					(one.year === null || one.year < key.year)
				);
			});
		case 'on_date': {
			const one = about.dates[audience.name];
			return one !== undefined && audience.dates.includes(onDate(one) ?? '');
		}
		case 'country':
			return audience.countries === null || audience.countries.includes(customer.country ?? '');
		case 'attribute':
			return audience.name in about.attributes;
		case 'attribute_changed':
			return about.changes.some(({ at }) => inside(audience.changed)(at));
		case 'events':
			return about.events.some(
				({ at, type }) => inside(audience.happened)(at) && isOfTypes(type, audience.types),
			);
		case 'orders':
			return about.orders.some(({ at }) => inside(audience.happened)(at));
		case 'answers':
			return about.answers.some(
				({ at, level }) => inside(audience.answered)(at) && level === audience.level,
			);
		case 'silence': {
			const since = quietSince(
				about.orders.map(({ at }) => at),
				audience.quiet,
			);
			return since !== null && inside(audience.began)(since);
		}
		case 'items':
			return about.listedAt !== null;
	}
}

describe('runs in any order', () => {
	type Kept = { occasion: Occasion; since: number; done: Done[] };

	// Reported elsewhere: the same mail again and again after a rule matched; a restart that sends all again.
	it('send nothing twice, nothing early and nothing late, whatever the clock does', () => {
		const steps = fc.array(fc.integer({ min: -30, max: 72 }), { minLength: 1, maxLength: 60 });
		const there = house({ timeZone: home });
		let messages = 0;
		fc.assert(
			fc.property(fc.constantFrom(...series), known, steps, (one, customer, hours) => {
				const store = new Map<string, Kept>();
				const sent = new Map<string, number>();
				const year = { from: now, until: now + 366 * day };
				const [next] = plannedIn(one, customer, year, home);
				let last: number | null = null;
				let clock = (next?.dueAt ?? now) - day;
				for (const more of [0, ...hours]) {
					clock += more * hour;
					const { span } = runSpan(last, clock);
					last = clock;
					for (const { occasion } of plannedIn(one, customer, span, home)) {
						if (!store.has(occasion.key))
							store.set(occasion.key, { occasion, since: clock, done: [] });
					}
					for (const kept of store.values()) {
						for (let turn = 0; turn < 9; turn += 1) {
							const progress = { ...kept, stopped: null, groups: [] };
							const asked = {
								campaign: one,
								facts: customer,
								occasion: kept.occasion,
								progress,
								contacts: [],
							};
							const decided = decideCare(asked, there, clock);
							if (decided.kind === 'waits' || decided.kind === 'over') break;
							const { step } = decided;
							if (decided.kind === 'held') {
								if (decided.again !== null) break;
								kept.done.push({ step, at: clock, outcome: 'held' });
								continue;
							}
							if (decided.at > clock) break;
							const key = onceKeys(one.key, step, kept.occasion, {
								customerId: 'c',
								mailbox: null,
							}).customer;
							expect(sent.has(key)).toBe(false);
							sent.set(key, clock);
							messages += 1;
							kept.done.push({ step, at: clock, outcome: 'sent' });
							expect(clock).toBeLessThanOrEqual(decided.validUntil);
							const { anchor } = kept.occasion;
							const first = one.steps[0]?.days ?? 0;
							if (anchor.kind === 'moment') expect(clock).toBeGreaterThanOrEqual(anchor.at);
							else {
								const zone = firstTimeZone([customer.customer.timeZone, home]) ?? home;
								expect(dayAt(zone, clock)).toBeGreaterThanOrEqual(anchor.day + first);
							}
							expect(decided.message.text).not.toMatch(/undefined|null|\{/);
						}
					}
				}
			}),
			{ numRuns: 300 },
		);
		expect(messages).toBeGreaterThan(20);
	});
});
