import { beginSending } from '../../../core/loop/send/begin-sending';
import { recordDelivery } from '../../../core/loop/send/record-delivery';
import { ask } from '../../../core/loop/ask/ask';
import { answerOutput } from '../../../core/loop/answer/answer-output';
import { stands } from '../../core/loop/a-word';
import { takes } from '../../core/loop/due/a-clock';
import { flushViews } from '../../../core/loop/answer/views';
import { signToken } from '../../../core/model/token';
import { SatisfactionSurvey } from '../../../nodes/SatisfactionSurvey/SatisfactionSurvey.node';
import { receiveEvent } from '../../../core/loop/event/receive-event';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, liWei, type Workspace } from '../a-workspace';
import { havingRead } from '../having-read';
import { aSurveyPage } from './a-survey-page';

const hour = 3_600_000;
let workspace: Workspace;
let page: ReturnType<typeof aSurveyPage>;

beforeEach(async () => {
	workspace = await aWorkspace();
	page = aSurveyPage(workspace.credentials);
	await page.publish();
});
afterEach(async () => await workspace.close());

/** Every row of the tables that an answer could change. */
async function stored(): Promise<string> {
	await flushViews(workspace.house.store);
	const { db } = workspace.house.store;
	const rows = await Promise.all([
		db.selectFrom('response').selectAll().execute(),
		db.selectFrom('customer').selectAll().execute(),
		db
			.selectFrom('invitation')
			.select(['invitation_id', 'attempt', 'answered_at', 'sent_at', 'reason'])
			.execute(),
		db.selectFrom('due').select(['kind', 'ref_key', 'due_at']).orderBy('ref_key').execute(),
		db.selectFrom('contact').selectAll().execute(),
	]);
	return JSON.stringify(rows);
}

/** What the trigger hands over of an answer that was changed, once the changes are collected. */
async function told() {
	const work = await takes(workspace.house, Date.now() + 6_000, 'answers', 'service');
	return work.find(({ row }) => row.kind === 'changed_answer')?.items[0];
}

async function invitation() {
	await flushViews(workspace.house.store);
	return await workspace.house.store.db
		.selectFrom('invitation')
		.selectAll()
		.executeTakeFirstOrThrow();
}

let events = 0;

/** An event of the CRM, the invitation that the Survey node makes of it, sent. */
async function asked(): Promise<{ link: string; optOutLink: string; id: string }> {
	const now = Date.now();
	const { event } = await receiveEvent(workspace.house, now, {
		event: {
			source: 'desk',
			externalId: `e${(events += 1)}`,
			type: 'ticket.closed',
			occurredAt: now - hour,
			touchpoint: null,
			subject: { type: 'ticket', id: `t${events}`, title: 'Broken kettle', url: null },
			value: null,
			attributes: {},
			customer: liWei,
			owner: { id: 'ada', name: 'Ada', email: 'ada@example.com' },
		},
		receiver: 'w/n',
		test: false,
	});
	const { outputs, error } = await runWorkflow({
		nodeTypes: loadNodes({ satisfactionSurvey: SatisfactionSurvey }),
		credentials: workspace.credentials,
		workflow: {
			nodes: [
				{
					name: 'Invite',
					type: 'satisfactionSurvey',
					parameters: {
						operation: 'invite',
						surveyKey: 'service',
						channel: 'email',
					},
				},
			],
			connections: {},
		},
		start: 'Invite',
		items: [{ event: { id: event.event_id } }],
	});
	if (error) throw error;
	const item = outputs.Invite?.[0]?.[0] as unknown as {
		invitation: { id: string; link: string; optOutLink: string };
		message: { key: string };
	};
	const { id, link, optOutLink } = item.invitation;
	await beginSending(workspace.house, now, {
		key: item.message.key,
		kind: 'invitation',
		messageId: `<${id}@example.com>`,
		channel: 'email',
		recipient: 'li.wei@example.com',
		invitationId: id,
		caseId: null,
		test: false,
	});
	await recordDelivery(workspace.house, now, {
		message: { key: item.message.key },
		state: 'sent',
		reason: null,
		permanent: false,
		channel: 'email',
		recipient: 'li.wei@example.com',
	});
	return { id, link, optOutLink };
}

describe('a form that no browser sends', () => {
	it.each<[string, (form: Record<string, string>) => object]>([
		['with a field that is no text', (form) => ({ ...form, value: '1', x: { toString: 1 } })],
		['with a value that is no text', (form) => ({ ...form, value: { toString: 1 } })],
		['with two values', (form) => ({ ...form, value: ['1', '5'] })],
		['with a field of its own', (form) => ({ ...form, value: '1', constructor: '1' })],
		['that is a list', () => [1, 2]],
		['with a mark that is cut', (form) => ({ ...form, f: form.f?.slice(0, -2), value: '1' })],
	])('%s is refused, and nothing is stored', async (_what, body) => {
		const { link } = await asked();
		const { form } = await page.get(link);
		const query = Object.fromEntries(new URL(link).searchParams);
		const answer = await page.call({ query, body: body(form) });
		expect([400, 403, 409, 410]).toContain(answer.status);
		expect(answer.emitted).toBeNull();
		const { db } = workspace.house.store;
		expect(await db.selectFrom('response').selectAll().execute()).toEqual([]);
	});
});

describe('an answer, from the event to the workflow', () => {
	it('is handed over at once when it is low; what follows comes on Changed a few seconds later', async () => {
		const { link } = await asked();
		const first = await page.get(link);
		expect(first).toMatchObject({ status: 200, workflowData: undefined });
		expect((await invitation()).state).toBe('viewed');

		const rated = await page.post(link, { ...first.form, value: '1' });
		expect(rated.status).toBe(200);
		expect(rated.emitted).toMatchObject({
			output: 'low',
			item: {
				schema: 1,
				test: false,
				outcome: { code: 'partial' },
				event: { type: 'ticket.closed', subject: { title: 'Broken kettle' } },
				customer: { name: 'Li Wei', email: 'li.wei@example.com' },
				owner: { email: 'ada@example.com' },
				survey: { key: 'service', metric: 'csat' },
				invitation: { state: 'partial' },
				message: null,
				response: { state: 'partial', comment: null, changed: false },
				score: { value: 1, min: 1, max: 5, percent: 0, band: 'dissatisfied', level: 'low' },
				case: null,
			},
		});

		const detailed = await page.post(link, {
			...rated.form,
			reason: ['slow', 'attitude'],
			comment: 'Two weeks!',
		});
		expect(detailed.emitted).toBeNull();
		const item = await told();
		expect(answerOutput(item ?? {})).toBe('changed');
		expect(item).toMatchObject({
			outcome: { code: 'changed' },
			response: { state: 'completed', comment: 'Two weeks!', tags: ['slow', 'attitude'] },
		});
		expect(item?.response?.id).toBe(rated.emitted?.item.response?.id);
	});

	it('is handed over with its details when it is not low', async () => {
		const { link } = await asked();
		const first = await page.get(link);
		const rated = await page.post(link, { ...first.form, value: '3' });
		expect(rated).toMatchObject({ status: 200, emitted: null, noWebhookResponse: true });
		const detailed = await page.post(link, { ...rated.form, comment: 'So so.' });
		expect(detailed.emitted).toMatchObject({
			output: 'middle',
			item: { outcome: { code: 'completed' }, response: { comment: 'So so.' } },
		});
	});

	it('is closed by the timer in the very same shape when the details never come', async () => {
		const { link } = await asked();
		const first = await page.get(link);
		await page.post(link, { ...first.form, value: '5' });
		const work = await takes(workspace.house, Date.now() + 2 * hour, 'answers', 'service');
		const [closed] = work.filter(({ row }) => row.kind === 'partial_to_close');
		expect(closed?.items[0]).toMatchObject({ score: { level: 'high', value: 5 } });
	});

	it('is one answer however often it is sent', async () => {
		const { link } = await asked();
		const first = await page.get(link);
		const answers = [];
		for (let time = 0; time < 3; time += 1) {
			answers.push(await page.post(link, { ...first.form, value: '2' }));
		}
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(answers.map(({ emitted }) => emitted?.output ?? null)).toEqual(['low', null, null]);
		const responses = await workspace.house.store.db.selectFrom('response').selectAll().execute();
		expect(responses).toHaveLength(1);
	});

	it('is one answer when two requests race', async () => {
		const { link } = await asked();
		const first = await page.get(link);
		const both = await Promise.all([
			page.post(link, { ...first.form, value: '1' }),
			page.post(link, { ...first.form, value: '1' }),
		]);
		expect(both.filter(({ emitted }) => emitted !== null)).toHaveLength(1);
	});

	it.each([
		[4, 'changed', 'a few seconds later'],
		[2, 'low', 'at once'],
	])('may be changed within its window: from 5 to %i it leaves on %s %s', async (value, output) => {
		const { link } = await asked();
		const first = await page.get(link);
		const rated = await page.post(link, { ...first.form, value: '5' });
		await page.post(link, { ...rated.form });
		const again = await page.get(link);
		const changed = await page.post(link, { ...again.form, value: String(value) });
		const item = changed.emitted?.item ?? (await told());
		expect(changed.emitted === null).toBe(output === 'changed');
		expect(item).toMatchObject({ score: { value }, response: { changed: true } });
		expect(answerOutput(item ?? {})).toBe(output);
	});
});

describe('a scanner that opens and follows everything', () => {
	it('changes nothing but "viewed"', async () => {
		const { link, optOutLink } = await asked();
		const before = await stored();
		const links = [link, `${link}&r=1`, `${link}&r=5&l=zh-CN`, optOutLink];
		for (const one of links) {
			const opened = await page.get(one);
			expect(opened.status).toBe(200);
			for (const [, inside] of opened.body.matchAll(/href="(\?t=[^"]+)"/g)) {
				expect((await page.get(inside?.replaceAll('&amp;', '&') ?? '')).status).toBe(200);
			}
		}
		expect(await stored()).toBe(before);
		expect((await invitation()).state).toBe('viewed');
	});

	it('posts no answer without the served form, and no opt-out by script', async () => {
		const { link, optOutLink } = await asked();
		const before = await stored();
		const token = new URL(link).searchParams.get('t') ?? '';
		expect((await page.post(link, { t: token, step: 'rating', value: '1' })).status).toBe(409);
		expect((await page.post(optOutLink, { action: 'opt_out' })).status).toBe(409);
		expect(await stored()).toBe(before);
	});
});

describe('a request that is not right', () => {
	const wrong: Array<[string, number, Record<string, string | string[]>]> = [
		['a form token of another page', 409, { f: 'made.up.token' }],
		['no form token', 409, { f: '' }],
		['a value outside the scale', 400, { value: '6' }],
		['a value that is no number', 400, { value: '5; drop table' }],
		['two values', 400, { value: ['1', '5'] }],
		['no value', 400, { value: '' }],
		['an unknown field', 400, { admin: 'true' }],
		['an unknown step', 400, { step: 'everything' }],
		['a comment before the rating', 409, { step: 'details', comment: 'x' }],
	];

	it.each(wrong)('with %s gets %i and stores nothing', async (_what, status, fields) => {
		const { link } = await asked();
		const { form } = await page.get(link);
		const before = await stored();
		const answer = await page.post(link, { ...form, value: '4', ...fields });
		expect(answer).toMatchObject({ status, workflowData: undefined, noWebhookResponse: true });
		expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
		expect(await stored()).toBe(before);
	});

	it('with a body over 64 KB gets 413, by its length or by what came', async () => {
		const { link } = await asked();
		const { form } = await page.get(link);
		const before = await stored();
		const big = await page.post(link, { ...form, comment: 'x'.repeat(65 * 1024) });
		const said = await page.post(link, { ...form, value: '1' }, { 'content-length': '70000' });
		const parts = await page.call({
			body: { data: { ...form, comment: 'x'.repeat(70_000) } },
			headers: { 'content-type': 'application/json', 'content-length': '10' },
		});
		expect([big.status, said.status, parts.status]).toEqual([413, 413, 413]);
		expect(await stored()).toBe(before);
	});

	it('keeps markup and control characters of a comment as harmless text', async () => {
		const { link } = await asked();
		const first = await page.get(link);
		const rated = await page.post(link, { ...first.form, value: '1' });
		const nasty = '<script>alert(1)</script>\u0007\u202e';
		const detailed = await page.post(link, { ...rated.form, comment: nasty });
		expect(detailed.status).toBe(200);
		expect((await told())?.response?.comment).toBe('<script>alert(1)</script>');
		const again = await page.get(link);
		expect(again.body).not.toContain('<script>alert');
	});

	it.each([
		['no token', ''],
		['a token that is none', 'x'],
		['a made-up token', 'a.b.c'],
		['an endless token', 'x'.repeat(5000)],
	])('with %s gets 404', async (_what, t) => {
		const opened = await page.call({ method: 'GET', query: { t } });
		expect(opened).toMatchObject({ status: 404, workflowData: undefined });
	});

	it('with a token of another workspace, purpose or secret gets 404', async () => {
		const { id } = await asked();
		const { keys } = workspace.house;
		const claims = {
			workspace: 'main',
			purpose: 'survey' as const,
			subject: id,
			audience: '',
			expiresAt: Date.now() + hour,
		};
		const tokens = [
			signToken(keys, { ...claims, workspace: 'other' }),
			signToken(keys, { ...claims, purpose: 'owner' }),
			signToken({ current: 'another secret', previous: [] }, claims),
		];
		for (const t of tokens) {
			expect((await page.call({ method: 'GET', query: { t } })).status).toBe(404);
		}
		const right = signToken(keys, claims);
		expect((await page.call({ method: 'GET', query: { t: right } })).status).toBe(200);
	});

	it('with an expired link gets 410, for the page and for the answer', async () => {
		const { id } = await asked();
		const t = signToken(workspace.house.keys, {
			workspace: 'main',
			purpose: 'survey',
			subject: id,
			audience: '',
			expiresAt: Date.now() - 2_000,
		});
		expect((await page.call({ method: 'GET', query: { t } })).status).toBe(410);
		expect((await page.post(`?t=${t}`, { value: '1' })).status).toBe(410);
	});
});

describe('secrets and addresses', () => {
	it('a link signed with the previous secret still works, and no longer once it is emptied', async () => {
		const { link } = await asked();
		const own = workspace.credentials.satisfactionWorkspaceApi ?? {};
		const rotated = {
			satisfactionWorkspaceApi: {
				...own,
				signingSecret: 'another signing secret that is long enough',
				previousSigningSecret: own.signingSecret ?? '',
			},
		};
		expect((await aSurveyPage(rotated).get(link)).status).toBe(200);
		const forgotten = {
			satisfactionWorkspaceApi: { ...rotated.satisfactionWorkspaceApi, previousSigningSecret: '' },
		};
		expect((await aSurveyPage(forgotten).get(link)).status).toBe(404);
	});

	it('a link opened at another survey is sent on to its own, with its answer', async () => {
		const { link } = await asked();
		const { form } = await page.get(link);
		const other = aSurveyPage(workspace.credentials, { surveyKey: 'other' }, { workflow: 'Other' });
		await other.publish();
		const got = await other.get(`${link}&r=4&l=zh-CN`);
		expect(got.status).toBe(303);
		const location = new URL(got.headers.location ?? '');
		expect(location.origin + location.pathname).toBe('https://n8n.example.test/webhook/service');
		expect(location.searchParams.get('r')).toBe('4');
		const posted = await other.post(link, { ...form, value: '1' });
		expect(posted).toMatchObject({ status: 307, workflowData: undefined });
		await page.unpublish();
		expect((await other.get(link)).status).toBe(404);
	});

	it('an opt-out needs a press of a button, or the one-click POST of a mail program', async () => {
		const { optOutLink } = await asked();
		const said = async () => {
			const { db } = workspace.house.store;
			const { customer_id: id } = await db
				.selectFrom('customer')
				.select('customer_id')
				.executeTakeFirstOrThrow();
			return await stands(workspace.house, id);
		};
		const opened = await page.get(optOutLink);
		expect(await said()).toEqual([]);
		const press = async (action: string) =>
			await havingRead(async () => await page.post(optOutLink, { ...opened.form, action }));
		await press('opt_out');
		expect(await said()).toEqual(['survey:csat denied']);
		await press('resubscribe');
		expect(await said()).toEqual(['survey:csat granted']);
		const oneClick = await page.post(optOutLink, { 'List-Unsubscribe': 'One-Click' });
		expect(oneClick).toMatchObject({ status: 200, workflowData: undefined });
		expect(await said()).toEqual(['survey:csat denied']);
	});

	it('a retired survey shows that it is closed, also to links of its open version', async () => {
		const { link } = await asked();
		const closed = aSurveyPage(workspace.credentials, { options: { acceptAnswers: false } });
		await closed.publish();
		expect((await closed.get(link)).status).toBe(410);
		await page.publish();
		expect((await page.get(link)).status).toBe(200);
	});

	it('serves the reader in the language of the link, then of the customer, then of the browser', async () => {
		const { link } = await asked();
		expect((await page.get(link)).body).toContain('lang="en"');
		expect((await page.get(`${link}&l=zh-CN`)).body).toContain('lang="zh-CN"');
	});
});

describe('a survey that asks nothing after the rating', () => {
	it('is complete with the rating, whatever it is', async () => {
		const short = aSurveyPage(workspace.credentials, {
			options: { askComment: false, offerReasons: false },
		});
		await short.publish();
		const { link } = await asked();
		const { form } = await short.get(link);
		const rated = await short.post(link, { ...form, value: '5' });
		expect(rated.emitted).toMatchObject({
			output: 'high',
			item: { response: { state: 'completed' }, outcome: { code: 'completed' } },
		});
	});
});

describe('a store that cannot be reached', () => {
	it('gives a page that says so, and starts nothing', async () => {
		const broken = aSurveyPage({
			satisfactionWorkspaceApi: {
				...workspace.credentials.satisfactionWorkspaceApi,
				file: '/dev/null/satisfaction.sqlite',
			},
		});
		const opened = await broken.get('?t=x');
		expect(opened).toMatchObject({ status: 503, workflowData: undefined, noWebhookResponse: true });
		expect(opened.headers['cache-control']).toBe('no-store');
	});
});

describe('an invitation that is asked twice', () => {
	it('has one link', async () => {
		const { id } = await asked();
		const row = await invitation();
		const again = await ask(workspace.house, Date.now(), {
			surveyKey: 'service',
			eventId: row.event_id,
			customerId: null,
			customer: null,
			caseId: null,
			owner: null,
			channel: 'email',
			wave: null,
			delay: null,
			test: false,
		});
		expect(again.item.invitation?.id).toBe(id);
		expect(again.kind).toBe('not_asked');
	});
});
