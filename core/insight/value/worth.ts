import { type BgNbd, bgNbdInSteps, expectedOrders, probabilityAlive } from '../stats/bg-nbd';
import type { Rhythm } from '../stats/rhythm-fit';
import {
	correlation,
	expectedWorth,
	type GammaGamma,
	gammaGammaInSteps,
	type Spending,
} from '../stats/gamma-gamma';
import { atOnce, type InSteps } from '../stats/in-steps';
import type { Purchase } from './standing';

const week = 7 * 86_400_000;
/** The twelve months to come, in the unit of rhythms. */
export const yearInWeeks = 365.25 / 7;

/** Above it how often somebody orders says how much they spend, which the model takes to be unrelated. */
export const mostCorrelation = 0.3;
/** So many are enough to fit the models to; taken evenly from all. */
const mostFitted = 2_000;
/** Nobody has ever paid more, in any currency: it is a slip, and one would be all that there is to a sum. */
const largestAmount = 1e15;
/** Fewer say nothing about how people order. */
const fewestFitted = 30;

/** Why there is no model of orders, or of what they are worth. */
export type NoModel = 'nobody_again' | 'too_few' | 'correlated' | 'no_amounts' | 'all_equal';

/** How the customers of a house order and spend. */
export type WorthModel = {
	orders: BgNbd | null;
	ordersWhy: NoModel | null;
	spending: GammaGamma | null;
	spendingWhy: NoModel | null;
	correlation: number | null;
	/** Customers it was fitted to. */
	n: number;
};

/** What is to be expected of one customer in the twelve months to come. */
export type Worth = {
	alive: number | null;
	expectedOrders: number | null;
	expectedValue: number | null;
	/** What they have spent a year since their first order; at least a year is reckoned with. */
	yearly: number | null;
};

/**
 * @param now epoch ms; purchases after it are not looked at
 */
export function rhythmOf(purchases: readonly Purchase[], now: number): Rhythm | null {
	const times = purchases.flatMap(({ at }) => (at <= now ? [at] : []));
	const [first, last] = [times[0], times.at(-1)];
	if (first === undefined || last === undefined) return null;
	return {
		repeats: times.length - 1,
		recency: (last - first) / week,
		age: Math.max((now - first) / week, 1 / 7),
	};
}

export function spendingOf(purchases: readonly Purchase[], now: number): Spending | null {
	const amounts = purchases.flatMap(({ at, amount }) =>
		at <= now && amount !== null && amount > 0 && amount <= largestAmount ? [amount] : [],
	);
	const sum = amounts.reduce((all, one) => all + one, 0);
	return amounts.length === 0 ? null : { orders: amounts.length, mean: sum / amounts.length };
}

/** Fits how customers order (BG/NBD) and what an order is worth (Gamma-Gamma), or says why not. */
export const fitWorth = (
	customers: ReadonlyArray<{ purchases: readonly Purchase[] }>,
	now: number,
): WorthModel => atOnce(worthInSteps(customers, now));

/** Of those who have ordered as many as models are fitted to, taken evenly. */
function takenFrom(
	customers: ReadonlyArray<{ purchases: readonly Purchase[] }>,
	now: number,
): Array<readonly Purchase[]> {
	const all = customers.filter(({ purchases }) => (purchases[0]?.at ?? Infinity) <= now);
	const step = Math.max(1, all.length / mostFitted);
	return Array.from(
		{ length: Math.min(all.length, mostFitted) },
		(_, at) => all[Math.floor(at * step)]?.purchases ?? [],
	);
}

const rhythmsIn = (taken: ReadonlyArray<readonly Purchase[]>, now: number): Rhythm[] =>
	taken.flatMap((one) => rhythmOf(one, now) ?? []);

/** The rhythms of those whom a model of orders is fitted to. */
export const rhythmsToFit = (
	customers: ReadonlyArray<{ purchases: readonly Purchase[] }>,
	now: number,
): Rhythm[] => rhythmsIn(takenFrom(customers, now), now);

/** The same in steps: a fit looks at two thousand customers some hundred times. */
export function* worthInSteps(
	customers: ReadonlyArray<{ purchases: readonly Purchase[] }>,
	now: number,
): InSteps<WorthModel> {
	const taken = takenFrom(customers, now);
	const rhythms = rhythmsIn(taken, now);
	const none = { orders: null, spending: null, correlation: null, n: rhythms.length };
	if (rhythms.length < fewestFitted) {
		return { ...none, ordersWhy: 'too_few', spendingWhy: 'too_few' };
	}
	const orders = yield* bgNbdInSteps(rhythms);
	const ordersWhy = orders === null ? ('nobody_again' as const) : null;
	return {
		...none,
		orders,
		ordersWhy,
		...(yield* fitSpending(taken.flatMap((one) => spendingOf(one, now) ?? []))),
	};
}

function* fitSpending(
	spendings: readonly Spending[],
): InSteps<Pick<WorthModel, 'spending' | 'spendingWhy' | 'correlation'>> {
	const again = spendings.filter(({ orders }) => orders > 1);
	const related = correlation(again.map(({ orders, mean }) => [orders, mean] as const));
	const none = (spendingWhy: NoModel) => ({ spending: null, spendingWhy, correlation: related });
	if (spendings.length === 0) return none('no_amounts');
	if (spendings.length < fewestFitted) return none('too_few');
	if (related !== null && Math.abs(related) > mostCorrelation) return none('correlated');
	const spending = yield* gammaGammaInSteps(spendings);
	return spending === null
		? none('all_equal')
		: { spending, spendingWhy: null, correlation: related };
}

/** What is to be expected of somebody, as far as there are models. */
export function worthOf(
	purchases: readonly Purchase[],
	now: number,
	{ orders, spending, spendingWhy }: WorthModel,
): Worth {
	const rhythm = rhythmOf(purchases, now);
	const spent = spendingOf(purchases, now);
	if (rhythm === null)
		return { alive: null, expectedOrders: null, expectedValue: null, yearly: null };
	const expected = orders === null ? null : expectedOrders(orders, rhythm, yearInWeeks);
	const mean =
		spent === null
			? null
			: spending !== null
				? expectedWorth(spending, spent)
				: // One price for all needs no model.
					spendingWhy === 'all_equal'
					? spent.mean
					: null;
	return {
		alive: orders === null ? null : probabilityAlive(orders, rhythm),
		expectedOrders: expected,
		expectedValue: expected === null || mean === null ? null : expected * mean,
		yearly:
			spent === null ? null : (spent.orders * spent.mean) / Math.max(1, rhythm.age / yearInWeeks),
	};
}
