import { sql } from 'kysely';

import { channelsWithin, type Topic, type Word } from '../../model/consent';
import type { Settings } from '../../model/settings';
import { compiledOnce, filled } from '../compiled-once';
import { isOneOf } from '../is-one-of';
import { lookedUp, rowsOf } from '../rows-of';
import type { ConsentChangeTable, ConsentTable } from '../tables/consent';
import type { Db, Store, Tx } from '../store';
import {
	markOfMailbox,
	markOfPhone,
	rememberErasureSecret,
	seenErasureSecret,
} from './erased-words';
import { parsedSettings } from './workspaces';

/** Whose word it is. */
export type Holder = { kind: Word['holder']; id: string };

/** A word that stands, with when and where it was said. */
export type StandingWord = Word & { at: number; source: string };

const wordOf = (row: ConsentTable): StandingWord => ({
	holder: row.holder_kind,
	purpose: row.purpose,
	metric: row.metric === '' ? null : row.metric,
	channel: row.channel,
	state: row.state,
	at: row.at,
	source: row.source,
});

type WordRow = { erasure_secret: string | null } & {
	[Column in keyof ConsentTable]: ConsentTable[Column] | null;
};

const isWord = (row: WordRow): row is WordRow & ConsentTable => row.state !== null;

/** The addresses of whom a message would reach, empty where there is none. */
type Addressed = { mailbox: string; phone: string };

/** Whom a message would reach; what is not known of them is empty. */
export type WhomItReaches = Addressed & { customerId: string };

/** Under which marks those with these addresses had objected who are stored no more. */
export function erasedHolders(
	store: Store,
	workspace: string,
	{ mailbox, phone }: Addressed,
): Holder[] {
	const secret = seenErasureSecret(store, workspace);
	if (secret === null) return [];
	const marks = [
		mailbox === '' ? null : markOfMailbox(secret, mailbox),
		markOfPhone(secret, phone),
	];
	return marks.flatMap((id) => (id === null ? [] : [{ kind: 'erased' as const, id }]));
}

/** Whose words hold for somebody: their own, their mailbox's, and those of the erased. */
function holdersFor(store: Store, workspace: string, whom: WhomItReaches): Holder[] {
	const holders: Holder[] = erasedHolders(store, workspace, whom);
	if (whom.customerId !== '') holders.push({ kind: 'customer', id: whom.customerId });
	if (whom.mailbox !== '') holders.push({ kind: 'mailbox', id: whom.mailbox });
	return holders;
}

/**
 * Asks with the marks of the erased. The question brings their key along: who sees it for the first time
 * asks once more.
 */
async function askedWithKey<Row extends WordRow>(
	store: Store,
	workspace: string,
	ask: () => Promise<Row[]>,
): Promise<Row[]> {
	const rows = await ask();
	const secret = rows[0]?.erasure_secret ?? null;
	if (secret === null || seenErasureSecret(store, workspace) !== null) return rows;
	rememberErasureSecret(store, workspace, secret);
	return await ask();
}

const nameOf = ({ kind, id }: Holder): string => `${kind} ${id}`;

/**
 * All that those have said, and stands, whom messages would reach, the newest first, and what those had said
 * who had their addresses before them. Whether somebody may be written to is decided on this alone.
 *
 * @returns for each in turn
 */
export async function wordsReachingEach(
	store: Store,
	db: Db | Tx,
	workspace: string,
	all: readonly WhomItReaches[],
): Promise<StandingWord[][]> {
	let holders: Holder[][] = [];
	const rows = await askedWithKey(store, workspace, async () => {
		holders = all.map((whom) => holdersFor(store, workspace, whom));
		const asked = rowsOf(
			store.dialect,
			'asked',
			{ kind: 'text', holder: 'text' },
			holders.flatMap((theirs) => theirs.map(({ kind, id }) => [kind, id])),
		);
		const theirs = sql`consent.workspace_id = ${workspace}
			and consent.holder_kind = asked.kind and consent.holder = asked.holder`;
		const found = await sql<WordRow>`
			select workspace.erasure_secret, said.*
			from (select 1 as one) as here
			left join workspace on workspace.workspace_id = ${workspace}
			left join (select consent.* from ${asked}
				${lookedUp(store.dialect, 'consent', theirs)}) as said on 1 = 1`.execute(db);
		return found.rows;
	});
	const said = new Map<string, StandingWord[]>();
	for (const row of rows.filter(isWord)) {
		const name = nameOf({ kind: row.holder_kind, id: row.holder });
		said.set(name, [...(said.get(name) ?? []), wordOf(row)]);
	}
	return holders.map((theirs) =>
		theirs
			.flatMap((holder) => said.get(nameOf(holder)) ?? [])
			.sort((one, other) => other.at - one.at),
	);
}

/** The same for one. */
export async function wordsReaching(
	store: Store,
	db: Db | Tx,
	workspace: string,
	whom: WhomItReaches,
): Promise<StandingWord[]> {
	const [words = []] = await wordsReachingEach(store, db, workspace, [whom]);
	return words;
}

type GroundRow = WordRow & {
	settings: string | null;
	paused_until: number | null;
	phone: string | null;
};

const ground = compiledOnce(
	(
		db,
		{
			workspace,
			customerId,
			mailbox,
			erased,
		}: { workspace: string; customerId: string; mailbox: string; erased: string },
	) =>
		sql<GroundRow>`
		select workspace.settings, workspace.erasure_secret, customer.paused_until,
			customer.phone, consent.*
		from (select 1 as one) as here
		left join workspace on workspace.workspace_id = ${workspace}
		left join customer
			on customer.workspace_id = ${workspace} and customer.customer_id = ${customerId}
		left join consent on consent.workspace_id = ${workspace} and ${isOneOf(
			['consent.holder_kind', 'consent.holder'],
			[
				[sql.lit('customer'), customerId],
				[sql.lit('mailbox'), mailbox],
				[sql.lit('erased'), erased],
			],
		)}`.compile(db),
);

/**
 * What it takes to say whether a message may leave, in one question: every message asks it.
 *
 * @param reached where one is not known it is empty
 */
export async function contactGround(
	store: Store,
	db: Db | Tx,
	workspace: string,
	reached: { customerId: string; mailbox: string },
): Promise<{ settings: Settings; words: Word[]; pausedUntil: number | null }> {
	const rows = await askedWithKey(store, workspace, async () => {
		const addressed = { mailbox: reached.mailbox, phone: '' };
		const [erased] = erasedHolders(store, workspace, addressed);
		const asked = { workspace, ...reached, erased: erased?.id ?? '' };
		return (await db.executeQuery(filled(ground(store.dialect, db, asked), asked))).rows;
	});
	const [first] = rows;
	// Their telephone comes with the answer; it matters where somebody was erased who had objected.
	const called = { mailbox: '', phone: first?.phone ?? '' };
	const byPhone =
		erasedHolders(store, workspace, called).length === 0
			? []
			: await wordsReaching(store, db, workspace, { customerId: '', ...called });
	return {
		settings: parsedSettings(first?.settings ?? '{}'),
		words: [...rows.filter((row) => isWord(row)).map((row) => wordOf(row)), ...byPhone],
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
	const within = row.channel === 'all' ? [] : [...channelsWithin(row.channel)];
	await tx
		.deleteFrom('consent')
		.where('workspace_id', '=', row.workspace_id)
		.where('holder_kind', '=', kind)
		.where('holder', '=', id)
		.where('purpose', '=', row.purpose)
		.$if(row.metric !== '', (query) => query.where('metric', '=', row.metric))
		.$if(row.channel !== 'all', (query) => query.where('channel', 'in', within))
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
