import { type RawBuilder, sql } from 'kysely';

import type { AttributeValue } from '../../model/customer-record';
import type { CarePriority, Group } from '../../model/care-words';
import type { Level, Metric } from '../../model/metric';
import { mostOrderEvents, type OrderEvent } from '../../model/orders';
import { type ResponseState, unfinishedCaseStates } from '../../model/states';
import { type Cell, listOf, lookedUp, rowsIn, rowsOf } from '../rows-of';
import type { At } from './people-at-once';

/**
 * What bears on care, of many customers at once: each is one statement, however many they are. So much of one
 * customer is looked at, the newest of it; whoever has more is known well enough by that.
 */
const most = { events: 500, answers: 200, changes: 500 };

/** Customers as a table of a statement, always in the same order. */
const asked = ({ dialect }: At, customerIds: readonly string[]): RawBuilder<unknown> =>
	rowsOf(
		dialect,
		'asked',
		{ id: 'text' },
		[...customerIds].sort().map((id) => [id]),
	);

/** Rows by the customer they are of, in their order. */
function byCustomer<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row[]> {
	const found = new Map<string, Row[]>();
	for (const row of rows) {
		const known = found.get(row.id);
		if (known) known.push(row);
		else found.set(row.id, [row]);
	}
	return found;
}

export type EventsOfCustomer = {
	/** Of orders, newest first. */
	orders: OrderEvent[];
	/** Of the types that were asked for, newest first. */
	named: Array<{ id: string; type: string; at: number }>;
};

/** Events of a type that count with one subject alone. */
export type Own = { type: string; subjectType: string; subjectId: string };

type OrderCells = [string, string, number, string, string | null, string | null];

/**
 * What has happened to customers until now, without events of tests: of each the newest events about orders, and
 * the newest 500 of some types.
 *
 * @param about.types `order.*` stands for all of that noun
 * @param about.own a type of which others are passed over
 * @returns nothing of whom nothing has happened to
 */
export async function eventsOfMany(
	at: At,
	customerIds: readonly string[],
	about: { types: readonly string[]; own: Own; now: number },
): Promise<Map<string, EventsOfCustomer>> {
	if (customerIds.length === 0) return new Map();
	const { db, dialect, workspace } = at;
	const newest = (cells: string[], which: RawBuilder<unknown>, limit: number) => sql`
		(select ${listOf(dialect, cells)} from (select e.* from event as e
			where e.workspace_id = ${workspace} and e.customer_id = asked.id and e.test = 0
				and e.occurred_at <= ${Math.round(about.now)} and ${which}
			order by e.occurred_at desc limit ${sql.lit(limit)}) as f)`;
	const whole = ['event_id', 'type', 'occurred_at', 'source', 'subject_type', 'subject_id'];
	const orders = newest(
		whole.map((name) => `f.${name}`),
		ofNoun('order.'),
		mostOrderEvents,
	);
	const types = ofTypes(about.types, about.own);
	const named = newest(['f.event_id', 'f.type', 'f.occurred_at'], types, most.events);
	type Lists = Record<'orders' | 'named', string | unknown[][] | null>;
	const { rows } = await sql<{ id: string } & Lists>`
		select asked.id, ${orders} as orders, ${named} as named
		from ${asked(at, customerIds)}`.execute(db);
	return new Map(
		rows.map((row) => [
			row.id,
			{
				orders: rowsIn<OrderCells>(row.orders).map(
					([event_id, type, occurred_at, source, subject_type, subject_id]) => ({
						event_id,
						type,
						occurred_at,
						source,
						subject_type,
						subject_id,
					}),
				),
				named: rowsIn<[string, string, number]>(row.named).map(([id, type, occurred]) => ({
					id,
					type,
					at: occurred,
				})),
			},
		]),
	);
}

const ofNoun = (noun: string): RawBuilder<unknown> =>
	sql`substr(e.type, 1, ${sql.lit(noun.length)}) = ${noun}`;

function ofTypes(types: readonly string[], own: Own): RawBuilder<unknown> {
	const whole = types.filter((type) => !type.endsWith('.*'));
	const nouns = types.filter((type) => type.endsWith('.*')).map((type) => type.slice(0, -1));
	const wanted = [
		...(whole.length > 0 ? [sql`e.type in (${sql.join(whole)})`] : []),
		...nouns.map(ofNoun),
	];
	if (wanted.length === 0) return sql`1 = 0`;
	return sql`(${sql.join(wanted, sql` or `)}) and (e.type <> ${own.type}
		or (e.subject_type = ${own.subjectType} and e.subject_id = ${own.subjectId}))`;
}

export type AnswerOfCustomer = {
	id: string;
	metric: Metric;
	level: Level;
	state: ResponseState;
	answeredAt: number;
	completedAt: number | null;
};

type AnswerCells = [string, Metric, Level, ResponseState, number, number | null];

/** The newest 200 answers of each as they stand, newest first; without those of tests. */
export async function answersOfMany(
	at: At,
	customerIds: readonly string[],
): Promise<Map<string, AnswerOfCustomer[]>> {
	if (customerIds.length === 0) return new Map();
	const { db, dialect, workspace } = at;
	const cells = ['response_id', 'metric', 'level', 'state', 'answered_at', 'completed_at'];
	const list = listOf(
		dialect,
		cells.map((name) => `f.${name}`),
	);
	const { rows } = await sql<{ id: string; answers: string | unknown[][] | null }>`
		select asked.id, (select ${list} from (select r.* from response as r
			where r.workspace_id = ${workspace} and r.customer_id = asked.id and r.test = 0
			order by r.answered_at desc limit ${sql.lit(most.answers)}) as f) as answers
		from ${asked(at, customerIds)}`.execute(db);
	return new Map(
		rows.map(({ id: customerId, answers }) => [
			customerId,
			rowsIn<AnswerCells>(answers).map(([id, metric, level, state, answeredAt, completedAt]) => ({
				id,
				metric,
				level,
				state,
				answeredAt,
				completedAt,
			})),
		]),
	);
}

export type ChangeOfCustomer = {
	name: string;
	before: AttributeValue | null;
	after: AttributeValue | null;
	at: number;
};

/** The newest 500 changes of some attributes of each, oldest first. */
export async function attributeChangesOfMany(
	at: At,
	customerIds: readonly string[],
	names: readonly string[],
): Promise<Map<string, ChangeOfCustomer[]>> {
	if (customerIds.length === 0 || names.length === 0) return new Map();
	const { db, dialect, workspace } = at;
	const list = listOf(dialect, ['f.name', 'f.before', 'f.after', 'f.at']);
	const { rows } = await sql<{ id: string; changes: string | unknown[][] | null }>`
		select asked.id, (select ${list} from (select c.* from attribute_change as c
			where c.workspace_id = ${workspace} and c.customer_id = asked.id
				and c.name in (${sql.join([...names])})
			order by c.at desc, c.change_id desc limit ${sql.lit(most.changes)}) as f) as changes
		from ${asked(at, customerIds)}`.execute(db);
	const value = (text: string | null) =>
		text === null ? null : (JSON.parse(text) as AttributeValue);
	return new Map(
		rows.map(({ id, changes }) => [
			id,
			rowsIn<[string, string | null, string | null, number]>(changes)
				.map(([name, before, after, changed]) => ({
					name,
					before: value(before),
					after: value(after),
					at: changed,
				}))
				.reverse(),
		]),
	);
}

/** Whether a case of theirs is unfinished, and when they have confirmed one last; without those of tests. */
export async function casesOfMany(
	at: At,
	customerIds: readonly string[],
): Promise<Map<string, { open: boolean; confirmedAt: number | null }>> {
	if (customerIds.length === 0) return new Map();
	const { db, dialect, workspace } = at;
	const theirs = sql`case_file.workspace_id = ${workspace} and case_file.customer_id = asked.id`;
	const { rows } = await sql<{ id: string; open: number; confirmed_at: number | null }>`
		select asked.id, max(case when case_file.state in (${sql.join([...unfinishedCaseStates])})
				then 1 else 0 end) as open,
			max(case_file.confirmed_at) as confirmed_at
		from ${asked(at, customerIds)} ${lookedUp(dialect, 'case_file', theirs)}
		where case_file.test = 0 group by asked.id`.execute(db);
	return new Map(
		rows.map(({ id, open, confirmed_at: confirmedAt }) => [id, { open: open === 1, confirmedAt }]),
	);
}

export type OccasionOfCustomer = {
	key: string;
	group: Group | null;
	lastSentAt: number | null;
};

/**
 * What a campaign has sent to customers, and in which groups they are, in the order in which it was: first of
 * the record that was kept, then of those that were merged into it.
 */
export async function occasionsOfMany(
	at: At,
	customerIds: readonly string[],
	campaign: string,
): Promise<Map<string, OccasionOfCustomer[]>> {
	if (customerIds.length === 0) return new Map();
	const { db, dialect, workspace } = at;
	const theirs = sql`care_occasion.workspace_id = ${workspace}
		and care_occasion.customer_id = asked.id and care_occasion.campaign_key = ${campaign}`;
	type Row = { id: string; key: string; group_name: Group | null; last_sent_at: number | null };
	const { rows } = await sql<Row>`
		select asked.id, care_occasion.occasion_key as key, care_occasion.group_name,
			care_occasion.last_sent_at
		from ${asked(at, customerIds)} ${lookedUp(dialect, 'care_occasion', theirs)}
		where care_occasion.group_name is not null or care_occasion.last_sent_at is not null
		order by case when care_occasion.merge_id is null then 0 else 1 end,
			coalesce(care_occasion.first_sent_at, care_occasion.found_at), care_occasion.care_id`.execute(db);
	const found = byCustomer(rows);
	return new Map(
		[...found].map(([id, own]) => [
			id,
			own.map(({ key, group_name: group, last_sent_at: lastSentAt }) => ({
				key,
				group,
				lastSentAt,
			})),
		]),
	);
}

/** When favours were asked of customers, in any campaign, oldest first. */
export async function favoursOfMany(
	at: At,
	customerIds: readonly string[],
): Promise<Map<string, number[]>> {
	if (customerIds.length === 0) return new Map();
	const { db, dialect, workspace } = at;
	const theirs = sql`care_step.workspace_id = ${workspace} and care_step.customer_id = asked.id`;
	const { rows } = await sql<{ id: string; at: number }>`
		select asked.id, care_step.at
		from ${asked(at, customerIds)} ${lookedUp(dialect, 'care_step', theirs)}
		where care_step.asks = 1 and care_step.state = 'sent'
		order by care_step.at`.execute(db);
	return new Map([...byCustomer(rows)].map(([id, own]) => [id, own.map((row) => row.at)]));
}

export type ContactOfCustomer = {
	ref: string;
	at: number;
	metric: Metric | 'care';
	movable: CarePriority | null;
};

/**
 * Contacts since a moment and all that are reserved, of customers and of the mailboxes they have, oldest first;
 * one of both is there once.
 */
export async function contactsOfMany(
	at: At,
	whom: ReadonlyArray<{ customerId: string; mailbox: string | null }>,
	since: number,
): Promise<Map<string, ContactOfCustomer[]>> {
	if (whom.length === 0) return new Map();
	const { db, dialect, workspace } = at;
	const cells: Cell[][] = whom.map(({ customerId, mailbox }) => [customerId, mailbox]);
	const rowsAsked = rowsOf(dialect, 'asked', { id: 'text', address: 'text' }, cells);
	const by = (column: 'customer_id' | 'address', value: 'id' | 'address') => {
		const theirs = sql`contact.workspace_id = ${workspace}
			and contact.${sql.ref(column)} = asked.${sql.ref(value)} and contact.at > ${Math.round(since)}`;
		return sql`select asked.id, contact.ref_id, contact.at, contact.metric, contact.movable
			from ${rowsAsked} ${lookedUp(dialect, 'contact', theirs)}`;
	};
	type Row = { id: string; ref_id: string } & Omit<ContactOfCustomer, 'ref'>;
	const { rows } = await sql<Row>`
		${by('customer_id', 'id')} union ${by('address', 'address')} order by at, ref_id`.execute(db);
	return new Map(
		[...byCustomer(rows)].map(([id, own]) => [
			id,
			own.map(({ ref_id: ref, at: reached, metric, movable }) => ({
				ref,
				at: reached,
				metric,
				movable,
			})),
		]),
	);
}

/** Those of the mailboxes from which mail comes back for good. */
export async function failedMailboxes(
	at: At,
	mailboxes: readonly string[],
): Promise<ReadonlySet<string>> {
	if (mailboxes.length === 0) return new Set();
	const { db, dialect, workspace } = at;
	const theirs = sql`mailbox.workspace_id = ${workspace} and mailbox.address = asked.id`;
	const { rows } = await sql<{ address: string }>`
		select mailbox.address from ${asked(at, [...new Set(mailboxes)])}
			${lookedUp(dialect, 'mailbox', theirs)}
		where mailbox.state = 'failed'`.execute(db);
	return new Set(rows.map(({ address }) => address));
}
