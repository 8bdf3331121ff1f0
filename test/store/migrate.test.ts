import { sql } from 'kysely';

import { StoreError } from '../../core/model/errors';
import { migrate, schemaVersion } from '../../core/store/migrate';
import { migrations } from '../../core/store/migrations';
import { openStore } from '../../core/store/registry';
import { mentioning } from '../../core/store/repositories/mentioning';
import type { DialectName } from '../../core/store/store';
import { databases, newTarget, useDatabases } from './databases';
import { runTogether } from './processes';
import { day, invitationRow, monday, responseRow } from './rows';

useDatabases();

/** Statements of a step of the schema again. */
const created = (by: number, dialect: DialectName, those: RegExp): string[] =>
	(migrations.find(({ version }) => version === by)?.statements(dialect) ?? []).filter(
		(statement) => those.test(statement),
	);

/** The tables that a step of the schema makes. */
const tablesOf = (by: number, dialect: DialectName): string[] =>
	created(by, dialect, /^create table /).map((made) => /^create table (\w+)/.exec(made)?.[1] ?? '');

/** What undoes a step that makes tables, adds columns and indexes, and takes nothing away. */
function undone(by: number, dialect: DialectName): string[] {
	const tables = tablesOf(by, dialect);
	const index = /^create (?:unique )?index (\w+)\s+on (\w+)/;
	return [
		...created(by, dialect, index).flatMap((made) => {
			const [, name = '', table = ''] = index.exec(made) ?? [];
			return tables.includes(table) ? [] : [`drop index ${name}`];
		}),
		...created(by, dialect, /^alter table \w+ add column /).map((made) =>
			made.replace(/^(alter table \w+) add (column \w+).*$/s, '$1 drop $2'),
		),
		...tables.map((table) => `drop table ${table}`),
	];
}

/** Those that are there without what care has added. */
// Tables that came later bring their own triggers, and go with them.
const notedTables = Object.keys(mentioning).filter(
	(table) => !['attribute_change', 'problem'].includes(table),
);

/** What undoes each step of the schema, by the version that it made. */
const undoing: Record<number, (dialect: DialectName) => string[]> = {
	32: (dialect) => undone(32, dialect),
	29: (dialect) => undone(29, dialect),
	33: (dialect) => undone(33, dialect),
	43: (dialect) => [
		...(dialect === 'postgres'
			? ['drop trigger problem_mentions on problem']
			: ['drop trigger problem_mentions_0', 'drop trigger problem_mentions_1']),
		...undone(43, dialect),
		...created(38, dialect, /^create trigger problem_mentions/),
	],
	39: () => ['drop table chart_baseline', 'drop table chart_signal'],
	45: (dialect) => undone(45, dialect),
	46: (dialect) => undone(46, dialect),
	47: (dialect) => undone(47, dialect),
	48: (dialect) => undone(48, dialect),
	49: (dialect) => undone(49, dialect),
	50: (dialect) =>
		dialect === 'postgres'
			? undone(50, dialect)
			: [
					'alter table identity rename to identity_in_key',
					'drop index identity_customer',
					`create table identity (workspace_id text not null, kind text not null,
						value text not null, customer_id text not null, merge_id text,
						primary key (workspace_id, kind, value))`,
					'insert into identity select * from identity_in_key',
					'drop table identity_in_key',
					'create index identity_customer on identity (workspace_id, customer_id)',
				],
	51: (dialect) => undone(51, dialect),
	42: (dialect) => undone(42, dialect),
	35: (dialect) => ['drop index response_items', ...undone(35, dialect)],
	34: (dialect) => [
		...(dialect === 'postgres'
			? ['drop trigger message_mentions on message']
			: ['drop trigger message_mentions_0', 'drop trigger message_mentions_1']),
		...created(28, dialect, /^create trigger message_mentions/),
	],
	36: (dialect) => [
		...['response_comes', 'response_goes', 'response_changes'].map((trigger) =>
			dialect === 'postgres' ? `drop trigger ${trigger} on response` : `drop trigger ${trigger}`,
		),
		...(dialect === 'postgres' ? ['drop function mark_score_hour()'] : []),
		...undone(36, dialect),
	],
	37: (dialect) => undone(37, dialect),
	// The same rows are noted by triggers of the same names.
	44: () => [],
	41: (dialect) => undone(41, dialect),
	40: (dialect) => [
		...[
			...['v_customers', 'v_problem_cases', 'v_problems', 'v_care_sends', 'v_alarms'],
			...['v_item_answers', 'v_cases', 'v_invitations', 'v_scores_daily'],
		].map((view) => `drop view ${view}`),
		...created(1, dialect, /^create view (v_cases|v_invitations) /),
		...created(5, dialect, /^create view v_scores_daily /),
	],
	38: () => ['drop table problem_link', 'drop table problem'],
	31: (dialect) => undone(31, dialect),
	30: (dialect) => undone(30, dialect),
	27: () => ['drop table forgotten_answer'],
	28: (dialect) => [
		...notedTables.flatMap((table) =>
			dialect === 'postgres'
				? [`drop trigger ${table}_mentions on ${table}`]
				: [`drop trigger ${table}_mentions_0`, `drop trigger ${table}_mentions_1`],
		),
		...(dialect === 'postgres' ? ['drop function note_mention()'] : []),
		'drop table mention_pending',
	],
	2: () => [
		'drop table activity_cursor',
		'drop table activity',
		'alter table due rename column scope to survey_key',
		'alter table workspace drop column signing_secret',
	],
	3: () => ['alter table response drop column told_levels'],
	4: () => ['drop index event_left_out'],
	5: (dialect) => [
		'drop view v_responses',
		'drop view v_scores_daily',
		'drop index response_answered',
		'alter table response drop column high_from',
		...created(1, dialect, /create (view (v_responses|v_scores_daily)|index response_answered) /),
	],
	6: (dialect) => [
		'drop index event_place',
		'drop index invitation_open',
		...created(1, dialect, /create index (event_subject|invitation_subject) /),
	],
	7: () => ['drop view v_audit', 'drop table audit'],
	8: () => ['drop view v_held_ratings', 'drop table held_rating'],
	9: () => ['drop table quota_place'],
	10: () => [
		'drop index case_clock',
		...['clock_version', 'pauses', 'paused_until', 'pause_reason'].map(
			(column) => `alter table case_file drop column ${column}`,
		),
	],
	11: () => ['drop table open_answer'],
	12: () => ['drop view v_answers'],
	13: (dialect) => ['drop index case_clock', ...created(10, dialect, /create index case_clock /)],
	14: () => ['drop table hasty_form'],
	15: () => ['drop table incentive_code'],
	16: () => ['drop table open_link_series'],
	17: () => [
		'drop table customer_merge_row',
		'drop table customer_merge',
		'drop table likely_double',
		'drop table customer_trait',
		'drop table mailbox',
		'drop index contact_address_metric',
		'drop index contact_address_overall',
		...['contact.address', 'invitation.recipient', 'identity.merge_id', 'customer.merged_into'].map(
			(one) => `alter table ${one.replace('.', ' drop column ')}`,
		),
		`alter table customer add column address_state text not null default 'ok'`,
		'alter table customer add column address_reason text',
	],
	18: () => [
		'drop table consent',
		'drop table consent_change',
		'drop table privacy_request',
		...['paused_until', 'frequency', 'preferred_channel', 'preferred_language'].map(
			(column) => `alter table customer drop column ${column}`,
		),
		'alter table message drop column purpose',
		'alter table customer add column opted_out_at bigint',
		'alter table customer add column consent text',
	],
	19: () => ['alter table customer drop column self_named'],
	20: () => ['drop index case_worked_on'],
	21: () => [
		'drop table customer_tag',
		'drop table customer_date',
		'drop table customer_attribute',
		'drop index customer_segment',
		...['title', 'country', 'owner', 'value_amount', 'value_currency'].map(
			(column) => `alter table customer drop column ${column}`,
		),
	],
	22: (dialect) => [
		'drop view v_audit',
		'drop table audit',
		'drop table audit_opening',
		...created(7, dialect, /./),
	],
	23: () => [
		...['erasure', 'mention', 'mention_scan'].map((table) => `drop table ${table}`),
		'alter table workspace drop column erasure_secret',
		...[
			'activity_customer',
			'customer_merged_into',
			'customer_merge_row_double',
			'response_segment',
		].map((index) => `drop index ${index}`),
	],
	24: () => [
		...['case_step_customer', 'message_customer', 'consent_purpose'].map(
			(index) => `drop index ${index}`,
		),
		...['customer_owner_id', 'customer_owner_email'].map((index) => `drop index ${index}`),
		'alter table case_step drop column customer_id',
	],
	25: () => ['drop index consent_change_mailbox'],
	26: () => [
		'drop table retention_run',
		...[
			'response_of_somebody',
			'response_comment',
			'case_ended',
			'message_created',
			'contact_at',
			'privacy_request_at',
			'activity_response',
			'activity_case',
		].map((index) => `drop index ${index}`),
	],
};

/** What takes a schema back to an older version. */
function backTo(version: number, dialect: DialectName): string[] {
	const later = Object.keys(undoing)
		.map(Number)
		.filter((one) => one > version)
		.sort((a, b) => b - a);
	return [
		...later.flatMap((one) => undoing[one]?.(dialect) ?? []),
		`delete from schema_version where version > ${version}`,
	];
}

const newest = Math.max(...migrations.map(({ version }) => version));

describe.each(databases)('the schema on $name', ({ dialect }) => {
	it('is made when a store is opened, and left alone when it is opened again', async () => {
		const target = await newTarget(dialect);
		const first = await openStore(target, {});
		await migrate(first);
		expect(await schemaVersion(first.db)).toBe(newest);
		await first.close();

		const second = await openStore(target, {});
		const { rows } = await sql<{ n: number }>`select count(*) as n from schema_version`.execute(
			second.db,
		);
		expect(Number(rows[0]?.n)).toBe(migrations.length);
		await second.close();
	});

	it('is made once when three processes start together', async () => {
		const target = await newTarget(dialect);
		const given = [JSON.stringify(target)];
		expect(await runTogether('open-and-say.ts', [given, given, given])).toEqual([
			String(newest),
			String(newest),
			String(newest),
		]);
		const store = await openStore(target, {});
		const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(
			store.db,
		);
		expect(rows.map(({ version }) => version)).toEqual(migrations.map(({ version }) => version));
		await store.close();
	});

	it('of the first package takes its planned work along, to whoever takes it now', async () => {
		const target = await newTarget(dialect);
		const old = await openStore(target, {});
		const answers = [
			responseRow({ response_id: 'own', invitation_id: 'mail', level: 'low' }),
			responseRow({ response_id: 'imported', event_id: 'evt', level: 'low' }),
			responseRow({ response_id: 'waiting', external_id: 'w', level: 'high', handed_over: 0 }),
		];
		for (const row of answers) await old.db.insertInto('response').values(row).execute();
		for (const statement of backTo(1, dialect)) {
			await sql.raw(statement).execute(old.db);
		}
		const channels = { mail: 'email', later: 'wecom', sent: 'wecom' };
		for (const [id, channel] of Object.entries(channels)) {
			const due_at = id === 'sent' ? monday : monday + day;
			const about = { dedupe_key: id, event_id: 'evt', channel, created_at: monday, due_at };
			const row = invitationRow({ invitation_id: id, ...about });
			const { recipient: _later, short_code: _laterToo, ...older } = row;
			await old.db
				.insertInto('invitation')
				.values(older as typeof row)
				.execute();
		}
		await sql`insert into event_delivery (workspace_id, event_id, receiver, state, at)
			values ('test', 'evt', 'w/crm', 'handed_over', 1)`.execute(old.db);
		const planned = [
			['invitation_due', 'mail'],
			['invitation_due', 'later'],
			['invitation_due', 'sent'],
			['reminder', 'sent'],
			['low_score_without_case', 'own'],
			['low_score_without_case', 'imported'],
			['unprocessed_event', 'evt'],
			['sla_breach', 'cas'],
			['care_touch', 'cus'],
		];
		for (const [kind = '', ref = ''] of planned) {
			await sql`insert into due (workspace_id, due_id, kind, ref_key, ref_id, survey_key, due_at,
					attempt, state, lease_until, data, test, created_at)
				values ('test', ${`${kind} ${ref}`}, ${kind}, ${ref}, ${ref}, 'after-service', 1, 0,
					'pending', 0, '{}', 0, 1)`.execute(old.db);
		}
		await old.close();

		const store = await openStore(target, {});
		const rows = await store.db.selectFrom('due').selectAll().orderBy('due_id').execute();
		expect(rows.map(({ kind, ref_id, scope }) => `${kind} ${ref_id} ${scope}`)).toEqual([
			'ask_again evt w/crm',
			'invitation_due mail after-service',
			'low_score_without_case imported w/crm',
			'low_score_without_case own after-service',
			'sla_breach cas after-service',
			'unprocessed_event evt w/crm',
		]);
		// What a workflow had been given is known, so that a change of it is told as one.
		const told = store.db.selectFrom('response').select(['response_id', 'told_levels']);
		expect(await told.orderBy('response_id').execute()).toEqual([
			{ response_id: 'imported', told_levels: 'low' },
			{ response_id: 'own', told_levels: 'low' },
			{ response_id: 'waiting', told_levels: '' },
		]);
		await store.close();
	});

	it('leaves every answer the cut that it was scored under, and open links theirs', async () => {
		const target = await newTarget(dialect);
		const old = await openStore(target, {});
		const surveys = [
			{ key: 'seven', metric: 'csat', rating: { min: 1, max: 7 }, cuts: null },
			{
				key: 'index',
				metric: 'csi',
				rating: { min: 1, max: 10 },
				cuts: { lowBelow: 50, highFrom: 70 },
			},
			{ key: 'nps', metric: 'nps', rating: { min: 0, max: 10 }, cuts: null },
		];
		for (const { key, ...definition } of surveys) {
			const times = { created_at: 1, activated_at: 1, definition: JSON.stringify(definition) };
			const row = { workspace_id: 'test', survey_key: key, version: 'v1', ...times };
			await old.db.insertInto('survey').values(row).execute();
		}
		// As they were cut before it could be chosen: at the upper third.
		const answers = [
			['csat', 1, 5, 4],
			['csat', 1, 7, 5],
			['csat', 1, 10, 7],
			['csat', 0, 10, 7],
			['csat', 0, 100, 66.6667],
			['csat', 1, 3, 1, 'lower_is_better'],
			['nps', 0, 10, 9],
			['ces', 1, 7, 5],
			['ces', 1, 7, 3, 'lower_is_better'],
			['csi', 0, 100, 80],
			['csi', 0, 100, 70, 'higher_is_better', 'index'],
		] as const;
		for (const [at, [metric, scale_min, scale_max, , direction, key]] of answers.entries()) {
			const about = { metric, scale_min, scale_max, direction: direction ?? 'higher_is_better' };
			const survey = { survey_key: key ?? 'sheet', survey_version: key ? 'v1' : null };
			const row = responseRow({ response_id: `rsp_${at}`, ...about, ...survey });
			await old.db.insertInto('response').values(row).execute();
		}
		for (const statement of backTo(4, dialect)) await sql.raw(statement).execute(old.db);
		await old.close();

		const store = await openStore(target, {});
		const rows = await store.db
			.selectFrom('response')
			.select(['response_id', 'high_from'])
			.execute();
		expect(Object.fromEntries(rows.map((row) => [row.response_id, row.high_from]))).toEqual(
			Object.fromEntries(answers.map(([, , , cut], at) => [`rsp_${at}`, cut])),
		);
		const kept = await store.db.selectFrom('survey').select(['survey_key', 'definition']).execute();
		const cuts = kept.map((row) => [row.survey_key, JSON.parse(row.definition).cuts]);
		expect(Object.fromEntries(cuts)).toEqual({
			seven: { lowBelow: null, highFrom: 5 },
			index: { lowBelow: 50, highFrom: 70 },
			nps: null,
		});
		await store.close();
	});

	it('keeps who had opted out, for themselves and for their mailbox in its one form', async () => {
		const target = await newTarget(dialect);
		const old = await openStore(target, {});
		for (const statement of backTo(17, dialect)) await sql.raw(statement).execute(old.db);
		const customers = [
			['gone', ' Jörg@Example.COM', monday, null],
			['nameless', null, monday + 1, null],
			['stays', 'li@example.com', null, null],
			['agreed', 'wang@example.com', null, 'granted'],
		] as const;
		for (const [id, email, at, consent] of customers) {
			await sql`insert into customer (workspace_id, customer_id, email, opted_out_at, consent,
					created_at, updated_at)
				values ('test', ${id}, ${email}, ${at}, ${consent}, 1, 2)`.execute(old.db);
		}
		await old.close();

		const store = await openStore(target, {});
		const rows = await store.db.selectFrom('consent').selectAll().execute();
		const words = rows.map(({ holder_kind: kind, holder, purpose, metric, channel, state, at }) =>
			[kind, holder, purpose, metric, channel, state, at].join(' '),
		);
		expect(words.sort()).toEqual([
			`customer agreed survey  all granted 2`,
			`customer gone service  all denied ${monday}`,
			`customer gone survey  all denied ${monday}`,
			`customer nameless service  all denied ${monday + 1}`,
			`customer nameless survey  all denied ${monday + 1}`,
			`mailbox jörg@example.com service  all denied ${monday}`,
			`mailbox jörg@example.com survey  all denied ${monday}`,
		]);
		const kept = await store.db.selectFrom('consent_change').selectAll().execute();
		expect(kept.map(({ customer_id: id, source }) => `${id} ${source}`).sort()).toEqual([
			'agreed before_purposes',
			...['gone', 'gone', 'nameless', 'nameless'].map((id) => `${id} before_purposes`),
		]);
		await store.close();
	});

	it('tells who is who by one form of an address, and leaves failures with the mailbox', async () => {
		const target = await newTarget(dialect);
		const old = await openStore(target, {});
		for (const statement of backTo(14, dialect)) await sql.raw(statement).execute(old.db);
		const customers = [
			['cus_1', 'Li Wei', 'Li@MÜNCHEN.example', '+86 138 0000 1111', 'ok', null],
			['cus_2', 'Wei Li', 'li@xn--mnchen-3ya.example', '0138-1', 'ok', null],
			[
				'cus_3',
				null,
				'new@example.com',
				null,
				'failed',
				'old@Example.com: 550 5.1.1 no: such user',
			],
		] as const;
		for (const [id, name, email, phone, state, reason] of customers) {
			await sql`insert into customer (workspace_id, customer_id, name, email, phone, address_state,
					address_reason, created_at, updated_at)
				values ('test', ${id}, ${name}, ${email}, ${phone}, ${state}, ${reason}, 1, 2)`.execute(old.db);
		}
		const identities = [
			['email', 'li@münchen.example', 'cus_1'],
			['email', 'li@xn--mnchen-3ya.example', 'cus_2'],
			['phone', '+8613800001111', 'cus_1'],
			['phone', '01381', 'cus_2'],
			['crm', '3', 'cus_3'],
		];
		for (const [kind, value, id] of identities) {
			await sql`insert into identity (workspace_id, kind, value, customer_id)
				values ('test', ${kind}, ${value}, ${id})`.execute(old.db);
		}
		await sql`insert into contact (workspace_id, ref_id, customer_id, at, metric)
			values ('test', 'inv_1', 'cus_1', 5, 'csat')`.execute(old.db);
		await old.close();

		const store = await openStore(target, {});
		const { db } = store;
		const kept = await db.selectFrom('identity').selectAll().orderBy('kind').execute();
		expect(kept.map(({ kind, value, customer_id }) => [kind, value, customer_id])).toEqual([
			['crm', '3', 'cus_3'],
			// Two had one mailbox: nobody is merged, and it stays with one of them.
			['email', 'li@xn--mnchen-3ya.example', 'cus_2'],
			['phone', '+8613800001111', 'cus_1'],
		]);
		expect(await db.selectFrom('mailbox').selectAll().execute()).toMatchObject([
			{ address: 'old@example.com', state: 'failed', reason: '550 5.1.1 no: such user' },
		]);
		expect(await db.selectFrom('contact').select('address').execute()).toEqual([
			{ address: 'li@xn--mnchen-3ya.example' },
		]);
		const doubles = db.selectFrom('likely_double').select(['customer_id', 'other_id', 'reason']);
		expect(await doubles.orderBy('reason').execute()).toEqual([
			{ customer_id: 'cus_1', other_id: 'cus_2', reason: 'mailbox' },
			{ customer_id: 'cus_1', other_id: 'cus_2', reason: 'name_at' },
		]);
		await store.close();
	});

	it('of a newer package is refused with what to do', async () => {
		const target = await newTarget(dialect);
		const store = await openStore(target, {});
		await sql`insert into schema_version (version, name) values (${newest + 1}, 'later')`.execute(
			store.db,
		);
		await store.close();

		const opening = openStore(target, {});
		await expect(opening).rejects.toBeInstanceOf(StoreError);
		await expect(opening).rejects.toMatchObject({
			message: expect.stringContaining(`version ${newest + 1}`),
			hint: expect.stringContaining('Update the package'),
		});
	});
});
