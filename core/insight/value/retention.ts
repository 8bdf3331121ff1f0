import type { Share } from '../difference';
import { atOnce, type InSteps } from '../stats/in-steps';
import type { Lifetimes } from '../stats/shifted-beta-geometric';
import { type Life, type LostRule, type Standing, standingAt } from './standing';

const day = 86_400_000;
/** Of a projection: months where orders tell, years where contracts do, ms. */
export const periodOf = ({ by }: Pick<LostRule, 'by'>): number =>
	by === 'orders' ? (365.25 / 12) * day : 365.25 * day;

/** One customer for the figures of a group. */
export type Counted = Life & {
	/** Surveys that asked whether a fix has helped: answered, and answered well. */
	verified: Share;
	/** Tickets that were closed, and those that were not reopened within the days that count. */
	firstContact: Share;
};

/** How many of how many; a share without `n` says nothing. */
export type RetentionFigures = {
	/** Were there when the period began, and are there at its end. */
	retention: Share;
	/** Of all who have ever been there, who is there at the end of the period. */
	stillThere: Share;
	/** Of those who bought in the period, who bought twice or more. */
	repurchase: Share;
	/** Of those who bought something whose category is known, who bought of two or more. */
	crossBuy: Share;
	firstContact: Share;
	/** Of those who answered whether a fix has helped, who said yes. */
	recovery: Share;
	/** Nobody can say whether they are there. */
	unknown: number;
	customers: number;
	lifetimes: Lifetimes;
};

/**
 * Retention, repurchase and cross-buying of some customers in a period.
 *
 * @param period epoch ms; `until` is not in the future
 */
export const retentionOf = (
	customers: readonly Counted[],
	period: { from: number; until: number },
	rule: LostRule,
): RetentionFigures => atOnce(retentionInSteps(customers, period, rule));

/** The same, with a step for each customer. */
export function* retentionInSteps(
	customers: readonly Counted[],
	period: { from: number; until: number },
	rule: LostRule,
): InSteps<RetentionFigures> {
	const none = (): Share => ({ x: 0, n: 0 });
	const figures = {
		retention: none(),
		stillThere: none(),
		repurchase: none(),
		crossBuy: none(),
		firstContact: none(),
		recovery: none(),
		unknown: 0,
		customers: 0,
	};
	const lost: number[] = [];
	const still: number[] = [];
	const count = (share: Share, isIn: boolean) => {
		share.n += 1;
		if (isIn) share.x += 1;
	};
	const add = (share: Share, more: Share) => {
		share.n += more.n;
		share.x += more.x;
	};
	for (const one of customers) {
		yield;
		add(figures.firstContact, one.firstContact);
		add(figures.recovery, one.verified);
		const before = standingAt(one, period.from, rule);
		const after = standingAt(one, period.until, rule);
		if (after.state !== 'none') figures.customers += 1;
		if (after.state === 'unknown') figures.unknown += 1;
		if (before.state === 'there') count(figures.retention, after.state === 'there');
		if (after.state === 'there' || after.state === 'lost') {
			count(figures.stillThere, after.state === 'there');
			noteLifetime(one, after, period.until, rule, { lost, still });
		}
		const bought = one.purchases.filter(({ at }) => at >= period.from && at <= period.until);
		if (bought.length > 0) count(figures.repurchase, bought.length > 1);
		const categories = new Set(bought.flatMap((purchase) => purchase.categories));
		if (categories.size > 0) count(figures.crossBuy, categories.size > 1);
	}
	return { ...figures, lifetimes: { lost: filled(lost), still: filled(still) } };
}

function noteLifetime(
	{ purchases }: Life,
	standing: Standing,
	now: number,
	rule: LostRule,
	{ lost, still }: { lost: number[]; still: number[] },
): void {
	const [first] = purchases;
	if (!first) return;
	const end = standing.state === 'lost' ? standing.since : now;
	const periods = Math.max(0, Math.floor((end - first.at) / periodOf(rule)));
	const list = standing.state === 'lost' ? lost : still;
	list[periods] = (list[periods] ?? 0) + 1;
}

const filled = (list: readonly number[]): number[] =>
	Array.from({ length: list.length }, (_, at) => list[at] ?? 0);
