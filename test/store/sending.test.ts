import { beginSending, postponeSending } from '../../core/loop/send/begin-sending';
import { keepSending } from '../../core/loop/send/keep-sending';
import { settleDue } from '../../core/loop/due/take';
import { planMessage } from '../../core/loop/send/plan-message';
import { recordDelivery } from '../../core/loop/send/record-delivery';
import { sendMessage } from '../../core/loop/send/send-message';
import type { Sending } from '../../core/loop/send/sending';
import type { House } from '../../core/loop/house';
import { planDue } from '../../core/store/repositories/due';
import { openStore, type StoreTarget } from '../../core/store/registry';
import { mail } from '../../core/systems/smtp/channel';
import { closeSmtp } from '../../core/systems/smtp/transport';
import { takes } from '../core/loop/due/a-clock';
import { startMailServer } from '../core/systems/mail-server';
import { houseIn, databases, newTarget, useDatabases } from './databases';
import { localMail, noTools } from '../core/systems/lines';

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
	});
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
			message: { message_id: '<one@example.com>', tries: 2 },
		});
	});

	it('and write, is stored once, and not again after it has left', async () => {
		const { key, messageId, channel, recipient } = message;
		const planned = { to: recipient, subject: 'News', text: 'News', html: '<p>News</p>' };
		const own = { key, messageId, channel, recipient, planned, test: false };
		const plan = async (who: number) =>
			await planMessage(houses[who] as House, start, {
				...own,
				customerId: null,
				purpose: null,
				caseId: null,
				dueAt: start + 60_000,
			});
		const stored = async () => {
			const { store } = houses[0] as House;
			const due = await store.db.selectFrom('due').select(['kind', 'ref_key', 'data']).execute();
			const rows = await store.db.selectFrom('message').select(['state', 'tries']).execute();
			return { due: due.map((row) => ({ ...row, data: JSON.parse(row.data) as object })), rows };
		};
		await Promise.all([plan(0), plan(1), plan(0), plan(1)]);
		expect(await stored()).toEqual({
			due: [{ kind: 'message', ref_key: key, data: planned }],
			rows: [{ state: 'waiting', tries: 0 }],
		});
		expect((await begin(start, 1)).kind).toBe('send');
		await left(start + 1_000);
		await plan(0);
		expect(await stored()).toEqual({ due: [], rows: [{ state: 'sent', tries: 1 }] });
	});

	describe('and that is planned for the clock', () => {
		const { key } = message;
		/** What the outbox still holds, by kind. */
		const planned = async () => {
			const { store, workspace } = houses[0] as House;
			const rows = store.db.selectFrom('due').select(['kind', 'ref_key']);
			const found = await rows.where('workspace_id', '=', workspace).orderBy('kind').execute();
			return found.map(({ kind, ref_key: ref }) => `${kind} ${ref}`);
		};
		beforeEach(async () => {
			const { store, workspace } = houses[0] as House;
			const about = { refId: 'cas_1', dueAt: start + 60_000, test: false };
			const kinds = ['notice', 'message', 'reminder', 'sla_breach'] as const;
			await store.transaction(async (tx) => {
				const same = kinds.map((kind) => ({ kind, key, ...about }));
				const other = { kind: 'notice' as const, key: 'cas_2:opened', ...about };
				await planDue(tx, workspace, [...same, other], start);
			});
		});
		const others = ['notice cas_2:opened', `sla_breach ${key}`];

		it('is not brought by it once it has left', async () => {
			await begin(start);
			expect(await planned()).toHaveLength(5);
			await left(start + 1_000);
			expect(await planned()).toEqual(others);
		});

		it('is not brought by it once it was refused for good', async () => {
			await begin(start);
			await recordDelivery(houses[0] as House, start, {
				message: { key },
				state: 'failed',
				reason: '550 5.1.1 No such user',
				permanent: true,
				channel: 'email',
				recipient: message.recipient,
			});
			expect(await planned()).toEqual(others);
		});

		it('stays planned when it was given back', async () => {
			await begin(start);
			await postponeSending(houses[0] as House, start, key);
			expect(await planned()).toHaveLength(5);
		});

		it.each([
			['behind', -3_600_000],
			['ahead', 3_600_000],
		])('comes again when a worker whose clock is %s could not send it', async (_where, off) => {
			const house = houses[0] as House;
			const [text, html] = ['News', '<p>News</p>'];
			await planMessage(house, start, {
				...{ key: 'own:1', messageId: '<own@example.com>', channel: 'email' },
				...{
					recipient: message.recipient,
					customerId: null,
					caseId: null,
					test: false,
					purpose: null,
				},
				...{ planned: { to: message.recipient, subject: 'News', text, html }, dueAt: start },
			});
			const own = { key: 'own:1', messageId: '<own@example.com>' };
			const taken = async (at: number) => {
				const works = await takes(house, at);
				return works.filter(({ row }) => row.ref_key === 'own:1');
			};
			const work = await taken(start);
			expect(work).toHaveLength(1);
			await begin(start + off, 1, own);
			await postponeSending(houses[1] as House, start + off + 200, 'own:1');
			expect(await settleDue(house, start + 1_000, { work })).toBe(1);
			// A workflow that then leaves it alone is done with it, whatever was tried before.
			const again = await taken(start + 60_000);
			expect(again).toHaveLength(1);
			expect(await settleDue(house, start + 61_000, { work: again })).toBe(0);
		});

		it('and sent before it was planned is forgotten by whoever brings it', async () => {
			await begin(start);
			await left(start);
			const { store, workspace } = houses[0] as House;
			const again = { kind: 'notice' as const, key, refId: 'cas_1', dueAt: start, test: false };
			await store.transaction(async (tx) => await planDue(tx, workspace, [again], start));
			expect((await begin(start + 1, 1)).kind).toBe('already_sent');
			expect(await planned()).toEqual(others);
		});
	});

	it('is marked anew when it has waited long for its turn, unless somebody has taken it', async () => {
		const first = await begin(start);
		if (first.kind !== 'send') throw new Error('not ours');
		const marked = { message: first.message, at: start, test: false };
		const keep = async (at: number) => (await keepSending(houses[0] as House, at, marked)).kind;
		expect(await keep(start + 1_000)).toBe('leave');
		expect(await keep(start + 50_000)).toBe('leave');
		// Counted from then on.
		expect((await begin(start + 100_000, 1)).kind).toBe('elsewhere');
		expect((await begin(start + 111_000, 1)).kind).toBe('send');
		expect(await keep(start + 112_000)).toBe('taken');
	});

	it('waits for nobody whose mark is from a time to come: the machine was set back', async () => {
		await begin(start + 3_600_000);
		expect((await begin(start, 1)).kind).toBe('send');
	});

	it('belongs to the first while it is being sent', async () => {
		expect(await kinds(start)).toEqual(['elsewhere', 'elsewhere', 'elsewhere', 'send']);
		expect((await begin(start + 59_000, 1)).kind).toBe('elsewhere');
	});

	it('is waited for by the Message node, which then does not send it', async () => {
		const server = await startMailServer();
		await begin(start);
		const sending: Sending = {
			house: houses[1] as House,
			clock: () => start + 1_000,
			channel: mail,
			line: localMail(server.port),
			tools: noTools,
			from: '',
			to: '',
			trial: false,
		};
		const { key, kind, recipient } = message;
		const parts = { subject: 'New', text: 'A case', html: '<p>A case</p>' };
		const item = { message: { key, kind, to: recipient, ...parts }, case: { id: 'cas_1' } };
		let over = false;
		const second = sendMessage(sending, item).finally(() => (over = true));
		await new Promise((resolve) => setTimeout(resolve, 700));
		expect(over).toBe(false);
		await left(start + 1_000);
		expect(await second).toMatchObject({ sent: true, outcome: { code: 'already_sent' } });
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
