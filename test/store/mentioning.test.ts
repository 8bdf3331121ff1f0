import { sql } from 'kysely';

import {
	type MentioningTable,
	mentioning,
	mentioningOf,
} from '../../core/store/repositories/mentioning';
import { updateMailbox } from '../../core/store/repositories/mailboxes';
import { maskMentions, readPending } from '../../core/store/repositories/mentions';
import { databases, useDatabases, useStore } from './databases';

useDatabases();

/** Ids, kinds, states and other words of a list, which mean the same in every table. */
const plain =
	/\.(?:workspace_id|\w+_id|table_name|type|metric|purpose|channel|language|touchpoint|level|band|direction|priority|currency|team|calendar|action|(?:\w+_)?(?:kind|type|state|reason|source|currency)|survey_\w+)$/;

/** What the other text columns hold that nobody has typed about somebody else. */
const others = {
	'an address or id of whom the row is about, which goes with them': [
		...['consent.holder', 'consent_change.mailbox', 'contact.address', 'customer.email'],
		...['customer.phone', 'customer_trait.value', 'identity.value', 'invitation.recipient'],
		...[
			'mailbox.address',
			'message.recipient',
			'customer.merged_into',
			'customer_merge_row.before',
			'care_step.address',
			'care_step.mailbox_once',
		],
	],
	'made by a machine': [
		...[
			'activity_cursor.receiver',
			'case_step.step_key',
			'due.lease_by',
			'due.ref_key',
			'due.scope',
		],
		...[
			'event_delivery.receiver',
			'hasty_form.form',
			// For eight days.
			...['write_back.record_id', 'write_back.object', 'write_back.wrote', 'write_back.content'],
			...['poll_cursor.reading', 'poll_record.content', 'refused_sender.receiver'],
			...['unread_push.receiver', 'unread_push.push_id'],
			...['poll_cursor.receiver', 'poll_cursor.scope', 'poll_cursor.object'],
			'poll_cursor.failure',
			...['chart_baseline.chart_key', 'chart_baseline.baseline'],
			...['chart_signal.chart_key', 'chart_signal.signal_key'],
			...['poll_record.receiver', 'poll_record.scope', 'poll_record.record_id', 'poll_record.mark'],
			'incentive_code.code',
			// Figures, and words that five customers or more wrote.
			...['comment_model.learned', 'comment_model.weights'],
			'incentive_code.receiver',
		],
		...[
			'invitation.dedupe_key',
			'mention.mark',
			'forgotten_answer.mark',
			'invitation.short_code',
			'message.message_key',
			'open_answer.link',
			'problem_told.told_by',
			'care_occasion.occasion_key',
			'care_occasion.mailbox_key',
			// Days, festivals and numbers.
			'care_occasion.said',
		],
		...['open_answer.sender', 'quota_place.quota_key', 'retention_run.run', 'erasure.removed'],
		...['workspace.erasure_secret', 'workspace.signing_secret', 'customer_date.on_date'],
		...['case_file.clock_version', 'case_file.pauses', 'due.data', 'schema_version.name'],
		// Of a row that is noted, forgotten with what it notes.
		...['mention', 'mention_pending', 'mention_scan', 'customer_merge_row'].flatMap((table) => [
			`${table}.key_1`,
			`${table}.key_2`,
		]),
	],
	'a word or key of a list': [
		...['case_file.heat', 'case_file.root_cause', 'case_file.sla_preset', 'customer.country'],
		...['customer.frequency', 'customer.preferred_channel', 'customer.preferred_language'],
		...['customer.time_zone', 'customer_attribute.name', 'customer_date.name', 'event.outcome'],
		// Names of sets and ratings from a scale.
		...['response.item_set', 'response.items'],
		...['response.told_levels', 'rotation.pool', 'contact.movable', 'attribute_change.name'],
		...['care_occasion.campaign_key', 'care_occasion.over_because', 'care_occasion.group_name'],
		...['care_step.campaign_key', 'care_step.recipient', 'care_step.mark'],
		'care_stop.campaign_key',
		...['problem.origin', 'problem.difficulty', 'problem_told.told_as'],
		'message.unsure_by',
		...['write_back.system', 'refused_sender.system', 'refused_sender.reason'],
		...['poll_cursor.system', 'unread_push.system'],
		'score_rollup.zone',
	],
	'counts that go as soon as somebody is erased, and are counted again': ['score_daily.segment'],
	'gone as soon as anybody is erased, since nobody can tell whom it names': [
		...['unread_push.why', 'unread_push.request'],
	],
	'keys of topics, charts, drivers and root causes, and ids of cases': [
		'problem.origin_ref',
		'problem_link.ref',
	],
	'people of the house': [
		...['audit.actor_name', 'audit.actor_node', 'case_step.actor_name', 'erasure.by_name'],
		...['case_file.owner', 'customer.owner', 'event.owner', 'invitation.owner', 'response.owner'],
		...['compensation.asked_by', 'compensation.decided_by'],
		'score_daily.owner',
	],
};
/** What admins and people of the house have set. */
const ofTheHouse =
	/^(?:workspace\.settings|(?:person|survey|endpoint|campaign|data_address)\.\w+)$/;

describe.each(databases)('texts that may name somebody, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const address = 'wang.fang@lotus.example';

	type Column = { table: string; name: string; isText: boolean; isNeeded: boolean };

	async function columns(): Promise<Column[]> {
		const query =
			dialect === 'sqlite'
				? sql<Record<'t' | 'name' | 'type' | 'needed', string>>`select tables.name as t,
						columns.name, columns.type,
						columns."notnull" = 1 and columns.dflt_value is null as needed
					from sqlite_master as tables, pragma_table_info(tables.name) as columns
					where tables.type = 'table' and tables.name not like 'sqlite_%'`
				: sql<Record<'t' | 'name' | 'type' | 'needed', string>>`select c.table_name as t,
						c.column_name as name, c.data_type as type,
						c.is_nullable = 'NO' and c.column_default is null as needed
					from information_schema.columns as c join information_schema.tables as tables
						using (table_schema, table_name)
					where table_schema = current_schema() and tables.table_type = 'BASE TABLE'`;
		const { rows } = await query.execute(store().db);
		return rows.map(({ t, name, type, needed }) => ({
			table: t,
			name,
			isText: type.toLowerCase() === 'text',
			isNeeded: Boolean(needed),
		}));
	}

	it('are all columns of text of which nobody has said what else they hold', async () => {
		const known = new Set(Object.values(others).flat());
		const texts = (await columns()).filter(({ isText }) => isText);
		const names = texts.map(({ table, name }) => `${table}.${name}`);
		const masked = (Object.keys(mentioning) as MentioningTable[]).flatMap((table) =>
			mentioningOf(table).texts.map((text) => `${table}.${text}`),
		);
		expect([...known, ...masked].filter((name) => !names.includes(name))).toEqual([]);
		const left = names.filter(
			(name) =>
				!masked.includes(name) && !known.has(name) && !plain.test(name) && !ofTheHouse.test(name),
		);
		expect(left).toEqual([]);
	});

	const every = (Object.keys(mentioning) as MentioningTable[]).flatMap((table) =>
		mentioningOf(table).texts.map((text) => ({ table, text })),
	);

	it.each(every)('are masked in $table.$text, however it was written', async ({ table, text }) => {
		const workspace = `${table}.${text}`;
		const isJson = mentioningOf(table).json?.includes(text) ?? false;
		const own = (await columns()).filter((column) => column.table === table);
		const row = Object.fromEntries(
			own
				.filter(({ isNeeded, name }) => isNeeded || mentioningOf(table).key.includes(name))
				.map(({ name, isText }) => [
					name,
					isText
						? /_before|_after|data|details|tags|answers|attributes/.test(name)
							? '{}'
							: 'x'
						: 1,
				]),
		);
		const told = `Ask ${address}`;
		const values = {
			...row,
			workspace_id: workspace,
			[text]: isJson ? JSON.stringify({ [address]: told }) : told,
		};
		const { db } = store();
		const names = Object.keys(values).map((name) => sql.ref(name));
		await sql`insert into ${sql.table(table)} (${sql.join(names)})
			values (${sql.join(Object.values(values))})`.execute(db);
		const masks = async () =>
			await store().transaction(async (tx) => {
				while (await readPending(tx, dialect, workspace));
				return await maskMentions(tx, workspace, { mailboxes: [address], phones: [] });
			});
		expect(await masks()).toBe(1);
		const left = async () =>
			await sql<Record<string, string>>`select * from ${sql.table(table)}
				where workspace_id = ${workspace}`.execute(db);
		expect((await left()).rows[0]?.[text]).toBe(isJson ? '{"[…]":"Ask […]"}' : 'Ask […]');
		expect(JSON.stringify((await left()).rows)).not.toContain(address);
		// Written over later, it is seen again; what has no address costs nothing.
		if (table === 'audit') return;
		await sql`update ${sql.table(table)} set ${sql.ref(text)} = ${isJson ? `["${told}"]` : told}
			where workspace_id = ${workspace}`.execute(db);
		expect(await masks()).toBe(1);
		await sql`update ${sql.table(table)} set ${sql.ref(text)} = ${isJson ? '["nobody"]' : 'nobody'}
			where workspace_id = ${workspace}`.execute(db);
		const pending = db.selectFrom('mention_pending').where('workspace_id', '=', workspace);
		expect(await pending.selectAll().execute()).toEqual([]);
	});
});

describe.each(databases)('rows that may name somebody, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('are noted once, also where they are written over before they were read', async () => {
		const { db } = store();
		const mailbox = 'li@house.example';
		const noted = async () =>
			await db
				.selectFrom('mention_pending')
				.select(['table_name', 'key_1'])
				.where('workspace_id', '=', 'again')
				.execute();
		for (const reason of ['550 <a@b.example> unknown', '550 <c@d.example> unknown', null]) {
			await store().transaction(async (tx) => {
				await updateMailbox(tx, 'again', mailbox, { state: 'failed', reason }, 1);
			});
		}
		expect(await noted()).toEqual([{ table_name: 'mailbox', key_1: mailbox }]);
	});
});
