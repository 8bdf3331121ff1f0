import { sql } from 'kysely';

import type { CustomerMergeTable, LikelyDoubleTable, Sides } from '../tables/known-people';
import type { Db, DialectName, Tx } from '../store';
import { keepRhythm } from './customer-rhythm';
import { isHeld } from './lock';
import { noteCareSince, partCare, uniteCare } from './merged-care';
import { partFacts, uniteFacts } from './merged-facts';
import { partWords, uniteWords } from './merged-words';

/**
 * The tables whose rows hang on a customer, by `customer_id`, with the key of a row. A merge moves them
 * all; a test holds this list against the database.
 *
 * `through`: a row that came after a merge belongs to its side if what it is about does.
 */
export const hangingTables = [
	{ table: 'event', key: 'event_id', through: [] },
	{ table: 'invitation', key: 'invitation_id', through: [['event_id', 'event']] },
	{ table: 'contact', key: 'ref_id', through: [['ref_id', 'invitation']] },
	{
		table: 'response',
		key: 'response_id',
		through: [
			['invitation_id', 'invitation'],
			['event_id', 'event'],
		],
	},
	{ table: 'case_file', key: 'case_id', through: [['response_id', 'response']] },
	// All steps of a case go together.
	{ table: 'case_step', key: 'case_id', through: [['case_id', 'case_file']] },
	{
		table: 'message',
		key: 'message_key',
		through: [
			['invitation_id', 'invitation'],
			['case_id', 'case_file'],
		],
	},
	{ table: 'consent_change', key: 'change_id', through: [] },
	{ table: 'care_stop', key: 'stop_id', through: [] },
	{ table: 'problem_told', key: 'told_id', through: [] },
	{ table: 'privacy_request', key: 'request_id', through: [] },
	{
		table: 'activity',
		key: 'activity_id',
		through: [
			['response_id', 'response'],
			['case_id', 'case_file'],
		],
	},
	// All steps of an occasion go together.
	{ table: 'care_step', key: 'care_id', through: [['care_id', 'care_occasion']] },
	{ table: 'attribute_change', key: 'change_id', through: [] },
] as const;

/** Those that a merge treats in a way of their own: what two have is one, and each may be undone. */
export const unitedTables = [
	'customer',
	'identity',
	'customer_trait',
	'customer_tag',
	'customer_date',
	'customer_attribute',
	'likely_double',
	'consent',
	'care_occasion',
	'customer_rhythm',
] as const;

export async function insertMerge(tx: Tx, merge: CustomerMergeTable): Promise<void> {
	await tx.insertInto('customer_merge').values(merge).execute();
}

export async function findMerge(
	db: Db | Tx,
	workspace: string,
	mergeId: string,
): Promise<CustomerMergeTable | undefined> {
	return await db
		.selectFrom('customer_merge')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('merge_id', '=', mergeId)
		.executeTakeFirst();
}

/** Whether another record was joined with this one, and still is. */
export async function hasJoined(db: Db | Tx, workspace: string, keptId: string): Promise<boolean> {
	const merge = await db
		.selectFrom('customer_merge')
		.select('merge_id')
		.where('workspace_id', '=', workspace)
		.where('kept_id', '=', keptId)
		.where('split_at', 'is', null)
		.executeTakeFirst();
	return merge !== undefined;
}

/** The merge that holds by which a record was joined with another. */
export async function mergeOf(
	db: Db | Tx,
	workspace: string,
	mergedId: string,
): Promise<CustomerMergeTable | undefined> {
	return await db
		.selectFrom('customer_merge')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('merged_id', '=', mergedId)
		.where('split_at', 'is', null)
		.executeTakeFirst();
}

export async function endMerge(
	tx: Tx,
	workspace: string,
	mergeId: string,
	now: number,
): Promise<void> {
	await tx
		.updateTable('customer_merge')
		.set({ split_at: now })
		.where('workspace_id', '=', workspace)
		.where('merge_id', '=', mergeId)
		.execute();
}

/** A row that came to the kept customer later, by what belongs to the merged one. */
export async function noteMergedEvent(
	tx: Tx,
	workspace: string,
	mergeId: string,
	eventId: string,
): Promise<void> {
	await tx
		.insertInto('customer_merge_row')
		.values({
			workspace_id: workspace,
			merge_id: mergeId,
			table_name: 'event',
			key_1: eventId,
			key_2: '',
			moved: 1,
			before: null,
		})
		.onConflict((c) => c.doNothing())
		.execute();
}

/** Moves all that hangs on the merged customer to the kept one, and writes down what was moved. */
export async function moveRows(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	sides: Sides,
	now: number,
): Promise<void> {
	const { mergeId, keptId, mergedId } = sides;
	await uniteCare(tx, workspace, sides, now);
	for (const { table, key } of hangingTables) {
		await sql`insert into customer_merge_row
				(workspace_id, merge_id, table_name, key_1, key_2, moved)
			select distinct workspace_id, ${mergeId}, ${sql.lit(table)}, ${sql.ref(key)}, '', 1
			from ${sql.table(table)}
			where workspace_id = ${workspace} and customer_id = ${mergedId}`.execute(tx);
		await sql`update ${sql.table(table)} set customer_id = ${keptId}
			where workspace_id = ${workspace} and customer_id = ${mergedId}`.execute(tx);
	}
	await moveIdentities(tx, workspace, sides);
	await uniteTraits(tx, workspace, sides);
	await uniteDoubles(tx, dialect, workspace, sides);
	await uniteWords(tx, workspace, sides);
	await uniteFacts(tx, workspace, sides);
	await keepRhythm(tx, workspace, [keptId, mergedId]);
}

/** The other way round, with what has come by the merged one's events since. */
export async function moveRowsBack(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	sides: Sides,
	now: number,
): Promise<void> {
	const { mergeId, keptId, mergedId } = sides;
	await noteCareSince(tx, workspace, sides);
	for (const { table, key, through } of hangingTables) {
		for (const [column, other] of through) {
			await sql`insert into customer_merge_row
					(workspace_id, merge_id, table_name, key_1, key_2, moved)
				select workspace_id, ${mergeId}, ${sql.lit(table)}, ${sql.ref(key)}, '', 1
				from ${sql.table(table)}
				where workspace_id = ${workspace} and customer_id = ${keptId}
					and ${sql.ref(column)} in (select key_1 from customer_merge_row
						where workspace_id = ${workspace} and merge_id = ${mergeId}
							and table_name = ${sql.lit(other)} and moved = 1)
				on conflict do nothing`.execute(tx);
		}
		await sql`update ${sql.table(table)} set customer_id = ${mergedId}
			where workspace_id = ${workspace} and customer_id = ${keptId}
				and ${sql.ref(key)} in (select key_1 from customer_merge_row
					where workspace_id = ${workspace} and merge_id = ${mergeId}
						and table_name = ${sql.lit(table)})`.execute(tx);
	}
	await moveIdentitiesBack(tx, workspace, sides);
	await partTraits(tx, workspace, sides);
	await partDoubles(tx, dialect, workspace, sides);
	await partWords(tx, workspace, sides);
	await partFacts(tx, workspace, sides);
	await partCare(tx, workspace, sides, now);
	await keepRhythm(tx, workspace, [keptId, mergedId]);
}

async function moveIdentities(
	tx: Tx,
	workspace: string,
	{ mergeId, keptId, mergedId }: Sides,
): Promise<void> {
	await sql`insert into customer_merge_row
			(workspace_id, merge_id, table_name, key_1, key_2, moved, before)
		select workspace_id, ${mergeId}, 'identity', kind, value, 1, merge_id from identity
		where workspace_id = ${workspace} and customer_id = ${mergedId}`.execute(tx);
	await sql`update identity set customer_id = ${keptId}, merge_id = ${mergeId}
		where workspace_id = ${workspace} and customer_id = ${mergedId}`.execute(tx);
}

async function moveIdentitiesBack(
	tx: Tx,
	workspace: string,
	{ mergeId, keptId, mergedId }: Sides,
): Promise<void> {
	await sql`update identity set customer_id = ${mergedId}, merge_id = (
			select before from customer_merge_row as kept
			where kept.workspace_id = identity.workspace_id and kept.merge_id = ${mergeId}
				and kept.table_name = 'identity' and kept.key_1 = identity.kind
				and kept.key_2 = identity.value)
		where workspace_id = ${workspace} and customer_id = ${keptId}
			and merge_id = ${mergeId}`.execute(tx);
}

async function uniteTraits(
	tx: Tx,
	workspace: string,
	{ mergeId, keptId, mergedId }: Sides,
): Promise<void> {
	const alsoKept = sql`exists (select 1 from customer_trait as other
		where other.workspace_id = customer_trait.workspace_id and other.kind = customer_trait.kind
			and other.value = customer_trait.value and other.customer_id = ${keptId})`;
	const merged = sql`workspace_id = ${workspace} and customer_id = ${mergedId}`;
	await sql`insert into customer_merge_row
			(workspace_id, merge_id, table_name, key_1, key_2, moved)
		select workspace_id, ${mergeId}, 'customer_trait', kind, value,
			case when ${alsoKept} then 0 else 1 end from customer_trait where ${merged}`.execute(tx);
	await sql`delete from customer_trait where ${merged} and ${alsoKept}`.execute(tx);
	await sql`update customer_trait set customer_id = ${keptId} where ${merged}`.execute(tx);
}

async function partTraits(
	tx: Tx,
	workspace: string,
	{ mergeId, keptId, mergedId }: Sides,
): Promise<void> {
	const rows = sql`from customer_merge_row as noted where noted.workspace_id = ${workspace}
		and noted.merge_id = ${mergeId} and noted.table_name = 'customer_trait'`;
	await sql`delete from customer_trait where workspace_id = ${workspace}
		and customer_id = ${keptId} and exists (select 1 ${rows} and noted.moved = 1
			and noted.key_1 = customer_trait.kind and noted.key_2 = customer_trait.value)`.execute(tx);
	await sql`insert into customer_trait (workspace_id, kind, value, customer_id)
		select noted.workspace_id, noted.key_1, noted.key_2, ${mergedId} ${rows}
		on conflict do nothing`.execute(tx);
}

/** Notes a pair, unless one of them is not there any more; returns how many that is. */
async function noteDouble(
	tx: Tx,
	dialect: DialectName,
	{ workspace_id: workspace, customer_id: one, other_id: two, reason, found_at }: LikelyDoubleTable,
): Promise<number> {
	const { rows } = await sql`insert into likely_double
			(workspace_id, customer_id, other_id, reason, found_at)
		select cast(${workspace} as text), cast(${one} as text), cast(${two} as text),
			cast(${reason} as text), cast(${found_at} as bigint)
		where ${isHeld(dialect, workspace, one)} and ${isHeld(dialect, workspace, two)}
		on conflict do nothing returning reason`.execute(tx);
	return rows.length;
}

/** A pair with the merged one becomes one with the kept one; that of the two is none any more. */
async function uniteDoubles(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	{ mergeId, keptId, mergedId }: Sides,
): Promise<void> {
	const pairs: LikelyDoubleTable[] = [];
	// One side after the other: for both at once SQLite would look through all of a workspace.
	for (const side of ['customer_id', 'other_id'] as const) {
		const taken = tx.deleteFrom('likely_double').where('workspace_id', '=', workspace);
		pairs.push(...(await taken.where(side, '=', mergedId).returningAll().execute()));
	}
	for (const pair of pairs) {
		const other = pair.customer_id === mergedId ? pair.other_id : pair.customer_id;
		const [one = '', two = ''] = [keptId, other].sort();
		const added =
			other === keptId
				? 0
				: await noteDouble(tx, dialect, { ...pair, customer_id: one, other_id: two });
		await tx
			.insertInto('customer_merge_row')
			.values({
				workspace_id: workspace,
				merge_id: mergeId,
				table_name: 'likely_double',
				key_1: other,
				key_2: pair.reason,
				moved: added,
				before: String(pair.found_at),
			})
			.execute();
	}
}

async function partDoubles(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	{ mergeId, keptId, mergedId }: Sides,
): Promise<void> {
	const noted = await tx
		.selectFrom('customer_merge_row')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('merge_id', '=', mergeId)
		.where('table_name', '=', 'likely_double')
		.execute();
	for (const { key_1: other, key_2: reason, moved, before } of noted) {
		const pairOf = (id: string): [string, string] => (id < other ? [id, other] : [other, id]);
		if (moved === 1) {
			const [one, two] = pairOf(keptId);
			await sql`delete from likely_double where workspace_id = ${workspace}
				and customer_id = ${one} and other_id = ${two} and reason = ${reason}`.execute(tx);
		}
		const [one, two] = pairOf(mergedId);
		const pair = { workspace_id: workspace, customer_id: one, other_id: two };
		await noteDouble(tx, dialect, {
			...pair,
			reason: reason as LikelyDoubleTable['reason'],
			found_at: Number(before),
		});
	}
}
