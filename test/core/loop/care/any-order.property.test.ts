import fc from 'fast-check';

import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { aCareLife, campaignNames } from './a-care-life';

useDatabases();

let workspaces = 0;

const who = fc.nat(4);
const death = fc.constantFrom(null, null, null, 'before' as const, 'between' as const);
const act = <Name extends string, Given>(name: Name, given: fc.Arbitrary<Given>) =>
	fc.record({ name: fc.constant(name), given });

const runs = act(
	'run',
	fc.record({
		names: fc.subarray(campaignNames, { minLength: 1 }),
		workers: fc.constantFrom(1, 1, 2, 3),
		dies: fc.constantFrom(null, null, null, 0, 1, 2, 4),
		death,
	}),
);
const clock = act('clock', fc.record({ death }));
const passes = act(
	'passes',
	fc.record({
		hours: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constantFrom(-50, -5, 96, 200)),
	}),
);
const day = fc.record({
	who,
	name: fc.constantFrom('birth', 'renewal'),
	inDays: fc.integer({ min: 0, max: 7 }),
});

const anything = fc.oneof(
	{ arbitrary: runs, weight: 8 },
	{ arbitrary: clock, weight: 4 },
	{ arbitrary: passes, weight: 6 },
	{
		arbitrary: act(
			'event',
			fc.record({ who, type: fc.constantFrom('deal.won', 'order.delivered', 'contract.renewed') }),
		),
		weight: 3,
	},
	{
		arbitrary: act(
			'lists',
			fc.record({
				whom: fc.array(who, { minLength: 1 }),
				edition: fc.constantFrom('first', 'second'),
			}),
		),
		weight: 3,
	},
	{ arbitrary: act('date', day), weight: 3 },
	{ arbitrary: act('survey', fc.record({ who })), weight: 2 },
	{
		arbitrary: act(
			'says',
			fc.record({
				who,
				no: fc.boolean(),
				topic: fc.constantFrom('promotional_care', 'news', 'service'),
			}),
		),
		weight: 2,
	},
	{ arbitrary: act('pauses', fc.record({ who, days: fc.constantFrom(null, 1, 5) })), weight: 2 },
	{ arbitrary: act('case', fc.record({ who, opens: fc.boolean() })), weight: 2 },
	{ arbitrary: act('merge', fc.record({ who, other: who })), weight: 2 },
	{ arbitrary: act('split', fc.constant(null)), weight: 1 },
	{ arbitrary: act('erase', fc.record({ who })), weight: 1 },
	{
		arbitrary: act(
			'lives',
			fc.record({
				who,
				zone: fc.constantFrom(null, 'Asia/Tokyo', 'America/Los_Angeles', 'Mars/Phobos'),
			}),
		),
		weight: 1,
	},
);

/** What happens in one life, in order. */
const happenings = fc.array(anything, { minLength: 5, maxLength: 40, size: 'max' });

type Happenings = typeof happenings extends fc.Arbitrary<infer All> ? All : never;

/** What has found something: a survey of somebody whose zone nobody knows, and care that was never handed over. */
const examples: Array<[Happenings]> = [
	[
		[
			{ name: 'survey', given: { who: 3 } },
			{ name: 'clock', given: { death: null } },
		],
	],
	[
		[
			{ name: 'lists', given: { whom: [0], edition: 'first' } },
			{ name: 'event', given: { who: 0, type: 'deal.won' } },
			{ name: 'run', given: { names: ['news'], workers: 1, dies: null, death: 'before' } },
		],
	],
];

describe.each(databases)('care, whatever happens in whatever order, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('sends nothing twice, too often, or to whom it must not, and in the end what is due', async () => {
		let sent = 0;
		await fc.assert(
			fc.asyncProperty(happenings, async (all) => {
				const life = await aCareLife(houseIn(store(), `any-order-${(workspaces += 1)}`));
				for (const { name, given } of all) {
					await life.acts[name](given as never);
					expect(life.wrong).toEqual([]);
				}
				await life.ends();
				expect(life.wrong).toEqual([]);
				sent += life.left.length;
			}),
			{ numRuns: 6, examples },
		);
		expect(sent).toBeGreaterThan(0);
	}, 1_200_000);
});
