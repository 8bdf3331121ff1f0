import fc from 'fast-check';

import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import { expireInvitations } from '../../../../core/loop/due/expire';
import { clockSetBack, failDue, finishDue } from '../../../../core/loop/due/take';
import type { House } from '../../../../core/loop/house';
import { beginSending } from '../../../../core/loop/send/begin-sending';
import { recordDelivery } from '../../../../core/loop/send/record-delivery';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, hour, life, minute, now, somebody } from '../a-house';
import { says } from '../a-word';
import { takes } from './a-clock';

useDatabases();

const person = fc.integer({ min: 0, max: 3 });
/** How far the machine's clock goes from one deed to the next: it stands still, jumps, and is set back. */
const jump = fc.constantFrom(0, 5_000, minute, 20 * minute, 2 * hour, day, -2 * hour, -day);
const deed = fc.oneof(
	fc.record({
		kind: fc.constant('event'),
		person,
		jump,
		ago: fc.constantFrom(0, hour, -hour, day),
	}),
	fc.record({ kind: fc.constant('beat'), jump, ends: fc.constantFrom('sent', 'died', 'failed') }),
	fc.record({ kind: fc.constant('beat'), jump, ends: fc.constant('sent') }),
	fc.record({ kind: fc.constant('answer'), person, jump, rating: fc.constantFrom(1, 3, 5) }),
	fc.record({ kind: fc.constant('word'), person, jump }),
);
type Deed = {
	kind: string;
	jump: number;
	person?: number;
	ago?: number;
	ends?: string;
	rating?: number;
};

let workspaces = 0;

/** A workspace whose clock beats at any moment, and what has left it. */
async function aWorld(house: House) {
	const own = life(house);
	await own.settings({
		policy: { quietHours: null, delay: '30m', capOverall: null, capPerMetric: {} },
	});
	await own.publish({}, now - 10 * day);
	const asked = new Map<number, { customerId: string; invitationIds: string[] }>();
	/** How often each message has left, by its key. */
	const left = new Map<string, number>();
	let at = now;
	let looked = now;

	async function beats(ends: string): Promise<number> {
		if (at < looked - minute) await clockSetBack(house, at);
		looked = at;
		await expireInvitations(house, at);
		await takes(house, at, 'effect');
		const work = await takes(house, at);
		for (const { row, items } of work) {
			for (const { message, invitation } of items) {
				const key = message?.key ?? '';
				const by = { channel: 'email', recipient: message?.to ?? '' };
				const about = { invitationId: invitation?.id ?? null, caseId: null, test: false };
				const sending = { key, kind: 'invitation', messageId: `<${key}@example.com>` } as const;
				const ticket = await beginSending(house, at, { ...sending, ...about, ...by });
				if (ticket.kind !== 'send' || ends === 'died') continue;
				const state = ends === 'sent' ? ('sent' as const) : ('failed' as const);
				if (state === 'sent') left.set(key, (left.get(key) ?? 0) + 1);
				const end = { state, reason: ends === 'sent' ? null : 'busy', permanent: false };
				await recordDelivery(house, at, { message: { key }, ...end, ...by });
			}
			if (ends === 'sent') await finishDue(house, { rows: [row] });
			if (ends === 'failed') await failDue(house, at, { rows: [row], error: 'busy' });
		}
		return work.length;
	}

	async function does(one: Deed): Promise<void> {
		at += one.jump;
		const who = one.person ?? 0;
		const known = asked.get(who);
		if (one.kind === 'beat') await beats(one.ends ?? 'sent');
		if (one.kind === 'word' && known) await says(house, known.customerId, 'denied', ['survey'], at);
		if (one.kind === 'event') {
			const customer = somebody({ externalIds: { desk: `p${who}` }, email: `p${who}@example.com` });
			const { event } = await own.happens({ customer, occurredAt: at - (one.ago ?? 0) }, at);
			const { item } = await own.asks({ eventId: event.event_id }, at);
			const invitationIds = [...(known?.invitationIds ?? []), item.invitation?.id ?? ''];
			asked.set(who, { customerId: event.customer_id ?? '', invitationIds });
		}
		const invitationId = known?.invitationIds.at(-1);
		if (one.kind !== 'answer' || !invitationId) return;
		const given = { rating: one.rating ?? 5 };
		const answer = { invitationId, given, step: 'rating', language: 'en' } as const;
		await recordAnswer(house, at, answer);
	}

	/** The clock goes right from then on, and beats until nothing is due. */
	async function settles(): Promise<void> {
		at = now + day;
		for (let beat = 0; beat < 32; beat += 1) {
			at += beat < 10 ? 2 * hour : day;
			await beats('sent');
		}
	}
	const invitations = async () =>
		await house.store.db
			.selectFrom('invitation')
			.select(['invitation_id', 'state', 'reason', 'sent_at'])
			.where('workspace_id', '=', house.workspace)
			.execute();
	const due = async () =>
		await house.store.db
			.selectFrom('due')
			.select(['kind', 'state', 'due_at'])
			.where('workspace_id', '=', house.workspace)
			.where('kind', 'in', ['invitation_due', 'reminder'])
			.execute();
	return { does, settles, left, invitations, due };
}

describe.each(databases)('whatever the machine’s clock does, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('no message leaves twice, and none is waited for forever', async () => {
		let all = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 16 }), async (deeds) => {
				const world = await aWorld(houseIn(store(), `mad-${(workspaces += 1)}`));
				for (const one of deeds as Deed[]) await world.does(one);
				await world.settles();
				expect([...world.left].filter(([, times]) => times > 1)).toEqual([]);
				all += world.left.size;
				const invitations = await world.invitations();
				expect(invitations.filter(({ state }) => ['scheduled', 'sending'].includes(state))).toEqual(
					[],
				);
				// Whoever was not asked: it is written down why.
				const silent = invitations.filter(({ sent_at: sentAt, reason }) => !sentAt && !reason);
				expect(silent.filter(({ state }) => !['completed', 'partial'].includes(state))).toEqual([]);
				expect(await world.due()).toEqual([]);
			}),
			{ numRuns: 10, seed: 20_261_128 },
		);
		expect(all).toBeGreaterThan(10);
	}, 240_000);
});
