import { dayOf, momentsOf } from '../../calendar/wall-time';
import type { Counted } from '../../insight/value/retention';
import type { Purchase } from '../../insight/value/standing';
import type { Level, Metric } from '../../model/metric';
import { orderKeyOf, ordersIn } from '../../model/orders';
import type { CustomerLives, PurchaseRow } from '../../store/repositories/customer-lives';

const day = 86_400_000;

/** A customer with all that is reckoned with. */
export type KnownLife = Counted & {
	id: string;
	name: string | null;
	/** The value of what customers are grouped by. */
	by: string | null;
	newest: { metric: Metric; level: Level; value: number; max: number; at: number } | null;
	openCases: number;
};

export type LivesContext = {
	timeZone: string;
	now: number;
	/** The currency that is reckoned in; amounts in others are not known. */
	currency: string | null;
	/** A ticket that is reopened within so many days was not solved at first contact. */
	recontactDays: number;
	/** First contacts are counted in it. */
	period: { from: number; until: number };
};

/** Customers of a page, out of its rows. */
export function livesOf(page: CustomerLives, context: LivesContext): KnownLife[] {
	const bought = byCustomer(page.purchases, ({ customer_id: id }) => id);
	const renewals = byCustomer(page.renewals, ({ id }) => id);
	const tickets = byCustomer(page.tickets, ({ id }) => id);
	const verified = byCustomer(page.verified, ({ id }) => id);
	const newest = byCustomer(page.newest, ({ id }) => id);
	const cases = byCustomer(page.openCases, ({ id }) => id);
	return page.customers.map(({ id, name, by, contract }) => {
		const [answered] = verified.get(id) ?? [];
		const [last] = newest.get(id) ?? [];
		return {
			id,
			name,
			by,
			purchases: purchasesOf(bought.get(id) ?? [], context.currency),
			contractEnd: contract === null ? null : endOfDay(contract, context.timeZone),
			renewals: (renewals.get(id) ?? []).map(({ at }) => at),
			verified: { x: answered?.positive ?? 0, n: answered?.n ?? 0 },
			firstContact: firstContactOf(tickets.get(id) ?? [], context),
			newest: last ?? null,
			openCases: cases.get(id)?.[0]?.n ?? 0,
		};
	});
}

function byCustomer<Row>(rows: readonly Row[], idOf: (row: Row) => string): Map<string, Row[]> {
	const found = new Map<string, Row[]>();
	for (const row of rows) {
		const known = found.get(idOf(row));
		if (known) known.push(row);
		else found.set(idOf(row), [row]);
	}
	return found;
}

/** What happened to one order is one purchase; what it was worth is what its last event says. */
export function purchasesOf(rows: readonly PurchaseRow[], currency: string | null): Purchase[] {
	const said = new Map<string, { amount: number | null; categories: string[] }>();
	for (const row of rows) {
		const key = orderKeyOf(row);
		const known = said.get(key) ?? { amount: null, categories: [] };
		const amount = row.amount !== null && row.currency === currency ? row.amount : known.amount;
		said.set(key, { amount, categories: [...known.categories, ...categoriesOf(row.category)] });
	}
	return ordersIn(rows, () => true).map(({ id, at }) => ({
		at,
		...(said.get(id) ?? { amount: null, categories: [] }),
	}));
}

/** One word, or a list of them as JSON. */
function categoriesOf(said: string | null): string[] {
	if (said === null || said.trim() === '') return [];
	if (!said.startsWith('[')) return [said.trim()];
	try {
		const list: unknown = JSON.parse(said);
		return Array.isArray(list) ? list.map(String) : [];
	} catch {
		return [said.trim()];
	}
}

/** The contract ends with that day. */
function endOfDay(date: string, timeZone: string): number | null {
	const [year = 0, month = 0, of = 0] = date.split('-').map(Number);
	const number = dayOf(year, month, of);
	return number === null ? null : (momentsOf(timeZone, number + 1, [0])[0] ?? null);
}

/** Tickets whose days for coming back are over, by the first time that they were closed. */
function firstContactOf(
	rows: CustomerLives['tickets'],
	{ period, now, recontactDays }: LivesContext,
): { x: number; n: number } {
	const wait = recontactDays * day;
	let [x, n] = [0, 0];
	for (const events of byCustomer(rows, ({ subject }) => subject).values()) {
		const closings = events.flatMap(({ type, at }) => (type === 'ticket.reopened' ? [] : [at]));
		const first = Math.min(...closings);
		const earlier = events.some(({ type, at }) => type === 'ticket.reopened' && at < first);
		if (!Number.isFinite(first) || earlier) continue;
		if (first > period.until || first + wait > now) continue;
		n += 1;
		const isBack = events.some(
			({ type, at }) => type === 'ticket.reopened' && at >= first && at <= first + wait,
		);
		if (!isBack) x += 1;
	}
	return { x, n };
}
