import { sql } from 'kysely';

import { lookedUp, rowsOf } from '../rows-of';
import type { Db, DialectName, Tx } from '../store';
import type { CampaignTable, CareOccasionTable, CareStepTable } from '../tables/care';

export type CampaignRow = CampaignTable;
export type CareOccasionRow = CareOccasionTable;
export type CareStepRow = CareStepTable;

export async function findCampaign(
	db: Db | Tx,
	workspace: string,
	key: string,
): Promise<CampaignRow | undefined> {
	return await db
		.selectFrom('campaign')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('campaign_key', '=', key)
		.executeTakeFirst();
}

/** All campaigns, by their keys. */
export async function listCampaigns(db: Db | Tx, workspace: string): Promise<CampaignRow[]> {
	return await db
		.selectFrom('campaign')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.orderBy('campaign_key')
		.execute();
}

/** Stores a campaign that is new; whoever was first stays. */
export async function insertCampaign(tx: Tx, row: CampaignRow): Promise<void> {
	await tx
		.insertInto('campaign')
		.values(row)
		.onConflict((c) => c.columns(['workspace_id', 'campaign_key']).doNothing())
		.execute();
}

export async function updateCampaign(
	db: Db | Tx,
	workspace: string,
	key: string,
	change: Partial<CampaignRow>,
): Promise<void> {
	await db
		.updateTable('campaign')
		.set(change)
		.where('workspace_id', '=', workspace)
		.where('campaign_key', '=', key)
		.execute();
}

/** Says how far a run has looked, unless another has come further. */
export async function lookedUntil(
	db: Db | Tx,
	workspace: string,
	key: string,
	span: { last: number | null; until: number },
): Promise<void> {
	const query = db
		.updateTable('campaign')
		.set({ looked_until: span.until })
		.where('workspace_id', '=', workspace)
		.where('campaign_key', '=', key);
	await (
		span.last === null
			? query.where('looked_until', 'is', null)
			: query.where('looked_until', '=', span.last)
	).execute();
}

/** Customers of whom something has to be looked at now, those who wait longest first. */
export async function customersToLookAt(
	db: Db | Tx,
	workspace: string,
	key: string,
	now: number,
	limit: number,
): Promise<string[]> {
	const found = await db
		.selectFrom('care_occasion')
		.select('customer_id')
		.where('workspace_id', '=', workspace)
		.where('campaign_key', '=', key)
		.where('again_at', 'is not', null)
		.where('again_at', '<=', now)
		.orderBy('again_at')
		.orderBy('customer_id')
		.limit(limit)
		.execute();
	return [...new Set(found.map(({ customer_id: id }) => id))];
}

const asked = (dialect: DialectName, values: readonly string[]) =>
	rowsOf(
		dialect,
		'asked',
		{ id: 'text' },
		[...values].sort().map((id) => [id]),
	);

/** What is to be looked at now of these customers, in the order in which it has waited. */
export async function occasionsToLookAt(
	db: Db | Tx,
	dialect: DialectName,
	workspace: string,
	about: { campaign: string; customerIds: readonly string[]; now: number },
): Promise<CareOccasionRow[]> {
	const { campaign, customerIds, now } = about;
	if (customerIds.length === 0) return [];
	const theirs = sql`care_occasion.workspace_id = ${workspace}
		and care_occasion.customer_id = asked.id and care_occasion.campaign_key = ${campaign}`;
	// By whose it is: by when it is looked at, each would be sought among all that are due.
	const { rows } =
		await sql<CareOccasionRow>`select care_occasion.* from ${asked(dialect, customerIds)}
		${lookedUp(dialect, 'care_occasion', theirs)}
		where care_occasion.again_at + 0 <= ${now}
		order by care_occasion.again_at, care_occasion.customer_id, care_occasion.occasion_key`.execute(db);
	return rows;
}

export async function findOccasion(
	db: Db | Tx,
	workspace: string,
	careId: string,
): Promise<CareOccasionRow | undefined> {
	return await db
		.selectFrom('care_occasion')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('care_id', '=', careId)
		.executeTakeFirst();
}

/** The steps of these occasions about which something was decided, in their order. */
export async function stepsOf(
	db: Db | Tx,
	dialect: DialectName,
	workspace: string,
	careIds: readonly string[],
): Promise<CareStepRow[]> {
	if (careIds.length === 0) return [];
	const { rows } = await sql<CareStepRow>`select care_step.* from ${asked(dialect, careIds)}
		${sql.raw(dialect === 'sqlite' ? 'cross join' : 'join')} care_step
			on care_step.workspace_id = ${workspace} and care_step.care_id = asked.id
		order by care_step.care_id, care_step.step`.execute(db);
	return rows;
}

/** Those of the keys under which a mailbox gets something already, with the occasion it is for. */
export async function takenMailboxes(
	db: Db | Tx,
	dialect: DialectName,
	workspace: string,
	keys: readonly string[],
): Promise<Map<string, string>> {
	if (keys.length === 0) return new Map();
	const { rows } = await sql<{ key: string; care_id: string }>`
		select care_step.mailbox_once as key, care_step.care_id from ${asked(dialect, keys)}
		${sql.raw(dialect === 'sqlite' ? 'cross join' : 'join')} care_step
			on care_step.workspace_id = ${workspace} and care_step.mailbox_once = asked.id
			and care_step.mailbox_once is not null`.execute(db);
	return new Map(rows.map(({ key, care_id: careId }) => [key, careId]));
}

/** What is planned for a customer and nobody has begun to send. */
export async function plannedStepsOf(
	db: Db | Tx,
	workspace: string,
	customerId: string,
): Promise<CareStepRow[]> {
	return await db
		.selectFrom('care_step')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where('state', '=', 'planned')
		.orderBy('at')
		.execute();
}

/** These occasions are looked at now: what was planned for them has given way. */
export async function lookAgainAt(
	tx: Tx,
	workspace: string,
	careIds: readonly string[],
	at: number,
): Promise<void> {
	if (careIds.length === 0) return;
	await tx
		.updateTable('care_occasion')
		.set({ again_at: at })
		.where('workspace_id', '=', workspace)
		.where('care_id', 'in', [...careIds])
		.where('again_at', 'is not', null)
		.execute();
}

/** What is open of these customers in a campaign is looked at now, but for what is handed out and may be on its way. */
export async function lookEarlierAt(
	tx: Tx,
	workspace: string,
	about: { campaign: string; customerIds: readonly string[]; at: number },
): Promise<void> {
	if (about.customerIds.length === 0) return;
	await tx
		.updateTable('care_occasion')
		.set({ again_at: about.at })
		.where('workspace_id', '=', workspace)
		.where('campaign_key', '=', about.campaign)
		.where('customer_id', 'in', [...about.customerIds])
		.where('again_at', '>', about.at)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('care_step')
						.select('care_step.care_id')
						.whereRef('care_step.workspace_id', '=', 'care_occasion.workspace_id')
						.whereRef('care_step.care_id', '=', 'care_occasion.care_id')
						.where('care_step.state', '=', 'given'),
				),
			),
		)
		.execute();
}

/** Nothing is sent any more to customers who are not there. */
export async function endOrphans(
	tx: Tx,
	workspace: string,
	campaign: string,
	customerIds: readonly string[],
): Promise<void> {
	if (customerIds.length === 0) return;
	await tx
		.updateTable('care_occasion')
		.set({ again_at: null, over_because: 'past' })
		.where('workspace_id', '=', workspace)
		.where('campaign_key', '=', campaign)
		.where('customer_id', 'in', [...customerIds])
		.where('again_at', 'is not', null)
		.execute();
}

/** All occasions of these customers in a campaign, those that are over, too. */
export async function occasionsOf(
	db: Db | Tx,
	dialect: DialectName,
	workspace: string,
	{ campaign, customerIds }: { campaign: string; customerIds: readonly string[] },
): Promise<CareOccasionRow[]> {
	if (customerIds.length === 0) return [];
	const { rows } =
		await sql<CareOccasionRow>`select care_occasion.* from ${asked(dialect, customerIds)}
		${sql.raw(dialect === 'sqlite' ? 'cross join' : 'join')} care_occasion
			on care_occasion.workspace_id = ${workspace} and care_occasion.customer_id = asked.id
			and care_occasion.campaign_key = ${campaign}`.execute(db);
	return rows;
}

/** The addresses of customers who are there. */
export async function emailsOf(
	db: Db | Tx,
	dialect: DialectName,
	workspace: string,
	customerIds: readonly string[],
): Promise<Map<string, string | null>> {
	const { rows } = await sql<{ id: string; email: string | null }>`
		select customer.customer_id as id, customer.email from ${asked(dialect, customerIds)}
		${sql.raw(dialect === 'sqlite' ? 'cross join' : 'join')} customer
			on customer.workspace_id = ${workspace} and customer.customer_id = asked.id
		where customer.merged_into is null`.execute(db);
	return new Map(rows.map(({ id, email }) => [id, email]));
}

/** Customers of whom a campaign looks at something again until a moment, some at a time. */
export async function* customersLookedAtUntil(
	db: Db | Tx,
	workspace: string,
	{ campaign, until, atOnce }: { campaign: string; until: number; atOnce: number },
): AsyncGenerator<string[]> {
	let after = { at: -1, id: '' };
	for (;;) {
		const { at, id } = after;
		const found = await db
			.selectFrom('care_occasion')
			.select(['customer_id', 'again_at'])
			.where('workspace_id', '=', workspace)
			.where('campaign_key', '=', campaign)
			.where('again_at', 'is not', null)
			.where('again_at', '<=', until)
			.where((eb) =>
				eb.or([
					eb('again_at', '>', at),
					eb.and([eb('again_at', '=', at), eb('customer_id', '>', id)]),
				]),
			)
			.orderBy('again_at')
			.orderBy('customer_id')
			.limit(atOnce)
			.execute();
		const last = found.at(-1);
		if (!last) return;
		yield [...new Set(found.map((row) => row.customer_id))];
		after = { at: last.again_at ?? 0, id: last.customer_id };
	}
}
