import { sql } from 'kysely';

import { type Cell, type Columns, lookedUp, rowsOf } from '../rows-of';
import type { Db, DialectName, Tx } from '../store';
import type { CareOccasionRow, CareStepRow } from './care';

/**
 * What a look at some customers writes: each is one statement, whose text is the same however many they are.
 */

const newOccasion = {
	care_id: 'text',
	campaign_key: 'text',
	customer_id: 'text',
	occasion_key: 'text',
	mailbox_key: 'text',
	anchor_kind: 'text',
	anchor_at: 'bigint',
	said: 'text',
	found_at: 'bigint',
	again_at: 'bigint',
	over_because: 'text',
	group_name: 'text',
	first_sent_at: 'bigint',
} as const satisfies Columns;

/** An occasion of which nothing was sent yet. */
export type NewOccasion = Pick<CareOccasionRow, keyof typeof newOccasion>;

/** Those of the occasions that are stored, by `occasionName`. The customers are locked. */
export async function storedOccasions(
	db: Db | Tx,
	dialect: DialectName,
	workspace: string,
	occasions: ReadonlyArray<Pick<NewOccasion, 'customer_id' | 'campaign_key' | 'occasion_key'>>,
): Promise<Set<string>> {
	if (occasions.length === 0) return new Set();
	const columns = { customer_id: 'text', campaign_key: 'text', occasion_key: 'text' } as const;
	const sought = rowsOf(
		dialect,
		'sought',
		columns,
		occasions.map((one) => [one.customer_id, one.campaign_key, one.occasion_key]),
	);
	const theirs = sql`care_occasion.workspace_id = ${workspace}
		and care_occasion.customer_id = sought.customer_id
		and care_occasion.campaign_key = sought.campaign_key
		and care_occasion.occasion_key = sought.occasion_key`;
	const { rows } = await sql<{ customer_id: string; occasion_key: string }>`
		select sought.customer_id, sought.occasion_key
		from ${sought} ${lookedUp(dialect, 'care_occasion', theirs)}`.execute(db);
	return new Set(rows.map(occasionName));
}

/** An occasion of a campaign by whose it is. */
export const occasionName = (one: Pick<NewOccasion, 'customer_id' | 'occasion_key'>): string =>
	`${one.customer_id} ${one.occasion_key}`;

/**
 * Stores occasions that are not stored yet: where one is, whoever found it first had not locked its customer, and all
 * that was decided about it is undone.
 */
export async function insertOccasions(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	occasions: readonly NewOccasion[],
): Promise<void> {
	await put(tx, dialect, workspace, {
		...{ table: 'care_occasion', columns: newOccasion, rows: occasions },
		again: null,
	});
}

/** Stores rows; of those that are there some columns are written over, or it fails. */
async function put<Column extends string>(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	about: {
		table: string;
		columns: Record<Column, Columns[string]>;
		rows: ReadonlyArray<Record<Column, Cell>>;
		again: { key: readonly string[]; changed: readonly Column[] } | null;
	},
): Promise<void> {
	const { table, columns, rows, again } = about;
	if (rows.length === 0) return;
	const names = Object.keys(columns) as Column[];
	const given = rowsOf(
		dialect,
		'given',
		columns,
		rows.map((row) => names.map((name) => row[name])),
	);
	const change = again?.changed.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`);
	await sql`insert into ${sql.table(table)} (workspace_id, ${sql.join(names.map((name) => sql.ref(name)))})
		select cast(${workspace} as text), ${sql.join(names.map((name) => sql`given.${sql.ref(name)}`))}
		from ${given} where true ${
			again && change
				? sql`on conflict (${sql.join(again.key.map((name) => sql.ref(name)))})
					do update set ${sql.join(change)}`
				: sql``
		}`.execute(tx);
}

const occasionColumns = {
	care_id: 'text',
	again_at: 'bigint',
	over_because: 'text',
	group_name: 'text',
	first_sent_at: 'bigint',
} as const;

/** What a look has changed of an occasion; a group and a first moment, once told, stay. */
export type OccasionChange = Pick<CareOccasionRow, keyof typeof occasionColumns>;

export async function changeOccasions(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	changes: readonly OccasionChange[],
): Promise<void> {
	if (changes.length === 0) return;
	const names = Object.keys(occasionColumns) as Array<keyof typeof occasionColumns>;
	const rows = changes.map((change) => names.map((name) => change[name]));
	// Named once more, so that SQLite looks each up: it would go through all that there are.
	await sql`with changed as materialized
			(select * from ${rowsOf(dialect, 'given', occasionColumns, rows)})
		update care_occasion set again_at = changed.again_at, over_because = changed.over_because,
			group_name = coalesce(care_occasion.group_name, changed.group_name),
			first_sent_at = coalesce(care_occasion.first_sent_at, changed.first_sent_at)
		from changed
		where care_occasion.workspace_id = ${workspace}
			and care_occasion.care_id = changed.care_id
			and care_occasion.care_id in (select care_id from changed)`.execute(tx);
}

const stepColumns = {
	care_id: 'text',
	step: 'bigint',
	campaign_key: 'text',
	customer_id: 'text',
	recipient: 'text',
	asks: 'bigint',
	address: 'text',
	mailbox_once: 'text',
	state: 'text',
	reason: 'text',
	due_at: 'bigint',
	valid_until: 'bigint',
	at: 'bigint',
	attempt: 'bigint',
	mark: 'text',
} as const satisfies Columns;

/** What was decided about a step; whether its reader objects is seen later. */
export type DecidedStep = Pick<CareStepRow, keyof typeof stepColumns>;

/** Stores what was decided about steps, over what was decided before. */
export async function saveSteps(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	steps: readonly DecidedStep[],
): Promise<void> {
	await put(tx, dialect, workspace, {
		...{ table: 'care_step', columns: stepColumns, rows: steps },
		again: {
			key: ['workspace_id', 'care_id', 'step'],
			changed: [
				...(['recipient', 'address', 'mailbox_once', 'state', 'reason'] as const),
				...(['due_at', 'valid_until', 'at', 'attempt', 'mark'] as const),
			],
		},
	});
}

/** Takes back steps that were planned and nobody has begun to send. */
export async function dropPlannedSteps(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	careIds: readonly string[],
): Promise<void> {
	if (careIds.length === 0) return;
	await sql`delete from care_step where workspace_id = ${workspace}
		and care_id in (select asked.id from ${rowsOf(
			dialect,
			'asked',
			{ id: 'text' },
			careIds.map((id) => [id]),
		)})
		and state = 'planned'`.execute(tx);
}
