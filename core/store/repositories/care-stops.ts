import { sql } from 'kysely';

import { rowsOf } from '../rows-of';
import type { Db, DialectName, Tx } from '../store';
import type { CareStopTable } from '../tables/care';

export type CareStopRow = CareStopTable;

/** Whether a campaign is stopped for a customer, and until when it was. */
export type CareStop = {
	isStopped: boolean;
	/** What came up until then is not sent; `null` = it goes on for the first time only when it is let. */
	endedAt: number | null;
};

export async function insertCareStop(tx: Tx, row: CareStopRow): Promise<void> {
	await tx.insertInto('care_stop').values(row).execute();
}

/** Lets a campaign go on for a customer. */
export async function endCareStops(
	tx: Tx,
	workspace: string,
	{ campaign, customerId, at }: { campaign: string; customerId: string; at: number },
): Promise<void> {
	await tx
		.updateTable('care_stop')
		.set({ ended_at: at })
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where('campaign_key', '=', campaign)
		.where('ended_at', 'is', null)
		.execute();
}

/** Of these customers those for whom a campaign is stopped, or was. */
export async function careStopsOf(
	db: Db | Tx,
	dialect: DialectName,
	workspace: string,
	campaign: string,
	customerIds: readonly string[],
): Promise<Map<string, CareStop>> {
	if (customerIds.length === 0) return new Map();
	const ids = [...customerIds].sort().map((id) => [id]);
	const { rows } = await sql<{ id: string; open: number; ended_at: number | null }>`
		select care_stop.customer_id as id,
			max(case when care_stop.ended_at is null then 1 else 0 end) as open,
			max(care_stop.ended_at) as ended_at
		from ${rowsOf(dialect, 'asked', { id: 'text' }, ids)}
		${sql.raw(dialect === 'sqlite' ? 'cross join' : 'join')} care_stop
			on care_stop.workspace_id = ${workspace} and care_stop.customer_id = asked.id
			and care_stop.campaign_key = ${campaign}
		group by care_stop.customer_id`.execute(db);
	return new Map(
		rows.map(({ id, open, ended_at: endedAt }) => [id, { isStopped: Number(open) === 1, endedAt }]),
	);
}

/**
 * Ends occasions that are not over yet, and takes back what was planned or handed out of them and nobody has
 * begun to send. The customers are locked.
 *
 * @returns how many occasions ended, and how many messages were taken back
 */
export async function endOccasions(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	careIds: readonly string[],
	{ because, at }: { because: 'stopped' | 'campaign_stopped'; at: number },
): Promise<{ occasions: number; messages: number }> {
	if (careIds.length === 0) return { occasions: 0, messages: 0 };
	const ids = () =>
		rowsOf(
			dialect,
			'ending',
			{ id: 'text' },
			careIds.map((id) => [id]),
		);
	const { rows } = await sql<{ ref: string }>`
		delete from care_step where care_step.workspace_id = ${workspace}
			and care_step.care_id in (select ending.id from ${ids()})
			and care_step.state in ('planned', 'given')
			and not exists (select 1 from message where message.workspace_id = ${workspace}
				and message.message_key = care_step.care_id || ':' || care_step.step
				and message.state in ('sending', 'sent'))
		returning care_step.care_id || ':' || care_step.step as ref`.execute(tx);
	const refs = rows.map(({ ref }) => ref);
	if (refs.length > 0) {
		const taken = () =>
			rowsOf(
				dialect,
				'taken',
				{ ref: 'text' },
				refs.map((ref) => [ref]),
			);
		await sql`delete from contact where workspace_id = ${workspace}
			and ref_id in (select taken.ref from ${taken()})`.execute(tx);
		await sql`delete from due where workspace_id = ${workspace} and kind = 'care'
			and ref_key in (select taken.ref from ${taken()})`.execute(tx);
	}
	const { numAffectedRows: ended } = await sql`
		update care_occasion set again_at = null, over_because = ${because}, stopped_at = ${at}
		where workspace_id = ${workspace} and again_at is not null
			and care_id in (select ending.id from ${ids()})`.execute(tx);
	return { occasions: Number(ended ?? 0), messages: refs.length };
}

/** The occasions of a campaign that are not over yet, so many of them, or those of one customer. */
export async function openOccasions(
	db: Db | Tx,
	workspace: string,
	{ campaign, customerId, limit }: { campaign: string; customerId: string | null; limit: number },
): Promise<Array<{ care_id: string; customer_id: string }>> {
	const open = db
		.selectFrom('care_occasion')
		.select(['care_id', 'customer_id'])
		.where('workspace_id', '=', workspace)
		.where('campaign_key', '=', campaign)
		.where('again_at', 'is not', null);
	return await (
		customerId === null
			? open.orderBy('again_at').orderBy('care_id')
			: open.where('customer_id', '=', customerId)
	)
		.limit(limit)
		.execute();
}
