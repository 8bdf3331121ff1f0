import { setPreferences } from '../../core/loop/customer/preferences';
import type { House } from '../../core/loop/house';
import { sendMessage } from '../../core/loop/send/send-message';
import type { Sending } from '../../core/loop/send/sending';
import type { SatisfactionItem } from '../../core/model/item';
import { openStore } from '../../core/store/registry';
import type { Store, Tx } from '../../core/store/store';
import { mail } from '../../core/systems/smtp/channel';
import { closeSmtp } from '../../core/systems/smtp/transport';
import { day, hour, life, now, somebody } from '../core/loop/a-house';
import { says } from '../core/loop/a-word';
import { takes } from '../core/loop/due/a-clock';
import { type MailServer, startMailServer } from '../core/systems/mail-server';
import { databases, houseIn, newTarget, useDatabases } from './databases';
import { localMail, noTools } from '../core/systems/lines';

useDatabases();

describe.each(databases)('consent that is withdrawn on $name', ({ dialect }) => {
	/** Two of them on one database are what two processes are. */
	let houses: [House, House];
	let server: MailServer;
	beforeEach(async () => {
		const target = await newTarget(dialect);
		houses = [houseIn(await openStore(target, {})), houseIn(await openStore(target, {}))];
		server = await startMailServer();
	});
	afterEach(async () => {
		closeSmtp();
		await server.close();
		for (const { store } of houses) await store.close();
	});

	const sending = (house: House, at: number): Sending => ({
		house,
		clock: () => at,
		channel: mail,
		line: localMail(server.port),
		tools: noTools,
		from: '',
		to: '',
		trial: false,
	});

	/** Two surveys that are claimed, CSAT and NPS, with what is to be sent. */
	async function claimed(email = 'li@example.com') {
		const own = life(houses[0]);
		await own.settings({
			policy: { quietHours: null, delay: 0, capOverall: null, reminders: ['3d'] },
		});
		const customer = somebody({ email });
		let customerId = '';
		for (const metric of ['csat', 'nps'] as const) {
			await own.publish({ key: metric, metric });
			const { item } = await own.asks({ surveyKey: metric, customer, wave: email });
			customerId = item.customer?.id ?? '';
		}
		const items = (await takes(houses[0], now)).flatMap((work) => work.items);
		const of = (metric: string): Partial<SatisfactionItem> =>
			items.find(({ survey }) => survey?.metric === metric) ?? {};
		return { ...own, customerId, csat: of('csat'), nps: of('nps') };
	}
	/** Another customer, whose record has that mailbox. */
	async function somebodyWith(email: string) {
		const { customer } = await life(houses[1]).happens({
			customer: somebody({ externalIds: { crm: 'other' }, email: null }),
		});
		const id = customer?.customer_id ?? '';
		await houses[1].store.db
			.updateTable('customer')
			.set({ email })
			.where('customer_id', '=', id)
			.execute();
		return id;
	}
	const to = () => server.arrived.map(({ mail: { subject } }) => subject);

	it('between claim and send lets nothing of its purpose leave, and all else', async () => {
		const { customerId, csat, nps, invitation } = await claimed();
		await says(houses[1], customerId, 'denied', ['survey:csat']);
		expect(await sendMessage(sending(houses[0], now + 1), csat)).toMatchObject({ sent: false });
		expect(await sendMessage(sending(houses[0], now + 1), nps)).toMatchObject({ sent: true });
		expect(to()).toHaveLength(1);
		expect(await invitation(csat.invitation?.id)).toMatchObject({
			state: 'suppressed',
			reason: 'opted_out',
		});
	});

	it('for the mailbox by somebody else who has it, holds at the last moment', async () => {
		const { csat, invitation, contacts } = await claimed('shared@example.com');
		const id = await somebodyWith(' Shared@EXAMPLE.com');
		await says(houses[1], id, 'denied', ['survey']);
		const sent = await sendMessage(sending(houses[0], now + 1), csat);
		expect(sent).toMatchObject({ sent: false, outcome: { code: 'opted_out' } });
		expect(to()).toEqual([]);
		expect(await invitation(csat.invitation?.id)).toMatchObject({
			state: 'suppressed',
			reason: 'opted_out',
			reason_text: 'The customer has opted out.',
		});
		// Nobody was contacted.
		expect((await contacts()).map(({ metric }) => metric)).toEqual(['nps']);
		const message = await houses[0].store.db.selectFrom('message').selectAll().execute();
		expect(message).toMatchObject([{ state: 'failed', reason: 'The customer has opted out.' }]);
	});

	it('by a pause holds as well, and ends with it', async () => {
		const { customerId, csat, nps, invitation } = await claimed();
		const wanted = { frequency: null, channel: null, language: null };
		const rests = { ...wanted, pausedUntil: now + day };
		await setPreferences(houses[1], now, { customerId, wanted: rests });
		const refused = await sendMessage(sending(houses[0], now + 1), csat);
		expect(refused).toMatchObject({ sent: false, outcome: { code: 'paused' } });
		expect(await invitation(csat.invitation?.id)).toMatchObject({ reason: 'paused' });
		expect(await sendMessage(sending(houses[0], now + day), nps)).toMatchObject({ sent: true });
	});

	it('of what was sent ends its reminders, and its link still answers', async () => {
		const { customerId, csat, due, invitation } = await claimed();
		expect(await sendMessage(sending(houses[0], now), csat)).toMatchObject({ sent: true });
		const id = csat.invitation?.id ?? '';
		const works = await takes(houses[0], now + 3 * day + hour);
		const work = works.find(({ row }) => row.kind === 'reminder');
		expect(work?.row.ref_id).toBe(id);
		await says(houses[1], customerId, 'denied', ['survey:csat']);
		const sent = await sendMessage(sending(houses[0], now + 3 * day), work?.items[0] ?? {});
		expect(sent).toMatchObject({ sent: false, outcome: { code: 'opted_out' } });
		expect(to()).toHaveLength(1);
		expect(await invitation(id)).toMatchObject({ state: 'sent' });
		expect(await due(id)).toEqual([]);
	});

	it('is not asked of a test, which goes to whoever tries it out', async () => {
		const own = life(houses[0]);
		await own.settings({ policy: { quietHours: null, delay: 0 }, testAddress: 'me@example.com' });
		await own.publish({});
		const customer = somebody();
		const { item } = await own.asks({ customer, test: true });
		await says(houses[1], item.customer?.id ?? '', 'denied');
		await houses[0].store.db.updateTable('invitation').set({ state: 'scheduled' }).execute();
		expect(await sendMessage(sending(houses[0], now), item)).toMatchObject({ sent: true });
		expect(server.arrived[0]?.to).toEqual(['me@example.com']);
	});

	if (dialect === 'sqlite') return;

	it.each([
		['by themselves', false],
		['by somebody else with their mailbox', true],
	])('at the very moment %s comes before the mark or after it', async (_who, shared) => {
		const { customerId, csat } = await claimed('shared@example.com');
		const by = shared ? await somebodyWith('Shared@Example.com') : customerId;
		let release = (): void => {};
		const gate = new Promise<void>((resolve) => (release = resolve));
		/** Commits only when it is let. */
		const slow = Object.create(houses[1].store, {
			transaction: {
				value: async <T>(work: (tx: Tx) => Promise<T>) =>
					await houses[1].store.transaction(async (tx) => {
						const done = await work(tx);
						await gate;
						return done;
					}),
			},
		}) as Store;
		const withdrawn = says({ ...houses[1], store: slow }, by, 'denied', ['survey']);
		await new Promise((resolve) => setTimeout(resolve, 300));
		const sent = sendMessage(sending(houses[0], now + 1), csat);
		await new Promise((resolve) => setTimeout(resolve, 300));
		release();
		expect(await withdrawn).toBe('set');
		expect(await sent).toMatchObject({ sent: false });
		expect(to()).toEqual([]);
	});
});
