import type { Expression } from 'kysely';

import type { CustomerFacts } from '../../model/event';
import { newId } from '../../model/id';
import type { CustomerTable } from '../schema';
import type { Db, Tx } from '../store';

export type Customer = CustomerTable & { external_ids: Record<string, string> };

type Identity = { kind: string; value: string };

const ownKinds = new Set(['email', 'phone']);

/** The ways these facts identify somebody, strongest first. */
export function identitiesOf(facts: CustomerFacts): Identity[] {
	const found: Identity[] = Object.entries(facts.externalIds).map(([kind, value]) => ({
		kind,
		value,
	}));
	if (facts.email) found.push({ kind: 'email', value: facts.email.trim().toLowerCase() });
	const digits = facts.phone?.replace(/[^\d+]/g, '') ?? '';
	if (digits.length >= 5) found.push({ kind: 'phone', value: digits });
	return found;
}

/**
 * Finds the customer by the strongest identity that is known, or creates one; newer non-empty facts
 * replace older ones. `null` if the facts identify nobody.
 */
export async function resolveCustomer(
	tx: Tx,
	workspace: string,
	facts: CustomerFacts,
	now: number,
): Promise<Customer | null> {
	const identities = identitiesOf(facts);
	if (identities.length === 0) return null;
	const known = await tx
		.selectFrom('identity')
		.select(['kind', 'value', 'customer_id'])
		.where('workspace_id', '=', workspace)
		.where((eb) =>
			eb.or(
				identities.map(({ kind, value }) =>
					eb.and([eb('kind', '=', kind), eb('value', '=', value)]),
				),
			),
		)
		.execute();
	const match = identities
		.map(({ kind, value }) => known.find((row) => row.kind === kind && row.value === value))
		.find((row) => row !== undefined);
	const customerId = match?.customer_id ?? newId('cus');
	const fresh = withoutNulls({
		name: facts.name,
		email: facts.email,
		phone: facts.phone,
		language: facts.language,
		time_zone: facts.timeZone,
		segment: facts.segment,
	});
	if (match) {
		await tx
			.updateTable('customer')
			.set({ ...fresh, updated_at: now })
			.where('workspace_id', '=', workspace)
			.where('customer_id', '=', customerId)
			.execute();
		if (facts.email) await forgetFailureOfOldAddress(tx, workspace, customerId, facts.email);
	} else {
		await tx
			.insertInto('customer')
			.values({
				workspace_id: workspace,
				customer_id: customerId,
				address_state: 'ok',
				created_at: now,
				updated_at: now,
				...fresh,
			})
			.execute();
	}
	const missing = identities.filter(
		({ kind, value }) => !known.some((row) => row.kind === kind && row.value === value),
	);
	if (missing.length > 0) {
		await tx
			.insertInto('identity')
			.values(missing.map((one) => ({ workspace_id: workspace, ...one, customer_id: customerId })))
			.onConflict((c) => c.doNothing())
			.execute();
	}
	return (await findCustomer(tx, workspace, customerId)) ?? null;
}

/** A bounce belongs to the address it happened on: `address_reason` begins with that address. */
async function forgetFailureOfOldAddress(
	tx: Tx,
	workspace: string,
	customerId: string,
	email: string,
): Promise<void> {
	await tx
		.updateTable('customer')
		.set({ address_state: 'ok', address_reason: null })
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where('address_state', '=', 'failed')
		.where('address_reason', 'not like', `${email}:%`)
		.execute();
}

export async function findCustomer(
	db: Db | Tx,
	workspace: string,
	customerId: string,
): Promise<Customer | undefined> {
	const rows = await db
		.selectFrom('customer')
		.leftJoin('identity', (join) =>
			join
				.onRef('identity.workspace_id', '=', 'customer.workspace_id')
				.onRef('identity.customer_id', '=', 'customer.customer_id'),
		)
		.selectAll('customer')
		.select(['identity.kind', 'identity.value'])
		.where('customer.workspace_id', '=', workspace)
		.where('customer.customer_id', '=', customerId)
		.execute();
	const [first] = rows;
	if (!first) return undefined;
	const { kind: _kind, value: _value, ...customer } = first;
	return customerOf(customer, rows);
}

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
		.where('value', '=', email.trim().toLowerCase())
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
		kind === null || value === null || ownKinds.has(kind) ? [] : [[kind, value]],
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
		address_state: 'ok' as const,
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
		'workspace_id' | 'customer_id' | 'name' | 'email' | 'phone' | 'language'
	>,
	now: number,
): Promise<void> {
	const row = { ...customer, updated_at: now };
	await tx
		.insertInto('customer')
		.values({ ...row, address_state: 'ok', created_at: now })
		.onConflict((c) =>
			c.columns(['workspace_id', 'customer_id']).doUpdateSet({
				...withoutNulls({
					name: customer.name,
					email: customer.email,
					phone: customer.phone,
				}),
				updated_at: now,
			}),
		)
		.execute();
}
