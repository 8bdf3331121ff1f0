import { type RawBuilder, sql } from 'kysely';

import { rowsOf } from '../rows-of';
import type { DialectName, Tx } from '../store';

/** Locks one customer's row for the rest of the transaction, so that caps are checked one at a time. */
export async function lockCustomer(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	customerId: string,
): Promise<void> {
	// SQLite holds the write lock already.
	if (dialect === 'sqlite') return;
	await tx
		.selectFrom('customer')
		.select('customer_id')
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.forUpdate()
		.execute();
}

/**
 * Keeps a customer from being erased or merged until the transaction ends, and waits for whoever is doing
 * so. Many may hold one customer at once; nobody who holds them waits for a change of what is known.
 *
 * @returns whether they are there, and not joined with another
 */
export async function holdCustomer(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	customerId: string,
): Promise<boolean> {
	const asked = tx
		.selectFrom('customer')
		.select('merged_into')
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId);
	// SQLite holds the write lock already.
	const held = dialect === 'sqlite' ? asked : asked.forKeyShare();
	return (await held.executeTakeFirst())?.merged_into === null;
}

/** The same as a condition of a statement that writes about the customer. */
export const isHeld = (
	dialect: DialectName,
	workspace: string,
	customerId: string | RawBuilder<unknown>,
): RawBuilder<boolean> => sql<boolean>`exists (select 1 from customer as held
	where held.workspace_id = ${workspace} and held.customer_id = ${customerId}
		and held.merged_into is null ${sql.raw(dialect === 'sqlite' ? '' : 'for key share')})`;

/** Lets one transaction at a time decide about a mailbox that several customers may have. */
export async function lockMailbox(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	mailbox: string,
): Promise<void> {
	await lockName(tx, dialect, [workspace, 'mailbox', mailbox]);
}

/** Keeps others from changing an invitation until the transaction ends. */
export async function lockInvitation(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	invitationId: string,
): Promise<void> {
	// SQLite holds the write lock already.
	if (dialect === 'sqlite') return;
	await tx
		.selectFrom('invitation')
		.select('invitation_id')
		.where('workspace_id', '=', workspace)
		.where('invitation_id', '=', invitationId)
		.forUpdate()
		.execute();
}

/**
 * Waits for whoever is writing about these customers' invitations and cases, and keeps others from it until the
 * transaction ends. The customers are locked already.
 */
export async function lockHanging(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	customerIds: readonly string[],
): Promise<void> {
	// SQLite holds the write lock already.
	if (dialect === 'sqlite' || customerIds.length === 0) return;
	for (const [table, key] of [
		['invitation', 'invitation_id'],
		['case_file', 'case_id'],
	] as const) {
		// Always in the same order, so that two who lock the same ones do not wait for one another.
		await sql`select ${sql.ref(key)} from ${sql.table(table)} where workspace_id = ${workspace}
			and customer_id in (${sql.join([...customerIds])}) order by ${sql.ref(key)} for update`.execute(tx);
	}
}

/** Keeps two changes of a workspace's settings from writing over one another. */
export async function lockSettings(tx: Tx, dialect: DialectName, workspace: string): Promise<void> {
	// SQLite holds the write lock already.
	if (dialect === 'sqlite') return;
	await tx
		.selectFrom('workspace')
		.select('workspace_id')
		.where('workspace_id', '=', workspace)
		.forUpdate()
		.execute();
}

/**
 * Lets one transaction at a time decide about a subject, so that an invitation and a reopening that
 * happen at once see each other. Taken before any other lock.
 */
export async function lockSubject(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	subject: { source: string; type: string; id: string },
): Promise<void> {
	await lockName(tx, dialect, [workspace, subject.source, subject.type, subject.id]);
}

/** Lets one trigger at a time claim a page or a scope of work in a workspace. */
export async function lockPublishing(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
): Promise<void> {
	await lockName(tx, dialect, [workspace, 'publish']);
}

/** Lets one transaction at a time go on under a name. */
export async function lockName(tx: Tx, dialect: DialectName, parts: string[]): Promise<void> {
	// SQLite holds the write lock already.
	if (dialect === 'sqlite') return;
	const name = JSON.stringify(parts);
	await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

/**
 * Locks customers and the mailboxes they have, each in one order, so that two who lock the same ones do not wait
 * for one another.
 *
 * @returns the customers that are there and not joined with another
 */
export async function lockCustomers(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	customerIds: readonly string[],
): Promise<Array<{ customer_id: string; email: string | null }>> {
	if (customerIds.length === 0) return [];
	type Locked = { customer_id: string; email: string | null };
	if (dialect === 'sqlite') {
		// It holds the write lock already.
		const ids = rowsOf(
			dialect,
			'asked',
			{ id: 'text' },
			[...new Set(customerIds)].sort().map((id) => [id]),
		);
		const { rows } = await sql<Locked>`select customer.customer_id, customer.email from ${ids}
			cross join customer on customer.workspace_id = ${workspace} and customer.customer_id = asked.id
			where customer.merged_into is null order by customer.customer_id`.execute(tx);
		return rows;
	}
	const { rows } = await sql<Locked>`select customer_id, email from customer
		where workspace_id = ${workspace} and customer_id = any(${[...customerIds]}::text[])
			and merged_into is null
		order by customer_id for update`.execute(tx);
	return rows;
}

/** Lets one transaction at a time decide about these mailboxes; taken after the customers. */
export async function lockMailboxes(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	mailboxes: readonly string[],
): Promise<void> {
	if (dialect === 'sqlite') return;
	const names = [...new Set(mailboxes)].map((one) => JSON.stringify([workspace, 'mailbox', one]));
	await sql`select pg_advisory_xact_lock(hashtextextended(name, 0))
		from (select unnest(${names.sort()}::text[]) as name) as names`.execute(tx);
}
