import { incentiveCodes } from '../../../../core/loop/workspace/health/incentive-codes';
import { sayIn } from '../../../../core/language/say';
import {
	publishPage,
	retirePage,
	type ServingNode,
} from '../../../../core/loop/workspace/endpoints';
import { readIntake } from '../../../../core/loop/event/intake';
import { takeRequest } from '../../../../core/loop/event/take-request';
import { clockMissing } from '../../../../core/loop/workspace/clock';
import { noteDeed } from '../../../../core/loop/audit/deed';
import { thePackage } from '../../../../core/loop/audit/doer';
import { checkHealth, type HealthCheck } from '../../../../core/loop/workspace/health';
import { cleanStore } from '../../../../core/loop/customer/clean-store';
import { eraseCustomer } from '../../../../core/loop/customer/erase';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import type { JsonObject } from '../../../../core/model/json';
import type { Person } from '../../../../core/model/people';
import type { DueKind } from '../../../../core/model/states';
import { planDue, type PlannedDue } from '../../../../core/store/repositories/due';
import { saveEndpoint } from '../../../../core/store/repositories/endpoints';
import { beginPoll, failPoll } from '../../../../core/store/repositories/polls';
import { savePerson } from '../../../../core/store/repositories/people';
import { defineSurvey } from '../../../../core/survey/define';
import { refusal } from '../../../../core/systems/source/answers';
import { readSmtpAccount } from '../../../../core/systems/smtp/account';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { caseRow, monday } from '../../../store/rows';
import { agreed, secretsOf, xmlCallback } from '../../systems/callback/senders';
import { startMailServer } from '../../systems/mail-server';
import { day, hour, life, somebody } from '../a-house';
import { aGivingHouse } from '../incentive/an-incentive';

useDatabases();
const minute = 60_000;

const node = (id: string, workflow = 'Ask after service'): ServingNode => ({
	workflowId: workflow,
	workflowName: workflow,
	nodeId: id,
	nodeName: id,
});

const liNa: Person = {
	id: 'li.na',
	name: 'Li Na',
	email: 'li.na@example.com',
	team: 'after-sales',
	role: 'agent',
	skills: [],
	languages: [],
	channels: {},
	externalIds: {},
	compensationLimit: null,
	deputyId: null,
	maxOpenCases: null,
	active: true,
};

describe.each(databases)('the health of a workspace, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let workspaces = 0;
	const newHouse = () => houseIn(store(), `health-${workspaces++}`);
	type TestHouse = ReturnType<typeof newHouse>;

	const look = async (
		house: TestHouse,
		given: Partial<Parameters<typeof checkHealth>[2]> = {},
		now = monday,
	) =>
		await checkHealth(house, now, {
			queueMode: false,
			webhookBase: 'https://n8n.example.com/',
			mail: async () => await Promise.resolve(null),
			...given,
		});

	const check = async (house: TestHouse, name: string, ...more: [object?, number?]) => {
		const { checks } = await look(house, ...more);
		return checks.find((one) => one.name === name) as HealthCheck;
	};

	const serve = async (house: TestHouse, origin = 'https://n8n.example.com') => {
		const survey = defineSurvey({ key: 'after-service', metric: 'csat', languages: ['en'] });
		const address = (path: string) => `${origin}/webhook/${path}`;
		await publishPage(house, monday, {
			page: 'survey',
			survey,
			node: node('survey'),
			address: address('s'),
		});
		await publishPage(house, monday, {
			page: 'case',
			survey: null,
			node: node('case', 'The clock'),
			address: address('c'),
		});
	};

	const endpoint = async (
		house: TestHouse,
		page: 'timer' | 'events',
		key = '',
		given: { active?: 0 | 1; beat?: number; workflow?: string } = {},
	) =>
		await store().transaction(
			async (tx) =>
				await saveEndpoint(tx, {
					workspace_id: house.workspace,
					page,
					survey_key: key,
					address: '{}',
					workflow_id: given.workflow ?? 'The clock',
					workflow_name: given.workflow ?? 'The clock',
					node_id: 'n',
					node_name: 'Something is due',
					active: given.active ?? 1,
					updated_at: given.beat ?? monday,
				}),
		);

	const plan = async (house: TestHouse, ...works: Array<Partial<PlannedDue>>) =>
		await store().transaction(
			async (tx) =>
				await planDue(
					tx,
					house.workspace,
					works.map((work, index) => ({
						kind: 'rung' as DueKind,
						key: `k${index}`,
						refId: 'r',
						dueAt: monday - minute,
						test: false,
						...work,
					})),
					monday,
				),
		);

	const set = async (house: TestHouse, settings: JsonObject) =>
		await changeSettings(house, monday, { changes: [settings], reset: [] });

	const hire = async (house: TestHouse, given: Partial<Person> = {}) =>
		await store().transaction(
			async (tx) => await savePerson(tx, house.workspace, { ...liNa, ...given }, monday),
		);

	it('is good when everything is in place, and only then', async () => {
		const server = await startMailServer();
		const account = readSmtpAccount({
			host: '127.0.0.1',
			port: server.port,
			security: 'none',
			from: 'care@example.com',
		});
		const mail = async () => await Promise.resolve(account);
		const house = newHouse();
		await serve(house);
		await endpoint(house, 'timer');
		await hire(house);
		await set(house, { timeZone: 'UTC' });
		expect(await look(house, { mail })).toMatchObject({
			code: 'healthy',
			text: 'Everything is in place.',
		});
		expect((await look(house, { mail })).checks.every(({ hint }) => hint === '')).toBe(true);
		// Without a mail server nobody knows whether mails leave.
		expect(await look(house)).toMatchObject({
			code: 'unknown',
			text: 'The workspace has no mail server, so mails are not checked.',
		});
		await server.close();
	});

	it('says before anything is published what is not published yet, what needs doing on top', async () => {
		const { code, text, checks } = await look(newHouse());
		expect(code).toBe('attention');
		expect(checks.map(({ name, state }) => [name, state])).toEqual([
			['time zone', 'attention'],
			['people', 'attention'],
			['clock', 'attention'],
			['surveys', 'attention'],
			['case page', 'attention'],
			['mail', 'unknown'],
			['schema', 'ok'],
			['mode', 'ok'],
			['address', 'ok'],
			['unpublished work', 'ok'],
			['stuck', 'ok'],
			['backlog', 'ok'],
			['other systems', 'ok'],
			['senders', 'ok'],
			['unread events', 'ok'],
			['held ratings', 'ok'],
			['incentive codes', 'ok'],
			['care campaigns', 'ok'],
			['leavers', 'ok'],
			['data requests', 'ok'],
			['contact policy', 'ok'],
			['calendar', 'ok'],
			['retention', 'ok'],
			['erasures', 'ok'],
			['brand', 'ok'],
		]);
		expect(text).toContain('The clock is not published yet, so nothing that comes due is sent.');
		expect(text).toContain('No survey is published yet.');
		// Whatever is not well says what to do.
		const open = checks.filter(({ state }) => state !== 'ok');
		expect(open.every(({ hint }) => hint.length > 20)).toBe(true);
	});

	it('says whether the files are clean of who was erased', async () => {
		const house = newHouse();
		const { happens } = life(house);
		expect(await check(house, 'erasures')).toMatchObject({ text: 'Nobody was erased yet.' });
		const { event } = await happens({ customer: somebody() }, monday);
		const customerId = event.customer_id ?? '';
		const doer = { kind: 'workflow' as const, id: 'w', name: 'Erasing' };
		await eraseCustomer(house, monday, { customerId, doer });
		expect(await check(house, 'erasures', {}, monday + day)).toMatchObject({
			state: 'ok',
			text: expect.stringContaining('coming night') as string,
		});
		expect(await check(house, 'erasures', {}, monday + 3 * day)).toMatchObject({
			state: 'attention',
			text: expect.stringMatching(/traces: 1, since /) as string,
			hint: expect.stringContaining('half past three') as string,
		});
		await cleanStore(house, monday + 3 * day);
		expect(await check(house, 'erasures', {}, monday + 3 * day)).toMatchObject({
			state: 'ok',
			text: expect.stringMatching(/^Erased: 1\. .+ no traces of them since /) as string,
		});
	});

	it('speaks Chinese where that is the first language of the workspace', async () => {
		const house = newHouse();
		await set(house, { languages: ['zh-CN', 'en'] });
		expect(await check(house, 'clock')).toEqual({
			name: 'clock',
			state: 'attention',
			text: '时钟尚未发布，到期的消息都不会发送。',
			hint: '请发布一个带 Satisfaction Timer Trigger 的工作流，例如模板“时钟”。',
		});
	});

	it('knows a clock that beats, one that fell silent and one that was unpublished', async () => {
		const house = newHouse();
		await endpoint(house, 'timer');
		expect(await check(house, 'clock')).toMatchObject({
			state: 'ok',
			text: 'The clock runs in the workflow "The clock".',
		});
		expect(await check(house, 'clock', {}, monday + 10 * minute)).toMatchObject({
			state: 'attention',
			text: 'The clock is published, but has not beaten for 10 minutes.',
		});
		// It beat when the machine's clock stood ahead, and not since.
		expect(await check(house, 'clock', {}, monday - 10 * minute)).toMatchObject({
			state: 'attention',
		});
		await endpoint(house, 'timer', '', { active: 0 });
		expect(await check(house, 'clock')).toMatchObject({
			state: 'attention',
			hint: 'Publish the workflow "The clock" again.',
		});
	});

	it('warns before the codes of an incentive run out', async () => {
		const house = newHouse();
		const { add } = await aGivingHouse(house);
		await add(...Array.from({ length: 19 }, (_, at) => `TEA-${at}`));
		const few = await check(house, 'incentive codes');
		expect(few?.state).toBe('attention');
		expect(few?.text).toContain('19 of 19');
		expect(few?.hint).toContain('Add Incentive Codes');
		await add('TEA-19');
		expect((await check(house, 'incentive codes'))?.state).toBe('ok');
	});

	it.each([
		[1, 'and 1 customer waits for one'],
		[2, 'and 2 customers wait for one'],
	])('says that %d customers wait for a code', (waiting, words) => {
		const list = { surveyKey: 'service', left: 0, all: 5, waiting };
		const found = incentiveCodes({ incentives: [list], say: sayIn('en') } as never);
		expect(found.text).toContain(words);
	});

	it('says who waits for their data or its deletion, loudly after a day', async () => {
		const house = newHouse();
		const { db } = house.store;
		const asks = async (kind: 'data' | 'erase', at: number) =>
			await db
				.insertInto('privacy_request')
				.values({
					workspace_id: house.workspace,
					request_id: `${kind}-${at}`,
					customer_id: 'cus_1',
					kind,
					at,
				})
				.execute();
		const said = async (at = monday) => await check(house, 'data requests', {}, at);
		expect(await said()).toMatchObject({ state: 'ok', text: expect.stringContaining('Nobody') });
		await asks('data', monday - 1_000);
		expect(await said()).toMatchObject({ state: 'ok', text: expect.stringContaining('1, ') });
		expect(await said(monday + 2 * 86_400_000)).toMatchObject({
			state: 'attention',
			hint: expect.stringContaining('Export and Erase'),
		});
		const exported = {
			action: 'data_exported',
			doer: thePackage,
			target: { kind: 'customer', id: 'cus_1' },
			details: { rows: 3 },
			key: 'x',
		} as const;
		await house.store.transaction(async (tx) => await noteDeed(tx, house, monday, exported));
		expect(await said(monday + 2 * 86_400_000)).toMatchObject({ state: 'ok' });
		await asks('erase', monday);
		expect(await said(monday + 2 * 86_400_000)).toMatchObject({ state: 'attention' });
	});

	it('tells whoever publishes a workflow that needs the clock while none runs', async () => {
		const house = newHouse();
		expect(await clockMissing(house, monday)).toBe(
			'The clock is not published yet, so nothing that comes due is sent. Publish a workflow with a Satisfaction Timer Trigger, for example the template The Clock.',
		);
		await endpoint(house, 'timer');
		// Every execution asks: the answer counts for ten seconds.
		expect(await clockMissing(house, monday + 9_999)).not.toBeNull();
		expect(await clockMissing(house, monday + 10_000)).toBeNull();
		await endpoint(house, 'timer', '', { active: 0 });
		await set(house, { languages: ['zh-CN'] });
		expect(await clockMissing(house, monday + 20_000)).toBe(
			'时钟已取消发布，到期的消息都不会发送。请重新发布工作流“The clock”。',
		);
	});

	it('sees work that waits too long, and leaves what is planned for later', async () => {
		const house = newHouse();
		await plan(house, { kind: 'reminder', dueAt: monday + minute }, { dueAt: monday - minute });
		expect((await check(house, 'backlog')).text).toBe(
			'Nothing is late; pieces of work planned: 2.',
		);
		await plan(house, { key: 'late', dueAt: monday - 90 * minute });
		expect(await check(house, 'backlog')).toMatchObject({
			state: 'attention',
			text: 'The oldest work has been waiting for 1 hour 30 minutes: escalations (2).',
		});
	});

	it('names the workflows whose work waits because they are unpublished', async () => {
		const house = newHouse();
		await serve(house);
		await endpoint(house, 'events', 'w/zendesk', { workflow: 'Tickets from Zendesk' });
		const work: Array<Partial<PlannedDue>> = [
			{ kind: 'partial_to_close', key: '1', scope: 'after-service' },
			{ kind: 'low_score_without_case', key: '2', scope: 'after-service' },
			{ kind: 'unprocessed_event', key: '3', scope: 'w/zendesk' },
			{ kind: 'ask_again', key: '4', scope: 'w/gone', dueAt: monday - 90 * minute },
			// Not due yet, and a test: neither waits for anybody.
			{ kind: 'partial_to_close', key: '5', scope: 'after-service', dueAt: monday + minute },
			{ kind: 'partial_to_close', key: '6', scope: 'after-service', test: true },
		];
		await plan(house, ...work.filter(({ scope }) => scope !== 'w/gone'));
		expect((await check(house, 'unpublished work')).state).toBe('ok');
		await plan(house, ...work);
		await retirePage(house, monday, node('survey'));
		expect(await check(house, 'unpublished work')).toMatchObject({
			state: 'attention',
			text: 'Work waits because its workflow is not published: one that received events and is gone (1), "Ask after service" (2).',
		});
		await endpoint(house, 'events', 'w/zendesk', { workflow: 'Tickets from Zendesk', active: 0 });
		expect((await check(house, 'unpublished work')).text).toContain('"Tickets from Zendesk" (1)');
		// It is told once: the backlog is what the clock leaves undone.
		expect((await check(house, 'backlog')).state).toBe('ok');
	});

	it('sees what is stuck, with the last error', async () => {
		const house = newHouse();
		await plan(house, {});
		await store()
			.db.updateTable('due')
			.set({ state: 'stuck', last_error: 'the mail server refused' })
			.where('workspace_id', '=', house.workspace)
			.execute();
		expect((await check(house, 'stuck')).text).toBe(
			'Given up after several failures: escalations (1). Last error: the mail server refused',
		);
	});

	it('sees links that only this server can open, before and after publishing', async () => {
		const house = newHouse();
		const local = { webhookBase: 'http://localhost:5678/' };
		const state = async (...given: Parameters<typeof look>) =>
			(await look(...given)).checks.find(({ name }) => name === 'address')?.state;
		expect(await state(house, { webhookBase: null })).toBe('unknown');
		expect(await check(house, 'address', local)).toMatchObject({
			state: 'attention',
			text: 'Links would lead to http://localhost:5678, which only this server can open.',
		});
		const reachable = { ...house, publicAddress: 'https://care.example.com' };
		expect(await state(reachable, local)).toBe('ok');
		// What is published goes before what n8n says of itself.
		await serve(house, 'http://localhost:5678');
		expect(await state(house)).toBe('attention');
		expect(await state(reachable)).toBe('ok');
		await set(house, { sandbox: true });
		expect(await state(house)).toBe('ok');
	});

	it('sees a verification survey that nobody serves, and links that open no page', async () => {
		const house = newHouse();
		await serve(house);
		expect((await check(house, 'surveys')).text).toBe('Published: after-service.');
		await set(house, { verificationSurvey: 'fix-confirmed' });
		expect((await check(house, 'surveys')).text).toContain('"fix-confirmed"');
		await set(house, { verificationSurvey: null });
		await retirePage(house, monday, node('survey'));
		await retirePage(house, monday, node('case', 'The clock'));
		expect((await check(house, 'surveys')).text).toContain('open no page now: after-service');
		expect((await check(house, 'case page')).hint).toBe('Publish the workflow "The clock" again.');
	});

	it('names the surveys that show a text in another language, and what to do', async () => {
		const house = newHouse();
		const publish = async (key: string, more: object) =>
			await publishPage(house, monday, {
				page: 'survey',
				survey: defineSurvey({ key, metric: 'csat', languages: ['en', 'zh-CN'], ...more }),
				node: node(key),
				address: 'https://n8n.example.com/webhook/s',
			});
		const why = { id: 'why', kind: 'text' };
		await publish('whole', { questions: [{ ...why, text: { en: 'Why?', 'zh-CN': '为什么？' } }] });
		expect(await check(house, 'surveys')).toMatchObject({ state: 'ok', text: 'Published: whole.' });
		await publish('asks', { questions: [{ ...why, text: 'Why?' }] });
		await publish('gives', { incentive: { text: 'A cup of tea' } });
		await publish('thanks', { nextStep: { text: 'Rate us', url: 'https://a.example' } });
		expect(await check(house, 'surveys')).toMatchObject({
			state: 'attention',
			text: 'Some texts of surveys are shown in another language than the rest of the page: asks lacks zh-CN; gives lacks zh-CN; thanks lacks zh-CN.',
			hint: expect.stringContaining('under Texts'),
		});
		await set(house, { languages: ['zh-CN'] });
		expect((await check(house, 'surveys')).text).toContain('asks 缺少 zh-CN');
	});

	it('logs in at the mail server, and says what it answers', async () => {
		const house = newHouse();
		const server = await startMailServer({ user: 'care', password: 'right' });
		const account = (password: string) => ({
			mail: async () =>
				await Promise.resolve(
					readSmtpAccount({
						host: '127.0.0.1',
						port: server.port,
						security: 'none',
						user: 'care',
						password,
						from: 'Care <care@example.com>',
					}),
				),
		});
		expect(await check(house, 'mail', account('right'))).toMatchObject({
			state: 'ok',
			text: `127.0.0.1:${server.port} accepts the login; mails come from care@example.com.`,
		});
		expect(server.arrived).toEqual([]);
		expect(await check(house, 'mail', account('wrong'))).toMatchObject({
			state: 'attention',
			text: expect.stringMatching(/^Mails cannot be sent\. .*535/) as string,
			hint: 'Check user and password of the mail server in its credential.',
		});
		const wrongField = async () =>
			await Promise.resolve(readSmtpAccount({ host: 'smtp.example.com', from: 'nobody' }));
		expect((await check(house, 'mail', { mail: wrongField })).text).toContain('"nobody"');
		await server.close();
	});

	it('lists the open cases of people who have left', async () => {
		const house = newHouse();
		await hire(house);
		await hire(house, { id: 'zhou.min', name: 'Zhou Min', active: false });
		await hire(house, { id: 'wu.jun', name: 'Wu Jun', active: false });
		const open = async (id: string, owner: string, state: 'open' | 'closed' = 'open') =>
			await store()
				.db.insertInto('case_file')
				.values(caseRow({ workspace_id: house.workspace, case_id: id, owner_id: owner, state }))
				.execute();
		await open('c1', 'li.na');
		await open('c2', 'zhou.min', 'closed');
		expect((await check(house, 'leavers')).state).toBe('ok');
		await open('c3', 'zhou.min');
		await open('c4', 'wu.jun');
		await open('c5', 'wu.jun');
		expect(await check(house, 'leavers')).toMatchObject({
			state: 'attention',
			text: 'Open cases belong to people who have left: Wu Jun (2), Zhou Min (1).',
		});
		expect((await check(house, 'people')).text).toBe('People in the team list: 1.');
	});

	it('sees a contact policy that leaves nobody to ask', async () => {
		const house = newHouse();
		await set(house, { policy: { staffDomains: ['example.com'] } });
		expect((await check(house, 'contact policy')).state).toBe('ok');
		await set(house, { policy: { staffDomains: ['example.com', 'qq.com'], samplePercent: 0 } });
		expect(await check(house, 'contact policy')).toMatchObject({
			state: 'attention',
			text: 'Company Domains names a public mail service, so none of its customers is asked: qq.com. Sample Percent is 0, so nobody is asked.',
		});
	});

	it('sees quotas of surveys that are not there, and those that contradict each other', async () => {
		const house = newHouse();
		await serve(house);
		const quota = { survey: 'after-service', limit: 50 };
		await set(house, { policy: { quotas: [quota, { ...quota, period: 'day' }] } });
		expect((await check(house, 'contact policy')).state).toBe('ok');
		await set(house, {
			policy: {
				quotas: [quota, { ...quota, limit: 20, name: 'Few' }, { survey: 'old', limit: 5 }],
			},
		});
		expect(await check(house, 'contact policy')).toMatchObject({
			state: 'attention',
			text: 'Quotas name surveys that were never published: old. Quotas of one survey, field and period contradict each other; the smallest counts: after-service (50), Few (20).',
		});
	});

	it('sees send days that leave none for weeks, or none at all', async () => {
		const house = newHouse();
		const off = (count: number) =>
			Array.from({ length: count }, (_, at) => ({
				date: new Date(monday + at * 86_400_000).toISOString().slice(0, 10),
				kind: 'off',
			}));
		const policy = { sendDays: 'workdays' };
		await set(house, { timeZone: 'UTC', policy, calendar: { days: off(9) } });
		expect((await check(house, 'contact policy')).state).toBe('ok');
		await set(house, { calendar: { days: off(30) } });
		expect(await check(house, 'contact policy')).toMatchObject({
			state: 'attention',
			text: 'Send Days and Working Time leave no day to send on before Feb 4, 2026, 09:00 (UTC), so invitations wait until then.',
		});
		await set(house, { calendar: { days: off(500) } });
		expect((await check(house, 'contact policy')).text).toBe(
			'Send Days and Working Time leave no day on which anything could be sent.',
		);
	});

	it('sees SQLite in queue mode', async () => {
		const { state } = await check(newHouse(), 'mode', { queueMode: true });
		expect(state).toBe(dialect === 'sqlite' ? 'attention' : 'ok');
	});

	describe('with the public days of China, which are built in until the end of 2026', () => {
		const china = { publicDays: 'china' };
		const on = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date, 9);
		const calendar = async (now: number, days: JsonObject[] = []) => {
			const house = newHouse();
			await set(house, { calendar: { ...china, days } });
			return await check(house, 'calendar', {}, now);
		};

		it.each([
			['a year and more ahead', on(2025, 12, 20), 'ok'],
			['less, and the next year is not announced yet', on(2026, 10, 31), 'unknown'],
			['sixty days before the end', on(2026, 11, 1), 'attention'],
			['no more at all', on(2027, 2, 1), 'attention'],
		])('%s: %s', async (_what, now, state) => {
			const found = await calendar(now);
			expect(found.state).toBe(state);
			expect(found.text).toContain('2026-12-31');
		});

		it("the workspace's own days bridge the time until a year is built in", async () => {
			const days = [{ date: '2027-02-06', kind: 'off', name: '春节' }];
			expect(await calendar(on(2026, 12, 1), days)).toMatchObject({
				state: 'ok',
				text: 'The public days of China are known until 2027-12-31.',
			});
		});
	});

	it('says of an encrypted sender which of token, key and id is another one, until it is let in', async () => {
		const house = newHouse();
		await endpoint(house, 'events', 'wecom/n', { workflow: 'Events of WeCom' });
		const intake = (corpId: string) =>
			readIntake({ source: 'wecom', options: { corpId }, filters: {}, defaults: {} });
		const message =
			'<xml><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[x]]></Event><CreateTime>1767582000</CreateTime></xml>';
		const comes = async (by: Partial<typeof agreed>, at: number, corpId = agreed.receiver) =>
			await takeRequest(intake(corpId), at, {
				request: xmlCallback(message, { ...agreed, at: String(Math.floor(at / 1000)), ...by }),
				age: 0,
				secrets: async () => await Promise.resolve(secretsOf()),
				receiver: 'wecom/n',
				test: false,
				open: async () => await Promise.resolve(house),
			});
		const cases = [
			[{ token: 'another-token-there' }, agreed.receiver, 'wrong_token', 'token', 'Secret'],
			[{ key: 'A'.repeat(43) }, agreed.receiver, 'wrong_key', 'encryption key', 'Encryption Key'],
			[{}, 'ww-of-another', 'wrong_receiver', 'another company', 'id of the company'],
		] as const;
		let at = monday;
		for (const [by, corpId, reason, what, where] of cases) {
			const taken = await comes(by, (at += hour), corpId);
			expect(taken.kind === 'refused' && taken.answer.status).toBe(401);
			const told = refusal(reason).body;
			expect(taken.kind === 'refused' && taken.answer.body).toBe(told);
			const found = await check(house, 'senders');
			expect(found).toMatchObject({ state: 'attention' });
			expect(found?.text).toContain(what);
			expect(found?.text).toContain('WeCom');
			expect(found?.hint).toContain(where);
			expect(JSON.stringify([found, taken])).not.toMatch(
				new RegExp([agreed.token, agreed.key, 'another-token-there', 'A{43}'].join('|')),
			);
			await comes({}, (at += hour));
			expect(await check(house, 'senders')).toMatchObject({ state: 'ok' });
		}
	});

	it('says which system cannot be asked for changes, while its workflow is published', async () => {
		const house = newHouse();
		expect(await check(house, 'other systems')).toMatchObject({ state: 'ok' });
		const key = { workspace: house.workspace, receiver: 'poller/n', scope: 'ContactObj' };
		const first = { system: 'fxiaoke', object: 'ContactObj', learnedFrom: 0, start: 1 };
		await beginPoll(house.store.db, key, first, monday);
		await failPoll(house.store.db, key, 'The token has expired.', monday - 3 * day);
		expect(await check(house, 'other systems')).toMatchObject({ state: 'ok' });
		await endpoint(house, 'events', 'poller/n', { workflow: 'Ask, by looking' });
		expect(await check(house, 'other systems')).toEqual({
			name: 'other systems',
			state: 'attention',
			text: 'Fxiaoke (ContactObj) cannot be asked for changes, for 3 days now: The token has expired.',
			hint: 'Correct the credential or the options in the workflow "Ask, by looking"; what was changed meanwhile is read then.',
		});
		await endpoint(house, 'events', 'poller/n', { active: 0 });
		expect(await check(house, 'other systems')).toMatchObject({ state: 'ok' });
	});
});
