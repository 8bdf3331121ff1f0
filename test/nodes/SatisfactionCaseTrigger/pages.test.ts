import fc from 'fast-check';

import { actOnCase } from '../../../core/loop/case/act-on-case';
import { caseAddress, ownerLink, teamLink } from '../../../core/loop/case/case-link';
import type { House } from '../../../core/loop/house';
import { upsertPerson } from '../../../core/loop/team/team';
import { changeSettings } from '../../../core/loop/workspace/settings';
import { signToken } from '../../../core/model/token';
import { findCase, listSteps } from '../../../core/store/repositories/cases';
import { findEndpoint } from '../../../core/store/repositories/endpoints';
import { aCase, ada, aServiceTeam, hour } from '../../core/loop/case/a-service-team';
import { aWorkspace, type Workspace } from '../a-workspace';
import { aCasePage, queryOf } from './a-case-page';

let workspace: Workspace;
let house: House;
let page: ReturnType<typeof aCasePage>;
const now = Date.now();

beforeEach(async () => {
	workspace = await aWorkspace();
	house = workspace.house;
	await aServiceTeam(house, { page: false });
	page = aCasePage(workspace.credentials);
	await page.publish();
});

afterEach(async () => await workspace.close());

async function address(): Promise<string> {
	const endpoint = await findEndpoint(house.store.db, house.workspace, 'case', '');
	const found = caseAddress(house, endpoint, false);
	if (found === null) throw new Error('No Case Trigger is published.');
	return found;
}

async function linkTo(caseId: string, personId = 'ada'): Promise<string> {
	return ownerLink(house, await address(), { caseId, openedAt: now, personId });
}

const row = async (caseId: string) => {
	const found = await findCase(house.store.db, 'main', caseId);
	if (!found) throw new Error('The case is gone.');
	return found;
};

const steps = async (caseId: string) =>
	(await listSteps(house.store.db, 'main', caseId)).map(({ kind }) => kind);

describe("the owner's page", () => {
	it('shows who, what they said, the clocks, what to do and the history, and records nothing', async () => {
		const caseId = await aCase(house, now, { comment: '<b>Broken</b> & late' });
		const before = await row(caseId);
		const answer = await page.get(await linkTo(caseId));
		expect(answer).toMatchObject({ status: 200, ended: true, workflowData: undefined });
		expect(answer.text).toContain('Li Wei');
		expect(answer.text).toContain('&lt;b>Broken&lt;/b> &amp; late');
		for (const said of ['I take it', 'Hear', 'Empathise', 'Compensation', 'Case opened.']) {
			expect(answer.text).toContain(said);
		}
		expect(answer.text).toContain('You are Ada.');
		expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
		expect(answer.headers['cache-control']).toBe('no-store');
		expect(await row(caseId)).toEqual(before);
		expect(await steps(caseId)).toEqual(['opened']);
	});

	it('takes care of it with one button, and goes back to the page', async () => {
		const caseId = await aCase(house, now);
		const link = await linkTo(caseId);
		const answer = await page.press(link, 'acknowledge');
		expect(answer.status).toBe(303);
		expect(answer.emitted).toMatchObject([
			{
				output: 'taken',
				item: {
					schema: 1,
					test: false,
					outcome: { code: 'acknowledged', text: 'Ada: Took care of it.' },
					customer: { name: 'Li Wei' },
					owner: { id: 'ada' },
					score: { level: 'low', value: 1 },
					case: { id: caseId, state: 'acknowledged', link, sla: { response: { state: 'met' } } },
					message: null,
					due: null,
				},
			},
		]);
		const back = await page.get(answer.headers.location ?? '');
		expect(back.status).toBe(200);
		expect(back.text).toContain('Saved.');
		expect(back.text).not.toContain('I take it');
	});

	it('does a second tap of the same button once', async () => {
		const caseId = await aCase(house, now);
		const link = await linkTo(caseId);
		const { form } = await page.get(link);
		const fields = { ...form, action: 'log_contact', channel: 'phone', note: 'Called' };
		const taps = [await page.post(link, fields), await page.post(link, fields)];
		expect(taps.map(({ status }) => status)).toEqual([303, 303]);
		expect(taps.map(({ emitted }) => emitted.length)).toEqual([1, 0]);
		expect(await steps(caseId)).toEqual(['opened', 'log_contact']);
	});

	it('leads through HEAT, root cause and promise to resolved, then only reads', async () => {
		const caseId = await aCase(house, now);
		const link = await linkTo(caseId);
		const early = await page.press(link, 'resolve', { note: 'Done' });
		expect(early.status).toBe(409);
		expect(early.text).toContain('Not resolved yet');
		const { form } = await page.get(link);
		const list = {
			...form,
			action: 'checklist',
			...Object.fromEntries(
				['hear', 'empathise', 'apologise', 'act'].map((step) => [`done.${step}`, '1']),
			),
			'note.act': 'A new one',
			code: 'delivery',
		};
		const taps = [await page.post(link, list), await page.post(link, list)];
		expect(taps.map(({ status }) => status)).toEqual([303, 303]);
		const [{ emitted } = { emitted: [] }] = taps;
		expect(taps[1]?.emitted).toEqual([]);
		expect(emitted.map(({ output, item }) => [output, item.outcome?.code])).toEqual([
			...Array.from({ length: 4 }, () => ['action', 'heat']),
			['action', 'root_cause'],
		]);
		// A message behind the trigger is sent once a deed, not once a case.
		const deeds = new Set(emitted.map(({ item }) => item.activity?.id));
		expect(deeds.size).toBe(5);
		expect([...deeds].every((id) => id?.startsWith(`${caseId}:`))).toBe(true);
		// Only what changes is a deed.
		const more = await page.press(link, 'checklist', { ...list, 'note.hear': 'Called twice' });
		expect(more.emitted.map(({ item }) => item.outcome?.text)).toEqual([
			'Ada: Hear: done. Called twice',
		]);
		const same = await page.press(link, 'checklist', { ...list, 'note.hear': 'Called twice' });
		expect([same.status, same.emitted]).toEqual([303, []]);
		const inAMonth = `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T10:00`;
		const promised = await page.press(link, 'promise', {
			at: inAMonth,
			text: 'A new one',
		});
		expect(promised.status).toBe(303);
		expect((await row(caseId)).promise_at).toBe(Date.parse(`${inAMonth}Z`));
		const resolved = await page.press(link, 'resolve', { note: '' });
		expect(resolved.emitted).toMatchObject([
			{ output: 'resolved', item: { case: { state: 'resolved' } } },
		]);
		const after = await page.get(link);
		expect(after.text).toContain('The customer will be asked to confirm');
		expect(after.body).not.toContain('<form');
	});

	it('keeps what was typed into a form with a fault', async () => {
		const link = await linkTo(await aCase(house, now));
		const wrong = await page.press(link, 'promise', { at: 'tomorrow', text: 'A new one' });
		expect(wrong.status).toBe(400);
		expect(wrong.body).toContain('A new one</textarea>');
		const past = await page.press(link, 'promise', { at: '2020-01-01T10:00', text: 'Too late' });
		expect(past.status).toBe(400);
		expect(past.body).toContain('Too late</textarea>');
		expect(past.text).toContain('Nothing was changed');
	});

	it('grants within the limit, asks the manager above it, who decides by a link of their own', async () => {
		const caseId = await aCase(house, now);
		const link = await linkTo(caseId);
		const gift = (amount: string) => ({ kind: 'voucher', amount, currency: 'USD', note: 'Sorry' });
		const within = await page.press(link, 'compensation', gift('20'));
		expect(within.emitted).toMatchObject([
			{ output: 'action', item: { outcome: { code: 'compensation_granted' } } },
		]);
		const above = await page.press(link, 'compensation', gift('80'));
		const [asked] = above.emitted;
		expect(asked).toMatchObject({
			output: 'approval',
			item: { message: { to: 'mia@example.com', subject: 'Please approve: USD 80 for Li Wei' } },
		});
		expect((await page.get(link)).text).toContain('waits for approval');

		const approval = asked?.item.case?.link ?? '';
		const shown = await page.get(approval);
		expect(shown.text).toContain('Your approval is needed');
		expect(shown.text).toContain('Ada asks for USD 80');
		expect(shown.body).not.toContain('value="acknowledge"');
		const id = /name="compensationId" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
		const other = await page.press(approval, 'approve', { compensationId: 'stp_other', note: '' });
		expect(other.status).toBe(403);
		expect((await page.press(approval, 'acknowledge')).status).toBe(403);
		const approved = await page.press(approval, 'approve', { compensationId: id, note: 'Fine' });
		expect(approved.emitted).toMatchObject([
			{
				output: 'action',
				item: { outcome: { code: 'approved' }, message: { to: 'ada@example.com' } },
			},
		]);
		expect((await page.get(approval)).body).not.toContain('<form');
		const owner = await page.press(link, 'approve', { compensationId: id, note: '' });
		expect(owner.status).toBe(403);
	});

	it('is read only to the one who handed it over, and open to the one who got it', async () => {
		const caseId = await aCase(house, now);
		const link = await linkTo(caseId);
		const stale = await page.get(link);
		const handed = await page.press(link, 'hand_over', { personId: 'ben', note: 'On leave' });
		const [told] = handed.emitted;
		expect(told).toMatchObject({
			output: 'reassigned',
			item: { owner: { id: 'ben' }, message: { to: 'ben@example.com' } },
		});
		const back = await page.get(handed.headers.location ?? '');
		expect(back.text).toContain('Handed over. This case now belongs to Ben.');
		expect(back.body).not.toContain('<form');
		const late = await page.post(link, { ...stale.form, action: 'acknowledge' });
		expect(late.status).toBe(403);
		expect(late.emitted).toEqual([]);
		expect((await page.press(told?.item.case?.link ?? '', 'acknowledge')).status).toBe(303);
	});

	it("lets the team's lead work it, not the lead of another team, nor who has left", async () => {
		const caseId = await aCase(house, now);
		const byLead = await page.press(await linkTo(caseId, 'lea'), 'acknowledge');
		expect(byLead.emitted[0]?.item.outcome?.text).toBe('Lea: Took care of it.');
		const otto = await page.get(await linkTo(caseId, 'otto'));
		expect(otto.text).toContain('This case now belongs to Ada');
		expect(otto.body).not.toContain('<form');
		const facts = { id: 'ada', active: false };
		await upsertPerson(house, now, { facts, cleared: [] });
		expect((await page.get(await linkTo(caseId))).status).toBe(403);
	});

	it('lets somebody act whom an escalation has reached, wherever they sit', async () => {
		const caseId = await aCase(house, now);
		const link = await linkTo(caseId, 'otto');
		expect((await page.get(link)).body).not.toContain('<form');
		await actOnCase(house, now, {
			caseId,
			action: { kind: 'escalate', rung: 1, reason: null, planned: false },
			actor: { kind: 'system', id: null, name: null },
		});
		expect((await page.get(link)).body).toContain('<form');
	});

	it('serves an owner whom only the CRM knows', async () => {
		const owner = { ...ada, id: '4711', name: 'Zoe', email: 'zoe@example.com' };
		const caseId = await aCase(house, now, { owner });
		const link = await linkTo(caseId, '4711');
		expect((await page.get(link)).text).toContain('You are Zoe.');
		expect((await page.press(link, 'acknowledge')).status).toBe(303);
	});

	it('is closed to somebody who is neither in the team list nor its owner', async () => {
		const caseId = await aCase(house, now);
		const answer = await page.get(await linkTo(caseId, 'somebody@example.com'));
		expect(answer.status).toBe(403);
		expect(answer.text).not.toContain('Li Wei');
	});

	it("speaks the person's language, then the browser's, then the workspace's", async () => {
		const caseId = await aCase(house, now);
		const link = await linkTo(caseId);
		expect((await page.get(link)).text).toContain('Case: Li Wei');
		const browser = await page.get(link, { 'accept-language': 'zh-CN,zh;q=0.9' });
		expect(browser.text).toContain('跟进单：Li Wei');
		expect(browser.text).toContain('已建立跟进单。');
		const facts = { id: 'ada', languages: 'en' };
		await upsertPerson(house, now, { facts, cleared: [] });
		const own = await page.get(link, { 'accept-language': 'zh-CN' });
		expect(own.text).toContain('Case: Li Wei');
		await changeSettings(house, now, { changes: [{ languages: ['zh-CN'] }], reset: [] });
		expect((await page.get(await linkTo(caseId, 'lea'))).text).toContain('跟进单');
	});

	it('works on test cases alone while somebody listens for a test event', async () => {
		const listening = aCasePage(workspace.credentials, { mode: 'manual' });
		const real = await aCase(house, now);
		const refused = await listening.press(await linkTo(real), 'acknowledge');
		expect(refused.status).toBe(403);
		expect((await row(real)).state).toBe('open');
		const trial = await aCase(house, now, { test: true });
		const shown = await listening.get(await linkTo(trial));
		expect(shown.text).toContain('Test case');
		const done = await listening.press(await linkTo(trial), 'acknowledge');
		expect(done.emitted).toMatchObject([{ output: 'taken', item: { test: true } }]);
	});
});

describe("the lead's list", () => {
	const listOf = async (personId: string, team: string) => {
		return teamLink(house, await address(), { team, personId, now });
	};

	it('shows the open cases of the team, overdue first, each with a link of their own', async () => {
		const fresh = await aCase(house, now);
		const late = await aCase(house, now - 2 * hour);
		await aCase(house, now, { owner: { ...ada, id: 'otto', team: 'sales' } });
		const list = await page.get(await listOf('lea', 'service'));
		expect(list.status).toBe(200);
		expect(list.text).toContain('Open cases: service');
		expect(list.text).toContain('overdue');
		const cases = /<h3[^>]*><a href="(\?t=[^"]+)"/g;
		const links = [...list.body.matchAll(cases)].map(([, link]) => link ?? '');
		expect(links).toHaveLength(2);
		const opened = await Promise.all(links.map(async (link) => (await page.get(link)).text));
		expect(opened[0]).toContain('overdue by');
		expect(opened.every((text) => text.includes('You are Lea.'))).toBe(true);
		expect((await page.press(links[0] ?? '', 'acknowledge')).emitted[0]?.item.case?.id).toBe(late);
		expect((await row(fresh)).state).toBe('open');
		// Who belongs to no team leads all of them.
		const facts = { id: 'boss', name: 'Bo', role: 'manager' };
		await upsertPerson(house, now, { facts, cleared: [] });
		expect((await page.get(await listOf('boss', '*'))).body.match(cases)).toHaveLength(3);
	});

	it('is narrowed by its form, and comes again by itself only where that is asked for', async () => {
		await aCase(house, now);
		const link = await listOf('lea', 'service');
		const cards = (body: string) => body.match(/class="card ticket"/g)?.length ?? 0;
		const all = await page.get(link);
		expect(all.headers.refresh).toBeUndefined();
		expect(cards(all.body)).toBe(1);
		const none = await page.get(`${link}&q=nobody&priority=&owner=&touchpoint=`);
		expect(none.text).toContain('No open case fits.');
		const found = await page.get(`${link}&q=li+w&refresh=1`);
		expect(found.headers.refresh).toBe('60');
		expect(cards(found.body)).toBe(1);
		expect(found.text).toContain('Stop refreshing');
	});

	it('of a team that its reader has left is closed, also one of all teams', async () => {
		const [old, all] = [await listOf('lea', 'service'), await listOf('lea', '*')];
		expect((await page.get(old)).status).toBe(200);
		await upsertPerson(house, now, { facts: { id: 'lea', team: 'sales' }, cleared: [] });
		expect((await page.get(old)).status).toBe(403);
		expect((await page.get(all)).status).toBe(403);
		expect((await page.get(await listOf('lea', 'sales'))).status).toBe(200);
	});

	it('is for those who lead, and takes no form', async () => {
		expect((await page.get(await listOf('ada', 'service'))).status).toBe(403);
		expect((await page.post(await listOf('lea', 'service'), { action: 'resolve' })).status).toBe(
			400,
		);
	});
});

describe('a link that does not open', () => {
	const claims = {
		workspace: 'main',
		purpose: 'owner',
		audience: 'ada',
		subject: 'cas_1',
	} as const;
	const link = (given: object = {}) =>
		`?t=${signToken(house.keys, { ...claims, expiresAt: now + hour, ...given })}`;

	it.each<[string, () => Promise<string>, number]>([
		['no token', async () => await Promise.resolve('?'), 404],
		['a made-up token', async () => await Promise.resolve('?t=aaaa.bbbb.cccc'), 404],
		['an expired token', async () => await Promise.resolve(link({ expiresAt: now - hour })), 410],
		['another workspace', async () => await Promise.resolve(link({ workspace: 'other' })), 404],
		['another purpose', async () => await Promise.resolve(link({ purpose: 'survey' })), 404],
		['a case that is not there any more', async () => await Promise.resolve(link()), 410],
		[
			'an approval for a stranger',
			async () => {
				const subject = `${await aCase(house, now)}:stp_1`;
				return link({ purpose: 'approve', audience: 'nobody', subject });
			},
			403,
		],
		[
			'another audience in the same signature',
			async () => {
				const token = queryOf(await linkTo(await aCase(house, now))).t ?? '';
				const [kid, payload = '', mac] = token.split('.');
				const forged = Buffer.from(payload, 'base64url').toString().replace('"ada"', '"mia"');
				return `?t=${kid}.${Buffer.from(forged).toString('base64url')}.${mac}`;
			},
			404,
		],
	])('answers %s with a page and its status', async (_what, make, status) => {
		const answer = await page.get(await make());
		expect(answer).toMatchObject({ status, ended: true, workflowData: undefined });
		expect(answer.body).toContain('<h1>');
		expect(answer.headers['content-security-policy']).toContain('sandbox');
	});

	it('changes nothing by a form without, with another page’s, or with a foreign form token', async () => {
		const [mine, other] = [await aCase(house, now), await aCase(house, now)];
		const { form } = await page.get(await linkTo(other));
		const tokens = ['', form.f ?? '', 'aaaa.bbbb.cccc'];
		for (const f of tokens) {
			const token = queryOf(await linkTo(mine)).t ?? '';
			const answer = await page.post(await linkTo(mine), { t: token, f, action: 'acknowledge' });
			expect(answer).toMatchObject({ status: 409, emitted: [] });
		}
		expect((await row(mine)).state).toBe('open');
	});

	it('refuses unknown fields and actions, JSON lists and bodies over 64 KB', async () => {
		const caseId = await aCase(house, now);
		const to = await linkTo(caseId);
		const { form } = await page.get(to);
		const send = async (fields: Record<string, string>) =>
			(await page.post(to, { ...form, ...fields })).status;
		expect(await send({ action: 'acknowledge', amount: '5' })).toBe(400);
		expect(await send({ action: 'confirm' })).toBe(400);
		expect(await send({ action: 'log_contact', channel: 'phone', note: 'x'.repeat(70_000) })).toBe(
			413,
		);
		const list = await page.call({ query: queryOf(to), body: [form] });
		expect(list.status).toBe(409);
		expect((await row(caseId)).state).toBe('open');
	});

	it('is answered with a page, and nothing changes, whatever a form holds', async () => {
		const caseId = await aCase(house, now);
		const to = await linkTo(caseId);
		const { form } = await page.get(to);
		const name = fc.oneof(
			fc.constantFrom('f', 'action', 'note', 'step', 'at', 'amount', 'currency', 'kind', 'code'),
			fc.string({ maxLength: 12 }),
		);
		const value = fc.oneof(fc.string(), fc.constantFrom('promise', 'compensation', 'heat', '-1'));
		await fc.assert(
			fc.asyncProperty(fc.dictionary(name, value, { maxKeys: 6 }), async (fields) => {
				const answer = await page.post(to, { ...form, ...fields });
				expect(answer).toMatchObject({ ended: true, workflowData: undefined });
				expect([400, 404, 409]).toContain(answer.status);
			}),
			{ numRuns: 60 },
		);
		expect((await row(caseId)).state).toBe('open');
	});

	it('says that the store is away instead of throwing', async () => {
		const gone = { ...workspace.credentials.satisfactionWorkspaceApi, signingSecret: 'short' };
		const broken = aCasePage({ satisfactionWorkspaceApi: gone });
		const answer = await broken.get('?t=a.b.c');
		expect(answer).toMatchObject({ status: 503, ended: true, workflowData: undefined });
	});
});
