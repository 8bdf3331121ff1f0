/**
 * Does everything at once to the same few people, and says which errors came of it: `tsx meet-and-say.ts <target as
 * JSON> <name of the process> <how often>`. Several of these meet the same people at the same moment.
 */
import { recordAnswer } from '../../core/loop/answer/record-answer';
import { findDue } from '../../core/loop/care/find-due';
import { openCase } from '../../core/loop/case/open-case';
import { setConsent } from '../../core/loop/customer/consent';
import { createOrUpdate } from '../../core/loop/customer/create-or-update';
import { eraseCustomer } from '../../core/loop/customer/erase';
import { exportCustomer } from '../../core/loop/customer/export';
import { mergeCustomers } from '../../core/loop/customer/merge';
import { requestPrivacy } from '../../core/loop/customer/privacy-request';
import { splitCustomers } from '../../core/loop/customer/split';
import { beginSending } from '../../core/loop/send/begin-sending';
import { recordDelivery } from '../../core/loop/send/record-delivery';
import { InputError, NotFoundError, StateError } from '../../core/model/errors';
import { openStore, type StoreTarget } from '../../core/store/registry';
import { life, somebody } from '../core/loop/a-house';
import { houseIn } from './databases';

const people = 12;
const doer = { kind: 'workflow' as const, id: 'w', name: 'Customers' };
const how = { byName: true, system: 'desk', order: null, serial: false, cleared: [] };

async function main(): Promise<void> {
	const [, , target = '', name = '', count = '0'] = process.argv;
	const house = houseIn(await openStore(JSON.parse(target) as StoreTarget, {}));
	const lived = life(house);
	const errors: Record<string, number> = {};
	const customers: string[] = [];
	const events: string[] = [];
	const merges: string[] = [];
	let seed = name.charCodeAt(0) * 7_919;
	const any = (below: number): number => {
		seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((seed / 2_147_483_648) * below);
	};
	const one = (list: readonly string[]): string => list[any(list.length)] ?? '';
	const again = async (what: string, turns: number, work: (turn: number) => Promise<unknown>) => {
		for (let turn = 0; turn < turns; turn += 1) {
			try {
				await work(turn);
			} catch (error) {
				// Whoever was erased is not there any more, and an item may still name them.
				const expected = [NotFoundError, InputError, StateError].some((k) => error instanceof k);
				const said = `${what}: ${String((error as Error).stack).slice(0, 600)}`;
				if (!expected) errors[said] = (errors[said] ?? 0) + 1;
			}
		}
	};
	const happens = async (turn: number): Promise<string> => {
		const who = any(people);
		const { event, customer } = await lived.happens(
			{
				externalId: `${name}${turn}-${any(9_999_999)}`,
				subject: { type: 'ticket', id: `${name}${turn}`, title: `Kettle of ${who}`, url: null },
				customer: somebody({
					externalIds: any(2) === 0 ? { desk: `d${who}` } : {},
					email: `p${who}@example.com`,
					phone: any(2) === 0 ? `+4930${1_000_000 + who}` : null,
				}),
			},
			Date.now(),
		);
		if (customer) customers.push(customer.customer_id);
		events.push(event.event_id);
		return event.event_id;
	};
	process.stdout.write('ready\n');
	await new Promise((resolve) => process.stdin.once('data', resolve));
	const turns = Number(count);
	await Promise.all([
		again('event', 2 * turns, happens),
		again('import', turns, async () => {
			const rows = Array.from({ length: 8 }, () => {
				const who = any(people);
				const id = any(3) === 0 ? { id: `d${who}` } : {};
				const more = { tags: `t${any(4)}`, birthday: `199${any(9)}-03-05`, segment: `s${any(4)}` };
				const phone = any(2) === 0 ? { phone: `+4930${1_000_000 + any(people)}` } : {};
				return { ...id, email: `p${who}@example.com`, name: `Name ${any(3)}`, ...more, ...phone };
			});
			for (const { customer } of await createOrUpdate(house, Date.now(), rows, how)) {
				if (customer?.id) customers.push(customer.id);
			}
		}),
		again('answer', turns, async (turn) => {
			const { item } = await lived.asks({ eventId: await happens(1_000 + turn) }, Date.now());
			const invitationId = item.invitation?.id ?? '';
			if (any(2) === 0) await lived.sends(invitationId, Date.now());
			const recorded = await recordAnswer(house, Date.now(), {
				invitationId,
				given: { rating: 1, comment: 'Nobody called back' } as never,
				step: 'rating',
				language: 'en',
			});
			if (recorded.kind !== 'recorded') return;
			const responseId = recorded.response.response_id;
			await openCase(house, Date.now(), { ...toOpen, responseId });
		}),
		again('case', turns, async (turn) => {
			const by = turn % 2 === 0 ? { customerId: one(customers) } : { eventId: one(events) };
			await openCase(house, Date.now(), { ...toOpen, ...by });
		}),
		again('word', turns, async (turn) => {
			const customerId = one(customers);
			const topics = [{ purpose: 'news' as const, metric: null, channel: 'all' as const }];
			const state = turn % 2 === 0 ? ('denied' as const) : ('granted' as const);
			const said = { topics, state, source: 'call', words: null };
			await setConsent(house, Date.now(), { customerId, ...said });
			await requestPrivacy(house, Date.now(), { customerId, kind: 'data' });
		}),
		again('care', turns, async (turn) => {
			if (customers.length === 0) await happens(2_000 + turn);
			const customerIds = [one(customers), one(customers)];
			for (const customerId of customerIds) {
				const topics = [{ purpose: 'news' as const, metric: null, channel: 'all' as const }];
				const said = { topics, state: 'granted' as const, source: 'call', words: null };
				await setConsent(house, Date.now(), { customerId, ...said });
			}
			const { due } = await findDue(house, Date.now(), {
				definition: { ...news, settings: { ...news.settings, edition: `${name}${turn}` } },
				home: { workflow: { id: 'w', name: 'Care' }, node: { id: 'n', name: 'Find Due' } },
				customerIds,
				sentBy: 'workflow',
				peek: false,
			});
			for (const { message } of due) {
				const key = message?.key ?? '';
				const by = { channel: 'email', recipient: message?.to ?? '' };
				const sending = { key, kind: 'care', messageId: `<${key}@house.example>` } as const;
				const about = { invitationId: null, caseId: null, test: false };
				const { kind } = await beginSending(house, Date.now(), { ...sending, ...about, ...by });
				if (kind !== 'send') continue;
				const end = { state: 'sent', reason: null, permanent: false } as const;
				await recordDelivery(house, Date.now(), { message: { key }, ...end, ...by });
			}
		}),
		again('export', turns, async (turn) => {
			if (customers.length === 0) await happens(3_000 + turn);
			await exportCustomer(house, Date.now(), { customerId: one(customers), doer });
		}),
		again('merge', turns, async () => {
			const [keepId, mergeId] = [one(customers), one(customers)];
			if (keepId === '' || mergeId === '') return;
			const done = await mergeCustomers(house, Date.now(), { keepId, mergeId, doer });
			merges.push(done.mergeId);
			if (any(2) === 0) await splitCustomers(house, Date.now(), { mergeId: one(merges), doer });
		}),
		again('erase', turns, async () => {
			await eraseCustomer(house, Date.now(), { customerId: one(customers), doer, patience: 0 });
		}),
	]);
	process.stdout.write(`${JSON.stringify(errors)}\n`);
	await house.store.close();
	process.exit(0);
}

const news = {
	key: 'news',
	occasion: 'own_list',
	settings: { content: 'news' },
	steps: [{ days: 0, subject: 'News', text: '{greeting} news.' }],
};

const toOpen = {
	responseId: null,
	eventId: null,
	customerId: null,
	owner: null,
	priority: 'normal' as const,
	slaPreset: null,
	actor: { kind: 'workflow' as const, id: null, name: 'Cases' },
	test: false,
};

void main();
