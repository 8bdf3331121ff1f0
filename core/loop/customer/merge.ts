import { InputError, NotFoundError } from '../../model/errors';
import { newId } from '../../model/id';
import { openCaseCount } from '../../store/repositories/cases';
import { type Customer, findCustomer, updateCustomer } from '../../store/repositories/customers';
import { lockCustomer } from '../../store/repositories/lock';
import { insertMerge, mergeOf, moveRows } from '../../store/repositories/merges';
import type { CustomerTable } from '../../store/schema';
import type { Tx } from '../../store/store';
import { noteDeed } from '../audit/deed';
import type { Doer } from '../audit/doer';
import type { House } from '../house';

export type Merged = {
	/** `already`: the two are one record already, by the merge that is named. */
	kind: 'merged' | 'already';
	/** Empty where it is not known by which one. */
	mergeId: string;
	customer: Customer;
	/** Open cases of the record that there is now; each goes on with its own owner and clock. */
	openCases: number;
};

/**
 * Joins two records of one person: what hangs on `mergeId` hangs on `keepId` from then on, gaps of the kept
 * one are filled, and whoever opted out on either side has opted out. A record that somebody left at an open
 * link is never the one that is kept where the other is more than that: what was typed there writes over
 * nothing. The same call again finds it done.
 *
 * @throws InputError for a customer with themselves, NotFoundError for one who is not there (any more)
 */
export async function mergeCustomers(
	house: House,
	now: number,
	input: {
		keepId: string;
		mergeId: string;
		doer: Doer;
		/** They were named in two ways: that both lead to one record says that they were joined before. */
		namedApart?: boolean;
	},
): Promise<Merged> {
	return await house.store.transaction(async (tx) => {
		const { workspace } = house;
		const { keepId, mergeId: otherId } = input;
		if (keepId === otherId && input.namedApart !== true) {
			throw new InputError(
				`The customer "${keepId}" cannot be merged with itself.`,
				'Give the ids of two different customers.',
			);
		}
		const [kept, merged] = inOrder(...(await bothLocked(tx, house, [keepId, otherId])));
		if (kept.customer_id === merged.customer_id) {
			const done =
				(await mergeOf(tx, workspace, otherId)) ?? (await mergeOf(tx, workspace, keepId));
			const openCases = await openCaseCount(tx, workspace, kept.customer_id);
			return { kind: 'already', mergeId: done?.merge_id ?? '', customer: kept, openCases };
		}
		return await joined(tx, house, now, { kept, merged, doer: input.doer });
	});
}

const inOrder = (kept: Customer, merged: Customer): [Customer, Customer] =>
	kept.self_named !== null && merged.self_named === null ? [merged, kept] : [kept, merged];

/** Both as they are once nobody else can change them; of one who was merged before, whom they are now. */
async function bothLocked(
	tx: Tx,
	house: House,
	named: readonly [string, string],
	locked: readonly string[] = [],
): Promise<[Customer, Customer]> {
	const { workspace, store } = house;
	const fresh = named.filter((id) => !locked.includes(id));
	for (const id of fresh.sort()) await lockCustomer(tx, store.dialect, workspace, id);
	const one = await customerNamed(tx, house, named[0]);
	const two = await customerNamed(tx, house, named[1]);
	const now = [one.customer_id, two.customer_id] as const;
	const all = [...locked, ...named];
	if (now.every((id) => all.includes(id))) return [one, two];
	return await bothLocked(tx, house, now, all);
}

async function customerNamed(tx: Tx, { workspace }: House, id: string): Promise<Customer> {
	const found = await findCustomer(tx, workspace, id);
	if (found) return found;
	throw new NotFoundError(
		`There is no customer "${id}" in the workspace "${workspace}"; one who was erased is not there any more.`,
		'Give the customer.id of an item that came from the same workspace.',
	);
}

async function joined(
	tx: Tx,
	house: House,
	now: number,
	{ kept, merged, doer }: { kept: Customer; merged: Customer; doer: Doer },
): Promise<Merged> {
	const { workspace } = house;
	const mergeId = newId('mrg');
	const sides = { mergeId, keptId: kept.customer_id, mergedId: merged.customer_id };
	const change = unionOf(kept, merged);
	const before = Object.fromEntries(Object.keys(change).map((key) => [key, field(kept, key)]));
	await insertMerge(tx, {
		workspace_id: workspace,
		merge_id: mergeId,
		kept_id: sides.keptId,
		merged_id: sides.mergedId,
		at: now,
		split_at: null,
		kept_before: JSON.stringify(before),
		kept_after: JSON.stringify(change),
	});
	await moveRows(tx, house.store.dialect, workspace, sides, now);
	await updateCustomer(tx, workspace, sides.keptId, { ...change, updated_at: now });
	const gone = { merged_into: sides.keptId, updated_at: now };
	await updateCustomer(tx, workspace, sides.mergedId, gone);
	await noteDeed(tx, house, now, {
		action: 'customers_merged',
		doer,
		target: { kind: 'customer', id: sides.keptId },
		details: { merge: mergeId, kept: sides.keptId, merged: sides.mergedId },
		key: mergeId,
	});
	const customer = await customerNamed(tx, house, sides.keptId);
	const openCases = await openCaseCount(tx, workspace, sides.keptId);
	return { kind: 'merged', mergeId, customer, openCases };
}

const filled = [
	'name',
	'email',
	'phone',
	'language',
	'time_zone',
	'segment',
	'title',
	'country',
	'owner',
	'preferred_channel',
	'preferred_language',
] as const;

/** What the kept record takes over: what it lacks. */
function unionOf(kept: Customer, merged: Customer): Partial<CustomerTable> {
	const change: Partial<CustomerTable> = {};
	for (const key of filled) {
		if (kept[key] === null && merged[key] !== null) Object.assign(change, { [key]: merged[key] });
	}
	if (kept.value_amount === null && merged.value_amount !== null) {
		change.value_amount = merged.value_amount;
		change.value_currency = merged.value_currency;
	}
	// The quieter of the two wishes holds.
	const rest = Math.max(kept.paused_until ?? 0, merged.paused_until ?? 0);
	if (rest > (kept.paused_until ?? 0)) change.paused_until = rest;
	if (merged.frequency === 'less' && kept.frequency === null) change.frequency = 'less';
	return change;
}

const field = (customer: Customer, key: string): unknown =>
	customer[key as keyof CustomerTable] ?? null;
