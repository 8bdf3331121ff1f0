import fc from 'fast-check';

import { quietSince } from '../../core/care/quiet-since';
import { isTimeZone } from '../../core/calendar/time-zone';
import type { Audience } from '../../core/model/care-audience';
import { isOfTypes } from '../../core/model/event';
import { ordersIn } from '../../core/model/orders';
import { audienceIds, zonesPresent } from '../../core/store/repositories/care-audience';
import { keepRhythm } from '../../core/store/repositories/customer-rhythm';
import { eventRow, responseRow } from './rows';
import { databases, useDatabases, useStore } from './databases';

useDatabases();

const day = 86_400_000;

const person = fc.record({
	zone: fc.constantFrom('UTC', 'Asia/Shanghai', 'Not/A_Zone', null),
	country: fc.constantFrom('CN', 'GB', null),
	merged: fc.constantFrom(false, false, false, true),
	born: fc.constantFrom(null, 1980, 2026),
	lunar: fc.boolean(),
	date: fc.integer({ min: 1, max: 3 }),
	attribute: fc.constantFrom(null, 'gold', 1, 2.5),
	changed: fc.array(fc.nat(4), { maxLength: 3 }),
	events: fc.array(
		fc.record({
			type: fc.constantFrom('deal.won', 'order.paid', 'order.delivered', 'order.cancelled'),
			at: fc.nat(12),
			received: fc.nat(4),
			subject: fc.nat(6),
			test: fc.constantFrom(0, 0, 0, 1),
		}),
		{ maxLength: 9 },
	),
	answers: fc.array(
		fc.record({
			metric: fc.constantFrom('nps' as const, 'csat' as const),
			level: fc.constantFrom('low' as const, 'high' as const),
			state: fc.constantFrom('completed' as const, 'partial' as const),
			at: fc.nat(4),
		}),
		{ maxLength: 3 },
	),
});
type Person = typeof person extends fc.Arbitrary<infer One> ? One : never;

const zones = fc.constantFrom<string[][]>(['UTC'], ['Asia/Shanghai'], ['Asia/Shanghai', 'UTC']);
const span = fc
	.tuple(fc.integer({ min: -1, max: 4 }), fc.nat(4))
	.map(([from, length]) => ({ from, until: from + length }));
const keyOf = (calendar: 'solar' | 'lunar', date: number, year: number) => ({
	...{ calendar, month: 5, day: date, leap: false, year },
});
const audience: fc.Arbitrary<Audience> = fc.oneof(
	fc.tuple(zones, fc.integer({ min: 1, max: 3 })).map(([zones, date]): Audience => ({
		...{ by: 'yearly', name: 'birth', zones },
		keys: [keyOf('solar', date, 2026), keyOf('lunar', 1, 2026), keyOf('solar', date, 2027)],
	})),
	zones.map((zones): Audience => {
		return { by: 'on_date', name: 'birth', zones, dates: ['1980-05-01', '2026-05-02'] };
	}),
	fc
		.tuple(zones, fc.constantFrom<string[] | null>(null, ['CN'], ['GB', 'CN']))
		.map(([zones, countries]): Audience => ({ by: 'country', zones, countries })),
	zones.map((zones): Audience => ({ by: 'attribute', zones, name: 'plan' })),
	span.map((changed): Audience => ({ by: 'attribute_changed', name: 'plan', changed })),
	fc
		.tuple(span, fc.constantFrom<string[]>(['deal.won'], ['order.*'], ['deal.won', 'order.paid']))
		.map(([happened, types]): Audience => ({ by: 'events', types, happened })),
	span.map((happened): Audience => ({ by: 'orders', happened })),
	span.map((answered): Audience => {
		return { by: 'answers', metrics: ['nps'], level: 'high', answered };
	}),
	fc
		.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 8 }), fc.nat(12))
		.map(([from, length, leastDays]): Audience => {
			const began = { from: from * day, until: (from + length) * day };
			return { by: 'silence', began, quiet: { leastDays, leastOrders: 3 } };
		}),
);

/** By looking at everything that is known of one. */
function isMeant(one: Person, asked: Audience): boolean {
	if (one.merged) return false;
	const zone = isTimeZone(one.zone) ? one.zone : 'UTC';
	if ('zones' in asked && !asked.zones.includes(zone)) return false;
	const within = ({ from, until }: { from: number; until: number }) => {
		return (at: number) => at > from && at <= until;
	};
	const real = one.events.filter(({ test }) => test === 0);
	switch (asked.by) {
		case 'yearly':
			return asked.keys.some(
				(key) =>
					key.calendar === (one.lunar ? 'lunar' : 'solar') &&
					key.day === one.date &&
					(one.born === null || one.born < key.year),
			);
		case 'on_date':
			return !one.lunar && asked.dates.includes(`${one.born}-05-0${one.date}`);
		case 'country':
			return asked.countries === null || asked.countries.includes(one.country ?? '');
		case 'attribute':
			return one.attribute !== null;
		case 'attribute_changed':
			return one.changed.some(within(asked.changed));
		case 'events':
		case 'orders': {
			const types = asked.by === 'orders' ? ['order.*'] : asked.types;
			const isIn = within(asked.happened);
			return real.some(({ type, received }) => isOfTypes(type, types) && isIn(received));
		}
		case 'answers':
			return one.answers.some(
				({ metric, level, state, at }) =>
					asked.metrics.includes(metric) &&
					level === asked.level &&
					state === 'completed' &&
					within(asked.answered)(at),
			);
		case 'silence': {
			const orders = ordersIn(
				real.map(({ type, at, subject }, place) => ({
					...{ event_id: String(place), type, occurred_at: at * day, source: 'shop' },
					...{ subject_type: 'order', subject_id: String(subject) },
				})),
			);
			const since = quietSince(
				orders.map(({ at }) => at),
				asked.quiet,
			);
			return since !== null && within(asked.began)(since);
		}
		case 'items':
			return false;
	}
}

describe.each(databases)('a care audience, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let worlds = 0;

	async function live(all: readonly Person[]): Promise<string> {
		worlds += 1;
		const workspace_id = `world-${worlds}`;
		await store().transaction(async (tx) => {
			for (const [place, one] of all.entries()) {
				const customer_id = `c${place}`;
				const about = { workspace_id, customer_id };
				await tx
					.insertInto('customer')
					.values({
						...{
							...about,
							time_zone: one.zone,
							country: one.country,
							created_at: 0,
							updated_at: 0,
						},
						merged_into: one.merged ? 'other' : null,
					})
					.execute();
				const calendar = one.lunar ? ('lunar' as const) : ('solar' as const);
				const known = !one.lunar && one.born !== null;
				await tx
					.insertInto('customer_date')
					.values({
						...{ ...about, name: 'birth', calendar, year: one.born, month: 5, day: one.date },
						...{ leap: 0, on_date: known ? `${one.born}-05-0${one.date}` : null },
					})
					.execute();
				if (one.attribute !== null) {
					const isText = typeof one.attribute === 'string';
					await tx
						.insertInto('customer_attribute')
						.values({
							...{ ...about, name: 'plan' },
							text: isText ? String(one.attribute) : null,
							number: isText ? null : Number(one.attribute),
						})
						.execute();
				}
				for (const [at, moment] of one.changed.entries()) {
					const change = { change_id: `${customer_id}-${at}`, name: 'plan', at: moment };
					await tx
						.insertInto('attribute_change')
						.values({ ...about, ...change, before: null, after: '1' })
						.execute();
				}
				for (const [at, event] of one.events.entries()) {
					const id = `${customer_id}-${at}`;
					await tx
						.insertInto('event')
						.values(
							eventRow({
								...{ ...about, event_id: id, external_id: id, source: 'shop', type: event.type },
								...{ occurred_at: event.at * day, received_at: event.received, test: event.test },
								...{ subject_type: 'order', subject_id: String(event.subject) },
							}),
						)
						.execute();
				}
				for (const [at, { at: moment, ...answer }] of one.answers.entries()) {
					const id = `${customer_id}-${at}`;
					const row = responseRow({ ...about, ...answer, response_id: id, updated_at: moment });
					await tx
						.insertInto('response')
						.values({ ...row, invitation_id: null, external_id: id })
						.execute();
				}
				await keepRhythm(tx, workspace_id, [customer_id]);
			}
		});
		return workspace_id;
	}

	it('is found as by looking at everybody, each once, in pages of any size', async () => {
		let found = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.array(person, { minLength: 6, maxLength: 10 }),
				fc.array(audience, { minLength: 6, maxLength: 6 }),
				async (all, asked) => {
					const workspace = await live(all);
					for (const one of asked) {
						const meant = all.flatMap((each, at) => (isMeant(each, one) ? `c${at}` : []));
						found += meant.length;
						for (const atOnce of [1, 2, 3]) {
							const pages: string[][] = [];
							const about = { ownZone: 'UTC', atOnce };
							const looks = audienceIds(store().db, dialect, workspace, one, about);
							for await (const page of looks) pages.push(page);
							expect(pages.flat().sort()).toEqual(meant);
							expect(pages.slice(0, -1).every((page) => page.length === atOnce)).toBe(true);
						}
					}
					const present = all.flatMap(({ zone, merged }) => (merged ? [] : (zone ?? [])));
					const named = await zonesPresent(store().db, workspace);
					expect(named.sort()).toEqual([...new Set(present)].sort());
				},
			),
			{ numRuns: 25 },
		);
		expect(found).toBeGreaterThan(50);
	});
});
