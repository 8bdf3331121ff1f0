import { invitationItem } from '../../../core/loop/ask/invitation-item';
import { shortLink } from '../../../core/loop/ask/short-link';
import { servePage } from '../../../core/loop/pages/customer/serve';
import { changeSettings } from '../../../core/loop/workspace/settings';
import type { ItemMessage } from '../../../core/model/item';
import { closeSmtp } from '../../../core/systems/smtp/transport';
import { type MailServer, reply, startMailServer } from '../../core/systems/mail-server';
import { anInvitation, aWorkspace, mailsBy, type Workspace } from '../a-workspace';
import { aMinuteLater, dieAt, type Given, runMessage } from './a-message-node';

const node = { workflowId: 'w', workflowName: 'Survey', nodeId: 'n', nodeName: 'Response' };
const optOutLink = 'https://n8n.example.test/webhook/service?t=opt-out-token';

let workspace: Workspace;
let server: MailServer;

beforeEach(async () => {
	server = await startMailServer();
	workspace = await aWorkspace();
	mailsBy(workspace, server);
});

afterEach(async () => {
	closeSmtp();
	await server.close();
	await workspace.close();
});

const run = async (items: object[], given: Given = {}) => await runMessage(workspace, items, given);

/** What Satisfaction Survey hands on: an invitation, and the message that asks. */
async function anItem(given: Parameters<typeof anInvitation>[1] = {}, message: object = {}) {
	const { invitation, customer } = await anInvitation(workspace.house, given);
	const id = invitation?.invitation_id ?? '';
	return {
		schema: 1,
		test: given.test ?? false,
		own: 'kept',
		invitation: {
			id,
			state: 'scheduled',
			link: 'https://n8n.example.test/s',
			optOutLink,
			attempt: 1,
		},
		message: {
			key: `${id}:1`,
			kind: 'invitation' as ItemMessage['kind'],
			to: customer?.email ?? null,
			subject: 'How did we do?',
			text: 'Rate us: https://n8n.example.test/s',
			html: '<p>Rate us</p>',
			short: 'Rate us',
			markdown: 'Rate us',
			...message,
		},
	};
}

const aCaseItem = (message: object = {}) => ({
	case: { id: 'cas_1' },
	invitation: { id: 'inv_of_the_case', optOutLink },
	message: {
		key: 'cas_1:opened',
		kind: 'case',
		to: 'ana@example.com',
		subject: 'A new case',
		text: 'Please call back',
		html: '<p>Please call back</p>',
		...message,
	},
});

const rows = {
	invitation: async () =>
		await workspace.house.store.db.selectFrom('invitation').selectAll().executeTakeFirstOrThrow(),
	messages: async () =>
		await workspace.house.store.db
			.selectFrom('message')
			.selectAll()
			.orderBy('message_key')
			.execute(),
	mailboxes: async () => await workspace.house.store.db.selectFrom('mailbox').selectAll().execute(),
};

describe('an invitation', () => {
	it('leaves with both bodies and one-click unsubscribe, and is marked as sent', async () => {
		const { sent, notSent, error } = await run([await anItem()]);
		expect(error).toBeUndefined();
		expect(notSent).toEqual([]);
		expect(sent).toMatchObject([
			{
				own: 'kept',
				outcome: { code: 'sent', text: 'Sent to li.wei@example.com.' },
				invitation: { state: 'sent', optOutLink, link: 'https://n8n.example.test/s' },
				message: { to: 'li.wei@example.com', short: 'Rate us' },
			},
		]);
		const [got] = server.arrived;
		expect(got?.to).toEqual(['li.wei@example.com']);
		expect(got?.mail.text?.trim()).toBe('Rate us: https://n8n.example.test/s');
		expect(got?.mail.html).toContain('<p>Rate us</p>');
		const unfolded = got?.raw.replace(/\r\n[ \t]+/g, ' ');
		expect(unfolded).toContain(`List-Unsubscribe: <${optOutLink}>`);
		expect(unfolded).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
		expect(await rows.invitation()).toMatchObject({
			state: 'sent',
			sent_at: expect.any(Number) as number,
		});
		expect(await rows.messages()).toMatchObject([
			{ state: 'sent', message_id: got?.mail.messageId, recipient: 'li.wei@example.com' },
		]);
	});

	it('leaves once, however often the node runs', async () => {
		const item = await anItem();
		await run([item]);
		const { sent } = await run([item]);
		expect(sent).toMatchObject([{ outcome: { code: 'already_sent' } }]);
		expect(server.arrived).toHaveLength(1);
	});

	it('leaves once when two executions bring it at the same moment', async () => {
		const item = await anItem();
		const both = await Promise.all([run([item]), run([item])]);
		const codes = both.map(({ sent }) => (sent[0]?.outcome as { code: string }).code);
		expect(codes.sort()).toEqual(['already_sent', 'sent']);
		expect(server.arrived).toHaveLength(1);
	});

	it('is not sent once the customer has opted out', async () => {
		const item = await anItem();
		await workspace.house.store.db
			.updateTable('invitation')
			.set({ state: 'cancelled', reason_text: 'The customer has opted out.' })
			.execute();
		const { sent, notSent } = await run([item]);
		expect(sent).toEqual([]);
		expect(notSent).toMatchObject([
			{ outcome: { code: 'void', text: 'The customer has opted out.' } },
		]);
		expect(server.arrived).toEqual([]);
	});

	it('has the same Message-ID when it is sent again after a crash before the mark', async () => {
		const item = await anItem();
		const revive = dieAt(workspace, 2);
		const { error } = await run([item]);
		revive();
		expect(error?.message).toContain('The process is gone');
		expect(await rows.messages()).toMatchObject([{ state: 'sending' }]);
		await aMinuteLater(workspace);
		// Even a sender from another domain keeps it.
		const parameters = { options: { from: 'other@example.org' } };
		expect((await run([item], { parameters })).sent).toMatchObject([{ outcome: { code: 'sent' } }]);
		const [first, second] = server.arrived.map(({ mail }) => mail.messageId);
		expect(first).toMatch(/^<[0-9a-f]{40}@example\.com>$/);
		expect(second).toBe(first);
		expect(await rows.messages()).toMatchObject([{ state: 'sent', tries: 2 }]);
	});

	it('smuggles in no header, receiver or second body', async () => {
		const evil = 'Thanks\r\nBcc: thief@example.com\r\n\r\n<p>Pay here</p>';
		const item = await anItem({}, { subject: evil });
		await run([item], { parameters: { options: { from: 'Evil\tName <care@example.com>' } } });
		await run([{ ...item, message: { ...item.message, subject: evil } }]);
		expect(server.arrived).toHaveLength(1);
		expect(server.arrived[0]?.to).toEqual(['li.wei@example.com']);
		expect(server.arrived[0]?.raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
	});
});

describe('an address that the server refuses for good', () => {
	it('is remembered of the mailbox; the item goes on with the reason', async () => {
		server.onRecipient = () => reply(550, '5.1.1 No such user');
		const { sent, notSent, error } = await run([await anItem()]);
		expect(error).toBeUndefined();
		expect(sent).toEqual([]);
		expect(notSent).toMatchObject([
			{
				outcome: { code: 'failed', text: expect.stringContaining('5.1.1 No such user') as string },
				invitation: { state: 'failed' },
			},
		]);
		expect(await rows.mailboxes()).toMatchObject([
			{
				address: 'li.wei@example.com',
				state: 'failed',
				reason: expect.stringContaining('550 5.1.1') as string,
			},
		]);
		expect(await rows.messages()).toMatchObject([{ state: 'failed' }]);
	});

	it('ends too when it is no address at all, and says nothing about the mailbox of the customer', async () => {
		const item = await anItem({}, { to: 'nobody, somebody@example.com' });
		expect((await run([item])).notSent).toMatchObject([{ outcome: { code: 'failed' } }]);
		expect(await rows.mailboxes()).toEqual([]);
		expect(server.arrived).toEqual([]);
	});

	it('says nothing about the customer when it was not theirs', async () => {
		server.onRecipient = () => reply(550, '5.1.1 No such user');
		const parameters = { options: { to: 'colleague@example.com' } };
		expect((await run([await anItem()], { parameters })).notSent).toHaveLength(1);
		expect(await rows.mailboxes()).toEqual([]);
	});

	it('is not held against the customer when the server dislikes us', async () => {
		server.onRecipient = () => reply(554, '5.7.1 Client host blocked');
		expect((await run([await anItem()])).notSent).toMatchObject([{ outcome: { code: 'failed' } }]);
		expect(await rows.mailboxes()).toEqual([]);
	});
});

describe('a message that this server alone cannot take', () => {
	let plain: MailServer;
	beforeEach(async () => {
		plain = await startMailServer(undefined, { utf8: false, size: 5_000 });
		mailsBy(workspace, plain);
	});
	afterEach(async () => {
		closeSmtp();
		await plain.close();
	});
	const toJoerg = { to: 'jörg@example.com' };

	it('ends for good with a reason of its own, and says nothing against the address', async () => {
		const item = await anItem({}, toJoerg);
		const { notSent, error } = await run([item]);
		expect(error).toBeUndefined();
		const reason = expect.stringMatching(/cannot deliver.*SMTPUTF8/) as string;
		expect(notSent).toMatchObject([
			{
				outcome: {
					code: 'failed',
					text: expect.stringMatching(
						/^Not sent to jörg@example\.com: .* Use another address/,
					) as string,
				},
				invitation: { state: 'failed' },
			},
		]);
		expect(plain.arrived).toEqual([]);
		expect(await rows.messages()).toMatchObject([{ state: 'failed', reason }]);
		expect(await rows.invitation()).toMatchObject({
			state: 'failed',
			reason: 'address_unsupported',
			reason_text: reason,
		});
		expect(await rows.mailboxes()).toEqual([]);
		// Nobody was contacted, and nothing comes again.
		const { db } = workspace.house.store;
		expect(await db.selectFrom('due').select('kind').execute()).toEqual([]);
		expect(await db.selectFrom('contact').selectAll().execute()).toEqual([]);
		// Another server takes it.
		mailsBy(workspace, server);
		expect((await run([item])).sent).toMatchObject([{ invitation: { state: 'sent' } }]);
		expect(server.arrived.map(({ to }) => to)).toEqual([['jörg@example.com']]);
	});

	it('is said in the language of the workspace', async () => {
		await changeSettings(workspace.house, Date.now(), {
			changes: [{ languages: ['zh-CN', 'en'] }],
			reset: [],
		});
		const { notSent } = await run([await anItem({}, toJoerg)]);
		const text = String((notSent[0]?.outcome as { text: string }).text);
		expect(text).toMatch(
			/^未发送给 jörg@example\.com：邮件服务器 .* 无法投递.*请使用此人的另一个地址/,
		);
		plain.onSender = () => reply(550, '5.7.1 Sender rejected');
		const { error } = await run([aCaseItem()]);
		expect(error).toMatchObject({
			message: expect.stringMatching(/不接受发件人 .*550 5\.7\.1/) as string,
			description: expect.stringContaining('请检查凭证中的发件人') as string,
		});
	});

	it('because it is too large does so, too, and the next one leaves', async () => {
		const long = await anItem({}, { text: 'x'.repeat(6_000) });
		const { sent, notSent } = await run([long, aCaseItem()]);
		expect(notSent).toMatchObject([
			{ outcome: { text: expect.stringContaining('larger than what is taken') as string } },
		]);
		expect(await rows.invitation()).toMatchObject({ state: 'failed', reason: 'message_too_large' });
		expect(await rows.mailboxes()).toEqual([]);
		expect(sent).toHaveLength(1);
	});
});

describe('a server that is busy', () => {
	const busy = () => reply(451, '4.7.1 Greylisted, come back');

	it('fails the node, so that n8n tries again, and the second try succeeds', async () => {
		const item = await anItem();
		server.onRecipient = busy;
		const { error } = await run([item]);
		expect(error?.message).toContain('451 4.7.1 Greylisted');
		expect(await rows.messages()).toMatchObject([{ state: 'waiting' }]);
		// Should n8n give up, the timer still finds the invitation.
		const due = await workspace.house.store.db.selectFrom('due').select('kind').execute();
		expect(due).toEqual([{ kind: 'invitation_due' }]);
		expect(await rows.mailboxes()).toEqual([]);
		server.onRecipient = () => null;
		expect((await run([item])).sent).toMatchObject([
			{ outcome: { code: 'sent' }, invitation: { state: 'sent' } },
		]);
		expect(await rows.messages()).toMatchObject([{ state: 'sent', reason: null, tries: 2 }]);
	});

	it("is tried again by n8n's own Retry On Fail", async () => {
		const item = await anItem();
		let asked = 0;
		server.onRecipient = () => ((asked += 1), asked === 1 ? busy() : null);
		const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const { sent, error } = await run([item], { node });
		expect(error).toBeUndefined();
		expect(sent).toMatchObject([{ outcome: { code: 'sent' } }]);
	});

	it('for one receiver does not keep the others waiting', async () => {
		const items = [aCaseItem({ key: '1', to: 'busy@example.com' }), aCaseItem({ key: '2' })];
		server.onRecipient = (address) => (address === 'busy@example.com' ? busy() : null);
		const { error } = await run(items);
		expect(error?.message).toContain('451');
		expect(server.arrived.map(({ to }) => to)).toEqual([['ana@example.com']]);
		server.onRecipient = () => null;
		expect((await run(items)).sent.map(({ outcome }) => outcome)).toMatchObject([
			{ code: 'sent' },
			{ code: 'already_sent' },
		]);
	});

	it('goes on with the error on the item where the node is set so', async () => {
		server.onRecipient = busy;
		const items = [aCaseItem({ key: '1' }), aCaseItem({ key: '2' })];
		const { notSent, error } = await run(items, { node: { onError: 'continueRegularOutput' } });
		expect(error).toBeUndefined();
		expect(notSent).toMatchObject([
			{ error: expect.stringContaining('451') as string },
			{ error: expect.stringContaining('451') as string },
		]);
	});

	it('or gone is an error that says what to check', async () => {
		mailsBy(workspace, { port: 1 });
		const { error } = await run([await anItem()]);
		expect(error).toMatchObject({
			// n8n says a refused connection in its own words.
			message: expect.stringContaining('refused the connection') as string,
			description: expect.stringContaining('host, port and security in its credential') as string,
		});
	});
});

describe('a message about a case', () => {
	it('is passed on with the reason where there was nobody to tell', async () => {
		const outcome = { code: 'opened', text: 'The case has no owner.' };
		const { sent, notSent, error } = await run([{ ...aCaseItem(), message: null, outcome }]);
		expect({ sent, error }).toEqual({ sent: [], error: undefined });
		expect(notSent[0]?.outcome).toEqual({
			code: 'nothing_to_send',
			text: 'There is nothing to send. The case has no owner.',
		});
		expect(server.arrived).toEqual([]);
	});

	it('of figures needs neither an invitation nor a case', async () => {
		const { message } = aCaseItem({ kind: 'report', key: 'report:week' });
		const { sent } = await run([{ message }]);
		expect(sent[0]?.outcome).toMatchObject({ code: 'sent' });
		expect(server.arrived[0]?.raw).not.toMatch(/^list-unsubscribe:/im);
	});

	it('goes to its owner, marked as automatic, with nothing to unsubscribe from', async () => {
		const { sent } = await run([aCaseItem()]);
		expect(sent).toMatchObject([{ outcome: { code: 'sent' }, case: { id: 'cas_1' } }]);
		const [got] = server.arrived;
		expect(got?.to).toEqual(['ana@example.com']);
		expect(got?.mail.headers.get('auto-submitted')).toBe('auto-generated');
		expect(got?.raw).not.toMatch(/list-unsubscribe/i);
	});
});

describe('a test', () => {
	const setTestAddress = async (testAddress: string) =>
		await changeSettings(workspace.house, Date.now(), { changes: [{ testAddress }], reset: [] });

	it('goes to the test address of the workspace alone, whatever the node says', async () => {
		await setTestAddress('admin@example.com');
		const parameters = { options: { to: 'colleague@example.com' } };
		const { sent } = await run([await anItem({ test: true })], { parameters });
		expect(sent).toMatchObject([
			{ message: { to: 'admin@example.com' }, invitation: { state: 'sent' } },
		]);
		expect(server.arrived.map(({ to }) => to)).toEqual([['admin@example.com']]);
	});

	it('whose address is unknown says nothing about the customer', async () => {
		await setTestAddress('admin@example.com');
		server.onRecipient = () => reply(550, '5.1.1 No such user');
		await run([await anItem({ test: true })]);
		expect(await rows.mailboxes()).toEqual([]);
	});

	it('by hand of what is no test is shown to the tester and changes nothing', async () => {
		await setTestAddress('admin@example.com');
		const item = await anItem();
		const { sent } = await run([item], { mode: 'manual' });
		expect(sent).toMatchObject([
			{ outcome: { code: 'trial' }, invitation: { state: 'scheduled' } },
		]);
		expect(server.arrived.map(({ to }) => to)).toEqual([['admin@example.com']]);
		expect(await rows.messages()).toEqual([]);
		expect(await rows.invitation()).toMatchObject({ state: 'scheduled' });
		// The customer's own message still leaves.
		expect((await run([item])).sent).toMatchObject([{ outcome: { code: 'sent' } }]);
	});

	it.each([
		[null, {}, true],
		[null, { options: { to: 'lead@example.com' } }, false],
		['ana@example.com', {}, false],
	])('by hand for "%s" with %j says whether it would reach nobody', async (to, more, isSaid) => {
		await setTestAddress('admin@example.com');
		const item = { message: { ...aCaseItem({ kind: 'report', key: 'report:1', to }).message } };
		const { sent } = await run([item], { mode: 'manual', parameters: more });
		const text = String((sent[0] as { outcome: { text: string } }).outcome.text);
		expect(text).toContain('sent to the test address admin@example.com');
		expect(text.includes('names no reader: published, it goes to nobody')).toBe(isSaid);
		// And so it is.
		const { sent: left } = await run([item], { parameters: more });
		expect(left.length).toBe(isSaid ? 0 : 1);
	});

	it('by hand of what is no test carries no link that acts for the customer', async () => {
		await setTestAddress('admin@example.com');
		const given = await anItem();
		const { invitation } = await invitationItem(workspace.house, await rows.invitation());
		const { link, optOutLink: leaves } = invitation as { link: string; optOutLink: string };
		const { id } = given.invitation;
		const short = await shortLink(workspace.house, id, link);
		const slanted = [link, short, leaves].map((one) => `_${new URL(one).search}_-`).join(' ');
		const item = {
			...given,
			invitation: { ...given.invitation, link, optOutLink: leaves },
			message: {
				...given.message,
				text: `Rate us: ${link}&r=5, or ${short}. Stop: ${leaves} ${slanted}`,
				html: `<p><a href="${link}&amp;r=5">Rate us</a> <a href="${leaves}">Stop</a></p>`,
			},
		};
		await run([item], { mode: 'manual' });
		const [{ mail } = { mail: null }] = server.arrived;
		const all = `${mail?.text} ${String(mail?.html)} ${JSON.stringify(mail?.headers.get('list'))}`;
		for (const own of [link, short, leaves]) {
			expect(all).not.toContain(new URL(own).search);
		}
		const links = all.match(/https:[^\s"<>,]+/g) ?? [];
		expect(links.length).toBeGreaterThanOrEqual(5);
		const open = async (url: string, fields: object | null) => {
			const query = Object.fromEntries(new URL(url.replaceAll('&amp;', '&')).searchParams);
			const method: 'GET' | 'POST' = fields === null ? 'GET' : 'POST';
			const request = { method, query, fields, acceptLanguage: null, test: false };
			const site = { node, surveyKey: 'service', trial: null };
			return await servePage(workspace.house, Date.now(), request, site);
		};
		for (const url of links) {
			const page = await open(url.replace(/\.$/, ''), null);
			expect(page).toMatchObject({ status: 200 });
			// As a mail program unsubscribes, and as somebody answers who sends the form.
			await open(url.replace(/\.$/, ''), { 'List-Unsubscribe': 'One-Click', rating: '5' });
		}
		expect(await rows.invitation()).toMatchObject({ state: 'scheduled', viewed_at: null });
		const { db } = workspace.house.store;
		expect(await db.selectFrom('consent').selectAll().execute()).toEqual([]);
		expect(await db.selectFrom('response').selectAll().execute()).toEqual([]);
		// What leaves in earnest has them all.
		await run([item]);
		expect(server.arrived[1]?.mail.text).toContain(`${link}&r=5, or ${short}. Stop: ${leaves}`);
	});

	it('that lost its mark on the way reaches nobody', async () => {
		const item = { ...(await anItem({ test: true })), test: false };
		const { notSent } = await run([item]);
		expect(server.arrived).toEqual([]);
		expect(notSent[0]?.outcome).toMatchObject({ code: 'void' });
	});

	it('is an error while the workspace has no test address', async () => {
		const { error } = await run([await anItem({ test: true })]);
		expect(error).toMatchObject({
			message: expect.stringContaining('no test address') as string,
			description: expect.stringContaining('Satisfaction Workspace') as string,
		});
		expect(server.arrived).toEqual([]);
	});
});

describe('an item that cannot be sent', () => {
	it.each<[object, RegExp]>([
		[{}, /no message/],
		[{ message: { kind: 'letter' } }, /"message\.kind" is "letter"/],
		[{ message: { kind: 'invitation', key: 'a' } }, /no invitation\.id/],
		[aCaseItem({ subject: '' }), /"message\.subject"/],
		[aCaseItem({ to: null }), /no receiver/],
	])('%j is an error that names what is missing', async (item, message) => {
		const { error } = await run([item]);
		expect(error?.message).toMatch(message);
		expect(server.arrived).toEqual([]);
	});
});

describe('an item typed as JSON', () => {
	const typed = async (item: string) => await run([{}], { parameters: { options: { item } } });

	it('is sent in place of the incoming one', async () => {
		expect((await typed(JSON.stringify(aCaseItem()))).sent).toMatchObject([
			{ outcome: { code: 'sent' } },
		]);
	});

	it.each(['[1]', '{ "message":', 'hello'])('%s is refused', async (item) => {
		expect((await typed(item)).error?.message).toMatch(/"Item as JSON" is .* one JSON object/);
	});
});

describe('another mail server', () => {
	it('is used where the node says so, with a credential of its own', async () => {
		mailsBy(workspace, { port: 1 });
		workspace.credentials.satisfactionSmtpApi = {
			host: '127.0.0.1',
			port: server.port,
			security: 'none',
			from: 'Shop <shop@example.com>',
		};
		const { sent } = await run([aCaseItem()], { parameters: { mailServer: 'another' } });
		expect(sent).toMatchObject([{ outcome: { code: 'sent' } }]);
		expect(server.arrived[0]?.from).toBe('shop@example.com');
	});
});
