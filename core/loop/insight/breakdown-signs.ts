import { type Sign, type SignCode, type SignCounts, signsOf } from '../../insight/breakdown/signs';
import {
	countAnswerSigns,
	countCancelled,
	countNotAsked,
	countOfOneCustomer,
	type OwnerCount,
} from '../../store/repositories/rating-signs';
import type { Namer } from './breakdown-names';
import type { InsightScope } from './insight-scope';

/** A rush counts in the last days of a period that is long enough to have an end worth waiting for, ms. */
const endOfPeriod = 3 * 86_400_000;
const longEnough = 20 * 86_400_000;

/**
 * Signs that figures of people or teams may say more about how answers were gathered than about the service, by
 * the key of the owner or team. Only what is stored is counted: from which device an answer came is known for an
 * hour, and of open links that have no owner, so nothing is said of it.
 */
export async function breakdownSigns(
	scope: InsightScope,
	field: 'owner' | 'team',
	namer: Namer,
): Promise<Map<string, Sign[]>> {
	const { from, until } = scope.period;
	const isLong = until - from >= longEnough;
	const { recorded, late } = await countAnswerSigns(scope, until - endOfPeriod);
	const found = new Map<string, SignCounts>();
	const keyOf = ({ owner }: OwnerCount) => namer.of(field, owner)?.key;
	const add = (code: SignCode, rows: readonly OwnerCount[]) => {
		for (const row of rows) {
			const key = keyOf(row);
			if (key === undefined) continue;
			const counts = found.get(key) ?? {};
			const { count, of } = counts[code] ?? { count: 0, of: 0 };
			found.set(key, { ...counts, [code]: { count: count + row.count, of: of + row.of } });
		}
	};
	add('recorded', recorded);
	if (isLong) add('end_of_period', late);
	add('cancelled_by_hand', await countCancelled(scope));
	add('not_asked_after_case', await countNotAsked(scope));
	for (const [key, count] of commonest(await countOfOneCustomer(scope, 2), keyOf)) {
		const counts = found.get(key);
		if (counts) counts.one_customer = { count, of: counts.recorded?.of ?? count };
	}
	const keys = [...found.keys()];
	const signs = signsOf([...found.values()]);
	return new Map(keys.map((key, at) => [key, signs[at] ?? []]));
}

/** The answers of the customer with the most, of each owner or team; somebody may be known by several ids. */
function commonest(
	rows: ReadonlyArray<OwnerCount & { customerId: string }>,
	keyOf: (row: OwnerCount) => string | undefined,
): Map<string, number> {
	const byCustomer = new Map<string, number>();
	const most = new Map<string, number>();
	for (const row of rows) {
		const key = keyOf(row);
		if (key === undefined) continue;
		const both = JSON.stringify([key, row.customerId]);
		const count = (byCustomer.get(both) ?? 0) + row.count;
		byCustomer.set(both, count);
		most.set(key, Math.max(most.get(key) ?? 0, count));
	}
	return most;
}
