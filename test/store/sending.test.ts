import { beginSending, postponeSending, recordDelivery } from '../../core/loop/send/deliver';
import type { House } from '../../core/loop/house';
import { openStore, type StoreTarget } from '../../core/store/registry';
import { closeSmtp } from '../../core/systems/smtp/smtp';
import { send } from '../../nodes/SatisfactionMessage/actions/send';
import { startMailServer } from '../core/systems/mail-server';
import { houseIn, databases, newTarget, useDatabases } from './databases';

useDatabases();

const start = Date.UTC(2026, 0, 5, 9);
const message = {
	key: 'cas_1:opened',
	kind: 'case' as const,
	messageId: '<one@example.com>',
	channel: 'email',
	recipient: 'ana@example.com',
	invitationId: null,
	caseId: 'cas_1',
	test: false,
};

describe.each(databases)('a message that two bring on $name', ({ dialect }) => {
	/** Two of them on one database are what two processes are. */
	let target: StoreTarget;
	let houses: House[];
	beforeEach(async () => {
		target = await newTarget(dialect);
		houses = [houseIn(await openStore(target, {})), houseIn(await openStore(target, {}))];
	}, 120_000);
	afterEach(async () => await Promise.all(houses.map(async ({ store }) => await store.close())));

	const begin = async (at: number, who = 0, given: Partial<typeof message> = {}) =>
		await beginSending(houses[who] as House, at, { ...message, ...given });
	const kinds = async (at: number) => {
		const tickets = await Promise.all([begin(at, 0), begin(at, 1), begin(at, 0), begin(at, 1)]);
		return tickets.map(({ kind }) => kind).sort();
	};
	const left = async (at: number) =>
		await recordDelivery(houses[0] as House, at, {
			message: { key: message.key },
			state: 'sent',
			reason: null,
			permanent: false,
			channel: 'email',
			recipient: message.recipient,
		});

	it('is sent once, and whoever asks afterwards hears that it was', async () => {
		expect((await begin(start)).kind).toBe('send');
		await left(start + 1_000);
		expect((await begin(start + 2_000, 1)).kind).toBe('already_sent');
	});

	it('that another one has sent meanwhile is not given back', async () => {
		await begin(start);
		await left(start + 61_000);
		await postponeSending(houses[0] as House, start + 62_000, message.key);
		expect((await begin(start + 63_000, 1)).kind).toBe('already_sent');
	});

	it('that could not leave may be sent by anybody at once, under the first Message-ID', async () => {
		await begin(start);
		await postponeSending(houses[0] as House, start + 1_000, message.key);
		const again = await begin(start + 2_000, 1, { messageId: '<two@example.com>' });
		expect(again).toMatchObject({
			kind: 'send',
			message: { message_id: '<one@example.com>', tries: 1 },
		});
	});

	if (dialect === 'sqlite') {
		it('is sent again at once after a restart: nobody else can be sending it', async () => {
			await begin(start);
			expect((await begin(start + 1, 1)).kind).toBe('send');
		});
		return;
	}

	it('belongs to the first while it is being sent', async () => {
		expect(await kinds(start)).toEqual(['elsewhere', 'elsewhere', 'elsewhere', 'send']);
		expect((await begin(start + 59_000, 1)).kind).toBe('elsewhere');
	});

	it('is waited for by the Message node, which then does not send it', async () => {
		const server = await startMailServer();
		await begin(start);
		const account = {
			host: '127.0.0.1',
			port: server.port,
			security: 'none' as const,
			user: '',
			password: '',
			replyTo: null,
			from: { name: '', address: 'care@example.com' },
		};
		const sending = {
			house: houses[1] as House,
			account,
			from: '',
			to: '',
			testAddress: async () => await Promise.resolve(null),
			trial: false,
		};
		const { key, kind, recipient } = message;
		const parts = { subject: 'New', text: 'A case', html: '<p>A case</p>' };
		const item = { message: { key, kind, to: recipient, ...parts }, case: { id: 'cas_1' } };
		let over = false;
		const second = send(sending, () => start + 1_000, item).finally(() => (over = true));
		await new Promise((resolve) => setTimeout(resolve, 700));
		expect(over).toBe(false);
		await left(start + 1_000);
		expect(await second).toMatchObject({ sent: true, item: { outcome: { code: 'already_sent' } } });
		expect(server.arrived).toEqual([]);
		closeSmtp();
		await server.close();
	});

	it('goes to one of them when the first one has died over it', async () => {
		await begin(start);
		expect(await kinds(start + 61_000)).toEqual(['elsewhere', 'elsewhere', 'elsewhere', 'send']);
	});

	it('goes to one of them when it was given back', async () => {
		await begin(start);
		await postponeSending(houses[0] as House, start, message.key);
		expect(await kinds(start + 1)).toEqual(['elsewhere', 'elsewhere', 'elsewhere', 'send']);
	});
});
