import { receiveEvent } from '../../core/loop/event/receive-event';
import type { CanonicalEvent } from '../../core/model/event';
import { genericEvent } from '../../sandbox/crm/generic';
import { jiandaoyunPush } from '../../sandbox/crm/jiandaoyun';
import type { Happening, SignedRequest } from '../../sandbox/crm/signed-request';
import { zendeskTrigger } from '../../sandbox/crm/zendesk';
import { linkIn, rate } from './customer';
import { aStage, type Published, secret, type Stage } from './stage';
import { nodeOf } from './template';

const senders = {
	Zendesk: zendeskTrigger,
	Jiandaoyun: jiandaoyunPush,
	'Any other system': genericEvent,
};

let stage: Stage;
let house: Published;
beforeEach(async () => {
	stage = await aStage({ closePartialAfter: '1h' });
	await (
		await stage.publish('set-up-your-workspace', withoutDelay)
	).run('When you press Execute', [[{}]]);
	// The page behind the owner's link.
	await stage.publish('low-score-to-case');
});
afterEach(async () => await stage.close());

/** The set-up as it is, but that customers are asked at once and at any hour. */
function withoutDelay(template: Parameters<typeof nodeOf>[0]) {
	const { parameters } = nodeOf(template, 'Settings');
	parameters.contactPolicy = { delay: '0s', quietHours: { entries: { from: '', to: '' } } };
}

const ticket = (what: Happening['what'] = 'solved', at = Date.now() - 60_000): Happening => ({
	deliveryId: `delivery-${what}-${at}`,
	what,
	at,
	ticket: { id: '10042', title: 'Cannot print an invoice' },
	customer: {
		id: '777',
		name: 'Lin Mei',
		email: 'lin.mei@example.com',
		language: 'en',
		segment: null,
	},
	agent: { id: '361', name: 'Li Na', email: 'li.na@example.com' },
});

const asCall = ({ query, headers, body }: SignedRequest) => ({
	headers,
	body,
	query: Object.fromEntries(new URLSearchParams(query)),
});

describe.each(Object.entries(senders))('an event of %s', (trigger, sign) => {
	it('leads to a mail with a survey, once', async () => {
		house = await stage.publish('post-service-csat');
		const request = asCall(sign(ticket(), secret, Date.now()));
		const first = await house.call(trigger, request);
		expect(first.answer.status).toBe(200);
		expect(first.result?.error).toBeUndefined();
		expect((await house.call(trigger, request)).result).toBeNull();
		const [mail] = stage.mailsTo('lin.mei@example.com');
		expect(stage.mail.arrived).toHaveLength(1);
		expect(linkIn(mail?.text ?? '', 'survey-after-service')).toContain('?t=');
	});

	it('that is forged, starts nothing', async () => {
		house = await stage.publish('post-service-csat');
		const forged = asCall(sign(ticket(), 'another secret', Date.now()));
		const { answer, result } = await house.call(trigger, forged);
		expect([answer.status, result]).toEqual([401, null]);
	});
});

/** A customer who was asked; gives the link. */
async function asked(change?: Parameters<Stage['publish']>[1]): Promise<string> {
	house = await stage.publish('post-service-csat', change);
	await house.call('Any other system', asCall(genericEvent(ticket(), secret, Date.now())));
	const [mail] = stage.mailsTo('lin.mei@example.com');
	return linkIn(mail?.text ?? '', 'survey-after-service');
}

const canonical: Omit<CanonicalEvent, 'type' | 'attributes'> = {
	source: 'desk',
	externalId: 'cut-off-1',
	occurredAt: Date.now() - 60_000,
	touchpoint: 'use',
	subject: { type: 'ticket', id: '7', title: 'A kettle', url: null },
	value: null,
	customer: {
		externalIds: { desk: '42' },
		name: 'Wu Di',
		email: 'wu.di@example.com',
		phone: null,
		language: 'en',
		timeZone: null,
		segment: null,
	},
	owner: null,
};

const cases = async () =>
	await stage.workspace.house.store.db.selectFrom('case_file').selectAll().execute();

it('a low answer becomes a case, and its owner gets a mail with a link', async () => {
	const link = await asked();
	const { result } = await rate(house, 'After service', link, '1');
	expect(result?.outputs['Open a case']?.[0]).toHaveLength(1);
	expect(await cases()).toMatchObject([{ owner_id: 'li.na', state: 'open' }]);
	const [mail] = stage.mailsTo('li.na@example.com');
	expect(linkIn(mail?.text ?? '', 'cases')).toContain('?t=');
	expect(stage.chat.messages).toEqual([]);
});

it.each([
	[
		'wecom',
		{ msgtype: 'markdown', markdown: { content: expect.stringContaining('Lin Mei') as string } },
	],
	[
		'dingtalk',
		{
			msgtype: 'markdown',
			markdown: {
				title: expect.any(String) as string,
				text: expect.stringContaining('Lin Mei') as string,
			},
		},
	],
	['feishu', { msg_type: 'text', content: { text: expect.stringMatching(/\S/) as string } }],
])('the group is told in %s, once it is filled in', async (kind, message) => {
	const link = await asked((template) => {
		const { assignments } = nodeOf(template, 'Group chat').parameters as {
			assignments: { assignments: Array<{ name: string; value: string }> };
		};
		for (const one of assignments.assignments) {
			one.value = one.name === 'chat.kind' ? kind : stage.chat.address;
		}
	});
	await rate(house, 'After service', link, '1');
	expect(stage.chat.messages).toEqual([message]);
});

it('a group that cannot be reached keeps nobody from being told by mail', async () => {
	const link = await asked((template) => {
		const { assignments } = nodeOf(template, 'Group chat').parameters as {
			assignments: { assignments: Array<{ name: string; value: string }> };
		};
		for (const one of assignments.assignments) {
			if (one.name === 'chat.kind') one.value = 'wecom';
		}
	});
	await rate(house, 'After service', link, '2');
	expect(stage.mailsTo('li.na@example.com')).toHaveLength(1);
});

it('a good answer makes no case', async () => {
	const link = await asked();
	await rate(house, 'After service', link, '5', 'All well.');
	expect(await cases()).toEqual([]);
});

it('a rating that is left alone is closed by the timer', async () => {
	const link = await asked();
	await rate(house, 'After service', link, '3');
	await stage.letTimePass();
	const results = await house.beat();
	expect(results.map(({ error }) => error)).toEqual(results.map(() => undefined));
	const closed = results.flatMap(({ outputs }) => outputs['What is due']?.[8] ?? []);
	expect(closed).toMatchObject([{ score: { level: 'middle' }, response: { state: 'completed' } }]);
	expect(await cases()).toEqual([]);
});

it('a delayed survey leaves when it is due, and one reminder follows', async () => {
	const again = await stage.publish('set-up-your-workspace', (template) => {
		const { parameters } = nodeOf(template, 'Settings');
		parameters.contactPolicy = {
			delay: '24h',
			quietHours: { entries: { from: '', to: '' } },
			reminders: '3d',
		};
	});
	await again.run('When you press Execute', [[{}]]);
	house = await stage.publish('post-service-csat');
	const { result } = await house.call(
		'Any other system',
		asCall(genericEvent(ticket(), secret, Date.now())),
	);
	expect(result?.outputs.Ask?.[1]).toHaveLength(1);
	expect(stage.mail.arrived).toHaveLength(0);
	for (const mails of [1, 2, 2]) {
		await stage.letTimePass();
		for (const { error } of await house.beat()) expect(error).toBeUndefined();
		expect(stage.mailsTo('lin.mei@example.com')).toHaveLength(mails);
	}
});

it.each([
	['ticket.closed', {}, 'invitation', 1],
	['survey.answered', { answer: { scaleMapping: 'csat_1_5', value: 1 } }, 'case_file', 1],
	['deal.won', {}, 'invitation', 0],
] as const)(
	'a %s that a crash cut off is taken up again',
	async (type, attributes, table, rows) => {
		house = await stage.publish('post-service-csat');
		const { workspace } = stage;
		// As if n8n had died after the answer to the sender: stored, and never handed over.
		await receiveEvent(workspace.house, Date.now(), {
			event: { ...canonical, type, attributes: { ...attributes } },
			receiver: 'elsewhere',
			test: false,
		});
		await stage.letTimePass();
		for (const { error } of await house.beat()) expect(error).toBeUndefined();
		const found = await workspace.house.store.db.selectFrom(table).selectAll().execute();
		expect(found).toHaveLength(rows);
	},
);

it('work that failed for good ends as an error with its reason', async () => {
	house = await stage.publish('post-service-csat');
	const item = { outcome: { code: 'stuck', text: 'Given up after 5 attempts: no mail server' } };
	const outputs = Array.from({ length: 13 }, (_none, index) => (index === 12 ? [item] : []));
	const { error } = await house.run('What is due', outputs);
	expect(error?.message).toBe(item.outcome.text);
});
