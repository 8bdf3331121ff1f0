import fc from 'fast-check';

import { beginSending } from '../../core/loop/send/begin-sending';
import type { House } from '../../core/loop/house';
import { covers, topicOfKey, topicOfSurvey, type Topic } from '../../core/model/consent';
import { mailboxOf } from '../../core/model/mailbox';
import { findCustomer } from '../../core/store/repositories/customers';
import { life, minute, now, somebody } from '../core/loop/a-house';
import { says } from '../core/loop/a-word';
import { databases, houseIn, useDatabases, useStore } from './databases';

useDatabases();

const addresses = ['ann@example.com', ' Ann@EXAMPLE.com', 'bob@example.com', null];
const topics = ['survey', 'survey:csat', 'survey:nps', 'service', 'news'];
const person = fc.integer({ min: 0, max: 2 });
/** What may happen, in any order. */
const deed = fc.oneof(
	fc.record({ kind: fc.constant('event'), person, address: fc.constantFrom(...addresses) }),
	fc.record({
		kind: fc.constant('word'),
		person,
		topic: fc.constantFrom(...topics),
		state: fc.constantFrom('granted' as const, 'denied' as const),
	}),
	fc.record({ kind: fc.constant('ask'), person, metric: fc.constantFrom('csat', 'nps') }),
	fc.record({ kind: fc.constant('send') }),
);
type Deed = Partial<{
	kind: string;
	person: number;
	address: string | null;
	topic: string;
	state: 'granted' | 'denied';
	metric: string;
}>;

let workspaces = 0;

describe.each(databases)('whatever happens in whatever order, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('nothing leaves for a person or a mailbox against the last word about it', async () => {
		let left = 0;
		let refused = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(deed, { minLength: 8, maxLength: 24 }), async (deeds) => {
				const house = houseIn(store(), `words-${(workspaces += 1)}`);
				const world = await aWorld(house);
				for (const one of deeds as Deed[]) await world.does(one);
				await world.does({ kind: 'send' });
				left += world.left();
				refused += world.refused();
			}),
			// The same orders every time: the last line counts what came of them.
			{ numRuns: 25, seed: 20_261_126 },
		);
		// Both happened, or nothing was tried.
		expect([left > 5, refused > 5]).toEqual([true, true]);
	}, 240_000);

	/** A workspace, and what was said in it as somebody who reads along would keep it. */
	async function aWorld(house: House) {
		const own = life(house);
		const policy = { quietHours: null, delay: 0, capOverall: null, capPerMetric: {} };
		await own.settings({ policy, care: { capTogether: null } });
		for (const metric of ['csat', 'nps'] as const) await own.publish({ key: metric, metric });
		const ids = new Map<number, string>();
		const words: Array<{ of: string[]; topic: Topic; denied: boolean }> = [];
		let at = now;
		let deedsDone = 0;
		let [left, refused] = [0, 0];
		const holdersOf = (id: string, email: string | null | undefined) =>
			[id, email ? mailboxOf(email) : null].filter((holder) => holder !== null);
		/** Whether the last word that takes a topic in, of the person or of the mailbox, is a no. */
		const isDenied = (holders: string[], topic: Topic): boolean =>
			holders.some((holder) => {
				const said = words.filter(
					({ of, topic: wide }) => of.includes(holder) && covers(wide, topic),
				);
				return said.at(-1)?.denied === true;
			});

		async function sendsAll(): Promise<void> {
			const planned = await house.store.db
				.selectFrom('invitation')
				.selectAll()
				.where('workspace_id', '=', house.workspace)
				.where('state', '=', 'scheduled')
				.execute();
			for (const invitation of planned) {
				const id = invitation.customer_id ?? '';
				const customer = await findCustomer(house.store.db, house.workspace, id);
				const recipient = customer?.email ?? 'nobody@example.com';
				const ticket = await beginSending(house, at, {
					...{ key: `${invitation.invitation_id}:1`, kind: 'invitation', channel: 'email' },
					...{ messageId: `<${invitation.invitation_id}@example.com>`, recipient },
					...{ invitationId: invitation.invitation_id, caseId: null, test: false },
				});
				const topic = { ...topicOfSurvey(invitation), channel: 'email' as const };
				const against = isDenied(holdersOf(id, recipient), topic);
				if (against) refused += 1;
				if (ticket.kind === 'send') left += 1;
				expect([ticket.kind, against]).not.toEqual(['send', true]);
			}
		}

		async function does({ kind, person = 0, address, topic, state, metric }: Deed): Promise<void> {
			deedsDone += 1;
			// The machine's clock goes on, stands still, and is set back: what was said last is still the last word.
			at += [minute, 0, minute, -90 * minute, 30 * minute][deedsDone % 5] ?? 0;
			if (kind === 'send') return await sendsAll();
			if (kind === 'event' || !ids.has(person)) {
				const externalIds = { [`crm-${person}`]: String(person) };
				const facts = somebody({ externalIds, email: address ?? null });
				const { customer } = await own.happens({ customer: facts }, at);
				ids.set(person, customer?.customer_id ?? '');
			}
			const id = ids.get(person) ?? '';
			const customer = await findCustomer(house.store.db, house.workspace, id);
			const holders = holdersOf(id, customer?.email);
			if (kind === 'ask' && metric) {
				const { item } = await own.asks(
					{ surveyKey: metric, customerId: id, wave: String(deedsDone) },
					at,
				);
				const said = topicOfKey(`survey:${metric}`);
				const against = said !== null && isDenied(holders, { ...said, channel: 'email' });
				const isRefused = item.outcome?.code === 'opted_out';
				if (isRefused) refused += 1;
				expect([isRefused, against]).not.toEqual([false, true]);
			}
			const said = topic && topicOfKey(topic);
			if (kind !== 'word' || !said || !state) return;
			await says(house, id, state, [topic], at);
			words.push({ of: holders, topic: { ...said, channel: 'all' }, denied: state === 'denied' });
		}

		return { does, left: () => left, refused: () => refused };
	}
});
