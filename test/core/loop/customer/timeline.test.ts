import { sql } from 'kysely';

import { openCase } from '../../../../core/loop/case/open-case';
import { mergeCustomers } from '../../../../core/loop/customer/merge';
import { setPreferences } from '../../../../core/loop/customer/preferences';
import { requestPrivacy } from '../../../../core/loop/customer/privacy-request';
import { readPlace, timelineOf } from '../../../../core/loop/customer/timeline';
import type { House } from '../../../../core/loop/house';
import { insertResponseQuery } from '../../../../core/store/repositories/responses';
import {
	type TimelineAsked,
	timelineKinds,
	timelineQueries,
} from '../../../../core/store/repositories/timeline';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { careStepRow } from '../../../store/care-rows';
import { caseRow, eventRow, invitationRow, responseRow } from '../../../store/rows';
import { says } from '../a-word';
import { caseLife, toOpen } from '../case/a-case-life';
import { day, hour, life, minute, now, somebody } from '../a-house';

useDatabases();

let workspaces = 0;

describe.each(databases)('the timeline of a customer, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aLife() {
		const house = houseIn(store(), `timeline-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings({ policy: { quietHours: null, delay: 0 } });
		await own.publish();
		const { event } = await own.happens({ customer: somebody() }, now - 30 * day);
		return { house, ...own, id: event.customer_id ?? '', eventId: event.event_id };
	}

	const read = async (house: House, id: string, limit = 100, before: string | null = null) =>
		await timelineOf(house, now, id, { limit, before: readPlace(before, 'Before', 'UTC') }, 'en');

	async function step(
		house: House,
		id: string,
		given: { caseId: string; at: number; kind: string; data?: object },
	) {
		await store()
			.db.insertInto('case_step')
			.values({
				workspace_id: house.workspace,
				case_id: given.caseId,
				step_key: `${given.kind}:${given.at}`,
				at: given.at,
				kind: given.kind,
				actor_kind: 'owner',
				actor_id: null,
				actor_name: null,
				data: JSON.stringify(given.data ?? {}),
				customer_id: id,
			})
			.execute();
	}

	async function cases(house: House, id: string, ...ids: string[]) {
		for (const caseId of ids) {
			const about = { workspace_id: house.workspace, customer_id: id, subject_title: 'Kettle' };
			await store()
				.db.insertInto('case_file')
				.values(caseRow({ ...about, case_id: caseId, opened_at: now - 20 * day }))
				.execute();
		}
	}

	it('tells all kinds of things in one sentence each, the newest first', async () => {
		const { house, id, eventId, asks, settings } = await aLife();
		const { db } = store();
		const { item } = await asks({ eventId }, now - 30 * day + minute);
		const invitationId = item.invitation?.id ?? '';
		await db
			.insertInto('message')
			.values({
				workspace_id: house.workspace,
				message_key: `${invitationId}:1`,
				message_id: '<1@x>',
				invitation_id: invitationId,
				case_id: null,
				customer_id: id,
				kind: 'reminder',
				purpose: null,
				channel: 'email',
				recipient: 'li@example.com',
				state: 'failed',
				reason: 'Mailbox full.',
				tries: 1,
				created_at: now - 29 * day,
				updated_at: now,
			})
			.execute();
		const cared = { workspace_id: house.workspace, customer_id: id, campaign_key: 'none' };
		await db
			.insertInto('care_step')
			.values(careStepRow({ ...cared, care_id: 'car_t', state: 'sent', at: now - 28.5 * day }))
			.execute();
		const answer = responseRow({
			workspace_id: house.workspace,
			customer_id: id,
			value: 2,
			band: 'dissatisfied',
			level: 'low',
			comment: 'Too  slow',
			subject_title: 'Kettle',
			answered_at: now - 28 * day,
		});
		await insertResponseQuery(db, answer).execute();
		await cases(house, id, 'cas_1');
		await step(house, id, { caseId: 'cas_1', at: now - 27 * day, kind: 'opened' });
		await step(house, id, { caseId: 'cas_1', at: now - 27 * day, kind: 'heat' });
		await says(house, id, 'denied', ['news'], now - 3 * day);
		const wanted = { frequency: 'less', pausedUntil: null, channel: null, language: null } as const;
		await setPreferences(house, now - 2 * day, { customerId: id, wanted });
		await requestPrivacy(house, now - day, { customerId: id, kind: 'erase' });
		const { lines, next } = await read(house, id);
		expect(lines.map(({ kind, text }) => [kind, text])).toEqual([
			['request', 'Asked for their data to be deleted.'],
			['record', 'Chose how to hear from us.'],
			['consent', 'Objected to: News (test).'],
			['case', 'Case about "Kettle": Case opened.'],
			['answer', 'Answered: CSAT 2 of 5, dissatisfied about "Kettle". Comment: Too slow'],
			['care', 'Campaign "none", message 1: sent.'],
			['message', 'Reminder to li@example.com: failed. Mailbox full.'],
			['invitation', expect.stringContaining('Survey "service" about "Kettle":') as string],
			['event', 'ticket.closed from desk about "Kettle".'],
		]);
		expect(next).toBeNull();
		expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(timelineKinds));
		expect(lines.at(-1)).toMatchObject({ eventId, at: new Date(now - 30 * day).toISOString() });
		expect(lines.at(-2)).toMatchObject({ invitationId, eventId });
		await settings({ languages: ['zh-CN'] });
		const { lines: chinese } = await timelineOf(house, now, id, { limit: 1, before: null });
		expect(chinese[0]?.text).toBe('客户要求删除其数据。');
	});

	it('says by which ways a message was refused, and by which it went then', async () => {
		const { house, id, settings } = await aLife();
		const refused = (channel: string, reason: string) => ({
			...{ channel, at: now, code: 'unknown_address', reason },
		});
		const message = async (key: string, kind: string, given: object) =>
			await store()
				.db.insertInto('message')
				.values({
					...{ workspace_id: house.workspace, message_key: key, message_id: `<${key}@x>` },
					...{ invitation_id: null, case_id: null, customer_id: id, kind, purpose: null },
					...{ recipient: 'li', reason: null, tries: 1, created_at: now - day, updated_at: now },
					...given,
				} as never)
				.execute();
		const ways = JSON.stringify([
			refused('wecom_app', 'Nobody there has this id.'),
			refused('sms_http', 'The number is none.'),
		]);
		await message('m1', 'own', { channel: 'email', state: 'sent', ways });
		await message('m2', 'own', {
			channel: 'wecom_app',
			state: 'failed',
			ways,
			reason: 'No way left.',
		});
		const step = { workspace_id: house.workspace, customer_id: id, campaign_key: 'none' };
		await store()
			.db.insertInto('care_step')
			.values(careStepRow({ ...step, care_id: 'car_w', state: 'sent', at: now - 2 * day }))
			.execute();
		await message('car_w:0', 'care', { channel: 'email', state: 'sent', ways });
		const texts = async (kind: string) =>
			(await read(house, id)).lines.filter((one) => one.kind === kind).map(({ text }) => text);
		const tried =
			'Refused by WeCom app: Nobody there has this id. Refused by SMS: The number is none.';
		expect((await texts('message')).sort()).toEqual([
			`Message to li: failed. ${tried} No way left.`,
			`Message to li: sent. ${tried} Then by e-mail.`,
		]);
		expect(await texts('care')).toEqual([
			`Campaign "none", message 1: sent. ${tried} Then by e-mail.`,
		]);
		await settings({ languages: ['zh-CN'] });
		const { lines } = await timelineOf(house, now, id, { limit: 9, before: null });
		expect(lines.find(({ kind }) => kind === 'care')?.text).toContain('企业微信应用消息被拒：');
		expect(lines.find(({ kind }) => kind === 'care')?.text).toContain('之后改用电子邮件。');
	});

	it('says what became of a promise, and invents nothing', async () => {
		const { house, id } = await aLife();
		await cases(house, id, 'kept', 'broken', 'open', 'moved');
		const promise = async (caseId: string, at: number, until: number) =>
			await step(house, id, {
				caseId,
				at,
				kind: 'promise',
				data: { promisedFor: until, text: `${caseId}!` },
			});
		await promise('kept', now - 10 * day, now - 8 * day);
		await step(house, id, { caseId: 'kept', at: now - 9 * day, kind: 'resolve' });
		await promise('broken', now - 7 * day, now - 6 * day);
		await step(house, id, { caseId: 'broken', at: now - 5 * day, kind: 'resolve' });
		await promise('open', now - 4 * day, now + day);
		await promise('moved', now - 3 * day, now + day);
		await promise('moved', now - 2 * day, now + 2 * day);
		const { lines } = await read(house, id);
		const told = lines.filter(({ text }) => text.includes('Promised'));
		expect(told.map(({ caseId, text }) => [caseId, text.split('! ')[1]])).toEqual([
			['moved', 'It is still to be kept.'],
			['moved', 'Another one has taken its place.'],
			['open', 'It is still to be kept.'],
			['broken', 'It was broken.'],
			['kept', 'It was kept.'],
		]);
	});

	it('is read page by page, and nothing is told twice or left out', async () => {
		const { house, id } = await aLife();
		const { db } = store();
		// Many things at the same moment, of several kinds.
		for (let n = 0; n < 7; n += 1) {
			const at = now - Math.floor(n / 4) * hour;
			const about = { workspace_id: house.workspace, customer_id: id };
			const named = `same_${n}`;
			await db
				.insertInto('event')
				.values(eventRow({ ...about, event_id: named, external_id: named, occurred_at: at }))
				.execute();
			await db
				.insertInto('invitation')
				.values(invitationRow({ ...about, invitation_id: named, created_at: at }))
				.execute();
			const answer = { ...about, response_id: named, answered_at: at };
			await insertResponseQuery(db, responseRow(answer)).execute();
		}
		const whole = (await read(house, id)).lines;
		expect(whole).toHaveLength(22);
		const pages = [];
		let before: string | null = null;
		for (let page = 0; page < 20; page += 1) {
			const { lines, next }: Awaited<ReturnType<typeof read>> = await read(house, id, 3, before);
			pages.push(...lines);
			before = next;
			if (next === null) break;
		}
		expect(pages).toEqual(whole);
		const since = await read(house, id, 100, new Date(now).toISOString());
		expect(since.lines).toEqual(whole.filter(({ at }) => Date.parse(at) < now));
		expect(() => readPlace('yesterday', 'Before', 'UTC')).toThrow('yesterday');
	});

	it('goes along with a merge', async () => {
		const { house, id, happens } = await aLife();
		const { event } = await happens({ customer: somebody() });
		const other = event.customer_id ?? '';
		await cases(house, other, 'cas_other');
		await step(house, other, { caseId: 'cas_other', at: now, kind: 'opened' });
		await step(house, other, { caseId: 'cas_other', at: now + 1, kind: 'resolve' });
		const doer = { kind: 'workflow', id: null, name: 'Doubles' } as const;
		await mergeCustomers(house, now + hour, { keepId: id, mergeId: other, doer });
		const { lines } = await read(house, id);
		expect(lines.map(({ kind }) => kind)).toEqual(['record', 'case', 'case', 'event', 'event']);
		expect(lines[0]?.text).toBe('Another record was joined with this one, by Doubles.');
	});

	it('has every step of a case that is worked on', async () => {
		const { house, id } = await aLife();
		const opened = await openCase(house, now, toOpen({ customerId: id }));
		const caseId = opened.case.case_id;
		const { does } = caseLife(() => house);
		await does(caseId, now + minute, { kind: 'acknowledge' });
		const { lines } = await read(house, id);
		expect(lines.map(({ text }) => text)).toEqual([
			'Case: Took care of it.',
			'Case: Case opened.',
			'ticket.closed from desk about "Kettle".',
		]);
	});

	it('is read by its indexes: a page of a long life costs a page', async () => {
		const { house, id } = await aLife();
		const { db } = store();
		const { workspace } = house;
		const series =
			dialect === 'sqlite'
				? sql`(with recursive s(n) as (select 1 union all select n + 1 from s where n < 20000)
					select n from s)`
				: sql`(select generate_series(1, 20000) as n)`;
		// Half of it is theirs.
		const who = sql`case when n % 2 = 0 then ${id} else 'cus_other' end`;
		const whole = dialect === 'sqlite' ? sql`cast(n as text)` : sql`n::text`;
		await sql`insert into event (workspace_id, event_id, source, external_id, type, occurred_at,
				received_at, cycle, attributes, customer_id, test)
			select ${workspace}, 'e' || ${whole}, 'crm', ${whole}, 'order.paid', n, n, 0, '{}', ${who}, 0
			from ${series} as s`.execute(db);
		await cases(house, id, 'long');
		await sql`insert into case_step (workspace_id, case_id, step_key, at, kind, actor_kind, data,
				customer_id)
			select ${workspace}, 'long', ${whole}, n, 'log_contact', 'owner', '{}', ${who}
			from ${series} as s`.execute(db);
		await sql`insert into message (workspace_id, message_key, message_id, customer_id, kind, channel,
				recipient, state, tries, created_at, updated_at)
			select ${workspace}, 'm' || ${whole}, ${whole}, ${who}, 'own', 'email', 'x', 'sent', 1, n, n
			from ${series} as s`.execute(db);
		await sql`insert into care_step (workspace_id, care_id, step, campaign_key, customer_id, recipient,
				asks, state, due_at, valid_until, at, attempt)
			select ${workspace}, 'car' || ${whole}, 0, 'news', ${who}, 'customer', 0, 'sent', n, n, n, 0
			from ${series} as s`.execute(db);
		const limit = 20;
		const anywhere = { all: 1, before: '' };
		const asked = timelineQueries(db, {
			workspace,
			customerId: id,
			at: 15_000,
			limit,
			sameMoment: Object.fromEntries(
				timelineKinds.map((kind) => [kind, anywhere]),
			) as TimelineAsked['sameMoment'],
		});
		if (dialect === 'postgres') await sql`analyze event, case_step, message, care_step`.execute(db);
		for (const kind of ['event', 'case', 'message', 'care'] as const) {
			const compiled = asked[kind].compile();
			const explain =
				dialect === 'sqlite' ? 'explain query plan' : 'explain (analyze, format json)';
			const { rows } = await db.executeQuery<{ detail: string; 'QUERY PLAN': object }>({
				...compiled,
				sql: `${explain} ${compiled.sql}`,
			});
			if (dialect === 'sqlite') {
				const plan = rows.map(({ detail }) => detail);
				expect(plan.join('\n')).toMatch(/USING INDEX (event|case_step|message|care_step)_customer/);
				expect(plan).not.toContain('USE TEMP B-TREE FOR ORDER BY');
				continue;
			}
			const plan = JSON.stringify(rows[0]?.['QUERY PLAN']);
			const read = [...plan.matchAll(/"Actual Rows": ?([\d.]+)/g)].map(([, n]) => Number(n));
			expect(read.length).toBeGreaterThan(1);
			expect(Math.max(...read)).toBeLessThanOrEqual(2 * limit);
			const passedOver = [...plan.matchAll(/"Rows Removed by Filter": ?([\d.]+)/g)];
			expect(passedOver.every(([, n]) => Number(n) <= limit)).toBe(true);
		}
	});
});
