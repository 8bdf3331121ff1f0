import type { KnownLife } from '../../../../core/loop/insight/lives';
import { customerItems } from '../../../../core/loop/insight/value-customers';
import type { ValueContext, ValueInput } from '../../../../core/loop/insight/value-asked';
import type { ParetoNbd } from '../../../../core/insight/stats/pareto-nbd';
import { defaultSettings } from '../../../../core/model/default-settings';

const day = 86_400_000;
const now = Date.UTC(2026, 0, 5);

type Asked = {
	lives: KnownLife[];
	most: number;
	items?: ValueInput['items'];
	a?: number;
	second?: ParetoNbd;
};

/** What items of customers are made of, and no more. */
const contextOf = ({ lives, most, items = 'customers', a = 0.8, second }: Asked): ValueContext =>
	({
		scope: { now, language: 'en', settings: defaultSettings() },
		input: { most, items },
		rule: { by: 'orders', gaps: 3, houseGap: 30 * day },
		model: {
			orders: { r: 0.9, alpha: 6, a, b: 2.5, logLikelihood: 0 },
			ordersWhy: null,
			spending: null,
			spendingWhy: 'all_equal',
			correlation: null,
			n: 1_300,
		},
		second: second ?? null,
		lives,
		currency: 'EUR',
		leftOut: 0,
		breathe: async () => await Promise.resolve(),
	}) as unknown as ValueContext;

const lifeOf = (id: string, purchases: KnownLife['purchases']): KnownLife =>
	({
		...{ id, name: null, by: null, purchases, contractEnd: null, renewals: [] },
		...{ verified: { x: 0, n: 0 }, firstContact: { x: 0, n: 0 }, newest: null, openCases: 0 },
	}) as KnownLife;

describe('items of customers', () => {
	it('are the same first ones, however many customers there are and are asked for', async () => {
		// More than are sorted at one go, the best anywhere among them, many alike.
		const lives = Array.from({ length: 1_300 }, (_, at) =>
			lifeOf(
				`cus_${(at * 7_919) % 1_300}`,
				Array.from({ length: 1 + (at % 6) }, (__, order) => ({
					at: now - (400 - order * 30 - ((at * 31) % 200)) * day,
					amount: 10 + ((at * 17) % 50),
					categories: [],
				})),
			),
		);
		const context = (most: number) => contextOf({ lives, most });
		const all = await customerItems(context(1_300));
		expect(all).toHaveLength(1_300);
		for (const most of [1, 20]) {
			expect(await customerItems(context(most))).toEqual(all.slice(0, most));
		}
	});

	/** Three orders that lie thirty days apart, the last one so many days ago. */
	const since = (id: string, ago: number, amount: number): KnownLife =>
		lifeOf(
			id,
			[60, 30, 0].map((before) => ({ at: now - (ago + before) * day, amount, categories: [] })),
		);
	const content = { metric: 'csat', level: 'high', value: 5, max: 5, at: now } as const;

	it('who may leave begin with the likeliest who is worth most, then with a risk that a score hides', async () => {
		const lives = [
			since('b_poor', 70, 10),
			since('rich_later', 50, 100),
			since('lost', 200, 1_000),
			since('rich', 70, 100),
			{ ...since('c_hidden', 70, 10), newest: content },
			since('a_poor', 70, 10),
			since('stays', 5, 1_000),
		];
		// By the model nobody has left yet who ordered a few days ago.
		const items = await customerItems(contextOf({ lives, most: 100, items: 'at_risk', a: 0.5 }));
		expect(items.map(({ customer }) => customer.id)).toEqual([
			...['rich', 'rich_later', 'c_hidden', 'a_poor', 'b_poor'],
		]);
	});

	it('begin with the reasons, in whole days, and end with what is to be expected', async () => {
		const lives = [{ ...since('c', 70.6, 10), newest: content }];
		const [item] = await customerItems(contextOf({ lives, most: 1 }));
		expect(item?.text).toMatch(
			/^The last order was 71 days ago; orders of all customers usually lie 30 days apart\. The last answer was good \(5 of 5\), but there has been no order for 71 days: a risk that the score hides\. Will order again with a probability of \d+\s%\. To be expected in 12 months: \d+\.\d orders worth \d+\sEUR\.$/u,
		);
	});

	it('promise nothing of who has been silent for long, however sure the model is', async () => {
		const [item] = await customerItems(
			contextOf({ lives: [since('c', 70, 10)], most: 1, items: 'at_risk', a: 0.01 }),
		);
		expect(item?.probabilityAlive).toBeGreaterThan(0.8);
		expect(item?.text).toBe(
			'The last order was 70 days ago; orders of all customers usually lie 30 days apart.',
		);
	});

	describe('have a second opinion', () => {
		const quick: ParetoNbd = { r: 0.9, alpha: 6, s: 2, beta: 30, logLikelihood: 0 };
		const once = (ago: number) =>
			lifeOf('once', [{ at: now - ago * day, amount: 10, categories: [] }]);
		const told = async (life: KnownLife, second?: ParetoNbd) =>
			(await customerItems(contextOf({ lives: [life], most: 1, second })))[0];

		it('on who ordered once, of whom the first model believes that they are there', async () => {
			const item = await told(once(40), quick);
			expect(item?.probabilityAlive).toBe(1);
			expect(item?.secondOpinion?.probabilityAlive).toBeCloseTo(0.64, 2);
			expect(item?.text).toMatch(
				/There is one order alone; they have not left with a probability of 64\s% \(Pareto\/NBD\)\./u,
			);
			expect((await told(once(40)))?.secondOpinion).toBeNull();
		});

		it('that is told where it lies far from the first, and not where it is like it', async () => {
			const gone = { ...quick, s: 40, beta: 60 };
			expect((await told(since('c', 20, 10), gone))?.text).toMatch(
				/A second model \(Pareto\/NBD\) says \d+(?:\.\d)?\s%\./u,
			);
			expect((await told(since('c', 20, 10), quick))?.text).not.toContain('Pareto');
		});
	});
});
