import { responseItem } from '../../../core/loop/answer/response-item';
import { recordAnswer } from '../../../core/loop/answer/record-answer';
import { openCase } from '../../../core/loop/case/open-case';
import { serveCase } from '../../../core/loop/pages/staff/serve-case';
import { upsertPerson } from '../../../core/loop/team/team';
import { publishPage } from '../../../core/loop/workspace/endpoints';
import { changeSettings } from '../../../core/loop/workspace/settings';
import type { CustomerFacts } from '../../../core/model/event';
import { kindOfWork } from '../../../core/loop/due';
import { dueItem } from '../../../core/loop/due/due-kind';
import type { DueRow } from '../../../core/store/repositories/due';
import { closeSmtp } from '../../../core/systems/smtp/transport';
import { says } from '../../core/loop/a-word';
import { type MailServer, reply, startMailServer } from '../../core/systems/mail-server';
import { anInvitation, aWorkspace, mailsBy, type Workspace } from '../a-workspace';
import { aMinuteLater, dieAt, type Given, runMessage } from './a-message-node';

let workspace: Workspace;
let server: MailServer;

beforeEach(async () => {
	server = await startMailServer();
	workspace = await aWorkspace({ brand: { name: 'Lotus Hotels' } });
	mailsBy(workspace, server);
});

afterEach(async () => {
	closeSmtp();
	await server.close();
	await workspace.close();
});

const thanks = {
	operation: 'write',
	subject: 'Thank you from {brand}',
	text: 'Your **{score}** made our day.',
};

const run = async (items: object[], parameters: object = {}, given: Given = {}) =>
	await runMessage(workspace, items, {
		node: { id: 'thanks' },
		...given,
		parameters: { ...thanks, ...parameters },
	});

/** An answer as a Response Trigger hands it on: 5 of 5 by Li Wei, unless given otherwise. */
async function anAnswer(
	given: { rating?: number; test?: boolean; customer?: Partial<CustomerFacts> } = {},
) {
	const { house } = workspace;
	const { invitation } = await anInvitation(house, given);
	const answered = await recordAnswer(house, Date.now(), {
		invitationId: invitation?.invitation_id ?? '',
		given: { rating: given.rating ?? 5 },
		step: 'rating',
		language: null,
	});
	if (answered.kind !== 'recorded') throw new Error(answered.reason);
	const facts = { response: answered.response, invitation: answered.invitation };
	return await responseItem(house, { ...facts, handOver: 'completed' });
}

const db = () => workspace.house.store.db;
const planned = async () =>
	await db().selectFrom('due').selectAll().where('kind', '=', 'message').execute();
const messages = async () => await db().selectFrom('message').selectAll().execute();

/** What the clock gives out on *Send* for the message that is planned. */
async function givenOut(): Promise<object> {
	const [row] = (await planned()) as DueRow[];
	if (!row) throw new Error('Nothing is planned.');
	const { house } = workspace;
	const prepared = await house.store.transaction(
		async (tx) => await kindOfWork('message')?.prepare(tx, house, row, Date.now()),
	);
	if (prepared?.kind !== 'give') throw new Error(prepared?.kind);
	return dueItem(row, prepared.items[0] ?? {});
}

/** What the link to unsubscribe of a mail says of itself. */
function claimsOf(raw: string): unknown[] {
	const [, token = ''] =
		/[?&]t=[^.]+\.([\w-]+)/.exec(raw.replace(/=\r\n/g, '').replace(/=3D/g, '=')) ?? [];
	return JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown[];
}

/** The purpose that it names. */
const leaves = (raw: string): unknown =>
	claimsOf(/List-Unsubscribe: <[^>]*>/.exec(raw.replace(/\r\n[ \t]+/g, ' '))?.[0] ?? '')[2];

const codes = (items: readonly unknown[]) =>
	items.map((item) => (item as { outcome?: { code: string } }).outcome?.code);

describe('a word of thanks behind High', () => {
	it('is a Message node and nothing else: subject, text, the frame and the way out', async () => {
		const { sent, notSent, error } = await run([await anAnswer()]);
		expect({ notSent, error }).toEqual({ notSent: [], error: undefined });
		expect(sent).toMatchObject([
			{
				outcome: { code: 'sent', text: 'Sent to li.wei@example.com.' },
				response: { state: expect.any(String) as string },
				message: { kind: 'own', to: 'li.wei@example.com', subject: 'Thank you from Lotus Hotels' },
			},
		]);
		const [got] = server.arrived;
		expect(got?.mail.subject).toBe('Thank you from Lotus Hotels');
		expect(got?.mail.text).toMatch(
			/^Hello Li Wei,\n\nYour 5 of 5 made our day\.\n\n--\nUnsubscribe or choose what you get: https:/,
		);
		expect(got?.mail.html).toContain('<strong>5 of 5</strong>');
		const unfolded = got?.raw.replace(/\r\n[ \t]+/g, ' ') ?? '';
		expect(unfolded).toMatch(
			/^List-Unsubscribe: <https:\/\/n8n\.example\.test\/webhook\/service\?t=/m,
		);
		expect(unfolded).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
		expect(await planned()).toEqual([]);
		expect(await messages()).toMatchObject([{ state: 'sent', kind: 'own', tries: 1 }]);
	});

	it('names a mailbox beside the link where the workspace has one', async () => {
		const changes = [{ policy: { unsubscribeAddress: 'leave+us@example.com' } }];
		await changeSettings(workspace.house, Date.now(), { changes, reset: [] });
		const item = await anAnswer();
		await run([item]);
		const [, address] =
			/^List-Unsubscribe: <https:[^>]+>, <([^>]+)>/m.exec(
				server.arrived[0]?.raw.replace(/\r\n[ \t]+/g, ' ') ?? '',
			) ?? [];
		const mailto = new URL(address ?? '');
		expect(decodeURIComponent(mailto.pathname)).toBe('leave+us@example.com');
		expect(mailto.searchParams.get('subject')).toBe(`unsubscribe service ${item.customer?.id}`);
	});

	it('leaves once for an answer, however often it comes, and once from each node', async () => {
		const item = await anAnswer();
		await run([item]);
		expect(codes((await run([item], { text: 'Rendered at another minute.' })).sent)).toEqual([
			'already_sent',
		]);
		expect(await planned()).toEqual([]);
		expect(codes((await run([item], {}, { node: { id: 'gift' } })).sent)).toEqual(['sent']);
		expect(server.arrived).toHaveLength(2);
	});

	it('leaves without a way out while no page is published', async () => {
		const item = await anAnswer();
		await db().updateTable('endpoint').set({ active: 0 }).execute();
		expect(codes((await run([item])).sent)).toEqual(['sent']);
		expect(server.arrived[0]?.raw).not.toMatch(/unsubscribe|choose what you get/i);
	});

	it('is Chinese to the last word for who reads Chinese', async () => {
		const otherLanguages = {
			version: [
				{ language: 'zh-CN', subject: '{品牌}感谢您', text: '您的 **{评分}** 是对我们的鼓励。' },
			],
		};
		const wang = { externalIds: {}, email: 'wang@example.com', name: '王芳', language: 'zh' };
		await run([await anAnswer({ customer: wang })], { otherLanguages });
		await run([await anAnswer()], { otherLanguages });
		const [first, second] = server.arrived.map(({ mail }) => mail);
		expect(first?.subject).toBe('Lotus Hotels感谢您');
		expect(first?.text).toMatch(
			/^王芳，您好：\n\n您的 5\/5 分 是对我们的鼓励。\n\n--\n退订或管理接收内容：http/,
		);
		expect(second?.subject).toBe('Thank you from Lotus Hotels');
	});

	it('takes what an item says as text, whatever stands in it', async () => {
		const title = 'Kettle \ud83d**x** {owner}\r\nBcc: eve@example.com\u202e <b>[a](javascript:b)';
		const item = { ...(await anAnswer()), event: { id: 'evt_1', subject: { title } } };
		const text = 'About {subject}: [more](https://example.com/?about={subject}) [x]({subject})';
		const { error } = await run([item], { subject: 'On {subject}', text });
		expect(error).toBeUndefined();
		const [got] = server.arrived;
		const said = 'Kettle \ufffd**x** {owner} Bcc: eve@example.com <b>[a](javascript:b)';
		expect(got?.mail.subject).toBe(`On ${said}`);
		expect(got?.mail.html).toContain('&lt;b>');
		expect(got?.mail.html).not.toMatch(/href="javascript|<strong>x/);
		expect(got?.raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc/im);
	});

	it('is plain text with its stars where that is wanted, and without a greeting', async () => {
		await run([await anAnswer()], { options: { format: 'plain', greeting: false } });
		expect(server.arrived[0]?.mail.text).toMatch(/^Your \*\*5 of 5\*\* made our day\./);
	});
});

describe('a message whose process died', () => {
	it('before it was sent is stored with all it says, and the clock brings it', async () => {
		const item = await anAnswer();
		const revive = dieAt(workspace, 2);
		expect((await run([item])).error?.message).toContain('The process is gone');
		revive();
		expect(server.arrived).toEqual([]);
		const [row] = await planned();
		const wait = (row?.due_at ?? 0) - Date.now();
		expect(wait / 60_000).toBeGreaterThan(1);
		const [{ message_id: id } = { message_id: '' }] = await messages();
		const { sent } = await runMessage(workspace, [await givenOut()]);
		expect(codes(sent)).toEqual(['sent']);
		const [got] = server.arrived;
		expect(got?.mail.messageId).toBe(id);
		expect(got?.mail.text).toContain('Your 5 of 5 made our day.');
		expect(got?.raw).toMatch(/^List-Unsubscribe:\s+</m);
		expect(await planned()).toEqual([]);
		// Whoever brings the answer again hears that it was sent.
		expect(codes((await run([item])).sent)).toEqual(['already_sent']);
	});

	it('over the mark is sent again under the same Message-ID', async () => {
		const item = await anAnswer();
		const revive = dieAt(workspace, 3);
		await run([item]);
		revive();
		expect(await planned()).toHaveLength(1);
		await aMinuteLater(workspace);
		await runMessage(workspace, [await givenOut()]);
		const [first, second] = server.arrived.map(({ mail }) => mail.messageId);
		expect(second).toBe(first);
		expect(await planned()).toEqual([]);
	});
});

describe('a server that asks to come later', () => {
	it('fails the node, keeps the message planned, and has it at the second try', async () => {
		server.onRecipient = () => reply(451, '4.7.1 Greylisted, come back');
		const item = await anAnswer();
		const { error } = await run([item]);
		expect(error?.message).toContain('451 4.7.1 Greylisted');
		expect(await planned()).toHaveLength(1);
		server.onRecipient = () => null;
		expect(codes((await run([item])).sent)).toEqual(['sent']);
		expect(await planned()).toEqual([]);
	});

	it("is no second message to n8n's own Retry On Fail, even for an item without an id", async () => {
		let asked = 0;
		server.onRecipient = () => ((asked += 1), asked === 1 ? reply(451, '4.7.1 Later') : null);
		const node = { id: 'report', retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const to = { to: 'address', address: 'boss@example.com', text: 'All is well.' };
		const { sent } = await run([{ week: 20 }], to, { node });
		expect(codes(sent)).toEqual(['sent']);
		expect(await messages()).toMatchObject([{ state: 'sent', tries: 2 }]);
	});
});

describe('a customer who is not written to', () => {
	it('has opted out', async () => {
		const item = await anAnswer();
		await says(workspace.house, item.customer?.id ?? '', 'denied', ['service']);
		for (const parameters of [{}, { to: 'address', address: 'Li.Wei@example.com' }]) {
			const { sent, notSent } = await run([item], parameters);
			expect(sent).toEqual([]);
			expect(notSent).toMatchObject([
				{ outcome: { code: 'opted_out', text: 'The customer has opted out.' } },
			]);
		}
		expect(server.arrived).toEqual([]);
		expect(await planned()).toEqual([]);
	});

	it('has not agreed to what it is for, or objected to that alone', async () => {
		const item = await anAnswer();
		const id = item.customer?.id ?? '';
		const code = async (purpose: string) => {
			const { sent, notSent } = await run(
				[item],
				{ options: { purpose } },
				{ node: { id: purpose } },
			);
			return codes([...sent, ...notSent])[0];
		};
		expect([await code('news'), await code('promotional_care'), await code('service')]).toEqual([
			'no_consent',
			'no_consent',
			'sent',
		]);
		await says(workspace.house, id, 'granted', ['news']);
		await says(workspace.house, id, 'denied', ['service', 'survey']);
		const typed = { to: 'address', address: 'Li.Wei@example.com', options: { purpose: 'news' } };
		const { sent } = await run([{ ...item, customer: null }], typed, { node: { id: 'typed' } });
		// Nobody knows whose address it is that somebody has typed.
		expect(sent).toEqual([]);
		expect([await code('news'), await code('promotional_care')]).toEqual(['sent', 'no_consent']);
		const [first, second] = server.arrived.map(({ raw }) => leaves(raw));
		expect([first, second, server.arrived.length]).toEqual(['service', 'news', 2]);
	});

	it('had opted out with the mailbox that somebody has typed', async () => {
		const item = await anAnswer();
		await says(workspace.house, item.customer?.id ?? '', 'denied', ['service']);
		const typed = { to: 'address', address: ' LI.WEI@Example.com' };
		const { sent, notSent } = await run([{ week: 20 }], typed);
		expect([sent, codes(notSent)]).toEqual([[], ['opted_out']]);
		expect(server.arrived).toEqual([]);
	});

	it('has opted out since it was written', async () => {
		const item = await anAnswer();
		const revive = dieAt(workspace, 2);
		await run([item]);
		revive();
		const given = await givenOut();
		const customerId = item.customer?.id ?? '';
		await says(workspace.house, customerId, 'denied', ['service']);
		const { notSent } = await runMessage(workspace, [given]);
		expect(codes(notSent)).toEqual(['opted_out']);
		expect(server.arrived).toEqual([]);
		expect(await planned()).toEqual([]);
		expect(await messages()).toMatchObject([
			{ state: 'failed', reason: 'The customer has opted out.' },
		]);
	});

	it('has an address that the server refuses for good, which is remembered', async () => {
		server.onRecipient = () => reply(550, '5.1.1 No such user');
		const item = await anAnswer();
		expect(codes((await run([item])).notSent)).toEqual(['failed']);
		expect(await planned()).toEqual([]);
		const { notSent } = await run([item]);
		expect(notSent).toMatchObject([
			{
				outcome: {
					code: 'address_failed',
					text: expect.stringContaining('550 5.1.1 No such user') as string,
				},
			},
		]);
	});

	it.each<[object, string]>([
		[{}, 'no_customer'],
		[{ customer: null }, 'no_customer'],
		[{ customer: { id: 'cus_gone' } }, 'no_address'],
	])('is not known: %j', async (item, code) => {
		const { notSent, error } = await run([item], { text: 'Hello' });
		expect(error).toBeUndefined();
		expect(codes(notSent)).toEqual([code]);
	});
});

describe('a note to the owner', () => {
	const note = { to: 'owner', subject: 'Late: {customer}', text: 'Please call.\n\n{case}' };

	async function aCase() {
		const { house } = workspace;
		const facts = { id: 'ada', name: 'Ada', email: 'ada@example.com', team: 'service' };
		await upsertPerson(house, Date.now(), { facts, cleared: [] });
		await publishPage(house, Date.now(), {
			page: 'case',
			node: { workflowId: 'c', workflowName: 'Cases', nodeId: 'n', nodeName: 'Case' },
			address: 'https://n8n.example.test/webhook/case',
			survey: null,
		});
		const item = await anAnswer({ rating: 1 });
		const owner = {
			id: 'ada',
			name: 'Ada',
			email: 'ada@example.com',
			team: 'service',
			channels: {},
		};
		const opened = await openCase(house, Date.now(), {
			responseId: item.response?.id ?? '',
			eventId: null,
			customerId: null,
			owner,
			priority: 'normal',
			slaPreset: null,
			actor: { kind: 'system', id: null, name: 'Test' },
			test: false,
		});
		return { item, caseId: opened.case.case_id };
	}

	it('of the case carries their own link, and nothing to unsubscribe from', async () => {
		const { caseId } = await aCase();
		const { sent, error } = await run([{ case: { id: caseId, rung: 0 } }], note);
		expect(error).toBeUndefined();
		expect(codes(sent)).toEqual(['sent']);
		const [got] = server.arrived;
		expect(got?.to).toEqual(['ada@example.com']);
		expect(got?.raw).not.toMatch(/unsubscribe/i);
		const link = /<(https:\/\/n8n\.example\.test\/webhook\/case\?t=[^>]+)>/.exec(
			got?.mail.text ?? '',
		);
		const t = new URL(link?.[1] ?? '').searchParams.get('t');
		const page = await serveCase(workspace.house, Date.now(), {
			method: 'GET',
			query: { t },
			fields: null,
			acceptLanguage: null,
			test: false,
		} as never);
		expect(page.status).toBe(200);
		expect(await messages()).toMatchObject(
			expect.arrayContaining([expect.objectContaining({ kind: 'own', case_id: caseId })]) as object,
		);
	});

	it('never gives a customer, or a stranger, the link of one', async () => {
		const { item, caseId } = await aCase();
		const both = { ...item, case: { id: caseId, rung: 0 } };
		for (const to of [{ to: 'customer' }, { to: 'address', address: 'stranger@example.com' }]) {
			const { error } = await run([both], { ...note, ...to });
			expect(error?.message).toContain('{case} opens a case for one person of the team');
		}
		expect(server.arrived).toEqual([]);
	});

	it.each<[object, string]>([
		[{ owner: null }, 'no_owner'],
		[{ owner: { id: 'nobody', name: 'N', email: null } }, 'no_address'],
	])('of %j is not sent', async (item, code) => {
		expect(codes((await run([item], { ...note, text: 'Please call.' })).notSent)).toEqual([code]);
	});
});

describe('what is typed wrong', () => {
	it.each<[object, RegExp]>([
		[{ subject: ' ' }, /Subject is empty/],
		[{ text: '' }, /Text is empty/],
		[{ text: 'Dear {custmer}' }, /"\{custmer\}" is no short name/],
		[{ text: '尊敬的{顾客}' }, /"\{顾客\}" is no short name/],
		[{ text: 'About {subject}, [see]({subject})' }, /says \{subject\}, but the item has none/],
		[{ subject: '{case}' }, /\{case\} is a link/],
		[{ to: 'address', address: 'a@example.com, b@example.com' }, /cannot be used as Address/],
		[{ to: 'everybody' }, /"To" is "everybody"/],
		[
			{ otherLanguages: { version: [{ language: 'Chinese!', subject: 'a', text: 'b' }] } },
			/Language" is "Chinese!"/,
		],
		[
			{ otherLanguages: { version: [{ language: 'zh', subject: '', text: 'b' }] } },
			/Subject is empty/,
		],
	])('%j is an error that says so', async (parameters, message) => {
		const item = await anAnswer();
		const { error } = await run([{ ...item, event: null }], parameters);
		expect(error?.message).toMatch(message);
		expect((error as { description?: string } | undefined)?.description).toMatch(/\w+ \w+/);
		expect(await planned()).toEqual([]);
		expect(server.arrived).toEqual([]);
	});
});

describe('what nobody has typed', () => {
	const untyped = { subject: '', text: '' };
	const said = {
		subject: 'About {score}',
		text: 'You said *late*: {score}. See https://a.example/b_c',
	};
	const inside = { text: 'Li Wei will probably leave.', outcome: { text: 'Inside.' } };
	const toBoss = { to: 'address', address: 'boss@example.com', subject: 'Who may leave' };

	it('is what the item says to its customer, as text and nothing else', async () => {
		const { sent } = await run([{ ...(await anAnswer()), ...inside, said }], untyped);
		expect(codes(sent)).toEqual(['sent']);
		const [mail] = server.arrived;
		expect(mail?.mail.subject).toBe('About { score}');
		expect(mail?.mail.text).toContain('You said *late*: {score}.');
		expect(mail?.mail.html).toContain('href="https://a.example/b_c"');
		expect(mail?.mail.text).not.toContain('leave');
	});

	it('is never to a customer what is for the house, also where their address is typed', async () => {
		const item = { ...(await anAnswer()), ...inside };
		for (const to of [{}, { to: 'address', address: 'li.wei@example.com' }]) {
			const { error } = await run([item], { ...to, subject: 'Hello', text: '' });
			expect(error?.message).toMatch(/Text is empty/);
		}
		expect(server.arrived).toEqual([]);
	});

	it('is to the house the sentence of the item, else its outcome', async () => {
		const items = [inside, { outcome: { text: 'Too early [to say].' } }];
		const { sent } = await run(items, { ...toBoss, text: '' });
		expect(codes(sent)).toEqual(['sent', 'sent']);
		const texts = server.arrived.map(({ mail }) => mail.text ?? '').join(' ');
		expect(texts).toContain('Li Wei will probably leave.');
		expect(texts).toContain('Too early [to say].');
	});

	it('gives way to what somebody has typed', async () => {
		await run([{ ...inside, said }], { ...toBoss, text: 'Look at this.' });
		expect(server.arrived[0]?.mail.text).toContain('Look at this.');
		expect(server.arrived[0]?.mail.text).not.toContain('late');
	});
});

describe('what an item is about', () => {
	const report = { to: 'address', address: 'boss@example.com', text: 'All is well.' };

	it('may be nothing with an id: each item of a list leaves', async () => {
		const { sent } = await run([{ week: 20 }, { week: 20 }], report);
		expect(codes(sent)).toEqual(['sent', 'sent']);
	});

	it('is the key that was given, for each receiver', async () => {
		const keyed = { ...report, options: { key: 'week-20' } };
		const { sent } = await run([{ a: 1 }, { a: 2 }], keyed);
		expect(codes(sent)).toEqual(['sent', 'already_sent']);
		const other = { ...keyed, address: 'lead@example.com' };
		expect(codes((await run([{}], other)).sent)).toEqual(['sent']);
	});
});

describe('a test', () => {
	beforeEach(async () => {
		const changes = [{ testAddress: 'admin@example.com' }];
		await changeSettings(workspace.house, Date.now(), { changes, reset: [] });
	});

	it('goes to the test address alone, and says so', async () => {
		const item = await anAnswer({ test: true });
		expect(codes((await run([item])).sent)).toEqual(['sent']);
		expect(server.arrived.map(({ to, mail }) => [to, mail.subject])).toEqual([
			[['admin@example.com'], '[Test] Thank you from Lotus Hotels'],
		]);
		expect(await planned()).toEqual([]);
	});

	it('that a crash cut off is given out as a test', async () => {
		const item = await anAnswer({ test: true });
		const revive = dieAt(workspace, 2);
		await run([item]);
		revive();
		await runMessage(workspace, [await givenOut()]);
		expect(server.arrived.map(({ to }) => to)).toEqual([['admin@example.com']]);
	});

	it('by hand of what is no test is shown to the tester, and nothing is stored', async () => {
		const item = await anAnswer();
		const { sent } = await run([item], {}, { mode: 'manual' });
		expect(codes(sent)).toEqual(['trial']);
		expect(server.arrived.map(({ to }) => to)).toEqual([['admin@example.com']]);
		expect([await planned(), await messages()]).toEqual([[], []]);
		// Whoever presses its link ends nothing of the customer's.
		expect(claimsOf(server.arrived[0]?.raw ?? '')).toContain('cus_sample_message');
		expect(codes((await run([item])).sent)).toEqual(['sent']);
		expect(claimsOf(server.arrived[1]?.raw ?? '').join()).toContain(String(item.customer?.id));
	});
});
