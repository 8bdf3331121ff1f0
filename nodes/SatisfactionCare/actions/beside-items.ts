import type { Listed } from '../../../core/loop/care/listed-customers';
import { nothingInWords } from '../../../core/loop/care/nothing-in-words';
import { fillItem, type SatisfactionItem } from '../../../core/model/item';
import { hintOnce } from '../../connection/hint-once';
import type { Call, Done } from '../../connection/operation';
import type { CareOutput } from './outputs';

type Parts = Partial<SatisfactionItem>;
type CareDone = Done<CareOutput> & { item: SatisfactionItem };

/** The customers of a list, each once. */
export const idsOf = (listed: readonly Listed[]): string[] => [
	...new Set(listed.flatMap((one) => ('customerId' in one ? one.customerId : []))),
];

/** What leaves on one output. */
export const leaving = (items: readonly Parts[], output: CareOutput): CareDone[] =>
	items.map((parts) => ({ item: fillItem({}, parts), output }));

/** The items that came in are but the tick: all leaves with the first. */
export const beside = <One>(items: number, all: One[]): One[][] =>
	Array.from({ length: items }, (_, index) => (index === 0 ? all : []));

/**
 * Of a list each leaves with the item that named them first, and keeps its fields.
 *
 * @param before what is said of who gets nothing new; `null` = nothing
 */
export function besideItems(
	calls: readonly Call[],
	listed: readonly Listed[],
	{ due, held }: { due: Parts[]; held: Parts[] },
	before: string | null,
): CareDone[][] {
	const at = new Map<string, number>();
	const done = listed.map((one, index): CareDone[] => {
		if ('customerId' in one) {
			if (!at.has(one.customerId)) at.set(one.customerId, index);
			return [];
		}
		const { code, text } = one;
		const json = calls[index]?.json ?? {};
		return [{ item: fillItem(json, { outcome: { code, text } }), output: 'held' }];
	});
	const tell = (items: readonly Parts[], output: CareOutput): void => {
		for (const parts of items) {
			const place = at.get(parts.customer?.id ?? '');
			const json = place === undefined ? {} : (calls[place]?.json ?? {});
			done[place ?? 0]?.push({ item: fillItem(json, parts), output });
		}
	};
	tell(due, 'done');
	tell(held, 'held');
	if (before === null) return done;
	// Nothing is new of those who have it already, or for whom it is planned.
	for (const place of at.values()) {
		if (done[place]?.length !== 0) continue;
		const outcome = { code: 'listed_before', text: before };
		done[place] = [{ item: fillItem(calls[place]?.json ?? {}, { outcome }), output: 'held' }];
	}
	return done;
}

/** Says beside the output why nothing would be sent, where nothing would. */
export function hintNothing(
	{ context, house }: Call,
	all: readonly CareDone[],
	isNow = false,
): void {
	const on = (output: CareOutput) =>
		all.filter((one) => one.output === output).map(({ item }) => item);
	const nothing = nothingInWords(house, { due: on('done'), held: on('held'), isNow });
	if (nothing !== null) hintOnce(context, nothing);
}
