import { readOptOutClaims } from '../../core/loop/ask/opt-out-link';
import { tryTexts } from '../../core/loop/care/try-texts';
import { setPreferences } from '../../core/loop/customer/preferences';
import type { House } from '../../core/loop/house';
import { beginSending } from '../../core/loop/send/begin-sending';
import { keepSending } from '../../core/loop/send/keep-sending';
import { recordDelivery } from '../../core/loop/send/record-delivery';
import { sendMessage } from '../../core/loop/send/send-message';
import type { Sending } from '../../core/loop/send/sending';
import { type OwnMessage, writeMessage } from '../../core/loop/send/write-message';
import { verifyToken } from '../../core/model/token';
import { openStore } from '../../core/store/registry';
import { mail } from '../../core/systems/smtp/channel';
import { closeSmtp } from '../../core/systems/smtp/transport';
import { day, life, now, somebody } from '../core/loop/a-house';
import { says } from '../core/loop/a-word';
import { aCampaign, anOccasion, offer } from '../core/loop/care/an-occasion';
import { takes } from '../core/loop/due/a-clock';
import { type MailServer, reply, startMailServer } from '../core/systems/mail-server';
import { databases, houseIn, newTarget, useDatabases } from './databases';
import { caseRow } from './rows';
import { localMail, noTools } from '../core/systems/lines';

useDatabases();

const owner = { id: 'o1', name: 'Ana Lopez', email: 'ana@house.example' };

describe.each(databases)('a message of a campaign on $name', ({ dialect }) => {
	/** Two of them on one database are what two processes are. */
	let houses: [House, House];
	let server: MailServer;
	beforeEach(async () => {
		const target = await newTarget(dialect);
		houses = [houseIn(await openStore(target, {})), houseIn(await openStore(target, {}))];
		server = await startMailServer();
		const own = life(houses[0]);
		await own.settings({
			policy: { quietHours: null, delay: 0 },
			brand: { name: 'Lotus' },
			testAddress: 'me@house.example',
		});
		await own.publish({});
	});
	afterEach(async () => {
		closeSmtp();
		await server.close();
		for (const { store } of houses) await store.close();
	});

	const sending = (at: number, who = 0, more: Partial<Sending> = {}): Sending => ({
		house: houses[who] as House,
		clock: () => at,
		channel: mail,
		line: localMail(server.port),
		tools: noTools,
		from: '',
		to: '',
		trial: false,
		...more,
	});

	/** Somebody who has agreed to offers, and whom Ana looks after. */
	async function aCustomer(given: Parameters<typeof somebody>[0] = {}): Promise<string> {
		const { customer } = await life(houses[0]).happens({ customer: somebody(given) });
		const id = customer?.customer_id ?? '';
		await houses[0].store.db
			.updateTable('customer')
			.set({ owner: JSON.stringify(owner) })
			.where('customer_id', '=', id)
			.execute();
		await says(houses[0], id, 'granted', ['promotional_care'], now - day);
		return id;
	}

	/** The item with a step that is due, as the clock and a run of the campaign give it. */
	async function given(key: string, at = now): Promise<Record<string, unknown>> {
		const works = await takes(houses[0], at);
		const item = works.flatMap(({ items }) => items).find(({ care }) => care?.key === key);
		if (!item) throw new Error(`Nothing is given for ${key}.`);
		return item;
	}

	/** A customer to whom the first step of a campaign is given. */
	async function prepared(
		definition: Record<string, unknown> = offer,
		who: Parameters<typeof somebody>[0] = {},
	) {
		await aCampaign(houses[0], definition);
		const customerId = await aCustomer(who);
		const key = await anOccasion(houses[0], customerId, { campaign: String(definition.key) });
		return { customerId, key, item: await given(key) };
	}

	/** What the link to unsubscribe of a mail that has arrived says of itself. */
	function linkOf(place: number) {
		const [, link = ''] = /<(https:[^>]+)>/.exec(headerOf(place, 'list-unsubscribe')) ?? [];
		const { keys, workspace } = houses[0];
		const expected = { workspace, purpose: 'opt_out' } as const;
		const verdict = verifyToken(keys, new URL(link).searchParams.get('t'), expected, now);
		if (verdict.kind === 'invalid') throw new Error('The link opens nothing.');
		return readOptOutClaims(verdict.claims);
	}
	const whoLeaves = (place: number): string => linkOf(place).customerId;

	/** What the store says of a message of a campaign. */
	async function known(key: string) {
		const { db } = houses[0].store;
		const [careId = '', step = ''] = key.split(':');
		const steps = db.selectFrom('care_step').selectAll().where('care_id', '=', careId);
		const occasions = db.selectFrom('care_occasion').selectAll().where('care_id', '=', careId);
		const messages = db.selectFrom('message').selectAll().where('message_key', '=', key);
		const contacts = db.selectFrom('contact').selectAll().where('ref_id', '=', key);
		const due = db.selectFrom('due').select('kind').where('ref_key', '=', key);
		return {
			step: await steps.where('step', '=', Number(step)).executeTakeFirst(),
			occasion: await occasions.executeTakeFirst(),
			message: await messages.executeTakeFirst(),
			contact: await contacts.executeTakeFirst(),
			due: (await due.execute()).map(({ kind }) => kind),
		};
	}

	const headerOf = (at: number, name: string): string => {
		const lines = server.arrived[at]?.raw.replace(/\r\n[ \t]+/g, ' ').split('\r\n') ?? [];
		return lines.find((line) => line.toLowerCase().startsWith(`${name}:`)) ?? '';
	};

	it('does not leave without a page on which its reader can unsubscribe', async () => {
		const { key, item } = await prepared();
		const { db } = houses[0].store;
		await db.updateTable('endpoint').set({ active: 0 }).execute();
		const { sent, retry } = await sendMessage(sending(now + 1_000), item);
		expect(sent).toBe(false);
		expect(retry?.error.message).toContain('has to say how its reader can unsubscribe');
		expect(server.arrived).toEqual([]);
		expect(await known(key)).toMatchObject({ message: { state: 'waiting' }, due: ['care'] });
		await db.updateTable('endpoint').set({ active: 1 }).execute();
		expect(await sendMessage(sending(now + 2_000), item)).toMatchObject({ sent: true });
		expect(headerOf(0, 'list-unsubscribe')).not.toBe('');
	});

	it('leaves once when two bring it at the same moment, and is known to have left', async () => {
		const { customerId, key, item } = await prepared();
		const sent = await Promise.all([
			sendMessage(sending(now + 1_000, 0), item),
			sendMessage(sending(now + 1_000, 1), item),
		]);
		expect(sent.map(({ outcome }) => outcome.code).sort()).toEqual(['already_sent', 'sent']);
		expect(server.arrived.map(({ mail: { subject } }) => subject)).toEqual(['An offer for Li Wei']);
		expect(await known(key)).toMatchObject({
			step: { state: 'sent', at: now + 1_000, reason: null },
			occasion: {
				first_sent_at: now,
				last_sent_at: now + 1_000,
				group_name: 'treated',
			},
			message: {
				kind: 'care',
				state: 'sent',
				customer_id: customerId,
				purpose: 'promotional_care',
			},
			contact: { at: now + 1_000, movable: null, metric: 'care' },
			due: [],
		});
		// The clock brings it no more, and neither does whoever has kept the item.
		expect(await takes(houses[0], now + day)).toEqual([]);
		expect(await sendMessage(sending(now + day), item)).toMatchObject({
			sent: true,
			outcome: { code: 'already_sent' },
		});
		expect(server.arrived).toHaveLength(1);
		expect((await known(key)).occasion).toMatchObject({ last_sent_at: now + 1_000 });
	});

	it('is written from its text when it leaves, whatever a workflow has changed in it', async () => {
		const { item } = await prepared();
		const { message } = item as { message: Record<string, unknown> };
		const text = 'Dear Li Wei,\n\nyour code is **SPRING**. <script>alert(1)</script> & more';
		const changed = { ...item, message: { ...message, text } };
		const sent = await sendMessage(sending(now), changed);
		const { mail: arrived } = server.arrived[0] ?? {};
		const html = String(arrived?.html);
		expect(html).toContain('<strong>SPRING</strong>');
		expect(html).toContain('&lt;script>');
		expect(html).not.toContain('<script');
		expect(html).toContain('Lotus');
		expect(html).toContain('lang="en"');
		expect(arrived?.text).toContain('your code is SPRING. <script>alert(1)</script> & more');
		expect(arrived?.text).toContain('Unsubscribe or choose what you get: https://');
		expect(sent.message?.markdown).toContain('**SPRING**');
		expect(sent.message?.short).toContain('SPRING');
	});

	it('shows the name of a customer as it is, whatever marks it has', async () => {
		const { item } = await prepared(offer, { name: '**Li** Wei' });
		await sendMessage(sending(now), item);
		const html = String(server.arrived[0]?.mail.html);
		expect(html).toContain('**Li** Wei');
	});

	it('lets its reader end its purpose alone, with one click', async () => {
		const { customerId, key, item } = await prepared();
		await sendMessage(sending(now), item);
		expect(headerOf(0, 'list-unsubscribe-post')).toContain('List-Unsubscribe=One-Click');
		expect(linkOf(0)).toMatchObject({
			customerId,
			topic: { purpose: 'promotional_care', metric: null },
		});
		await says(houses[0], customerId, 'denied', ['promotional_care'], now + day);
		expect((await known(key)).step).toMatchObject({ opted_out_at: now + day });
	});

	it('to an owner has no such link, names whom it is about, and heeds no word of theirs', async () => {
		const [step] = offer.steps;
		const { customerId, key, item } = await prepared({
			...offer,
			steps: [{ ...step, to: 'owner' }],
		});
		await says(houses[0], customerId, 'denied', ['promotional_care']);
		expect(await sendMessage(sending(now), item)).toMatchObject({ outcome: { code: 'sent' } });
		expect(server.arrived[0]?.to).toEqual([owner.email]);
		expect(headerOf(0, 'list-unsubscribe')).toBe('');
		expect(server.arrived[0]?.mail.text).not.toContain('Unsubscribe');
		const { message, contact, step: told } = await known(key);
		expect(message).toMatchObject({ customer_id: customerId, purpose: null, state: 'sent' });
		expect([contact, told?.opted_out_at]).toEqual([undefined, null]);
	});

	it('that is tried out goes to the test address, and nothing is recorded', async () => {
		const { key, item } = await prepared();
		const before = await known(key);
		const trial = await sendMessage(sending(now, 0, { trial: true }), item);
		expect(trial).toMatchObject({ sent: true, outcome: { code: 'trial' } });
		const marked = await sendMessage(sending(now), { ...item, test: true });
		expect(marked).toMatchObject({ sent: true, outcome: { code: 'trial' } });
		expect(server.arrived.map(({ to }) => to)).toEqual([
			['me@house.example'],
			['me@house.example'],
		]);
		expect(server.arrived[0]?.mail.subject).toBe('[Test] An offer for Li Wei');
		expect(await known(key)).toEqual(before);
		// Whoever presses its link ends nothing of the customer's.
		expect([whoLeaves(0), whoLeaves(1)]).toEqual(['cus_sample_care', 'cus_sample_care']);
	});

	describe('to try out', () => {
		const tried = async (definition: Record<string, unknown> = offer) =>
			await tryTexts(houses[0], now, { definition, campaigns: null });

		it('goes to the test address alone, from a published workflow, too, and counts nowhere', async () => {
			const { tried: items, note } = await tried();
			expect(items).toMatchObject([
				{ test: true, outcome: { code: 'to_try' }, care: { step: 1, key: null } },
				{ test: true, outcome: { code: 'to_try' }, care: { step: 2, key: null } },
			]);
			expect(note).toContain('me@house.example');
			for (const item of items) {
				expect(await sendMessage(sending(now), item)).toMatchObject({
					sent: true,
					outcome: { code: 'trial' },
				});
			}
			expect(server.arrived.map(({ to, mail: { subject } }) => [to, subject])).toEqual([
				[['me@house.example'], '[Test] An offer for Ms Doe'],
				[['me@house.example'], '[Test] Still there'],
			]);
			expect(whoLeaves(0)).toBe('cus_sample_care');
			const { db } = houses[0].store;
			for (const table of ['campaign', 'care_occasion', 'message', 'contact', 'due'] as const) {
				expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
			}
		});

		it('reaches nobody where its mark is lost on the way', async () => {
			const { tried: items } = await tried();
			const lost = { ...items[0], test: false, customer: { email: 'li@house.example' } };
			expect(await sendMessage(sending(now), lost)).toMatchObject({ sent: false });
			expect(server.arrived).toEqual([]);
		});

		it('of a task for the owner has no link to unsubscribe', async () => {
			const [step] = offer.steps;
			const { tried: items } = await tried({ ...offer, steps: [{ ...step, to: 'owner' }] });
			await sendMessage(sending(now), items[0] ?? {});
			expect(server.arrived.map(({ to }) => to)).toEqual([['me@house.example']]);
			expect(headerOf(0, 'list-unsubscribe')).toBe('');
		});

		it('is held where nobody would get it, and of a campaign that there is not refused', async () => {
			const [step] = offer.steps;
			const text = { ...step, text: 'At {company}.' };
			const { tried: items, held, note } = await tried({ ...offer, steps: [text] });
			expect(items).toEqual([]);
			expect(held).toMatchObject([{ test: true, message: null, outcome: { code: 'no_value' } }]);
			expect(note).toContain('no text that could be tried');
			const asked = { definition: null, campaigns: ['nothing'] };
			await expect(tryTexts(houses[0], now, asked)).rejects.toThrow('no campaign "nothing"');
		});

		it('says where no test address is set', async () => {
			await life(houses[0]).settings({ testAddress: null });
			const { tried: items, note } = await tried();
			expect(note).toContain('Test Address of Set Settings');
			expect(items).toMatchObject([{ message: { to: null } }, { message: { to: null } }]);
			await expect(sendMessage(sending(now), items[0] ?? {})).rejects.toThrow('no test address');
		});
	});

	describe('does not leave', () => {
		const order = { type: 'order.placed', subject: null, externalId: 'order' };
		const reasons: Array<[string, string, (customerId: string) => Promise<unknown>]> = [
			[
				'after an objection',
				'opted_out',
				async (id) => await says(houses[1], id, 'denied', ['promotional_care'], now + 1),
			],
			[
				'during a pause',
				'paused',
				async (customerId) => {
					const wanted = { frequency: null, channel: null, language: null };
					const rests = { ...wanted, pausedUntil: now + day };
					return await setPreferences(houses[1], now, { customerId, wanted: rests });
				},
			],
			[
				'while a case is open',
				'open_case',
				async (id) =>
					await houses[1].store.db
						.insertInto('case_file')
						.values(caseRow({ customer_id: id, opened_at: now, updated_at: now }))
						.execute(),
			],
			[
				'once its goal is met',
				'goal_met',
				async () => {
					const customer = somebody({ externalIds: { desk: 'buyer' }, email: 'buyer@example.com' });
					return await life(houses[1]).happens({ ...order, customer }, now + 1);
				},
			],
			[
				'when the campaign was stopped',
				'campaign_stopped',
				async () =>
					await houses[1].store.db
						.updateTable('campaign')
						.set({ stopped_at: now, stopped_because: 'somebody' })
						.execute(),
			],
		];

		it.each(reasons)('%s between claim and send', async (_when, code, meanwhile) => {
			const goal = { events: ['order.placed'], days: 30 };
			const who = { externalIds: { desk: 'buyer' }, email: 'buyer@example.com' };
			const { customerId, key, item } = await prepared({ ...offer, goal }, who);
			expect((await known(key)).step).toMatchObject({ state: 'given' });
			await meanwhile(customerId);
			const sent = await sendMessage(sending(now + 2), item);
			expect(sent).toMatchObject({ sent: false, outcome: { code } });
			expect(sent.outcome.text).not.toBe('');
			expect(server.arrived).toEqual([]);
			const after = await known(key);
			expect(after.due).toEqual([]);
			expect(after.contact).toBeUndefined();
			expect([undefined, 'held']).toContain(after.step?.state);
		});

		it('after an objection that came while it waited for its turn', async () => {
			const { customerId, key } = await prepared();
			const ticket = await beginSending(houses[0], now, {
				...{ key, kind: 'care', messageId: '<a@example.com>', channel: 'email' },
				...{ recipient: 'li@example.com', invitationId: null, caseId: null, test: false },
			});
			if (ticket.kind !== 'send') throw new Error('not ours');
			await says(houses[1], customerId, 'denied', ['promotional_care'], now + 1);
			const marked = { ...ticket, at: now, test: false };
			expect(await keepSending(houses[0], now + 2, marked)).toMatchObject({ code: 'opted_out' });
			expect(await known(key)).toMatchObject({
				step: { state: 'held', reason: 'opted_out', mailbox_once: null },
				occasion: { last_sent_at: null, again_at: now + 2 },
				message: { state: 'failed' },
				contact: undefined,
				due: [],
			});
		});

		it('after a case that was opened while it waited long for its turn', async () => {
			const { customerId, key } = await prepared();
			const ticket = await beginSending(houses[0], now, {
				...{ key, kind: 'care', messageId: '<a@example.com>', channel: 'email' },
				...{ recipient: 'li@example.com', invitationId: null, caseId: null, test: false },
			});
			if (ticket.kind !== 'send') throw new Error('not ours');
			const row = caseRow({ customer_id: customerId, opened_at: now, updated_at: now });
			await houses[1].store.db.insertInto('case_file').values(row).execute();
			const turn = await keepSending(houses[0], now + 50_000, { ...ticket, at: now, test: false });
			expect(turn).toMatchObject({ kind: 'void', code: 'open_case' });
			expect(await known(key)).toMatchObject({ message: { state: 'failed' }, due: [] });
		});

		it('of a campaign or an occasion that is not stored', async () => {
			const { item, key } = await prepared();
			await houses[0].store.db.deleteFrom('care_occasion').execute();
			const sent = await sendMessage(sending(now), item);
			expect(sent).toMatchObject({ sent: false, outcome: { code: 'void' } });
			expect([server.arrived, (await known(key)).due]).toEqual([[], []]);
		});
	});

	it('leaves again under its first Message-ID where the process died before it knew', async () => {
		const { key, item } = await prepared();
		const ticket = await beginSending(houses[0], now, {
			...{ key, kind: 'care', messageId: '<first@example.com>', channel: 'email' },
			...{ recipient: 'li@example.com', invitationId: null, caseId: null, test: false },
		});
		expect(ticket.kind).toBe('send');
		expect(await sendMessage(sending(now + 61_000, 1), item)).toMatchObject({ sent: true });
		expect(headerOf(0, 'message-id')).toContain('<first@example.com>');
		expect(await known(key)).toMatchObject({
			message: { state: 'sent', tries: 2 },
			step: { state: 'sent' },
		});
	});

	it('that the server does not take now is kept for later', async () => {
		const { key, item } = await prepared();
		server.onData = () => reply(451, '4.3.0 Try later');
		expect(await sendMessage(sending(now), item)).toMatchObject({ sent: false });
		expect(await known(key)).toMatchObject({
			message: { state: 'waiting' },
			step: { state: 'given' },
			due: ['care'],
		});
		server.onData = () => null;
		expect(await sendMessage(sending(now + 1_000), item)).toMatchObject({ sent: true });
		expect(await known(key)).toMatchObject({
			step: { state: 'sent' },
			occasion: { again_at: now + 1_000, over_because: null },
		});
	});

	it('that is refused for good gives its contact back, and its mailbox is used no more', async () => {
		const { key, item } = await prepared(offer, { email: 'gone@example.com' });
		server.onRecipient = () => reply(550, '5.1.1 No such user');
		const sent = await sendMessage(sending(now + 1), item);
		expect(sent).toMatchObject({ sent: false, outcome: { code: 'failed' } });
		expect(await known(key)).toMatchObject({
			step: { state: 'failed' },
			occasion: { last_sent_at: null, again_at: now + 1 },
			contact: undefined,
			due: [],
		});
		const mailbox = houses[0].store.db.selectFrom('mailbox').selectAll();
		expect(await mailbox.executeTakeFirst()).toMatchObject({ state: 'failed' });
		server.onRecipient = () => null;
		expect(await sendMessage(sending(now + 2), item)).toMatchObject({ sent: false });
		expect(server.arrived).toEqual([]);
	});

	it('that bounces later has failed', async () => {
		const { key, item } = await prepared();
		await sendMessage(sending(now), item);
		const messageId = headerOf(0, 'message-id').replace(/^.*?</, '<').trim();
		await recordDelivery(houses[1], now + day, {
			...{ message: { messageId }, state: 'failed', reason: '550 gone', permanent: true },
			...{ channel: null, recipient: '' },
		});
		expect(await known(key)).toMatchObject({
			step: { state: 'failed' },
			message: { state: 'failed' },
			contact: undefined,
		});
	});

	describe('and an objection', () => {
		const objected = async (key: string) => (await known(key)).step?.opted_out_at;

		it('to something else, or after more than a week, is none of its doing', async () => {
			const { customerId, key, item } = await prepared();
			await sendMessage(sending(now), item);
			await says(houses[0], customerId, 'denied', ['survey', 'news'], now + day);
			expect(await objected(key)).toBeNull();
			await says(houses[0], customerId, 'denied', ['promotional_care'], now + 8 * day);
			expect(await objected(key)).toBeNull();
		});

		it('is put down to the newest one, once', async () => {
			const { customerId, key, item } = await prepared();
			await sendMessage(sending(now), item);
			const next = { ...offer, key: 'next', settings: { edition: '05', content: 'offer' } };
			await life(houses[0]).settings({
				care: { caps: { near: null, far: null }, capTogether: null },
			});
			await aCampaign(houses[0], next);
			const later = now + 2 * day;
			const about = { campaign: 'next', at: later, key: 'edition:05' };
			const second = await anOccasion(houses[0], customerId, about);
			await sendMessage(sending(later), await given(second, later));
			expect(server.arrived).toHaveLength(2);
			const first = now + 3 * day;
			await says(houses[0], customerId, 'denied', ['promotional_care'], first);
			await says(houses[0], customerId, 'granted', ['promotional_care'], first + 1);
			await says(houses[0], customerId, 'denied', ['promotional_care'], first + 2);
			expect([await objected(key), await objected(second)]).toEqual([null, first]);
		});
	});

	describe('behind which somebody writes', () => {
		const own = (more: Partial<OwnMessage> = {}): OwnMessage => ({
			whom: { kind: 'customer' },
			subject: 'Your code, {customer}',
			text: 'Take **SPRING**.',
			others: [],
			format: 'markdown',
			greeting: true,
			key: null,
			writer: { workflowId: 'w', nodeId: 'n', run: () => 'r' },
			purpose: 'service',
			...more,
		});

		it('to its reader, is what they wrote, and the clock sends no second one', async () => {
			const { key, item } = await prepared();
			const sent = await writeMessage(sending(now), item, own());
			expect(sent).toMatchObject({ sent: true, message: { key, kind: 'care' } });
			expect(server.arrived.map(({ mail: { subject } }) => subject)).toEqual(['Your code, Li Wei']);
			expect(headerOf(0, 'list-unsubscribe')).not.toBe('');
			expect(await known(key)).toMatchObject({
				step: { state: 'sent' },
				message: { purpose: 'promotional_care' },
				due: [],
			});
			expect(await sendMessage(sending(now), item)).toMatchObject({
				outcome: { code: 'already_sent' },
			});
		});

		it('to somebody else, is another message', async () => {
			const { key, item } = await prepared();
			const toOwner = await writeMessage(sending(now), item, own({ whom: { kind: 'owner' } }));
			expect(toOwner).toMatchObject({ sent: true, message: { kind: 'own' } });
			expect(await known(key)).toMatchObject({ step: { state: 'given' }, due: ['care'] });
			expect(await sendMessage(sending(now), item)).toMatchObject({ outcome: { code: 'sent' } });
			expect(server.arrived.map(({ to }) => to[0])).toEqual([
				owner.email,
				expect.stringContaining('@example.com'),
			]);
		});

		it("to the owner, is the owner's task where it is one", async () => {
			const [step] = offer.steps;
			const task = { ...offer, steps: [{ ...step, to: 'owner' }] };
			const { key, item } = await prepared(task);
			const sent = await writeMessage(sending(now), item, own({ whom: { kind: 'owner' } }));
			expect(sent).toMatchObject({ sent: true, message: { key, kind: 'care' } });
			expect(headerOf(0, 'list-unsubscribe')).toBe('');
			expect(await known(key)).toMatchObject({ step: { state: 'sent' }, due: [] });
		});

		it('does not leave after an objection', async () => {
			const { customerId, key, item } = await prepared();
			await says(houses[1], customerId, 'denied', ['promotional_care']);
			const sent = await writeMessage(sending(now), item, own());
			expect(sent).toMatchObject({ sent: false, outcome: { code: 'opted_out' } });
			expect(server.arrived).toEqual([]);
			expect(await known(key)).toMatchObject({ step: { state: 'held' }, due: [] });
		});
	});
});
