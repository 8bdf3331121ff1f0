import { InputError, NotFoundError } from '../../model/errors';
import {
	customerRow,
	type Customer,
	findCustomer,
	updateCustomer,
} from '../../store/repositories/customers';
import { lockCustomer } from '../../store/repositories/lock';
import { endMerge, findMerge, mergeOf, moveRowsBack } from '../../store/repositories/merges';
import type { CustomerTable } from '../../store/schema';
import type { CustomerMergeTable } from '../../store/tables/known-people';
import type { Tx } from '../../store/store';
import { noteDeed } from '../audit/deed';
import type { Doer } from '../audit/doer';
import type { House } from '../house';

export type Split = {
	/** `already`: it was undone before. */
	kind: 'split' | 'already';
	kept: Customer;
	parted: Customer;
};

/**
 * Undoes a merge, row for row. What has come since goes to the side whose identity it came by; what was
 * said since about the kept record stays said; an opting out since holds on both sides.
 *
 * @throws NotFoundError for a merge that is not known or a customer who was erased since; InputError
 *   where a later merge must be undone first
 */
export async function splitCustomers(
	house: House,
	now: number,
	input: { mergeId: string; doer: Doer },
): Promise<Split> {
	return await house.store.transaction(async (tx) => {
		const { workspace, store } = house;
		const merge = await findMerge(tx, workspace, input.mergeId);
		if (!merge) {
			throw new NotFoundError(
				`There is no merge "${input.mergeId}" in the workspace "${workspace}".`,
				'Give the id that Merge has put on its item; List Audit Trail of Satisfaction Workspace has it as details.merge.',
			);
		}
		const sides = {
			mergeId: merge.merge_id,
			keptId: merge.kept_id,
			mergedId: merge.merged_id,
		};
		for (const id of [sides.keptId, sides.mergedId].sort()) {
			await lockCustomer(tx, store.dialect, workspace, id);
		}
		// Another process may have undone it before the rows were locked.
		const isOver = (await findMerge(tx, workspace, merge.merge_id))?.split_at !== null;
		if (!isOver) await undo(tx, house, now, { merge, sides, doer: input.doer });
		return {
			kind: isOver ? 'already' : 'split',
			kept: await stillThere(tx, house, sides.keptId),
			parted: await stillThere(tx, house, sides.mergedId),
		};
	});
}

async function undo(
	tx: Tx,
	house: House,
	now: number,
	{
		merge,
		sides,
		doer,
	}: {
		merge: CustomerMergeTable;
		sides: { mergeId: string; keptId: string; mergedId: string };
		doer: Doer;
	},
): Promise<void> {
	const { workspace } = house;
	const { keptId, mergedId, mergeId } = sides;
	const kept = await customerRow(tx, workspace, keptId);
	if (!kept || !(await customerRow(tx, workspace, mergedId))) {
		throw new NotFoundError(
			`The merge "${mergeId}" cannot be undone: one of its customers was erased since.`,
			'Nothing has to be done; whoever comes back is a new customer.',
		);
	}
	const later = await mergeOf(tx, workspace, keptId);
	if (later) {
		throw new InputError(
			`The kept customer of the merge "${mergeId}" was merged into another one since.`,
			`Split "${later.merge_id}" first.`,
		);
	}
	await updateCustomer(tx, workspace, mergedId, { merged_into: null, updated_at: now });
	await moveRowsBack(tx, house.store.dialect, workspace, sides, now);
	const restored = restoredOf(kept, merge);
	await updateCustomer(tx, workspace, keptId, { ...restored, updated_at: now });
	await endMerge(tx, workspace, mergeId, now);
	await noteDeed(tx, house, now, {
		action: 'customers_split',
		doer,
		target: { kind: 'customer', id: keptId },
		details: { merge: mergeId, kept: keptId, merged: mergedId },
		key: mergeId,
	});
}

/** Fields that the merge filled and nobody has changed since are as they were. */
function restoredOf(kept: CustomerTable, merge: CustomerMergeTable): Partial<CustomerTable> {
	const before = JSON.parse(merge.kept_before) as Record<string, unknown>;
	const after = JSON.parse(merge.kept_after) as Record<string, unknown>;
	const unchanged = Object.keys(after).filter(
		(key) => kept[key as keyof CustomerTable] === after[key],
	);
	return Object.fromEntries(unchanged.map((key) => [key, before[key] ?? null]));
}

async function stillThere(tx: Tx, { workspace }: House, id: string): Promise<Customer> {
	const found = await findCustomer(tx, workspace, id);
	if (found) return found;
	throw new NotFoundError(
		`The customer "${id}" is not in the workspace "${workspace}" any more.`,
		'Nothing has to be done.',
	);
}
