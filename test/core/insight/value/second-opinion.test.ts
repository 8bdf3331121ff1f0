import {
	secondInSteps,
	secondOf,
	secondOfGroup,
	secondOfGroupInWords,
} from '../../../../core/insight/value/second-opinion';
import { fitWorth } from '../../../../core/insight/value/worth';
import { atOnce } from '../../../../core/insight/stats/in-steps';

const day = 86_400_000;
const now = Date.UTC(2026, 0, 5);

/** Customers who order at rates of their own until they leave, at any time: as Pareto/NBD has it. */
function crowd(n: number) {
	let seed = 7;
	const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
	const waited = () => -Math.log(random());
	return Array.from({ length: n }, () => {
		const [rate, leaves, begun] = [waited() / 28, waited() / 210, 280 + 140 * random()];
		const end = Math.max(0, begun - waited() / leaves);
		const purchases: Array<{ at: number; amount: number; categories: string[] }> = [];
		for (let ago = begun; ago > end; ago -= waited() / rate) {
			purchases.push({ at: now - ago * day, amount: 10, categories: [] });
		}
		return { purchases };
	});
}

describe('a second opinion on orders', () => {
	it('says that it fits better where people leave at any time', () => {
		const customers = crowd(500);
		const [{ orders: first }, second] = [
			fitWorth(customers, now),
			atOnce(secondInSteps(customers, now)),
		];
		if (!first || !second) throw new Error('There are models.');
		const sum = customers.reduce(
			(all, { purchases }) => all + (secondOf(purchases, now, second)?.expectedOrders ?? 0),
			0,
		);
		const found = secondOfGroup({ ...first, orders: 0 }, { ...second, orders: sum });
		expect(found).toEqual({ expectedOrders: sum, verdict: 'differ', fitsBetter: 'pareto_nbd' });
	});

	it.each([
		[100, 90.1, 'agree'],
		[100, 89, 'differ'],
		[89, 100, 'differ'],
		[0.4, 1.3, 'agree'],
		[0, 0, 'agree'],
		[0, 5, 'differ'],
	])('of %d orders by one and %d by the other is that they %s', (one, other, verdict) => {
		const by = (logLikelihood: number) =>
			secondOfGroup({ orders: one, logLikelihood: -50 }, { orders: other, logLikelihood });
		expect(by(-51.9)).toEqual({ expectedOrders: other, verdict, fitsBetter: null });
		expect(by(-52)).toMatchObject({ verdict, fitsBetter: 'bg_nbd' });
		expect(by(-48)).toMatchObject({ verdict, fitsBetter: 'pareto_nbd' });
	});

	it('is one sentence in either language', () => {
		const found = (logLikelihood: number, orders = 1_250) =>
			secondOfGroup({ orders: 100, logLikelihood: 0 }, { orders, logLikelihood });
		expect(secondOfGroupInWords(found(9), 'en')).toBe(
			'A second model (Pareto/NBD) expects about 1,250: the two differ, and the orders so far fit the second one better.',
		);
		expect(secondOfGroupInWords(found(0), 'en')).toContain('fit both alike');
		expect(secondOfGroupInWords(found(-9), 'zh-CN')).toContain('1,250 个订单：两者不一致');
		expect(secondOfGroupInWords(found(9, 101), 'zh-CN')).toContain('101 个订单：两者一致');
	});

	it('is none where nobody ordered again, or ever', () => {
		const once = { purchases: [{ at: now - day, amount: 1, categories: [] }] };
		expect(atOnce(secondInSteps([once, once], now))).toBeNull();
		expect(atOnce(secondInSteps([], now))).toBeNull();
		const model = { r: 1, alpha: 1, s: 1, beta: 1, logLikelihood: 0 };
		expect(secondOf([], now, model)).toBeNull();
	});
});
