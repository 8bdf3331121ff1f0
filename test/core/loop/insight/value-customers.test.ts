import { customerItems } from '../../../../core/loop/insight/value-customers';
import type { ValueContext } from '../../../../core/loop/insight/value-asked';
import { defaultSettings } from '../../../../core/model/default-settings';

const day = 86_400_000;
const now = Date.UTC(2026, 0, 5);

describe('items of customers', () => {
	it('are the same first ones, however many customers there are and are asked for', async () => {
		// More than are sorted at one go, the best anywhere among them, many alike.
		const lives = Array.from({ length: 1_300 }, (_, at) => ({
			id: `cus_${(at * 7_919) % 1_300}`,
			name: null,
			by: null,
			purchases: Array.from({ length: 1 + (at % 6) }, (__, order) => ({
				at: now - (400 - order * 30 - ((at * 31) % 200)) * day,
				amount: 10 + ((at * 17) % 50),
				categories: [],
			})),
			contractEnd: null,
			renewals: [],
			verified: { x: 0, n: 0 },
			firstContact: { x: 0, n: 0 },
			newest: null,
			openCases: 0,
		}));
		// What items of customers are made of, and no more.
		const context = (most: number): ValueContext =>
			({
				scope: { now, language: 'en', settings: defaultSettings() },
				input: { most },
				rule: { by: 'orders', gaps: 3, houseGap: 30 * day },
				model: {
					orders: { r: 0.9, alpha: 6, a: 0.8, b: 2.5, logLikelihood: 0 },
					ordersWhy: null,
					spending: null,
					spendingWhy: 'all_equal',
					correlation: null,
					n: 1_300,
				},
				lives,
				currency: 'EUR',
				leftOut: 0,
				breathe: async () => await Promise.resolve(),
			}) as unknown as ValueContext;
		const all = await customerItems(context(1_300));
		expect(all).toHaveLength(1_300);
		for (const most of [1, 20]) {
			expect(await customerItems(context(most))).toEqual(all.slice(0, most));
		}
	});
});
