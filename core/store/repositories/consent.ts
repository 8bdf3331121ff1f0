import { sql } from 'kysely';

import type { Topic, Word } from '../../model/consent';
import type { Settings } from '../../model/settings';
import { compiledOnce, filled } from '../compiled-once';
import { isOneOf } from '../is-one-of';
import type { ConsentChangeTable, ConsentTable } from '../tables/consent';
import type { Db, DialectName, Tx } from '../store';
import { parsedSettings } from './workspaces';

/** Whose word it is. */
export type Holder = { kind: Word['holder']; id: string };

const wordOf = (row: ConsentTable): Word => ({
	holder: row.holder_kind,
	purpose: row.purpose,
	metric: row.metric === '' ? null : row.metric,
	channel: row.channel,
	state: row.state,
});

/** All that these have said and that stands. */
export async function wordsOf(
	db: Db | Tx,
	workspace: string,
	holders: readonly Holder[],
): Promise<Word[]> {
	if (holders.length === 0) return [];
	const rows = await db
		.selectFrom('consent')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where(
			isOneOf(
				['holder_kind', 'holder'],
				holders.map(({ kind, id }) => [kind, id]),
			),
		)
		.execute();
	return rows.map(wordOf);
}

type GroundRow = {
	settings: string | null;
	paused_until: number | null;
} & { [Column in keyof ConsentTable]: ConsentTable[Column] | null };

const ground = compiledOnce(
	(
		db,
		{ workspace, customerId, mailbox }: { workspace: string; customerId: string; mailbox: string },
	) =>
		sql<GroundRow>`
		select workspace.settings, customer.paused_until, consent.*
		from (select 1 as one) as here
		left join workspace on workspace.workspace_id = ${workspace}
		left join customer
			on customer.workspace_id = ${workspace} and customer.customer_id = ${customerId}
		left join consent on consent.workspace_id = ${workspace} and ${isOneOf(
			['consent.holder_kind', 'consent.holder'],
			[
				[sql.lit('customer'), customerId],
				[sql.lit('mailbox'), mailbox],
			],
		)}`.compile(db),
);

/**
 * What it takes to say whether a message may leave, in one question: every message asks it.
 *
 * @param reached where one is not known it is empty
 */
export async function contactGround(
	dialect: DialectName,
	db: Db | Tx,
	workspace: string,
	reached: { customerId: string; mailbox: string },
): Promise<{ settings: Settings; words: Word[]; pausedUntil: number | null }> {
	const asked = { workspace, ...reached };
	const { rows } = await db.executeQuery(filled(ground(dialect, db, asked), asked));
	const [first] = rows;
	return {
		settings: parsedSettings(first?.settings ?? '{}'),
		words: rows.filter((row): row is GroundRow & ConsentTable => row.state !== null).map(wordOf),
		pausedUntil: first?.paused_until ?? null,
	};
}

/** Stores a word in place of the same holder's words about the topic and what lies within it. */
export async function saveWord(
	tx: Tx,
	{ kind, id }: Holder,
	row: Omit<ConsentTable, 'holder_kind' | 'holder'>,
): Promise<void> {
	const held = { ...row, holder_kind: kind, holder: id };
	await tx
		.deleteFrom('consent')
		.where('workspace_id', '=', row.workspace_id)
		.where('holder_kind', '=', kind)
		.where('holder', '=', id)
		.where('purpose', '=', row.purpose)
		.$if(row.metric !== '', (query) => query.where('metric', '=', row.metric))
		.$if(row.channel !== 'all', (query) => query.where('channel', '=', row.channel))
		.execute();
	await tx
		.insertInto('consent')
		.values(held)
		// Two people who share a mailbox may say something at once.
		.onConflict((c) =>
			c
				.columns(['workspace_id', 'holder_kind', 'holder', 'purpose', 'metric', 'channel'])
				.doUpdateSet(held),
		)
		.execute();
}

const minute = 60_000;
const hour = 60 * minute;
/** Words about a topic from one place that are kept of an hour. */
const mostInAnHour = 20;

/**
 * Adds to what was said. Of what is said to and fro within one minute, or more than twenty times within an hour,
 * about one topic in one place, the last word is kept in place of the one before: whoever holds a link may
 * press as often as they like.
 */
export async function noteWord(tx: Tx, row: ConsentChangeTable): Promise<void> {
	const said = await tx
		.selectFrom('consent_change')
		.select(['change_id', 'at'])
		.where('workspace_id', '=', row.workspace_id)
		.where('customer_id', '=', row.customer_id)
		.where('at', '>', row.at - hour)
		.where('purpose', '=', row.purpose)
		.where('metric', '=', row.metric)
		.where('channel', '=', row.channel)
		.where('source', '=', row.source)
		.where('mailbox', row.mailbox === null ? 'is' : '=', row.mailbox)
		.orderBy('at', 'desc')
		.limit(mostInAnHour)
		.execute();
	const [last] = said;
	const minuteOf = (at: number) => Math.floor(at / minute);
	if (last && (said.length === mostInAnHour || minuteOf(last.at) === minuteOf(row.at))) {
		// Not written over: what a merge has brought goes back with it.
		await tx
			.deleteFrom('consent_change')
			.where('workspace_id', '=', row.workspace_id)
			.where('change_id', '=', last.change_id)
			.execute();
	}
	await tx.insertInto('consent_change').values(row).execute();
}

/** The columns of a topic. */
export const topicColumns = ({ purpose, metric, channel }: Topic) => ({
	purpose,
	metric: metric ?? ('' as const),
	channel,
});
