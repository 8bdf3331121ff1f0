import { type RawBuilder, sql } from 'kysely';

import type { Level, Metric } from '../../model/metric';
import { unfinishedCaseStates } from '../../model/states';
import type { OrderEvent } from '../../model/orders';
import type { WorkspaceStore } from '../store';
import { aboutOrders } from './customer-rhythm';
import { isOnScale } from './on-scale';

/** What is read of customers; times in epoch ms. */
export type LivesAsked = {
	place: WorkspaceStore;
	/** What customers are grouped by beside the month of their first order. */
	by: 'segment' | 'country' | { attribute: string } | null;
	segment: string | null;
	/** Name of the attribute of an order that says what it was of. */
	category: string;
	period: { from: number; until: number };
	now: number;
	/** Orders are looked at, or won deals where a house has no orders. */
	purchases: 'orders' | 'deals';
};

export type PurchaseRow = OrderEvent & {
	customer_id: string;
	amount: number | null;
	currency: string | null;
	category: string | null;
};

export type CustomerLives = {
	customers: Array<{ id: string; name: string | null; by: string | null; contract: string | null }>;
	purchases: PurchaseRow[];
	renewals: Array<{ id: string; at: number }>;
	verified: Array<{ id: string; n: number; positive: number }>;
	tickets: Array<{ id: string; subject: string; type: string; at: number }>;
	newest: Array<{
		id: string;
		metric: Metric;
		level: Level;
		value: number;
		max: number;
		at: number;
	}>;
	openCases: Array<{ id: string; n: number }>;
};

const won = sql<boolean>`(type = 'deal.won' and test = 0)`;

/** Whether orders are known, or won deals, and how many of them belong to nobody. */
export async function purchasesKnown({ store, workspace }: WorkspaceStore): Promise<{
	orders: number;
	deals: number;
	ordersOfNobody: number;
	dealsOfNobody: number;
	/** In which most of them are. */
	currency: string | null;
}> {
	const counted = async (of: RawBuilder<boolean>) => {
		const [row] = await store.analyse(
			store.db
				.selectFrom('event')
				.select([
					sql<number>`count(customer_id)`.as('known'),
					sql<number>`count(*) - count(customer_id)`.as('nobody'),
				])
				.where('workspace_id', '=', workspace)
				.where(of),
		);
		return { known: Number(row?.known ?? 0), nobody: Number(row?.nobody ?? 0) };
	};
	const [orders, deals] = [await counted(aboutOrders), await counted(won)];
	const [commonest] = await store.analyse(
		store.db
			.selectFrom('event')
			.select(['value_currency as currency', sql<number>`count(*)`.as('n')])
			.where('workspace_id', '=', workspace)
			.where(orders.known > 0 ? aboutOrders : won)
			.where('value_amount', 'is not', null)
			.groupBy('value_currency')
			.orderBy('n', 'desc')
			.orderBy('currency')
			.limit(1),
	);
	return {
		orders: orders.known,
		deals: deals.known,
		ordersOfNobody: orders.nobody,
		dealsOfNobody: deals.nobody,
		currency: commonest?.currency ?? null,
	};
}

/** Customers there are to look at. */
export async function countCustomers({
	place: { store, workspace },
	segment,
}: Pick<LivesAsked, 'place' | 'segment'>): Promise<number> {
	let query = store.db
		.selectFrom('customer')
		.select(sql<number>`count(*)`.as('n'))
		.where('workspace_id', '=', workspace)
		.where('merged_into', 'is', null);
	if (segment !== null) query = query.where('segment', '=', segment);
	const [row] = await store.analyse(query);
	return Number(row?.n ?? 0);
}

/** Customers that are read at first, and rows that should come of them: some milliseconds' work. */
const customersAtFirst = 64;
const wantedRows = 4_000;

/**
 * Customers and what they bought, answered and asked for, some at a time, by their ids: fewer where each has ordered
 * hundreds of times, so that pages have their turn.
 */
export async function* customerLives(
	asked: LivesAsked,
	atOnce = 1_000,
): AsyncGenerator<CustomerLives> {
	const { place, by, segment } = asked;
	const { store, workspace } = place;
	const attribute =
		by !== null && typeof by === 'object'
			? sql<string | null>`(select coalesce(text, cast(number as text)) from customer_attribute
				where customer_attribute.workspace_id = ${workspace}
				and customer_attribute.customer_id = customer.customer_id and customer_attribute.name = ${by.attribute})`
			: by === null
				? sql<string | null>`null`
				: sql<string | null>`${sql.ref(by)}`;
	const contract = sql<string | null>`(select on_date from customer_date
		where customer_date.workspace_id = ${workspace}
		and customer_date.customer_id = customer.customer_id and customer_date.name = 'renewal')`;
	let many = Math.min(atOnce, customersAtFirst);
	for (let after = ''; ;) {
		let query = store.db
			.selectFrom('customer')
			.select(['customer_id as id', 'name', attribute.as('by'), contract.as('contract')])
			.where('workspace_id', '=', workspace)
			.where('merged_into', 'is', null)
			.where('customer_id', '>', after)
			.orderBy('customer_id')
			.limit(many);
		if (segment !== null) query = query.where('segment', '=', segment);
		const customers = await store.analyse(query);
		const [first, last] = [customers[0], customers.at(-1)];
		if (!first || !last) return;
		const known = await about(asked, first.id, last.id);
		yield { customers, ...known };
		if (customers.length < many) return;
		after = last.id;
		const rows = known.purchases.length + known.tickets.length + known.renewals.length;
		if (rows < wantedRows / 2) many = Math.min(atOnce, 2 * many);
		else if (rows > wantedRows) many = Math.max(1, Math.floor(many / 2));
	}
}

/** The same of so many customers at most; their ids are random, so the first ones are a fair sample. */
export async function* livesUpTo(asked: LivesAsked, most: number): AsyncGenerator<CustomerLives> {
	let room = most;
	for await (const page of customerLives(asked, Math.min(1_000, most))) {
		yield { ...page, customers: page.customers.slice(0, room) };
		room -= page.customers.length;
		if (room <= 0) return;
	}
}

async function about(
	{ place, category, period, now, purchases }: LivesAsked,
	first: string,
	last: string,
): Promise<Omit<CustomerLives, 'customers'>> {
	const { store, workspace } = place;
	const within = sql<boolean>`workspace_id = ${workspace}
		and customer_id >= ${first} and customer_id <= ${last}`;
	const said =
		store.dialect === 'sqlite'
			? sql<string | null>`json_extract(attributes, ${`$.${JSON.stringify(category)}`})`
			: sql<string | null>`(attributes::json ->> ${category}::text)`;
	const bought = await store.analyse(
		store.db
			.selectFrom('event')
			.select([
				'customer_id',
				'event_id',
				'type',
				'occurred_at',
				'source',
				'subject_type',
				'subject_id',
				'value_amount as amount',
				'value_currency as currency',
				sql<string | null>`cast(${said} as text)`.as('category'),
			])
			.where(within)
			.where(purchases === 'orders' ? aboutOrders : won)
			.where('occurred_at', '<=', now)
			.orderBy('customer_id')
			.orderBy('occurred_at'),
	);
	const events = (types: readonly string[], from: number) =>
		store.db
			.selectFrom('event')
			.where(within)
			.where('type', 'in', [...types])
			.where('test', '=', 0)
			.where('occurred_at', '>=', from)
			.where('occurred_at', '<=', now);
	const renewals = await store.analyse(
		events(['contract.renewed'], 0).select([
			sql<string>`customer_id`.as('id'),
			'occurred_at as at',
		]),
	);
	const tickets = await store.analyse(
		events(['ticket.closed', 'ticket.solved', 'ticket.reopened'], period.from).select([
			sql<string>`customer_id`.as('id'),
			sql<string>`source || ' ' || coalesce(subject_id, event_id)`.as('subject'),
			'type',
			'occurred_at as at',
		]),
	);
	const answers = store.db
		.selectFrom('response')
		.where(within)
		.where('test', '=', 0)
		.where('answered_at', '<=', now)
		.where(isOnScale);
	const verified = await store.analyse(
		answers
			.where('purpose', '=', 'verification')
			.where('answered_at', '>=', period.from)
			.where('answered_at', '<=', period.until)
			.select([
				sql<string>`customer_id`.as('id'),
				sql<number>`count(*)`.as('n'),
				sql<number>`sum(case when level = 'high' then 1 else 0 end)`.as('positive'),
			])
			.groupBy('customer_id'),
	);
	const newest = await store.analyse(
		store.db
			.selectFrom(
				answers
					.select([
						sql<string>`customer_id`.as('id'),
						'metric',
						'level',
						'value',
						'scale_max as max',
						'answered_at as at',
						sql<number>`row_number() over (partition by customer_id
							order by answered_at desc, response_id)`.as('place'),
					])
					.as('answers'),
			)
			.select(['id', 'metric', 'level', 'value', 'max', 'at'])
			.where('place', '=', 1),
	);
	const openCases = await store.analyse(
		store.db
			.selectFrom('case_file')
			.select([sql<string>`customer_id`.as('id'), sql<number>`count(*)`.as('n')])
			.where(within)
			.where('state', 'in', [...unfinishedCaseStates])
			.where('test', '=', 0)
			.groupBy('customer_id'),
	);
	return {
		purchases: bought as PurchaseRow[],
		renewals,
		tickets,
		verified: verified.map(({ id, n, positive }) => ({
			id,
			n: Number(n),
			positive: Number(positive),
		})),
		newest,
		openCases: openCases.map(({ id, n }) => ({ id, n: Number(n) })),
	};
}
