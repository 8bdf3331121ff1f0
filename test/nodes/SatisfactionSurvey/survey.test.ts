import { registerClock } from '../../../core/loop/workspace/endpoints';
import { changeSettings } from '../../../core/loop/workspace/settings';
import { receiveEvent } from '../../../core/loop/event/receive-event';
import { upsertPerson } from '../../../core/loop/team/team';
import type { OpenLinkFacts } from '../../../core/loop/survey/open-link';
import type { CanonicalEvent } from '../../../core/model/event';
import type { SatisfactionItem } from '../../../core/model/item';
import { findInvitation } from '../../../core/store/repositories/invitations';
import { SatisfactionSurvey } from '../../../nodes/SatisfactionSurvey/SatisfactionSurvey.node';
import { type Credentials, loadNodes, runWorkflow, subtitleOf } from '../../engine/engine';
import { aSurveyPage, type Parameters } from '../SatisfactionResponseTrigger/a-survey-page';
import { says } from '../../core/loop/a-word';
import { aWorkspace, liWei, type Workspace } from '../a-workspace';

const hour = 3_600_000;
const nodeTypes = loadNodes({ satisfactionSurvey: SatisfactionSurvey });
let workspace: Workspace;

beforeEach(async () => {
	workspace = await aWorkspace();
	await aSurveyPage(workspace.credentials).publish();
});
afterEach(async () => await workspace.close());

type Ran = {
	outputs: SatisfactionItem[][];
	error: Error | undefined;
	/** What is said beside the output. */
	hints: string[];
};

async function run(
	parameters: Parameters,
	items: object[],
	given: { credentials?: Credentials; mode?: 'manual'; onError?: 'continueRegularOutput' } = {},
): Promise<Ran> {
	const { outputs, error, run } = await runWorkflow({
		nodeTypes,
		credentials: given.credentials ?? workspace.credentials,
		mode: given.mode,
		workflow: {
			nodes: [
				{
					name: 'Survey',
					type: 'satisfactionSurvey',
					parameters: { surveyKey: 'service', ...parameters },
					onError: given.onError,
				},
			],
			connections: {},
		},
		start: 'Survey',
		items,
	});
	return {
		outputs: (outputs.Survey ?? []) as unknown as SatisfactionItem[][],
		error,
		hints: (run.data.resultData.runData.Survey?.[0]?.hints ?? []).map(({ message }) => message),
	};
}

let events = 0;

async function anEvent(given: Partial<CanonicalEvent> = {}, test = false): Promise<string> {
	events += 1;
	const now = Date.now();
	const { event } = await receiveEvent(workspace.house, now, {
		event: {
			source: 'desk',
			externalId: `e${events}`,
			type: 'ticket.closed',
			occurredAt: now - hour,
			touchpoint: null,
			subject: { type: 'ticket', id: `t${events}`, title: 'Broken kettle', url: null },
			value: null,
			attributes: {},
			customer: { ...liWei, externalIds: { desk: `c${events}` }, email: `c${events}@example.com` },
			owner: null,
			...given,
		},
		receiver: 'w/n',
		test,
	});
	return event.event_id;
}

const invite = async (item: object, parameters: Parameters = {}, given: Given = {}) =>
	await run({ operation: 'invite', ...parameters }, [item], given);
type Given = {
	credentials?: Credentials;
	mode?: 'manual';
	onError?: 'continueRegularOutput';
};

const row = async (id: string) => await findInvitation(workspace.house.store.db, 'main', id);

describe('invite', () => {
	it('says beside its output, once, that no clock sends what it plans', async () => {
		const items = [{ event: { id: await anEvent() } }, { event: { id: await anEvent() } }];
		const before = await run({ operation: 'invite' }, items);
		expect(before.outputs[0]).toHaveLength(2);
		expect(before.hints).toEqual([expect.stringContaining('The clock is not published yet')]);
		const clock = { workflowId: 'w', workflowName: 'The clock', nodeId: 'n', nodeName: 'Due' };
		await registerClock(workspace.house, Date.now(), clock);
		expect((await run({ operation: 'invite' }, items)).hints).toEqual([]);
	});

	it('writes the message to send now, with links that are signed for this invitation', async () => {
		const id = await anEvent();
		const { outputs } = await invite({ event: { id }, mine: 'kept' });
		const [item] = outputs[0] ?? [];
		expect(outputs.map((items) => items.length)).toEqual([1, 0]);
		expect(item).toMatchObject({
			schema: 1,
			test: false,
			mine: 'kept',
			outcome: { code: 'send_now' },
			event: { id, type: 'ticket.closed', subject: { title: 'Broken kettle' } },
			customer: { name: 'Li Wei' },
			survey: { key: 'service', metric: 'csat', purpose: 'transactional' },
			invitation: { state: 'scheduled', attempt: 1 },
			message: { kind: 'invitation', to: `c${events}@example.com` },
		});
		const { invitation, message } = item ?? {};
		expect(invitation?.link).toMatch(/^https:\/\/n8n\.example\.test\/webhook\/service\?t=/);
		expect(invitation?.optOutLink).not.toBe(invitation?.link);
		expect(message?.key).toBe(`${invitation?.id}:1`);
		for (const part of [message?.text, message?.html, message?.short, message?.markdown]) {
			expect(part).toContain('https://n8n.example.test/webhook/service?t=');
		}
		expect(JSON.stringify(item)).not.toContain('undefined');
	});

	it('says when it is scheduled, with the delay of the item or the policy', async () => {
		const id = await anEvent();
		const { outputs } = await invite({ event: { id } }, { options: { delay: '24h' } });
		expect(outputs[0]?.[0]).toMatchObject({
			outcome: { code: 'scheduled', text: expect.stringContaining('Will be asked on') },
			message: null,
			invitation: { state: 'scheduled', dueAt: expect.stringMatching(/Z$/) },
		});
	});

	it('says why nobody is asked, and puts all on one output when it is told to', async () => {
		const [first, second] = [await anEvent(), await anEvent({ customer: null })];
		const items = [{ event: { id: first } }, { event: { id: second } }];
		const separate = await run({ operation: 'invite' }, items);
		expect(separate.outputs.map((output) => output.map((item) => item.outcome?.code))).toEqual([
			['send_now'],
			['no_customer'],
		]);
		const single = await run({ operation: 'invite', outputs: 'single' }, items);
		expect(single.outputs[0]?.map((item) => item.outcome?.code)).toEqual([
			'send_now',
			'no_customer',
		]);
	});

	it('asks customers without an event, by the item or by fields, once a wave', async () => {
		const byItem = await invite({ customer: { email: 'zhao@example.com', name: 'Zhao' } });
		expect(byItem.outputs[0]?.[0]).toMatchObject({
			customer: { id: expect.stringMatching(/^cus_/), email: 'zhao@example.com' },
			event: { id: null },
		});
		const again = await invite({ customer: { email: 'Zhao@example.com' } });
		expect(again.outputs[0]?.[0]?.invitation?.id).toBe(byItem.outputs[0]?.[0]?.invitation?.id);
		const byField = await invite(
			{ customer: { id: 'cus_of_somebody', email: 'zhao@example.com' } },
			{
				customer: { email: 'qian@example.com', language: 'zh-CN' },
				options: { owner: 'ada@example.com' },
			},
		);
		expect(byField.outputs[0]?.[0]).toMatchObject({
			customer: { email: 'qian@example.com', language: 'zh-CN' },
			owner: { email: 'ada@example.com' },
			message: { text: expect.stringMatching(/[\u4e00-\u9fff]/) },
		});
	});

	it('asks a customer without an e-mail address where another node sends', async () => {
		const customer = { id: null, externalIds: { shop: '9' }, phone: '+8613800000000' };
		const byMail = await invite({ customer });
		expect(byMail.outputs[1]?.[0]?.outcome?.code).toBe('no_address');
		const other = await invite(
			{ customer: { ...customer, externalIds: { shop: '10' }, phone: '+8613800000001' } },
			{ channel: 'other' },
		);
		const [item] = other.outputs[0] ?? [];
		expect(item).toMatchObject({
			outcome: { code: 'send_now' },
			message: { to: null, short: expect.stringContaining('https://') },
		});
		expect(await row(item?.invitation?.id ?? '')).toMatchObject({ channel: 'other' });
		const { db } = workspace.house.store;
		expect(await db.selectFrom('due').selectAll().execute()).toEqual([]);
	});

	it('asks at once with a delay of 0, whatever the policy says', async () => {
		const changes = [{ policy: { delay: '24h' } }];
		await changeSettings(workspace.house, Date.now(), { changes, reset: [] });
		const later = await invite({ event: { id: await anEvent() } });
		expect(later.outputs[0]?.[0]?.outcome?.code).toBe('scheduled');
		const now = await invite({ event: { id: await anEvent() } }, { options: { delay: '0' } });
		expect(now.outputs[0]?.[0]?.outcome?.code).toBe('send_now');
	});

	it('takes an owner from the team list, by whatever names them', async () => {
		const facts = { id: 'ada', name: 'Ada', email: 'ada@example.com', team: 'service' };
		await upsertPerson(workspace.house, Date.now(), { facts, cleared: [] });
		const owner = { name: 'Bob of the CRM', email: 'bob@example.com' };
		const asked = async (named: string) => {
			const item = { event: { id: await anEvent() }, owner };
			const { outputs } = await invite(item, { options: { owner: named } });
			return outputs[0]?.[0]?.owner;
		};
		expect(await asked('Ada@example.com')).toMatchObject({ id: 'ada', team: 'service' });
		expect(await asked('')).toMatchObject({ id: null, email: 'bob@example.com' });
		expect(await asked('zoe@example.com')).toMatchObject({ id: null, email: 'zoe@example.com' });
	});

	it('marks what a person tries out as a test that spends nothing', async () => {
		const id = await anEvent();
		const { outputs } = await invite({ event: { id } }, {}, { mode: 'manual' });
		expect(outputs[0]?.[0]?.test).toBe(true);
		const { db } = workspace.house.store;
		expect(await db.selectFrom('contact').selectAll().execute()).toEqual([]);
		expect(await db.selectFrom('event').select('processed_at').execute()).toEqual([
			{ processed_at: null },
		]);
		const real = await invite({ event: { id } });
		expect(real.outputs[0]?.[0]).toMatchObject({ test: false, outcome: { code: 'send_now' } });
	});
});

describe('invite with a wrong setting or item', () => {
	const bad: Array<[string, object, Parameters, RegExp]> = [
		[
			'no survey',
			{ event: { id: 'x' } },
			{ surveyKey: '={{ $json.none }}' },
			/no survey of its own/,
		],
		['an unknown survey', { customer: liWei }, { surveyKey: 'nope' }, /key "nope"/],
		['an event of another workspace', { event: { id: 'evt_other' } }, {}, /no event "evt_other"/],
		['nobody to ask', { some: 'thing' }, {}, /nobody to ask/],
		['an address that is none', { customer: { email: 'li wei' } }, {}, /"li wei"/],
		['a delay without a unit', { customer: liWei }, { options: { delay: '24' } }, /"delay"/],
	];

	it.each(bad)('%s: an error with the number of the item', async (what, item, parameters, text) => {
		const good = { customer: { email: 'good@example.com' } };
		const { error } = await run({ operation: 'invite', ...parameters }, [good, item]);
		expect(error?.message).toMatch(text);
		// What is wrong in the parameters shows at the first item.
		const index = /survey|delay/.test(what) ? 0 : 1;
		expect((error as Error & { context?: { itemIndex?: number } }).context?.itemIndex).toBe(index);
	});

	it('goes on with the other items when the node is set to', async () => {
		const items = [{ some: 'thing' }, { customer: { email: 'good@example.com' } }];
		const { outputs, error } = await run({ operation: 'invite' }, items, {
			onError: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(1);
		expect(outputs[1]?.[0]).toMatchObject({
			error: expect.stringContaining('nobody'),
		});
	});

	it('of links that only this server can open: nothing is stored, except in a sandbox', async () => {
		const local = {
			satisfactionWorkspaceApi: {
				...workspace.credentials.satisfactionWorkspaceApi,
				publicAddress: 'http://localhost:5678',
			},
		};
		const id = await anEvent();
		const { error } = await invite({ event: { id } }, {}, { credentials: local });
		expect(error?.message).toMatch(/http:\/\/localhost:5678, which only this server can open/);
		const { db } = workspace.house.store;
		expect(await db.selectFrom('invitation').selectAll().execute()).toEqual([]);
		const trial = await invite({ event: { id } }, {}, { credentials: local, mode: 'manual' });
		expect(trial.outputs[0]?.[0]?.invitation?.link).toMatch(/^http:\/\/localhost/);
		await changeSettings(workspace.house, Date.now(), { changes: [{ sandbox: true }], reset: [] });
		const sandbox = await invite({ event: { id } }, {}, { credentials: local });
		expect(sandbox.outputs[0]?.[0]?.invitation?.link).toMatch(/^http:\/\/localhost/);
	});

	it('of a survey whose workflow is not published: nothing is stored', async () => {
		await workspace.house.store.db.deleteFrom('endpoint').execute();
		const { error } = await invite({ event: { id: await anEvent() } });
		expect(error?.message).toMatch(/No Satisfaction Response Trigger is published/);
	});
});

/** An invitation that was sent, as another channel's node would tell. */
async function sent(): Promise<SatisfactionItem> {
	const { outputs } = await invite({ event: { id: await anEvent() } });
	const item = outputs[0]?.[0];
	if (!item) throw new Error('Somebody should have been asked.');
	const delivered = await run({ operation: 'recordDelivery', state: 'sent' }, [item]);
	expect(delivered.outputs[0]?.[0]).toMatchObject({
		outcome: { code: 'sent' },
		invitation: { state: 'sent' },
	});
	return item;
}

describe('remind', () => {
	it('writes the next message to somebody who has not answered', async () => {
		const { invitation } = await sent();
		const { outputs } = await run({ operation: 'remind' }, [
			{ invitation: { id: invitation?.id } },
		]);
		expect(outputs[0]?.[0]).toMatchObject({
			outcome: { code: 'reminded' },
			invitation: { attempt: 2, link: invitation?.link },
			message: { kind: 'reminder', key: `${invitation?.id}:2` },
			customer: { name: 'Li Wei' },
		});
	});

	it('leaves those alone who have opted out, or were never sent to', async () => {
		const { invitation, customer } = await sent();
		await says(workspace.house, customer?.id ?? '', 'denied');
		const items = [{ invitation: { id: invitation?.id } }];
		const { outputs } = await run({ operation: 'remind' }, items);
		expect(outputs[1]?.[0]).toMatchObject({
			outcome: { code: 'not_reminded', text: 'The customer has opted out.' },
			message: null,
		});
	});

	it('tells which id is unknown or missing', async () => {
		expect((await run({ operation: 'remind' }, [{}])).error?.message).toMatch(/no invitation/);
		const unknown = await run({ operation: 'remind', invitationId: 'inv_x' }, [{}]);
		expect(unknown.error?.message).toMatch(/"inv_x" in the workspace "main"/);
	});
});

describe('cancel', () => {
	it('closes the link, plans nothing more, and says so again the second time', async () => {
		const { outputs: asked } = await invite(
			{ event: { id: await anEvent() } },
			{ options: { delay: '2d' } },
		);
		const id = asked[0]?.[0]?.invitation?.id ?? '';
		const cancelled = { operation: 'cancel', cancelReason: 'The customer called' };
		for (const time of ['first', 'second']) {
			const { outputs } = await run(cancelled, [{ invitation: { id } }]);
			expect([time, outputs[0]?.[0]]).toMatchObject([
				time,
				{ outcome: { code: 'cancelled' }, invitation: { state: 'cancelled', link: null } },
			]);
		}
		expect(await row(id)).toMatchObject({
			reason: 'cancelled_by_user',
			reason_text: 'The customer called',
		});
		const { db } = workspace.house.store;
		expect(await db.selectFrom('due').selectAll().where('ref_id', '=', id).execute()).toEqual([]);
		expect(await db.selectFrom('contact').selectAll().execute()).toEqual([]);
	});

	it('changes nothing of a real invitation when it is tried out', async () => {
		const { invitation } = await sent();
		const items = [{ invitation: { id: invitation?.id } }];
		const { outputs } = await run({ operation: 'cancel' }, items, { mode: 'manual' });
		expect(outputs[0]?.[0]?.outcome?.text).toMatch(/^A trial/);
		expect((await row(invitation?.id ?? ''))?.state).toBe('sent');
	});
});

describe('preview', () => {
	it('gives a link, the mail and what is unwise about the wording', async () => {
		const text = [
			{ language: 'en', field: 'rating', text: 'How excellent was our great service?' },
		];
		await aSurveyPage(workspace.credentials, { texts: { text } }).publish();
		const { outputs } = await run({ operation: 'preview', language: 'zh' }, [{}]);
		const [item] = outputs[0] as unknown as Array<
			SatisfactionItem & { preview: { link: string; warnings: Array<{ code: string }> } }
		>;
		expect(item?.outcome?.text).toMatch(/suggests an answer/);
		expect(item?.preview.warnings.map(({ code }) => code)).toContain('leading');
		expect(item?.message?.html).toContain('lang="zh-CN"');
		const page = aSurveyPage(workspace.credentials);
		const opened = await page.get(item?.preview.link ?? '');
		expect(opened.status).toBe(200);
		const rated = await page.post(item?.preview.link ?? '', { ...opened.form, value: '1' });
		expect(rated).toMatchObject({ status: 200, workflowData: undefined });
		const { db } = workspace.house.store;
		expect(await db.selectFrom('response').selectAll().execute()).toEqual([]);
	});
});

describe('the preview of a decision', () => {
	type Shown = { preview: { asked: { code: string; text: string; dueAt: string | null } } };
	const preview = async (item: object): Promise<Shown['preview']['asked']> => {
		const { outputs } = await run({ operation: 'preview' }, [item as never]);
		return (outputs[0]?.[0] as unknown as Shown).preview.asked;
	};

	it('says what the contact policy would do, and stores nothing', async () => {
		await aSurveyPage(workspace.credentials).publish();
		const policy = { delay: '0', quietHours: null, sendDays: 'all' };
		const set = async (more: object) =>
			await changeSettings(workspace.house, Date.now(), {
				changes: [{ policy: { ...policy, ...more } }],
				reset: [],
			});
		await set({});
		expect(await preview({})).toMatchObject({
			code: 'send_now',
			text: 'Somebody who has never been asked: Asked now.',
			dueAt: expect.any(String) as string,
		});
		const email = 'noreply@example.com';
		expect(await preview({ customer: { email } })).toMatchObject({
			code: 'no_person',
			dueAt: null,
		});
		// Some day that is not today.
		const weekday = ((new Date().getUTCDay() + 2) % 7) + 1;
		await set({ sendDays: [weekday] });
		expect(await preview({})).toMatchObject({
			code: 'scheduled',
			text: expect.stringMatching(/on the next day to send on\.$/) as string,
		});
		const { db } = workspace.house.store;
		expect(await db.selectFrom('invitation').selectAll().execute()).toEqual([]);
		expect(await db.selectFrom('customer').selectAll().execute()).toEqual([]);
	});
});

describe('an open link', () => {
	it('is the same for the same tag, and stores nothing, tried out or not', async () => {
		const make = async (parameters: Parameters, given: Given = {}) => {
			const { outputs, error } = await run({ operation: 'openLink', ...parameters }, [{}], given);
			expect(error).toBeUndefined();
			return outputs[0]?.[0] as unknown as {
				outcome: { code: string; text: string };
				openLink: { link: string; source: string };
			};
		};
		const table = await make({ source: 'table 12' });
		expect(table).toMatchObject({
			outcome: { code: 'open_link' },
			openLink: { mode: 'page', source: 'table 12' },
		});
		expect(table.outcome.text).toBe(`Whoever opens ${table.openLink.link} may answer.`);
		expect((await make({ source: ' table\n12' })).openLink.link).toBe(table.openLink.link);
		expect((await make({ source: 'table 12' }, { mode: 'manual' })).openLink.link).toBe(
			table.openLink.link,
		);
		expect((await make({ source: 'box' })).openLink.link).not.toBe(table.openLink.link);
		const { db } = workspace.house.store;
		expect(await db.selectFrom('invitation').selectAll().execute()).toEqual([]);
	});

	it('for a site brings the HTML to paste, once the workspace names that site', async () => {
		const make = async () => await run({ operation: 'openLink', mode: 'embed' }, [{}]);
		expect((await make()).error?.message).toContain('No site may show surveys');
		const openLinks = { sites: ['https://shop.example.com'] };
		const now = Date.now();
		await changeSettings(workspace.house, now, { changes: [{ openLinks }], reset: [] });
		const { outputs, error } = await make();
		expect(error).toBeUndefined();
		expect(outputs[0]?.[0]).toMatchObject({
			outcome: { text: expect.stringContaining('openLink.embed') },
			openLink: { mode: 'embed', embed: expect.stringMatching(/^<iframe .+<\/iframe>$/) },
		});
		await changeSettings(workspace.house, now, { changes: [], reset: ['openLinks'] });
	});

	it('runs out when it is told to, and is ended with all others of its survey', async () => {
		const made = async (parameters: Parameters) => {
			const { outputs, error } = await run({ ...parameters, surveyKey: 'service' }, [{}]);
			expect(error).toBeUndefined();
			return outputs[0]?.[0] as { outcome: { code: string }; openLink?: OpenLinkFacts };
		};
		const forADay = await made({ operation: 'openLink', validUntil: '2099-01-31T12:00:00Z' });
		expect(forADay.openLink?.validUntil).toBe('2099-01-31T12:00:00.000Z');
		const before = await made({ operation: 'openLink' });
		expect(before.openLink?.validUntil).toBeNull();
		const ended = await made({ operation: 'endOpenLinks' });
		expect(ended.outcome.code).toBe('open_links_ended');
		const after = await made({ operation: 'openLink' });
		expect(after.openLink?.link).not.toBe(before.openLink?.link);
	});

	it('brings its QR code along, as files to print', async () => {
		const { run } = await runWorkflow({
			nodeTypes,
			credentials: workspace.credentials,
			workflow: {
				nodes: [
					{
						name: 'Survey',
						type: 'satisfactionSurvey',
						parameters: { surveyKey: 'service', operation: 'openLink', source: '桌 12 / <b>' },
					},
				],
				connections: {},
			},
			start: 'Survey',
			items: [{}],
		});
		const [made] = run.data.resultData.runData.Survey?.[0]?.data?.main?.[0] ?? [];
		expect(made?.binary).toMatchObject({
			qrSvg: { fileName: 'service-桌-12-b-qr.svg', mimeType: 'image/svg+xml' },
			qrPng: { fileName: 'service-桌-12-b-qr.png', mimeType: 'image/png' },
		});
	});

	it.each([
		[{ source: 'x'.repeat(200) }, '200 characters'],
		[{ surveyKey: 'unknown' }, 'no survey with the key'],
		[{ source: '={{ [1] }}' }, 'a text'],
		[{ validUntil: '2020-01-01' }, 'has passed'],
		[{ validUntil: 'soon' }, '"Valid Until" is "soon"'],
	])('says what is wrong with %j', async (parameters, said) => {
		const { error } = await run({ operation: 'openLink', ...parameters }, [{}]);
		expect(error?.message).toContain(said);
	});
});

describe('record delivery', () => {
	it('keeps an address that is wrong for good from being used again', async () => {
		const { invitation, customer } = await sent();
		const { outputs } = await run(
			{
				operation: 'recordDelivery',
				state: 'bounced',
				reason: '550 no such user',
				permanent: true,
			},
			[{ invitation: { id: invitation?.id }, customer }],
		);
		expect(outputs[0]?.[0]).toMatchObject({
			outcome: { code: 'bounced', text: expect.stringContaining('550 no such user') },
			invitation: { state: 'failed' },
		});
		const next = await invite({
			event: {
				id: await anEvent({
					customer: { ...liWei, email: customer?.email ?? '', externalIds: {} },
				}),
			},
		});
		expect(next.outputs[1]?.[0]?.outcome?.code).toBe('address_failed');
	});

	it('keeps the name of any channel, and spares the mail address where another one failed', async () => {
		const { outputs } = await invite({ event: { id: await anEvent() } }, { channel: 'other' });
		const item = outputs[0]?.[0] ?? {};
		const { db } = workspace.house.store;
		const delivery = { operation: 'recordDelivery', channelName: 'WeCom' };
		const failed = { ...delivery, state: 'failed', reason: 'not a friend', permanent: true };
		await run(failed, [item]);
		const messages = await db.selectFrom('message').select(['channel', 'state']).execute();
		expect(messages).toEqual([{ channel: 'WeCom', state: 'failed' }]);
		expect(await db.selectFrom('mailbox').selectAll().execute()).toEqual([]);
	});

	it('gives the contact back when nothing was ever delivered', async () => {
		const { outputs } = await invite({ event: { id: await anEvent() } });
		const item = outputs[0]?.[0];
		await run({ operation: 'recordDelivery', state: 'failed', reason: 'no group' }, [item ?? {}]);
		const { db } = workspace.house.store;
		expect(await db.selectFrom('contact').selectAll().execute()).toEqual([]);
		await run({ operation: 'recordDelivery', state: 'sent' }, [item ?? {}]);
		expect(await db.selectFrom('contact').selectAll().execute()).toHaveLength(1);
	});
});

describe('what people see of the node', () => {
	it.each<[Parameters, string]>([
		[{}, 'Invite'],
		[{ surveyKey: 'quarterly-nps' }, 'Invite: quarterly-nps'],
		[{ operation: 'preview' }, 'Preview'],
		[{ operation: 'recordDelivery' }, 'Record Delivery'],
	])('below its name with %j: %s', (parameters, subtitle) => {
		expect(subtitleOf(SatisfactionSurvey, parameters)).toBe(subtitle);
	});

	it('offers the survey of the workflow, then what was published, by name and key', async () => {
		await aSurveyPage(
			workspace.credentials,
			{ surveyKey: 'nps', metric: 'nps', options: { surveyName: 'Relationship' } },
			{ workflow: 'Nps' },
		).publish();
		const context = {
			getNode: () => ({ name: 'Survey' }),
			getCredentials: async (name: string) =>
				await Promise.resolve(workspace.credentials[name] ?? {}),
		};
		const { loadOptions } = new SatisfactionSurvey().methods;
		const lists = await Promise.all(
			Object.values(loadOptions).map(async (load) => await load.call(context as never)),
		);
		expect(lists).toContainEqual([
			{ name: 'The Survey of This Workflow', value: '' },
			{ name: 'Relationship (nps)', value: 'nps' },
			{ name: 'service', value: 'service' },
		]);
	});
});
