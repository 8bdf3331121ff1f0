/**
 * Works on one campaign in a process of its own, and says what it did as it does it, one line each:
 * `tsx care-and-say.ts <target as JSON> <work as JSON>`. Several of these at once, of which some are killed, are the
 * workers of one test.
 */
import { writeSync } from 'node:fs';

import { findDue } from '../../core/loop/care/find-due';
import { setConsent } from '../../core/loop/customer/consent';
import { mergeCustomers } from '../../core/loop/customer/merge';
import { beginSending } from '../../core/loop/send/begin-sending';
import { recordDelivery } from '../../core/loop/send/record-delivery';
import { openStore, type StoreTarget } from '../../core/store/registry';
import type { Store } from '../../core/store/store';
import { houseIn } from './databases';

/** What a process does, and how far its clock is ahead, ms. */
export type CareWork = { ahead: number } & (
	| {
			does: 'runs';
			definition: object;
			customerIds: string[];
			rounds: number;
			/** Kills itself once its first occasions are stored, or with its twelfth message begun. */
			dies: 'finding' | 'sending' | null;
	  }
	| { does: 'objects'; customerIds: string[] }
	| { does: 'merges'; pairs: Array<[keep: string, merge: string]> }
);

/** What it says: a message that is about to leave; that somebody has objected, or was joined. */
export type CareSaid =
	| { kind: 'leaves'; key: string; customerId: string; asked: number }
	| { kind: 'objected'; customerId: string; at: number }
	| { kind: 'joined'; keep: string; merge: string; at: number }
	| { kind: 'found'; due: number; held: number };

// Written before the next step is taken: a process that is killed has said it.
const say = (said: CareSaid): void => void writeSync(1, `${JSON.stringify(said)}\n`);

/** As a machine does it that loses its power: nothing is tidied up, and nothing comes after. */
async function killed(): Promise<never> {
	process.kill(process.pid, 'SIGKILL');
	return await new Promise(() => {});
}

/** A store whose process does not outlive the transaction that stores the first occasions. */
const dying = (store: Store): Store => ({
	...store,
	transaction: async (work) => {
		const done = await store.transaction(work);
		const found = await store.db.selectFrom('care_occasion').select('care_id').limit(1).execute();
		return found.length > 0 ? await killed() : done;
	},
});

async function main(): Promise<void> {
	const target = JSON.parse(process.argv[2] ?? '') as StoreTarget;
	const work = JSON.parse(process.argv[3] ?? '') as CareWork;
	const store = await openStore(target, {});
	const house = houseIn(work.does === 'runs' && work.dies === 'finding' ? dying(store) : store);
	const clock = () => Date.now() + work.ahead;
	writeSync(1, 'ready\n');
	await new Promise((resolve) => process.stdin.once('data', resolve));
	if (work.does === 'objects') {
		for (const customerId of work.customerIds) {
			const topics = [{ purpose: 'news', metric: null, channel: 'all' } as const];
			const words = { customerId, topics, state: 'denied', source: 'test', words: null } as const;
			await setConsent(house, clock(), words);
			say({ kind: 'objected', customerId, at: clock() });
		}
	} else if (work.does === 'merges') {
		for (const [keep, merge] of work.pairs) {
			const doer = { kind: 'workflow', id: null, name: null } as const;
			await mergeCustomers(house, clock(), { keepId: keep, mergeId: merge, doer });
			say({ kind: 'joined', keep, merge, at: clock() });
		}
	} else {
		const { definition, customerIds, rounds, dies } = work;
		let begun = 0;
		const home = { workflow: { id: 'w', name: 'Care' }, node: { id: 'n', name: 'Find Due' } };
		for (let round = 0; round < rounds; round += 1) {
			const found = await findDue(house, clock(), {
				definition,
				home,
				customerIds,
				sentBy: 'workflow',
				peek: false,
			});
			say({ kind: 'found', due: found.due.length, held: found.held.length });
			for (const { message, customer } of found.due) {
				const key = message?.key ?? '';
				const asked = clock();
				const recipient = message?.to ?? '';
				const sending = { key, kind: 'care', messageId: `<${key}@house.example>` } as const;
				const about = { invitationId: null, caseId: null, test: false };
				const by = { channel: 'email', recipient };
				const ticket = await beginSending(house, clock(), { ...sending, ...about, ...by });
				if (ticket.kind !== 'send') continue;
				say({ kind: 'leaves', key, customerId: customer?.id ?? '', asked });
				begun += 1;
				if (dies === 'sending' && begun === 12) await killed();
				const end = { state: 'sent', reason: null, permanent: false } as const;
				await recordDelivery(house, clock(), { message: { key }, ...end, ...by });
			}
		}
	}
	await house.store.close();
	process.exit(0);
}

void main();
