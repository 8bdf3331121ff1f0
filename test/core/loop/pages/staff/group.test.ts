import { openingsOf } from '../../../../../core/loop/audit/link-openings';
import { activityItem } from '../../../../../core/loop/activity/activity-item';
import { groupLink } from '../../../../../core/loop/case/case-link';
import { lookUpNow } from '../../../../../core/loop/case/asked-links';
import { caseMessage } from '../../../../../core/loop/case/case-message';
import { casesByOwner } from '../../../../../core/loop/case/cases-by-owner';
import { getCase } from '../../../../../core/loop/case/find-cases';
import { serveCase } from '../../../../../core/loop/pages/staff/serve-case';
import { setAbsence, upsertPerson } from '../../../../../core/loop/team/team';
import { findCase, listSteps } from '../../../../../core/store/repositories/cases';
import { databases, houseIn, useDatabases, useStore } from '../../../../store/databases';
import { aCase, ada, aServiceTeam, hour, minute, monday } from '../../case/a-service-team';

useDatabases();

const address = 'https://n8n.example.test/webhook/cases';
const tokensIn = (text: string) => [...text.matchAll(/[?&]t=([\w.-]+)/g)].map(([, t]) => t ?? '');
const claimsOf = (token: string) =>
	JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as unknown[];
let workspaces = 0;

describe.each(databases)('a link in a group chat, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aHouse(given: Parameters<typeof aCase>[2] = {}) {
		const house = houseIn(store(), `group-${(workspaces += 1)}`);
		await aServiceTeam(house);
		const caseId = await aCase(house, monday, { comment: 'Rude on the phone', ...given });
		const t = new URL(groupLink(house, address, { caseId, openedAt: monday })).searchParams.get(
			't',
		);
		const token = t ?? '';
		const request = { acceptLanguage: null, test: false };
		const open = async (at = monday, query: object = {}) =>
			await serveCase(house, at, {
				...request,
				method: 'GET',
				query: { t: token, ...query },
				fields: null,
			});
		const post = async (fields: object, at = monday) =>
			await serveCase(house, at, {
				...request,
				method: 'POST',
				query: { t: token },
				fields: { t: token, ...fields },
			});
		const ask = async (email: string, at = monday, later = false) => {
			const f = /name="f" value="([^"]+)"/.exec((await open(at)).body)?.[1] ?? '';
			const answer = await post({ f, email }, at);
			if (!later) await lookUpNow(store());
			return answer;
		};
		const planned = async () => {
			await lookUpNow(store());
			const rows = store().db.selectFrom('due').selectAll().where('kind', '=', 'message');
			const found = await rows.where('workspace_id', '=', house.workspace).execute();
			return found.map(({ data }) => JSON.parse(data) as { to: string; text: string });
		};
		return { house, caseId, token, open, post, ask, planned };
	}

	it('shows where the case stands, and nothing that the customer said or is called', async () => {
		const { open } = await aHouse();
		const page = await open();
		expect(page.status).toBe(200);
		expect(page.body).toContain('Who are you?');
		expect(page.body).toContain('Owner: Ada');
		for (const hidden of ['Li Wei', 'Rude', 'example.com', '1234 5', 'acknowledge']) {
			expect(page.body).not.toContain(hidden);
		}
	});

	it('lets nobody do anything, whatever is posted', async () => {
		const { house, caseId, open, post } = await aHouse();
		const f = /name="f" value="([^"]+)"/.exec((await open()).body)?.[1] ?? '';
		for (const action of ['acknowledge', 'resolve', 'approve']) {
			expect((await post({ f, action })).status).toBe(400);
			expect((await post({ action })).status).toBe(409);
		}
		const steps = await listSteps(store().db, house.workspace, caseId);
		expect(steps.map(({ kind }) => kind)).toEqual(['opened']);
	});

	it.each([
		['the owner', 'ADA@example.com ', 'ada'],
		['a colleague of the team', 'ben@example.com', 'ben'],
		['the lead', 'lea@example.com', 'lea'],
	])('sends %s a link of their own', async (_, email, id) => {
		const { house, caseId, ask, planned } = await aHouse();
		const answer = await ask(email);
		expect(answer.status).toBe(303);
		const [mail, ...more] = await planned();
		expect([mail?.to, more]).toEqual([`${id}@example.com`, []]);
		const own = tokensIn(mail?.text ?? '').map(claimsOf);
		expect(own).toContainEqual([house.workspace, 'owner', caseId, id, expect.any(Number)]);
		const told = (await openingsOf(house, caseId)).map(({ who, outcome }) => [who, outcome]);
		expect(told).toContainEqual([id[0]?.toUpperCase() + id.slice(1), 'link_requested']);
	});

	it('sends the one who stands in for an owner who is away a link', async () => {
		const { house, ask, planned } = await aHouse();
		await upsertPerson(house, monday, { facts: { id: 'ada', deputy: 'otto' }, cleared: [] });
		expect((await ask('otto@example.com')).status).toBe(303);
		expect(await planned()).toEqual([]);
		await setAbsence(house, monday, {
			person: 'ada',
			from: new Date(monday - hour).toISOString(),
			until: new Date(monday + 24 * hour).toISOString(),
			deputy: null,
			note: null,
		});
		await ask('otto@example.com', monday + minute);
		expect((await planned()).map(({ to }) => to)).toEqual(['otto@example.com']);
	});

	it('sends an owner whom the CRM named, and who is in no list, a link', async () => {
		const owner = { ...ada, id: 'crm-7', name: 'Zoe', email: 'zoe@example.com' };
		const { ask, planned } = await aHouse({ owner });
		await ask('zoe@example.com');
		expect((await planned()).map(({ to }) => to)).toEqual(['zoe@example.com']);
	});

	it('answers everybody else the same, and writes to nobody', async () => {
		const { house, ask, open, planned } = await aHouse();
		const known = await ask('ada@example.com');
		const facts = { id: 'ben', active: false };
		await upsertPerson(house, monday, { facts, cleared: [] });
		for (const email of ['stranger@example.com', 'otto@example.com', 'ben@example.com']) {
			const answer = await ask(email);
			expect([answer.status, answer.headers.Location]).toEqual([303, known.headers.Location]);
		}
		expect((await planned()).map(({ to }) => to)).toEqual(['ada@example.com']);
		expect((await open(monday, { sent: '1' })).body).toContain('a link is on its way to it');
		expect((await ask('nobody')).status).toBe(400);
	});

	it('sends it once in ten minutes, and again after them', async () => {
		const { ask, planned } = await aHouse();
		await Promise.all([0, 1, 2].map(async (at) => await ask('ada@example.com', monday + at)));
		await ask('ada@example.com', monday + 9 * minute);
		expect(await planned()).toHaveLength(1);
		await ask('ada@example.com', monday + 11 * minute);
		expect(await planned()).toHaveLength(2);
	});

	it('sends it five times a day at most to each, and again the next day', async () => {
		const { ask, planned } = await aHouse();
		for (let turn = 0; turn < 30; turn++) await ask('ada@example.com', monday + turn * 11 * minute);
		expect(await planned()).toHaveLength(5);
		await ask('ben@example.com', monday + 6 * hour);
		expect(await planned()).toHaveLength(6);
	});

	it('looks nobody up before the page is answered, so that the time tells nothing', async () => {
		const { house, ask, planned } = await aHouse();
		const answer = await ask('ada@example.com', monday, true);
		expect(answer.status).toBe(303);
		const rows = store().db.selectFrom('message').selectAll();
		expect(await rows.where('workspace_id', '=', house.workspace).execute()).toEqual([]);
		expect(await planned()).toHaveLength(1);
	});

	it('goes to the one who may act, of two with one mailbox', async () => {
		const { house, caseId, ask, planned } = await aHouse();
		for (const [id, team] of [
			['aaa', 'sales'],
			['aab', 'service'],
		] as const) {
			const facts = { id, name: id, email: 'ada@example.com', team };
			await upsertPerson(house, monday, { facts, cleared: [] });
		}
		await ask('ada@example.com');
		const [mail, ...more] = await planned();
		expect(more).toEqual([]);
		const own = tokensIn(mail?.text ?? '').map(claimsOf);
		expect(own).toContainEqual([house.workspace, 'owner', caseId, 'ada', expect.any(Number)]);
	});

	it('is what goes out for chats: no message and no activity has a link that acts', async () => {
		const { house, caseId } = await aHouse();
		const row = await findCase(store().db, house.workspace, caseId);
		if (!row) throw new Error('The case is gone.');
		const about = { row, kind: 'new_case' as const, recipient: ada, step: 'opened', now: monday };
		const { message } = await caseMessage(house, about);
		const purposes = (text: string) => tokensIn(text).map((token) => claimsOf(token)[1]);
		expect(purposes(message?.text ?? '')).toEqual(['owner']);
		expect(purposes(message?.markdown ?? '')).toEqual(['group']);
		expect(purposes(message?.short ?? '')).toEqual(['group']);
		const filter = { states: null, team: null, ownerId: null, customerId: null };
		const [list] = await casesByOwner(house, monday, {
			...filter,
			overdueOnly: false,
			test: false,
		});
		expect(purposes(list?.message?.markdown ?? '')).toEqual(['group']);
		expect(purposes(list?.cases[0]?.groupLink ?? '')).toEqual(['group']);
		const { item } = await getCase(house, { caseId, responseId: null });
		expect([purposes(item.case?.link ?? ''), purposes(item.case?.groupLink ?? '')]).toEqual([
			['owner'],
			['group'],
		]);
		const activity = await store()
			.db.selectFrom('activity')
			.selectAll()
			.where('workspace_id', '=', house.workspace)
			.where('kind', '=', 'case_opened')
			.executeTakeFirstOrThrow();
		const told = await activityItem(house, activity);
		expect(purposes(JSON.stringify(told))).toEqual(['group']);
		expect(told?.case).toMatchObject({ link: null });
	});
});
