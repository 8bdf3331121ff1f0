import type { DialectName } from '../store';
import type { Migration } from './migration';

/** By which rows are found, and the columns that are looked at. */
export type Watched = { key: string[]; texts: string[]; dialled?: true };
export const watched: Record<string, Watched> = {
	customer: { key: ['customer_id'], texts: ['name', 'segment', 'title'] },
	customer_tag: { key: ['customer_id', 'tag'], texts: ['tag'] },
	customer_attribute: { key: ['customer_id', 'name'], texts: ['text'] },
	customer_merge: { key: ['merge_id'], texts: ['kept_before', 'kept_after'] },
	event: {
		key: ['event_id'],
		texts: ['attributes', 'subject_title', 'subject_url'],
		dialled: true,
	},
	invitation: {
		key: ['invitation_id'],
		texts: ['subject_title', 'subject_url', 'segment', 'reason_text'],
		dialled: true,
	},
	response: {
		key: ['response_id'],
		texts: ['comment', 'answers', 'tags', 'subject_title', 'segment'],
	},
	case_file: {
		key: ['case_id'],
		texts: ['subject_title', 'subject_url', 'segment', 'promise_text', 'root_cause_note'],
	},
	case_step: { key: ['case_id', 'step_key'], texts: ['data'] },
	compensation: { key: ['compensation_id'], texts: ['note'] },
	message: { key: ['message_key'], texts: ['reason'], dialled: true },
	mailbox: { key: ['address'], texts: ['reason'], dialled: true },
	consent: { key: ['holder_kind', 'holder'], texts: ['source', 'words'] },
	consent_change: { key: ['change_id'], texts: ['source', 'words'] },
	due: { key: ['due_id'], texts: ['last_error'], dialled: true },
	absence: { key: ['person_id'], texts: ['note'] },
	audit: { key: ['audit_id'], texts: ['details'], dialled: true },
};

/**
 * Whoever writes a text with an at sign or seven digits in it has its row noted by the database: no way of
 * writing can forget it, and one that has neither costs a look at the text. What they are is read when
 * somebody is erased.
 */
export const twentyEighth: Migration = {
	version: 28,
	name: 'texts that may name somebody are noted',
	statements: (dialect) => [
		`create table mention_pending (
			workspace_id text not null, table_name text not null, key_1 text not null,
			key_2 text not null, primary key (workspace_id, table_name, key_1, key_2))`,
		// More columns are looked at than before, and in more forms.
		`delete from mention_scan`,
		...(dialect === 'postgres' ? [noting] : []),
		...Object.keys(watched).flatMap((table) => triggersOf(dialect, table)),
	],
};

/** Whoever writes the row again while it is read has it noted again: the row is held. */
const noting = `create or replace function note_mention() returns trigger language plpgsql as $$
	begin
		insert into mention_pending (workspace_id, table_name, key_1, key_2)
		values (new.workspace_id, tg_table_name, to_jsonb(new) ->> tg_argv[0],
			coalesce(to_jsonb(new) ->> tg_argv[1], ''))
		on conflict (workspace_id, table_name, key_1, key_2) do update set key_2 = excluded.key_2;
		return null;
	end $$`;

/** What notes the rows of a table that may name somebody. */
export function triggersOf(
	dialect: DialectName,
	table: string,
	about: Watched | undefined = watched[table],
): string[] {
	const { key = [], texts = [], dialled = false } = about ?? {};
	const [one = '', two] = key;
	const written = [...new Set([...key, ...texts])].join(', ');
	if (dialect === 'postgres') {
		return [
			`create trigger ${table}_mentions after insert or update of ${written} on ${table}
				for each row when (concat_ws(' ', ${texts.map((text) => `new.${text}`).join(', ')})
					~ '${dialled ? dialledOnPostgres : onPostgres}')
				execute function note_mention('${one}', '${two ?? ''}')`,
		];
	}
	const signs = dialled ? dialledOnSqlite : onSqlite;
	const some = texts.flatMap((text) => signs.map((sign) => `new.${text} glob '${sign}'`));
	const second = two === undefined ? `''` : `new.${two}`;
	// No "or ignore": in a trigger SQLite takes the word of the statement that fired it, and an upsert's is to fail.
	return ['insert', `update of ${written}`].map(
		(deed, at) => `create trigger ${table}_mentions_${at} after ${deed} on ${table}
			when ${some.join(' or ')}
			begin insert into mention_pending (workspace_id, table_name, key_1, key_2)
				select new.workspace_id, '${table}', new.${one}, ${second}
				where not exists (select 1 from mention_pending where workspace_id = new.workspace_id
					and table_name = '${table}' and key_1 = new.${one} and key_2 = ${second}); end`,
	);
}

const between = '[-().–—/（）[:space:]\u00ad\u200b-\u200f\u2060\ufeff]';
const digit = '[0-9０-９]';
const signs = ['@', '＠', '﹫', '%40', '&#', '&commat'];
const onPostgres = `${signs.join('|')}|${digit}(${between}*${digit}){6}`;
const dialledOnPostgres = `${signs.join('|')}|([+＋]|00|%2[bB]|&plus)(${between}*${digit}){5}`;

const asGlob = signs.map((sign) => `*${sign}*`);
const onSqlite = [...asGlob, `*${`${digit}*`.repeat(7)}`];
const dialledOnSqlite = [
	...asGlob,
	...['[+＋]', '00', '%2[bB]', '&plus'].map((sign) => `*${sign}*${`${digit}*`.repeat(5)}`),
];
