/**
 * Lives with the same few people and says what it saw: `tsx live-and-say.ts <target as JSON> <name of the process>
 * <how many turns>`. Several of these meet the same people at the same moment, in any order.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { createOrUpdate } from '../../core/loop/customer/create-or-update';
import { mergeCustomers } from '../../core/loop/customer/merge';
import { setConsent } from '../../core/loop/customer/consent';
import { splitCustomers } from '../../core/loop/customer/split';
import { beginSending } from '../../core/loop/send/begin-sending';
import { recordDelivery } from '../../core/loop/send/record-delivery';
import { InputError, NotFoundError, StateError } from '../../core/model/errors';
import { topicOfKey } from '../../core/model/consent';
import { mailboxOf } from '../../core/model/mailbox';
import { openStore, type StoreTarget } from '../../core/store/registry';
import { life, somebody } from '../core/loop/a-house';
import { houseIn } from './databases';

/** What a process saw; moments are epoch ms. */
export type Lived = {
	/** Mails that left: where to, about what, and when it was asked whether it may. */
	left: Array<{ mailbox: string; topic: string; asked: number }>;
	/** Objections, by the words that they are stored with, and when they were. */
	objected: Array<{ words: string; done: number }>;
	/** Mails that were decided and then held back, or not decided at all. */
	refused: number;
	merged: number;
	errors: string[];
};

/** How many there are. */
export const people = 10;
const doer = { kind: 'workflow' as const, id: 'w', name: 'Customers' };
const how = { byName: true, system: 'crm', order: null, serial: false, cleared: [] };
const written = [
	(who: number) => `p${who}@example.com`,
	(who: number) => ` P${who}@Example.COM`,
	(who: number) => `p${who}@example.com\u200b`,
];

async function main(): Promise<void> {
	const [, , target = '', name = '', count = '0'] = process.argv;
	const house = houseIn(await openStore(JSON.parse(target) as StoreTarget, {}));
	const { happens, asks } = life(house);
	const said: Lived = { left: [], objected: [], refused: 0, merged: 0, errors: [] };
	const customers: string[] = [];
	const merges: string[] = [];
	let seed = name.charCodeAt(0) * 7_919;
	const any = (below: number): number => {
		seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((seed / 2_147_483_648) * below);
	};
	const one = <T>(list: readonly T[]): T | undefined => list[any(list.length)];

	async function asked(turn: number): Promise<void> {
		const who = any(people);
		const source = any(2) === 0 ? 'crm' : 'shop';
		const { event } = await happens(
			{
				source,
				externalId: `${name}${turn}`,
				subject: { type: 'ticket', id: `${name}${turn}`, title: null, url: null },
				customer: somebody({
					externalIds: any(5) === 0 ? {} : { [source]: `k${who}` },
					email: any(5) === 0 ? null : (one(written)?.(who) ?? null),
				}),
			},
			Date.now(),
		);
		if (event.customer_id !== null) customers.push(event.customer_id);
		const surveyKey = any(2) === 0 ? 'csat' : 'nps';
		const { item } = await asks({ eventId: event.event_id, surveyKey }, Date.now());
		const { invitation, message } = item;
		if (!invitation || !message?.to) {
			said.refused += 1;
			return;
		}
		// So long it waits to be sent, while others go on.
		await sleep(any(40));
		const by = { channel: 'email', recipient: message.to };
		const began = Date.now();
		const ticket = await beginSending(house, began, {
			...{ key: message.key, messageId: `<${message.key}@example.com>` },
			...{ ...by, invitationId: invitation.id, caseId: null, test: false },
			kind: 'invitation',
		});
		if (ticket.kind !== 'send') {
			said.refused += 1;
			return;
		}
		const mailbox = mailboxOf(message.to) ?? '';
		said.left.push({ mailbox, topic: `survey:${surveyKey}`, asked: began });
		const end = { state: 'sent', reason: null, permanent: false } as const;
		await recordDelivery(house, Date.now(), { message: { key: message.key }, ...end, ...by });
	}

	async function imported(): Promise<void> {
		const rows = Array.from({ length: 4 }, () => {
			const who = any(people);
			const id = any(3) === 0 ? {} : { id: `k${who}` };
			return { ...id, email: one(written)?.(who), name: `Name ${any(3)}` };
		});
		for (const { customer } of await createOrUpdate(house, Date.now(), rows, how)) {
			if (customer?.id) customers.push(customer.id);
		}
	}

	async function objects(turn: number): Promise<void> {
		const customerId = one(customers);
		const topic = topicOfKey(one(['survey', 'survey:csat', 'survey:nps']) ?? '');
		if (customerId === undefined || !topic) return;
		const words = `${name} ${turn}`;
		const topics = [{ ...topic, channel: 'all' as const }];
		await setConsent(house, Date.now(), {
			...{ customerId, topics, source: 'call', words },
			state: 'denied',
		});
		said.objected.push({ words, done: Date.now() });
	}

	async function joins(): Promise<void> {
		const [keepId, mergeId] = [one(customers), one(customers)];
		if (keepId === undefined || mergeId === undefined || keepId === mergeId) return;
		merges.push((await mergeCustomers(house, Date.now(), { keepId, mergeId, doer })).mergeId);
		said.merged += 1;
		const back = any(3) > 0 ? merges.pop() : undefined;
		if (back) await splitCustomers(house, Date.now(), { mergeId: back, doer });
	}

	process.stdout.write('ready\n');
	await new Promise((resolve) => process.stdin.once('data', resolve));
	for (let turn = 0; turn < Number(count); turn += 1) {
		const kind = any(12);
		try {
			// Two things at a time, as in one process of n8n.
			await Promise.all([
				asked(turn),
				kind < 5 ? imported() : kind < 7 ? objects(turn) : kind < 9 ? joins() : null,
			]);
		} catch (error) {
			// Somebody else has joined or parted them since.
			const expected = [NotFoundError, InputError, StateError].some((k) => error instanceof k);
			if (!expected) said.errors.push(String((error as Error).stack).slice(0, 600));
		}
	}
	process.stdout.write(`${JSON.stringify(said)}\n`);
	await house.store.close();
	process.exit(0);
}

if (require.main === module) void main();
