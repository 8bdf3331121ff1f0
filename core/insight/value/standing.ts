import { fewestOrders } from '../health-points';
import { medianGap } from '../../model/orders';
import { atOnce, type InSteps } from '../stats/in-steps';

const day = 86_400_000;

/** Something a customer bought. */
export type Purchase = {
	/** Epoch ms. */
	at: number;
	/** In the currency that is reckoned in; `null` = not known, or in another one. */
	amount: number | null;
	/** What it was of; empty where nobody says. */
	categories: readonly string[];
};

/** When a customer counts as lost. */
export type LostRule =
	/** No order for so many times as long as their orders usually lie apart. */
	| { by: 'orders'; gaps: number; houseGap: number | null }
	/** The end of the contract has passed. */
	| { by: 'contract' };

/** What tells whether somebody is still there; times in epoch ms. */
export type Life = {
	/** Oldest first. */
	purchases: readonly Purchase[];
	contractEnd: number | null;
	/** When contracts were renewed. */
	renewals: readonly number[];
};

/**
 * How somebody stands at a moment, from what was known then alone:
 *
 * - `none`: no customer yet
 * - `unknown`: nobody can say
 * - `there`, or `lost` since a moment
 */
export type Standing = { state: 'none' | 'unknown' | 'there' } | { state: 'lost'; since: number };

/** A renewal from so long before the end of a contract on is of that contract, ms. */
const renewedBefore = 90 * day;

export function standingAt(life: Life, at: number, rule: LostRule): Standing {
	if (rule.by === 'contract') return underContract(life, at);
	const times = orderTimes(life, at);
	const last = times.at(-1);
	if (last === undefined) return { state: 'none' };
	const gap = usualGap(times, rule.houseGap);
	if (gap === null) return { state: 'unknown' };
	const since = last + rule.gaps * gap;
	return since < at ? { state: 'lost', since } : { state: 'there' };
}

function underContract({ purchases, contractEnd, renewals }: Life, at: number): Standing {
	if (contractEnd === null) return { state: 'unknown' };
	const [first] = purchases;
	if (first && first.at > at) return { state: 'none' };
	if (contractEnd > at) return { state: 'there' };
	const isRenewed = renewals.some((one) => one <= at && one >= contractEnd - renewedBefore);
	return isRenewed ? { state: 'there' } : { state: 'lost', since: contractEnd };
}

/** When somebody had ordered by then, oldest first. */
export const orderTimes = ({ purchases }: Life, at: number): number[] =>
	purchases.flatMap((one) => (one.at <= at ? [one.at] : []));

/** How far the orders of somebody usually lie apart: their own median from four orders on, else everybody's. */
export function usualGap(times: readonly number[], houseGap: number | null): number | null {
	if (times.length < fewestOrders) return houseGap;
	// Orders of one day are one habit: a gap of nothing would have everybody lost at once.
	return Math.max(medianGap(times), day);
}

/** The median of how far the orders of each customer lie apart; `null` where nobody has ordered twice. */
export const houseGapAt = (lives: Iterable<Life>, at: number): number | null =>
	atOnce(houseGapInSteps(lives, at));

/** The same, with a step for each customer. */
export function* houseGapInSteps(lives: Iterable<Life>, at: number): InSteps<number | null> {
	const gaps: number[] = [];
	for (const life of lives) {
		yield;
		const times = orderTimes(life, at);
		if (times.length > 1) gaps.push(medianGap(times));
	}
	if (gaps.length === 0) return null;
	// As plain numbers a hundred thousand are sorted in some milliseconds.
	const sorted = Float64Array.from(gaps).sort();
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? 0;
	return Math.max(day, sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2);
}
