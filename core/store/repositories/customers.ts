import type { Expression } from 'kysely';

import { type Identity, ownKinds } from '../../model/identities';
import { mailboxOf } from '../../model/mailbox';
import type { CustomerTable } from '../schema';
import { askedOnce } from '../compiled-once';
import type { Db, DialectName, Tx } from '../store';

export type Customer = CustomerTable & { external_ids: Record<string, string> };

/** The record with that id, also one that was joined with another. */
export async function customerRow(
	tx: Db | Tx,
	workspace: string,
	customerId: string,
): Promise<CustomerTable | undefined> {
	return await tx
		.selectFrom('customer')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.executeTakeFirst();
}

/** The customer with that id; of a record that was joined with another, that other. */
export async function findCustomer(
	db: Db | Tx,
	workspace: string,
	customerId: string,
): Promise<Customer | undefined> {
	return await customerWithId(db, workspace, customerId, null);
}

/** `share`: nobody erases or merges them, see `holdCustomer`. `alone`: nobody else holds them either. */
export type Hold = 'share' | 'alone';

/** The same, held until the transaction ends: for whoever writes something that names them. */
export async function heldCustomer(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	customerId: string,
	hold: Hold = 'share',
): Promise<Customer | undefined> {
	// SQLite holds the write lock already.
	return await customerWithId(tx, workspace, customerId, dialect === 'sqlite' ? null : hold);
}

async function customerWithId(
	db: Db | Tx,
	workspace: string,
	customerId: string,
	hold: Hold | null,
): Promise<Customer | undefined> {
	const { rows } = await customerAsked[hold ?? 'freely'](db, { workspace, customerId });
	const [first] = rows;
	if (!first) return undefined;
	const { kind: _kind, value: _value, ...customer } = first;
	const { merged_into: into } = customer;
	if (into !== null) return await customerWithId(db, workspace, into, hold);
	return customerOf(customer, rows);
}

type OneCustomer = { workspace: string; customerId: string };

function customerQuery(db: Db | Tx, { workspace, customerId }: OneCustomer) {
	return db
		.selectFrom('customer')
		.leftJoin('identity', (join) =>
			join
				.onRef('identity.workspace_id', '=', 'customer.workspace_id')
				.onRef('identity.customer_id', '=', 'customer.customer_id'),
		)
		.selectAll('customer')
		.select(['identity.kind', 'identity.value'])
		.where('customer.workspace_id', '=', workspace)
		.where('customer.customer_id', '=', customerId);
}

const customerAsked = {
	freely: askedOnce((db, of: OneCustomer) => customerQuery(db, of)),
	share: askedOnce((db, of: OneCustomer) => customerQuery(db, of).forKeyShare('customer')),
	alone: askedOnce((db, of: OneCustomer) => customerQuery(db, of).forUpdate('customer')),
};

/** The customer that an e-mail address belongs to. */
export async function customerWithEmail(
	db: Db | Tx,
	workspace: string,
	email: string,
): Promise<Customer | undefined> {
	const known = await db
		.selectFrom('identity')
		.select('customer_id')
		.where('workspace_id', '=', workspace)
		.where('kind', '=', 'email')
		.where('value', '=', mailboxOf(email) ?? '')
		.executeTakeFirst();
	return known && (await findCustomer(db, workspace, known.customer_id));
}

/** The two questions for a customer and the ways they are identified. */
export function customerQueries(
	db: Db | Tx,
	workspace: string,
	customerId: string | Expression<string | null>,
) {
	const id = customerId as string | Expression<string>;
	return {
		customer: db
			.selectFrom('customer')
			.selectAll()
			.where('workspace_id', '=', workspace)
			.where('customer_id', '=', id),
		identities: db
			.selectFrom('identity')
			.select(['kind', 'value'])
			.where('workspace_id', '=', workspace)
			.where('customer_id', '=', id),
	};
}

/** The customer that both questions have found. */
export function customerFound(found: {
	customer: CustomerTable[];
	identities: Identity[];
}): Customer | undefined {
	const [customer] = found.customer;
	return customer && customerOf(customer, found.identities);
}

function customerOf(
	customer: CustomerTable,
	identities: ReadonlyArray<{ kind: string | null; value: string | null }>,
): Customer {
	const external = identities.flatMap(({ kind, value }) =>
		kind === null || value === null || ownKinds.includes(kind) ? [] : [[kind, value]],
	);
	return {
		...customer,
		language: customer.preferred_language ?? customer.language,
		external_ids: Object.fromEntries(external) as Record<string, string>,
	};
}

export async function updateCustomer(
	tx: Tx,
	workspace: string,
	customerId: string,
	change: Partial<Omit<CustomerTable, 'workspace_id' | 'customer_id'>>,
): Promise<void> {
	await tx
		.updateTable('customer')
		.set(change)
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.execute();
}

function withoutNulls<T extends Record<string, string | null>>(facts: T): Partial<T> {
	const kept = Object.entries(facts).filter(([, value]) => value !== null && value !== '');
	return Object.fromEntries(kept) as Partial<T>;
}

/**
 * Stores somebody made up, to try things out on; anew each time. Nothing identifies them, so no event
 * is ever taken for theirs.
 */
export async function saveSampleCustomer(
	tx: Tx,
	customer: Pick<
		CustomerTable,
		'workspace_id' | 'customer_id' | 'name' | 'email' | 'language' | 'segment'
	>,
	now: number,
): Promise<void> {
	const row = {
		...customer,
		updated_at: now,
	};
	await tx
		.insertInto('customer')
		.values({ ...row, created_at: now })
		.onConflict((c) => c.columns(['workspace_id', 'customer_id']).doUpdateSet(row))
		.execute();
}

/**
 * Stores somebody who says who they are, and proves nothing. Nothing identifies them, so no event is
 * ever taken for theirs; said again, the later word stands.
 */
export async function saveUnprovenCustomer(
	tx: Tx,
	customer: Pick<
		CustomerTable,
		'workspace_id' | 'customer_id' | 'name' | 'email' | 'phone' | 'language' | 'self_named'
	>,
	now: number,
): Promise<void> {
	const row = { ...customer, updated_at: now };
	await tx
		.insertInto('customer')
		.values({ ...row, created_at: now })
		.onConflict((c) =>
			c.columns(['workspace_id', 'customer_id']).doUpdateSet({
				...withoutNulls({
					name: customer.name,
					email: customer.email,
					phone: customer.phone,
				}),
				self_named: customer.self_named,
				updated_at: now,
			}),
		)
		.execute();
}
