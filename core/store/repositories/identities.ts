import { sql } from 'kysely';

import type { Identity } from '../../model/identities';
import { isOneOf } from '../is-one-of';
import type { IdentityTable } from '../tables/known-people';
import type { Db, Tx } from '../store';

/** Those of the identities that somebody has, with whom. */
export async function knownIdentities(
	tx: Db | Tx,
	workspace: string,
	identities: readonly Identity[],
): Promise<IdentityTable[]> {
	if (identities.length === 0) return [];
	return await tx
		.selectFrom('identity')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where(
			isOneOf(
				['kind', 'value'],
				identities.map(({ kind, value }) => [kind, value]),
			),
		)
		.execute();
}

/** The identities of a customer. */
export async function identitiesOfCustomer(
	tx: Tx,
	workspace: string,
	customerId: string,
): Promise<IdentityTable[]> {
	return await tx
		.selectFrom('identity')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.execute();
}

/**
 * Takes identities for a customer, where nobody has them yet. On PostgreSQL it waits for whoever is
 * taking one of them at this moment.
 *
 * @param mergeId the merge that brought the identity by which the customer was recognised
 * @returns whether it got all of them; those it got are given back if not
 */
export async function claimIdentities(
	tx: Tx,
	workspace: string,
	customerId: string,
	identities: readonly Identity[],
	mergeId: string | null,
): Promise<boolean> {
	if (identities.length === 0) return true;
	// Always in the same order, so that two who want the same ones do not wait for one another.
	const rows = identities
		.map(({ kind, value }) => ({ kind, value }))
		.sort((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1))
		.map((one) => ({
			workspace_id: workspace,
			...one,
			customer_id: customerId,
			merge_id: mergeId,
		}));
	const taken = await tx
		.insertInto('identity')
		.values(rows)
		.onConflict((c) => c.doNothing())
		.returning(['kind', 'value'])
		.execute();
	if (taken.length === rows.length) {
		if (mergeId !== null) await cameByMerge(tx, workspace, mergeId, taken);
		return true;
	}
	for (const one of taken) await releaseIdentity(tx, workspace, customerId, one);
	return false;
}

/** What a merged identity brings along belongs to its side of the merge. */
async function cameByMerge(
	tx: Tx,
	workspace: string,
	mergeId: string,
	taken: readonly Identity[],
): Promise<void> {
	await tx
		.insertInto('customer_merge_row')
		.values(
			taken.map(({ kind, value }) => ({
				workspace_id: workspace,
				merge_id: mergeId,
				table_name: 'identity',
				key_1: kind,
				key_2: value,
				moved: 1,
				before: null,
			})),
		)
		.onConflict((c) => c.doNothing())
		.execute();
}

const inOrder = ({ kind, value }: Identity): string => `${kind}\n${value}`;

/** A customer is not recognised by it any more. */
export async function releaseIdentity(
	tx: Tx,
	workspace: string,
	customerId: string,
	{ kind, value }: Identity,
): Promise<void> {
	await tx
		.deleteFrom('identity')
		.where('workspace_id', '=', workspace)
		.where('kind', '=', kind)
		.where('value', '=', value)
		.where('customer_id', '=', customerId)
		.execute();
}

/** How many customers have a telephone number; at most two are counted. */
export async function holdersOfPhone(
	tx: Db | Tx,
	workspace: string,
	phone: string,
): Promise<number> {
	const { rows } = await sql<{ n: number }>`
		select count(*) as n from (select 1 as one from customer_trait
			where workspace_id = ${workspace} and kind = 'phone' and value = ${phone} limit 2) as held`.execute(
		tx,
	);
	return Number(rows[0]?.n ?? 0);
}
