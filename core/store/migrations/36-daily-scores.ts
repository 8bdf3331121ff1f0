import { countedSteps } from '../tables/daily-scores';
import type { Migration } from './migration';

/** What an answer is counted by. */
const counted = [
	...['workspace_id', 'answered_at', 'test', 'survey_key', 'metric', 'purpose', 'scale_min'],
	...['scale_max', 'direction', 'high_from', 'segment', 'touchpoint', 'owner', 'subject_source'],
	...['value', 'level'],
];

/** Hours since 1970; both databases divide toward zero. */
const hourOf = (at: string): string =>
	`((${at} - ((${at} % 3600000) + 3600000) % 3600000) / 3600000)`;

/**
 * Answers counted by day. The database itself marks the hours in which one has come, gone or changed, so
 * that no way of writing can forget it; days are counted again when somebody looks, and at night.
 */
export const thirtySixth: Migration = {
	version: 36,
	name: 'answers counted by day',
	statements: (dialect) => {
		const clustered = dialect === 'sqlite' ? ' without rowid' : '';
		const steps = Array.from(
			{ length: countedSteps },
			(_, at) => `step_${at} integer not null default 0`,
		);
		return [
			`create table score_daily (
				workspace_id text not null, epoch integer not null, day integer not null,
				place integer not null, survey_key text not null, metric text not null,
				purpose text not null, scale_min double precision not null,
				scale_max double precision not null, direction text not null,
				high_from double precision not null, segment text, touchpoint text, owner text,
				subject_source text, low integer not null, middle integer not null,
				high integer not null, sum double precision not null,
				sum_squares double precision not null, ${steps.join(', ')}, off_steps integer not null,
				primary key (workspace_id, epoch, day, place))${clustered}`,
			`create table score_dirty (
				workspace_id text not null, hour bigint not null, writer bigint not null,
				primary key (workspace_id, hour, writer))${clustered}`,
			`create table score_stale (
				workspace_id text not null, day integer not null, epoch integer not null,
				revision bigint not null, primary key (workspace_id, day))${clustered}`,
			`create table score_rollup (
				workspace_id text not null primary key, zone text not null, epoch integer not null,
				revision bigint not null, steps integer not null default 0)`,
			...(dialect === 'sqlite' ? onSqlite() : onPostgres()),
		];
	},
};

function onSqlite(): string[] {
	const mark = (row: string) =>
		`insert or ignore into score_dirty (workspace_id, hour, writer)
			select ${row}.workspace_id, ${hourOf(`${row}.answered_at`)}, 0 where ${row}.test = 0;`;
	const changed = counted.map((column) => `old.${column} is not new.${column}`).join(' or ');
	return [
		`create trigger response_comes after insert on response when new.test = 0
			begin ${mark('new')} end`,
		`create trigger response_goes after delete on response when old.test = 0
			begin ${mark('old')} end`,
		`create trigger response_changes after update of ${counted.join(', ')} on response
			when ${changed} begin ${mark('old')} ${mark('new')} end`,
	];
}

/**
 * A mark is its transaction's own: that of an answer which is not there for others yet cannot be taken
 * together with an older one.
 */
function onPostgres(): string[] {
	const mark = (row: string) =>
		`insert into score_dirty (workspace_id, hour, writer)
			values (${row}.workspace_id, ${hourOf(`${row}.answered_at`)}, txid_current())
			on conflict do nothing;`;
	const all = (row: string) => counted.map((column) => `${row}.${column}`).join(', ');
	return [
		`create or replace function mark_score_hour() returns trigger language plpgsql as $$
			begin
				if tg_op <> 'INSERT' then
					if old.test = 0 then ${mark('old')} end if;
				end if;
				if tg_op <> 'DELETE' then
					if new.test = 0 then ${mark('new')} end if;
				end if;
				return null;
			end $$`,
		`create trigger response_comes after insert on response for each row
			when (new.test = 0) execute function mark_score_hour()`,
		`create trigger response_goes after delete on response for each row
			when (old.test = 0) execute function mark_score_hour()`,
		`create trigger response_changes after update of ${counted.join(', ')} on response for each row
			when ((${all('old')}) is distinct from (${all('new')}))
			execute function mark_score_hour()`,
	];
}
