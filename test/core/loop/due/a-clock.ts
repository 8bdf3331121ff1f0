import type { Taker } from '../../../../core/loop/due/due-kind';
import { finishDue, takeDue } from '../../../../core/loop/due/take';
import type { House } from '../../../../core/loop/house';
import type { SatisfactionItem } from '../../../../core/model/item';

/** What stands in the claims, of the node as of its process. */
export const holder = { node: 'test', own: 'test process' };
/** For how long it claims, ms. */
export const leaseMs = 600_000;
const taking = { limit: 50, holder, leaseMs };

/** Claims what somebody would take at a moment, and leaves it claimed. */
export async function takes(
	house: House,
	at: number,
	taker: Taker = 'message',
	scope: string | null = null,
) {
	return (await takeDue(house, at, { ...taking, taker, scope })).work;
}

/** What the clock gives out at a moment, effects first; everything it gives is done at once. */
export async function gives(house: House, at: number): Promise<SatisfactionItem[]> {
	await takes(house, at, 'effect');
	const work = await takes(house, at);
	await finishDue(house, { rows: work.map(({ row }) => row) });
	return work.flatMap(({ items }) => items);
}

/** The same in short: what came due, what is said about it, who is told. */
export async function tells(house: House, at: number): Promise<string[]> {
	const items = await gives(house, at);
	return items
		.map(({ due, outcome, message }) => [due?.kind, outcome?.code, message?.to].join(' '))
		.sort();
}
