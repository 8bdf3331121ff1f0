import { recordAnswer } from '../../core/loop/answer/record-answer';
import { cancelInvitation } from '../../core/loop/ask/cancel';
import { mergeCustomers } from '../../core/loop/customer/merge';
import { sendMessage } from '../../core/loop/send/send-message';
import type { Sending } from '../../core/loop/send/sending';
import type { Delivered } from '../../core/systems/channel';
import { mail } from '../../core/systems/smtp/channel';
import { day, hour, life, minute, now, somebody } from '../core/loop/a-house';
import { says } from '../core/loop/a-word';
import { takes } from '../core/loop/due/a-clock';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { lineThat, noTools } from '../core/systems/lines';

useDatabases();

const sent: Delivered = { kind: 'sent', reply: '250 ok' };
let workspaces = 0;

describe.each(databases)('a mail that waits for its turn on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** A mail server that takes one mail at a time, and keeps the first one until it is let. */
	async function aSlowServer() {
		const house = houseIn(store(), `turn-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings({ policy: { quietHours: null, delay: 0, reminders: ['3d'] } });
		await own.publish();
		let at = now;
		let release = (): void => {};
		const first = new Promise<void>((resolve) => (release = resolve));
		const left: string[] = [];
		const sending: Sending = {
			house,
			clock: () => at,
			channel: { ...mail, limit: { ...mail.limit, atOnce: 1 } },
			line: lineThat(async (letter) => {
				if (left.push(letter.to.address) === 1) await first;
				return sent;
			}, house.workspace),
			tools: noTools,
			...{ from: '', to: '', trial: false },
		};
		const marked = async (id: string) => {
			const rows = store().db.selectFrom('message').select('state');
			const row = await rows
				.where('workspace_id', '=', house.workspace)
				.where('invitation_id', '=', id)
				.where('state', '=', 'sending')
				.executeTakeFirst();
			return row !== undefined;
		};
		const until = async (done: () => Promise<boolean> | boolean) => {
			while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 5));
		};
		/** What becomes of it when something happens ten minutes after it was marked. */
		const waits = async (item: Record<string, unknown>, id: string, start: number, deed: Deed) => {
			at = start;
			const other = await own.asks({ customer: somebody() }, at);
			const before = sendMessage(sending, other.item);
			await until(() => left.length === 1);
			const waiting = sendMessage(sending, item);
			await until(async () => await marked(id));
			at += 10 * minute;
			await deed(at);
			release();
			expect(await before).toMatchObject({ sent: true });
			const { sent: isSent, outcome } = await waiting;
			expect(left).toHaveLength(isSent ? 2 : 1);
			return { sent: isSent, code: outcome.code, text: outcome.text };
		};
		const message = async (id: string) =>
			await store()
				.db.selectFrom('message')
				.select(['state', 'reason'])
				.where('workspace_id', '=', house.workspace)
				.where('invitation_id', '=', id)
				.orderBy('created_at')
				.execute();
		return { house, own, waits, message };
	}
	type Deed = (at: number) => Promise<unknown>;
	type Server = Awaited<ReturnType<typeof aSlowServer>>;

	async function anInvitation({ own }: Server, email = 'bo@example.com') {
		const { item } = await own.asks({ customer: somebody({ email }) });
		return { item, id: item.invitation?.id ?? '', customerId: item.customer?.id ?? '' };
	}
	/** Another record, with that mailbox. */
	const stranger = async ({ own, house }: Server, email: string | null) => {
		const facts = somebody({ externalIds: { crm: 'other' }, email: null });
		const id = (await own.happens({ customer: facts })).customer?.customer_id ?? '';
		await store()
			.db.updateTable('customer')
			.set({ email })
			.where('workspace_id', '=', house.workspace)
			.where('customer_id', '=', id)
			.execute();
		return id;
	};

	it('leaves when nothing has happened', async () => {
		const server = await aSlowServer();
		const { item, id } = await anInvitation(server);
		const came = await server.waits(item, id, now, async () => await Promise.resolve());
		expect(came).toMatchObject({ sent: true, code: 'sent' });
		expect(await server.message(id)).toEqual([{ state: 'sent', reason: null }]);
	});

	it('does not leave for somebody who has objected meanwhile', async () => {
		const server = await aSlowServer();
		const { item, id, customerId } = await anInvitation(server);
		const came = await server.waits(item, id, now, async (at) => {
			expect(await says(server.house, customerId, 'denied', ['survey'], at)).toBe('set');
		});
		expect(came).toMatchObject({ sent: false });
		expect(await server.message(id)).toEqual([{ state: 'failed', reason: came.text }]);
		const ended = { state: 'suppressed', reason: 'opted_out' };
		expect(await server.own.invitation(id)).toMatchObject(ended);
		expect(await server.own.due(id)).toEqual([]);
	});

	it('does not leave for a mailbox that somebody else has objected for', async () => {
		const server = await aSlowServer();
		const { item, id } = await anInvitation(server, 'both@example.com');
		const other = await stranger(server, 'both@example.com');
		const came = await server.waits(item, id, now, async (at) => {
			await says(server.house, other, 'denied', ['survey'], at);
		});
		expect(came).toMatchObject({ sent: false, code: 'opted_out' });
		const ended = { state: 'suppressed', reason: 'opted_out' };
		expect(await server.own.invitation(id)).toMatchObject(ended);
	});

	it('does not leave for somebody who turned out to be one who had objected', async () => {
		const server = await aSlowServer();
		const { item, id, customerId } = await anInvitation(server);
		const other = await stranger(server, null);
		await says(server.house, other, 'denied', ['survey']);
		const doer = { kind: 'workflow' as const, id: 'w', name: 'Doubles' };
		const came = await server.waits(item, id, now, async (at) => {
			await mergeCustomers(server.house, at, { keepId: other, mergeId: customerId, doer });
		});
		expect(came).toMatchObject({ sent: false });
	});

	it('does not leave when its invitation was cancelled meanwhile', async () => {
		const server = await aSlowServer();
		const { item, id } = await anInvitation(server);
		const came = await server.waits(item, id, now, async (at) => {
			const about = { invitationId: id, reason: 'Sent by mistake', trial: false };
			await cancelInvitation(server.house, at, about);
		});
		expect(came).toMatchObject({ sent: false, code: 'void' });
		expect(await server.message(id)).toEqual([{ state: 'failed', reason: came.text }]);
		expect(await server.own.invitation(id)).toMatchObject({ state: 'cancelled' });
	});

	it('does not remind of what was answered meanwhile', async () => {
		const server = await aSlowServer();
		const { id } = await anInvitation(server);
		await server.own.sends(id);
		const later = now + 3 * day + hour;
		const works = await takes(server.house, later);
		const item = works.find(({ row }) => row.kind === 'reminder')?.items[0];
		const came = await server.waits({ ...item }, id, later, async (at) => {
			const answer = { given: { rating: 5 }, step: 'rating' as const, language: 'en' };
			const recorded = await recordAnswer(server.house, at, { invitationId: id, ...answer });
			expect(recorded.kind).not.toBe('refused');
		});
		expect(came).toMatchObject({ sent: false, code: 'void' });
		expect(await server.message(id)).toEqual([
			{ state: 'sent', reason: null },
			{ state: 'failed', reason: came.text },
		]);
		expect(await server.own.invitation(id)).toMatchObject({ state: 'partial' });
	});
});
