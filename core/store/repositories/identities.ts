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
