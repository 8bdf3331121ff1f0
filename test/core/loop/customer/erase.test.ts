import { sql } from 'kysely';

import { cleanStore } from '../../../../core/loop/customer/clean-store';
import { eraseCustomer, foreseeErasure } from '../../../../core/loop/customer/erase';
import { listAudit } from '../../../../core/loop/audit/list-audit';
import { type Doer } from '../../../../core/loop/audit/doer';
import { mergeCustomers } from '../../../../core/loop/customer/merge';
import type { House } from '../../../../core/loop/house';
import { beginSending } from '../../../../core/loop/send/begin-sending';
import { recordDelivery } from '../../../../core/loop/send/record-delivery';
import { requestPrivacy } from '../../../../core/loop/customer/privacy-request';
import { addToAudit } from '../../../../core/store/repositories/audit';
import { whatBecomesOf } from '../../../../core/store/repositories/erased-tables';
import { findErasure } from '../../../../core/store/repositories/erasures';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { caseRow, responseRow } from '../../../store/rows';
import { says } from '../a-word';
import { day, life, now, somebody } from '../a-house';

useDatabases();

let workspaces = 0;
const doer: Doer = { kind: 'workflow', id: 'w1', name: 'Erasing' };

/** What tells who somebody is; none of it may be left. */
const email = 'wang.fang@lotus.example';
const former = 'fang.before@lotus.example';
const phone = '+8613812345678';
const traces = [
	'Wang Fang',
	email,
	former,
	'13812345678',
	'crm-4711',
	'Kettle of W.F.',
	'wangfang',
];

describe.each(databases)('erasing a customer, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	const tablesHere = async (): Promise<string[]> => {
		const named =
			dialect === 'sqlite'
				? sql<{ name: string }>`select name from sqlite_master where type = 'table'
					and name not like 'sqlite_%'`
				: sql<{ name: string }>`select table_name as name from information_schema.tables
					where table_schema = current_schema() and table_type = 'BASE TABLE'`;
		const { rows } = await named.execute(store().db);
		return rows.map(({ name }) => name);
	};

	/** Every row of the workspace as text, by table. */
	const everything = async ({ workspace }: House): Promise<Map<string, string[]>> => {
		const all = new Map<string, string[]>();
		for (const table of await tablesHere()) {
			if (['schema_version', 'audit_opening'].includes(table)) continue;
			const { rows } = await sql`select * from ${sql.table(table)}
				where workspace_id = ${workspace}`.execute(store().db);
			all.set(
				table,
				rows.map((row) => JSON.stringify(row)),
			);
		}
		return all;
	};

	const found = async (house: House, texts: readonly string[]): Promise<string[]> => {
		const all = await everything(house);
		return [...all].flatMap(([table, rows]) =>
			rows.flatMap((row) =>
				texts.filter((text) => row.includes(text)).map((t) => `${table}: ${t}`),
			),
		);
	};

	async function aPerson(own: Partial<Parameters<typeof somebody>[0]> = {}) {
		const house = houseIn(store(), `erase-${(workspaces += 1)}`);
		const { workspace } = house;
		const lived = life(house);
		await lived.settings({ policy: { quietHours: null, delay: 0 } });
		await lived.publish();
		const facts = somebody({
			externalIds: { crm: 'crm-4711' },
			name: 'Wang Fang',
			email: former,
			phone,
			segment: 'gold',
			...own,
		});
		const { event } = await lived.happens({
			customer: facts,
			attributes: { said: 'Wang Fang wants it back' },
			subject: { type: 'ticket', id: 't1', title: 'Kettle of W.F.', url: null },
			owner: { id: 'o1', name: 'Zhang', email: 'zhang@house.example' },
		});
		const id = event.customer_id ?? '';
		const { item } = await lived.asks({ eventId: event.event_id });
		const { db } = store();
		const whose = { workspace_id: workspace, customer_id: id };
		await lived.sends(item.invitation?.id ?? '');
		// A new address: the former one still stands in what was sent there.
		await lived.happens({ customer: { ...facts, email }, source: 'crm' });
		const answer = responseRow({
			...whose,
			response_id: `rsp_own${workspaces}`,
			invitation_id: item.invitation?.id ?? '',
			segment: 'gold',
			survey_key: 'service',
			comment: 'I am Wang Fang',
			answers: JSON.stringify({ content: { comment: 'I am Wang Fang' }, list: [] }),
			owner: '{"name":"Zhang"}',
			answered_at: now,
			value: 2,
			level: 'low',
		});
		await db.insertInto('response').values(answer).execute();
		const file = caseRow({
			...whose,
			case_id: `cas_own${workspaces}`,
			response_id: answer.response_id,
			subject_title: 'Kettle of W.F.',
			promise_text: 'Call Wang Fang',
		});
		await db.insertInto('case_file').values(file).execute();
		const step = {
			at: now,
			kind: 'note',
			actor_kind: 'owner',
			actor_id: 'o1',
			actor_name: 'Zhang',
		};
		await db
			.insertInto('case_step')
			.values({
				...whose,
				case_id: file.case_id,
				step_key: 's1',
				...step,
				data: '{"note":"Wang Fang is cross"}',
			})
			.execute();
		await db
			.insertInto('compensation')
			.values({
				workspace_id: workspace,
				compensation_id: `cmp${workspaces}`,
				case_id: file.case_id,
				kind: 'refund',
				amount: 5,
				currency: 'EUR',
				state: 'granted',
				asked_by: 'o1',
				decided_by: null,
				note: 'for Wang Fang',
				at: now,
				decided_at: null,
			})
			.execute();
		await db
			.insertInto('customer_tag')
			.values({ ...whose, tag: 'wangfang' })
			.execute();
		await db
			.insertInto('mailbox')
			.values({
				workspace_id: workspace,
				address: email,
				state: 'failed',
				reason: `no ${email}`,
				failed_at: now,
				updated_at: now,
			})
			.execute();
		await addToAudit(db, [
			{
				workspace_id: workspace,
				audit_id: `open:${file.case_id}`,
				at: now,
				actor_kind: 'person',
				actor_id: 'o1',
				actor_name: 'Zhang',
				actor_node: null,
				action: 'link_opened',
				target_kind: 'case',
				target_id: file.case_id,
				details: '{"of":"Wang Fang"}',
				test: 0,
			},
		]);
		await requestPrivacy(house, now, { customerId: id, kind: 'erase' });
		const erases = async (customerId = id, patience = 0) =>
			await eraseCustomer(house, now + day, { customerId, doer, patience });
		return { house, workspace, id, facts, ...lived, erases, file, answer };
	}

	it('says of every table of the database what becomes of it', async () => {
		const known = [...Object.keys(whatBecomesOf), 'schema_version'];
		expect((await tablesHere()).sort()).toEqual(known.sort());
	});

	it('leaves nothing of them in any table, and the score', async () => {
		const { house, id, erases, workspace } = await aPerson();
		expect(new Set((await found(house, traces)).map((one) => one.split(': ')[1]))).toEqual(
			new Set(traces),
		);
		const foreseen = await foreseeErasure(house, now, id);
		const done = await erases();
		expect(await found(house, [...traces, id])).toEqual([]);
		if (done.kind !== 'erased') throw new Error('Nobody was erased.');
		const removed = JSON.parse(done.receipt.removed) as Record<string, number>;
		expect(foreseen?.removed).toEqual(removed);
		expect(removed).toMatchObject({ customer: 1, event: 2, invitation: 1, case_file: 1 });
		expect(done.receipt).toMatchObject({ anonymised: 1, in_flight: 0, by_name: 'Erasing' });
		const left = await store()
			.db.selectFrom('response')
			.selectAll()
			.where('workspace_id', '=', workspace)
			.execute();
		expect(left).toMatchObject([{ value: 2, level: 'low', comment: null, customer_id: null }]);
		const trail = await store()
			.db.selectFrom('audit')
			.selectAll()
			.where('workspace_id', '=', workspace)
			.execute();
		expect(trail.map(({ action, actor_name: name }) => [action, name])).toEqual(
			expect.arrayContaining([
				['link_opened', 'Zhang'],
				['customer_erased', 'Erasing'],
			]),
		);
	});

	it('foresees without changing anything', async () => {
		const { house, id } = await aPerson();
		const before = await everything(house);
		expect(await foreseeErasure(house, now, id)).toMatchObject({ anonymised: 1 });
		expect(await everything(house)).toEqual(before);
		expect(await foreseeErasure(house, now, 'cus_nobody')).toBeNull();
	});

	it('finds nobody the second time', async () => {
		const { erases } = await aPerson();
		await erases();
		expect(await erases()).toEqual({ kind: 'unknown' });
	});

	it('takes both records of a merged pair, whichever is named', async () => {
		for (const named of ['kept', 'merged'] as const) {
			const one = await aPerson();
			const other = await one.happens({
				customer: somebody({ externalIds: { shop: 'crm-4711-b' }, name: 'Fang W.', email: null }),
				source: 'shop',
			});
			const otherId = other.event.customer_id ?? '';
			await mergeCustomers(one.house, now, { keepId: one.id, mergeId: otherId, doer });
			await one.erases(named === 'kept' ? one.id : otherId);
			const all = [...traces, one.id, otherId, 'crm-4711-b', 'Fang W.'];
			expect(await found(one.house, all)).toEqual([]);
			const input = { keepId: one.id, mergeId: otherId, doer };
			await expect(mergeCustomers(one.house, now, input)).rejects.toThrow(/erased/);
		}
	});

	it('leaves whom they share a mailbox with as they are', async () => {
		const { house, happens, facts, erases, workspace, asks } = await aPerson();
		const other = await happens({
			customer: somebody({ externalIds: { crm: 'b' }, name: 'Wang Jun', email }),
			source: 'crm',
		});
		const otherId = other.event.customer_id ?? '';
		await says(house, otherId, 'denied', ['news']);
		await erases();
		expect(await found(house, ['Wang Fang', former, 'crm-4711'])).toEqual([]);
		const { db } = store();
		const box = db.selectFrom('mailbox').selectAll().where('workspace_id', '=', workspace);
		expect(await box.execute()).toMatchObject([{ address: email, state: 'failed' }]);
		const words = db.selectFrom('consent').selectAll().where('workspace_id', '=', workspace);
		expect((await words.execute()).map(({ holder }) => holder).sort()).toEqual(
			[otherId, email].sort(),
		);
		expect(facts.email).toBe(former);
		const again = await asks({ eventId: other.event.event_id });
		expect(again.item.invitation ?? null).not.toBeUndefined();
	});

	it('masks their addresses in what others wrote, and nothing else', async () => {
		const { house, erases, workspace, happens } = await aPerson();
		await happens({
			customer: somebody(),
			attributes: { cc: [`Please also tell ${email}.`], order: 8613812345678 },
		});
		const comments = {
			one: `请联系${email.toUpperCase()}，电话138 1234 5678谢谢`,
			two: 'My order 8812345678 and someone.else@lotus.example',
		};
		for (const [key, comment] of Object.entries(comments)) {
			const row = responseRow({
				workspace_id: workspace,
				response_id: `rsp_${key}${workspaces}`,
				comment,
				answers: JSON.stringify({
					content: { comment },
					list: [{ id: 'comment', value: comment }],
				}),
			});
			await store().db.insertInto('response').values(row).execute();
		}
		const done = await erases();
		if (done.kind !== 'erased') throw new Error('Nobody was erased.');
		expect(done.receipt.masked).toBe(2);
		expect(await found(house, [email, email.toUpperCase(), '1234 5678'])).toEqual([]);
		const left = await store()
			.db.selectFrom('response')
			.select(['comment', 'answers'])
			.where('workspace_id', '=', workspace)
			.where('comment', 'is not', null)
			.orderBy('response_id')
			.execute();
		expect(left.map(({ comment }) => comment)).toEqual(['请联系[…]，电话[…]谢谢', comments.two]);
		expect(left[0]?.answers).toContain('"value":"请联系[…]');
	});

	it('holds to an objection when the address comes back, under a mark alone', async () => {
		const { house, id, facts, erases, happens, asks, workspace } = await aPerson();
		await says(house, id, 'denied', ['survey']);
		await says(house, id, 'granted', ['news']);
		await erases();
		const words = await store()
			.db.selectFrom('consent')
			.selectAll()
			.where('workspace_id', '=', workspace)
			.execute();
		expect(new Set(words.map(({ holder_kind: kind, state }) => `${kind} ${state}`))).toEqual(
			new Set(['erased denied']),
		);
		expect(await found(house, traces)).toEqual([]);
		const back = await happens({ customer: { ...facts, email } }, now + 2 * day);
		expect(back.event.customer_id).not.toBe(id);
		const asked = await asks({ eventId: back.event.event_id }, now + 2 * day);
		expect(asked.item.outcome?.code).toBe('opted_out');
		// By the telephone as well, where the mailbox is another one.
		const called = { ...facts, externalIds: { crm: 'new' }, email: null, phone: '138 1234 5678' };
		const other = await happens({ customer: called, source: 'crm' }, now + 2 * day);
		const byPhone = await asks({ eventId: other.event.event_id, channel: 'other' }, now + 2 * day);
		expect(byPhone.item.outcome?.code).toBe('opted_out');
		// Who agrees again is asked again.
		await says(house, back.event.customer_id ?? '', 'granted', ['survey'], now + 2 * day);
		const again = await happens({ customer: { ...facts, email } }, now + 3 * day);
		const code = (await asks({ eventId: again.event.event_id }, now + 3 * day)).item.outcome?.code;
		expect(code).not.toBe('opted_out');
	});

	it('waits for a message that is being handed over, names it, and none leaves later', async () => {
		const { house, id, answer, erases } = await aPerson();
		const invitationId = answer.invitation_id ?? '';
		await sql`update message set state = 'waiting', updated_at = ${now}
			where workspace_id = ${house.workspace}`.execute(store().db);
		await sql`update invitation set state = 'sent', recipient = ${former}
			where workspace_id = ${house.workspace}`.execute(store().db);
		await sql`delete from mailbox where workspace_id = ${house.workspace}`.execute(store().db);
		const message = {
			key: `${invitationId}:1`,
			kind: 'invitation' as const,
			messageId: '<m@x.example>',
			channel: 'email',
			recipient: email,
			invitationId,
			caseId: null,
			test: false,
		};
		expect((await beginSending(house, now + day, message)).kind).toBe('send');
		const done = await erases(id, 0);
		expect(done).toMatchObject({ kind: 'erased', receipt: { in_flight: 1 } });
		// Its own report finds nothing to write to, and it is not sent a second time.
		const report = {
			message: { key: message.key },
			state: 'sent' as const,
			reason: null,
			permanent: false,
			channel: 'email',
			recipient: email,
			begunHere: true,
		};
		expect(await recordDelivery(house, now + day, report)).toEqual({
			invitation: null,
			message: null,
		});
		expect((await beginSending(house, now + day, message)).kind).toBe('void');
		const own = { ...message, key: 'own:1', kind: 'own' as const, invitationId: null, about: id };
		expect((await beginSending(house, now + day, own)).kind).toBe('void');
		expect(await found(house, traces)).toEqual([]);
	});

	it('stores no address of whom a receipt is sent to', async () => {
		const { house, erases } = await aPerson();
		await erases();
		const sent = await beginSending(house, now, {
			key: 'erasure:1',
			kind: 'erasure',
			messageId: '<r@x.example>',
			channel: 'email',
			recipient: email,
			invitationId: null,
			caseId: null,
			test: false,
		});
		expect(sent.kind).toBe('send');
		expect(await found(house, traces)).toEqual([]);
	});

	it('plans one cleaning of the night for all who are erased in a day', async () => {
		const one = await aPerson();
		await one.settings({ timeZone: 'Asia/Shanghai' });
		const done = await one.erases();
		const other = await one.happens({ customer: somebody(), source: 'crm' });
		await one.erases(other.event.customer_id ?? '');
		if (done.kind !== 'erased') throw new Error('Nobody was erased.');
		const due = await store()
			.db.selectFrom('due')
			.selectAll()
			.where('workspace_id', '=', one.workspace)
			.where('kind', '=', 'clean_store')
			.execute();
		expect(due.map(({ due_at: at }) => at)).toEqual([done.cleanAt]);
		expect(new Date(done.cleanAt).toISOString()).toBe('2026-04-16T19:30:00.000Z');
		expect(await cleanStore(one.house, now + 2 * day)).toBeGreaterThan(1);
		const receipt = await findErasure(store().db, one.workspace, done.receipt.erasure_id);
		expect(receipt?.cleaned_at).toBe(now + 2 * day);
		// Each workspace reads of its own alone.
		const wanted = { kinds: ['privacy' as const], who: null, whom: one.workspace };
		const span = { from: null, until: null, test: false, limit: null };
		const [line] = await listAudit(one.house, { ...wanted, ...span });
		expect(line).toMatchObject({
			at: new Date(now + 2 * day).toISOString(),
			action: 'files_cleaned',
			actor: { kind: 'system' },
			details: { count: 2 },
			text: 'By itself: cleaned the files of the database; erasures they are clean of: 2.',
		});
		expect(await cleanStore(one.house, now + 3 * day)).toBe(0);
	});
});
