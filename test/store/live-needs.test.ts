import { thePackage as doer } from '../../core/loop/audit/doer';
import { figuresLink } from '../../core/loop/case/case-link';
import { eraseCustomer } from '../../core/loop/customer/erase';
import type { House } from '../../core/loop/house';
import { findAlarms } from '../../core/loop/insight/find-alarms';
import { serveCase } from '../../core/loop/pages/staff/serve-case';
import { createProblem } from '../../core/loop/problem/create';
import { changeProblem } from '../../core/loop/problem/update';
import { upsertPerson } from '../../core/loop/team/team';
import { publishPage } from '../../core/loop/workspace/endpoints';
import { type CaseRow, openCaseQuery, saveCompensation } from '../../core/store/repositories/cases';
import { insertResponse, type ResponseRow } from '../../core/store/repositories/responses';
import { loadSettings, saveSettings } from '../../core/store/repositories/workspaces';
import { readMarkup } from '../core/pages/markup';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { caseRow, customerRow, day, monday, responseRow } from './rows';

useDatabases();

const hour = 3_600_000;
const address = 'https://n8n.example.test/webhook/cases';
const node = { workflowId: 'w', workflowName: 'cases', nodeId: 'n', nodeName: 'Case Trigger' };
/** Thursday, 10:00 in Berlin. */
const now = monday + 3 * day;

const people = [
	{ id: 'lena', name: 'Lena', team: 'Service', role: 'team_lead', languages: ['en'] },
	{ id: 'otto', name: 'Otto', team: 'Sales', role: 'team_lead', languages: ['en'] },
	{ id: 'mia', name: 'Mia', team: null, role: 'manager', languages: ['zh-CN'] },
	{ id: 'fay', name: 'Fay', team: 'Service', role: 'agent', languages: ['en'] },
];

describe.each(databases)('what needs a lead now, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aHouse(workspace: string): Promise<House> {
		const house = houseIn(store(), workspace);
		const settings = await loadSettings(store().db, workspace);
		await store().transaction(
			async (tx) =>
				await saveSettings(tx, workspace, { ...settings, timeZone: 'Europe/Berlin' }, now),
		);
		for (const facts of people) {
			await upsertPerson(house, now, {
				facts: { ...facts, email: `${facts.id}@example.com` },
				cleared: [],
			});
		}
		await publishPage(house, now, { page: 'case', node, address, survey: null });
		return house;
	}

	const addCase = async ({ workspace }: House, change: Partial<CaseRow>) =>
		await store().transaction(
			async (tx) =>
				await openCaseQuery(
					tx,
					caseRow({ workspace_id: workspace, team: 'Service', owner_id: 'fay', ...change }),
				).execute(),
		);

	const addAnswer = async ({ workspace }: House, change: Partial<ResponseRow>) =>
		await store().transaction(
			async (tx) => await insertResponse(tx, responseRow({ workspace_id: workspace, ...change })),
		);

	const open = async (
		house: House,
		personId: string,
		{ team = 'Service', at = now, query = {} } = {},
	) => {
		const t =
			new URL(figuresLink(house, address, { team, personId, now })).searchParams.get('t') ?? '';
		const request = { method: 'GET', fields: null, acceptLanguage: null, test: false } as const;
		const { body } = await serveCase(house, at, { ...request, query: { ...query, t } });
		const part = (id: string) =>
			readMarkup(new RegExp(`<section id="${id}".*?</section>`, 's').exec(body)?.[0] ?? '');
		return { body, part, head: /<h1>(.*?)<\/h1>/s.exec(body)?.[1] ?? '', ...part('needs') };
	};

	const opened = async (house: House, link = '') => {
		const t = new URLSearchParams(link.slice(1)).get('t') ?? '';
		const request = { method: 'GET', fields: null, acceptLanguage: null, test: false } as const;
		return await serveCase(house, now, { ...request, query: { t } });
	};

	it('is nothing where nothing is late', async () => {
		const house = await aHouse('calm');
		await addCase(house, { resolution_due_at: now + hour });
		await addCase(house, { case_id: 'cas_t', resolution_due_at: now - hour, test: 1 });
		await addCase(house, { case_id: 'cas_d', resolution_due_at: now - hour, state: 'closed' });
		const { head, text, links } = await open(house, 'lena');
		expect(head).toBe('Nothing needs you now.');
		expect(text).toContain('No case is over its time');
		expect(links).toEqual([]);
		expect((await open(house, 'mia', { team: '*' })).head).toBe('现在没有需要您处理的事。');
	});

	it('is a case over its time, without a name or number, and a link that opens it', async () => {
		const house = await aHouse('late');
		const { workspace } = house;
		await store()
			.db.insertInto('customer')
			.values(customerRow({ workspace_id: workspace, name: 'Marta Keller' }))
			.execute();
		const comment = 'Marta Keller here, call 0171 2345678: the manual is for another bike.';
		await addAnswer(house, { comment, customer_id: 'cus_1', level: 'low', value: 1 });
		await addCase(house, {
			response_id: 'rsp_1',
			customer_id: 'cus_1',
			root_cause: 'hard_to_use',
			acknowledged_at: now - 4 * day,
			resolution_due_at: now - 3 * day,
		});
		await addCase(house, { case_id: 'cas_2', response_due_at: now - 8 * hour });
		await addCase(house, { case_id: 'cas_3', team: 'Sales', response_due_at: now - hour });
		const { head, text, links } = await open(house, 'lena');
		expect(head).toBe('2 cases are over their time.');
		expect(text).toMatch(/3d over.*the manual is for another bike.*8h over/s);
		expect(text).toContain('M. K. · Hard to use · with Fay');
		expect(text).not.toMatch(/Marta|Keller|2345678/);
		expect(links).toHaveLength(2);
		const page = await opened(house, links[0]);
		expect(page.status).toBe(200);
		expect(page.body).toContain('Marta Keller');
		expect((await open(house, 'mia', { team: '*' })).head).toBe('3 张跟进单超时。');
		const narrowed = await open(house, 'mia', { team: '*', query: { team: 'Sales' } });
		expect(narrowed.links).toHaveLength(1);
	});

	it('shows nobody’s mailbox: who has no name is called by what stands before the @', async () => {
		const house = await aHouse('nameless');
		const nameless = { id: 'kim', name: 'kim.park@shop.example', email: 'kim.park@shop.example' };
		await upsertPerson(house, now, { facts: { ...nameless, team: 'Service' }, cleared: [] });
		await addCase(house, { owner_id: 'kim', response_due_at: now - hour });
		const owner = JSON.stringify({ id: null, name: null, email: 'zoe@crm.example' });
		await addCase(house, { case_id: 'cas_2', owner_id: null, owner, response_due_at: now - hour });
		const made = await createProblem(house, now, {
			said: { title: 'Late', owner: 'kim', dueAt: '2026-01-05' },
			seen: { origin: 'own', ref: null, links: [] },
			doer,
			test: false,
		});
		expect(made.kind).toBe('problem_created');
		const { body, text, part } = await open(house, 'lena');
		expect(body).not.toMatch(/shop\.example|crm\.example/);
		expect(text).toContain('with kim.park');
		expect(part('carries').text).toMatch(/kim\.park.*zoe/s);
		expect(part('open').text).toMatch(/kim\.park.*zoe|zoe.*kim\.park/s);
	});

	it('stands above who carries what, and all open cases with the reader’s own links', async () => {
		const house = await aHouse('carried');
		const { workspace } = house;
		await store()
			.db.insertInto('customer')
			.values(customerRow({ workspace_id: workspace, name: 'Marta Keller' }))
			.execute();
		const comment = 'Marta Keller here, mail marta@example.com: three weeks, no word.';
		await addAnswer(house, { comment, customer_id: 'cus_1', level: 'low', value: 1 });
		const seen = { acknowledged_at: now - day };
		await addCase(house, {
			...{ case_id: 'cas_1', response_id: 'rsp_1', customer_id: 'cus_1', ...seen },
			...{ resolution_due_at: now - 3 * day, root_cause: 'hard_to_use' },
		});
		// Its response is due before its resolution.
		const soon = { response_due_at: now + 2 * hour, resolution_due_at: now + day };
		await addCase(house, { case_id: 'cas_2', ...soon });
		await addCase(house, { case_id: 'cas_3', owner_id: null, response_due_at: now - hour });
		const routed = { ...soon, owner_id: 'x1', owner: JSON.stringify({ id: 'x1', name: 'Zoe' }) };
		await addCase(house, { case_id: 'cas_4', team: 'SERVICE', ...routed });
		await addCase(house, { case_id: 'cas_5', team: 'Sales', owner_id: 'otto', ...seen });
		await addCase(house, { case_id: 'cas_6', owner_id: 'lena', test: 1, ...soon });
		await addCase(house, { case_id: 'cas_7', owner_id: 'lena', state: 'confirmed', ...soon });

		const lenas = await open(house, 'lena');
		expect(lenas.head).toBe('2 cases are over their time.');
		const carried = lenas.part('carries').text;
		expect(carried).toMatch(
			/nobody yet1 open, 1 over.*Fay2 open, 1 over · next due in 2h.*Zoe1 open/s,
		);
		expect(carried).not.toMatch(/Otto|Lena|By team/);
		const listed = lenas.part('open');
		expect(listed.text).toMatch(
			/M\. K\..*three weeks, no word.*Hard to useFay3d over.*nobody yet1h over.*Fay2h left.*Zoe2h left/s,
		);
		expect(`${carried}${listed.text}`).not.toMatch(/Marta|Keller|marta@/);
		expect(listed.links).toHaveLength(4);
		const page = await opened(house, listed.links[0]);
		expect(page.status).toBe(200);
		expect(page.body).toContain('Marta Keller');

		const all = await open(house, 'mia', { team: '*' });
		expect(all.part('carries').text).toMatch(
			/按团队.*Service4 张未结，2 张超时.*Sales1 张未结.*按负责人/is,
		);
		expect(all.part('open').links).toHaveLength(5);
		expect(all.part('open').text).toContain('无进行中的时限');
		const sales = await open(house, 'mia', { team: '*', query: { team: 'Sales' } });
		expect(sales.part('carries').text).toContain('Otto1 张未结');
		expect(sales.part('open').links).toHaveLength(1);
		const none = await open(house, 'mia', { team: '*', query: { team: 'Kitchen' } });
		expect(none.body).toMatch(/没有名为“Kitchen”的团队.*现有：Sales、Service。/);
		// Who leads another team sees nothing of this one, whatever is written behind the link.
		const ottos = await open(house, 'otto', { team: 'Sales', query: { team: 'Service' } });
		expect(ottos.part('open').links).toHaveLength(1);
		expect(ottos.part('carries').text).not.toMatch(/Fay|Zoe/);
	});

	it('is what was promised by tonight, and what was promised and is past', async () => {
		const house = await aHouse('promises');
		await addCase(house, { promise_at: now + 2 * hour, promise_text: 'Call back' });
		await addCase(house, {
			case_id: 'cas_2',
			promise_at: now - 2 * hour,
			promise_text: 'A new part',
		});
		await addCase(house, { case_id: 'cas_3', promise_at: now + day, promise_text: 'Later' });
		const { head, text, links } = await open(house, 'lena');
		expect(head).toBe('2 promises are due.');
		expect(text).toMatch(/2h over.*Promised: A new part.*due 12:00.*Promised: Call back/s);
		expect(text).not.toContain('Later');
		expect(links).toHaveLength(2);
	});

	it('is a request that the reader may decide, with a link on which they can', async () => {
		const house = await aHouse('requests');
		await addCase(house, {});
		const request = {
			workspace_id: house.workspace,
			compensation_id: 'cmp_1',
			case_id: 'cas_1',
			kind: 'refund',
			amount: 400,
			currency: 'USD',
			state: 'requested',
			asked_by: 'fay',
			decided_by: null,
			note: 'a torn mirror',
			at: now - 2 * hour,
			decided_at: null,
		};
		await store().transaction(async (tx) => await saveCompensation(tx, request));
		const { head, text, links } = await open(house, 'mia', { team: '*' });
		expect(head).toBe('1 项等您决定。');
		expect(text).toContain('批准 US$400：a torn mirror');
		expect(text).toContain('Fay申请');
		expect((await opened(house, links[0])).body).toContain('a torn mirror');
		// It is more than a team lead may grant.
		expect((await open(house, 'lena')).head).toBe('Nothing needs you now.');
	});

	it('is a problem past its date, to those whose people have it', async () => {
		const house = await aHouse('problems');
		const { row } = await createProblem(house, now - 40 * day, {
			said: { title: 'Old invoices, ask bob@example.com', difficulty: 'easy' },
			seen: { origin: 'own', ref: '', links: [] },
			doer,
			test: false,
		});
		const said = { owner: 'fay', dueAt: '2026-01-05' };
		await changeProblem(house, now - 30 * day, { problemId: row.problem_id, said, doer });
		const { head, text, links } = await open(house, 'lena');
		expect(head).toBe('1 problem is past its date.');
		expect(text).toContain('Old invoices');
		expect(text).toContain('with Fay · was due on 5 January 2026');
		expect(text).not.toContain('bob@');
		const page = await opened(house, links[0]);
		expect(page.status).toBe(200);
		expect(page.body).toContain('Old invoices');
		expect((await open(house, 'otto', { team: 'Sales' })).head).toBe('Nothing needs you now.');
		expect((await open(house, 'mia', { team: '*' })).links).toHaveLength(1);
	});

	/** Twenty-six quiet weeks, and one in which everybody is dissatisfied. */
	async function weeks(house: House) {
		for (let week = 1; week <= 27; week += 1) {
			for (let one = 0; one < 12; one += 1) {
				const isLow = week === 1 ? one < 9 : one === 0;
				await addAnswer(house, {
					response_id: `rsp_${week}_${one}`,
					answered_at: monday - week * 7 * day + one * hour,
					...(isLow && { level: 'low', value: 1, percent: 0, band: 'dissatisfied' }),
				});
			}
		}
	}

	it('is an alarm until somebody has been told of it, and looking tells nobody', async () => {
		const house = await aHouse('alarms');
		await weeks(house);
		const before = await open(house, 'mia', { team: '*' });
		expect(before.head).toBe('1 个异常尚未通知任何人。');
		expect(before.text).toContain('after-service');
		expect(before.links).toEqual(['#alarms']);
		expect((await open(house, 'mia', { team: '*' })).head).toBe(before.head);
		const filters = { surveyKey: null, metric: null, segment: null, touchpoint: null };
		const given = await findAlarms(
			house,
			now,
			{
				...{ filters: { ...filters, team: null, owner: null }, language: 'en', bucket: 'week' },
				...{ watch: ['scores', 'case_rate'], since: '', until: '', goodNews: true, always: false },
			},
			{ giveOut: true },
		);
		expect(given.items.length).toBeGreaterThan(0);
		expect((await open(house, 'mia', { team: '*' })).head).toBe('现在没有需要您处理的事。');
	});

	it('stands above figures that are kept for a minute, and reckoned anew when something changes', async () => {
		const house = await aHouse('kept');
		const { workspace } = house;
		await store()
			.db.insertInto('customer')
			.values(customerRow({ workspace_id: workspace, email: 'cus@example.com' }))
			.execute();
		for (let one = 0; one < 30; one += 1) {
			const comment = one === 0 ? 'The ramp is icy' : null;
			const customer_id = one === 0 ? 'cus_1' : null;
			await addAnswer(house, {
				response_id: `rsp_${one}`,
				answered_at: now - day,
				...{ comment, customer_id },
			});
		}
		let at = now + 50_000;
		/** What the page says of the answers, and from which minute it is. */
		const look = async (later: number) => {
			at += later;
			const { body } = await open(house, 'lena', { team: 'Service', at });
			const everybody = await open(house, 'mia', { team: '*', at });
			return {
				asOf: /(\d\d:\d\d) \(GMT/.exec(body)?.[1],
				answers: /(\d+) 份回答/.exec(everybody.body)?.[1],
				icy: everybody.body.includes('icy'),
			};
		};
		expect(await look(0)).toMatchObject({ asOf: '10:00', answers: '30' });
		expect(await look(20_000)).toMatchObject({ asOf: '10:00', answers: '30' });
		expect(await look(41_000)).toMatchObject({ asOf: '10:01', answers: '30' });
		await addAnswer(house, { response_id: 'rsp_new', answered_at: now - hour });
		expect(await look(10_000)).toMatchObject({ asOf: '10:02', answers: '31' });
		await addCase(house, { opened_at: now - hour, updated_at: now + 1 });
		expect(await look(10_000)).toMatchObject({ asOf: '10:02' });
		const erased = await eraseCustomer(house, at, { customerId: 'cus_1', doer, patience: 0 });
		expect(erased.kind).toBe('erased');
		expect(await look(1_000)).toMatchObject({ icy: false });
	});
});
