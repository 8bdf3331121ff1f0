import { setConsent } from '../../../core/loop/customer/consent';
import type { House } from '../../../core/loop/house';
import { topicOfKey, type Word } from '../../../core/model/consent';
import { wordsReaching, type WhomItReaches } from '../../../core/store/repositories/consent';
import { now } from './a-house';

/** Somebody agrees or objects to topics: `survey`, `survey:nps`, `service`, … */
export async function says(
	house: House,
	customerId: string,
	state: Word['state'],
	keys: readonly string[] = ['survey'],
	at = now,
) {
	const topics = keys.map((key) => {
		const topic = topicOfKey(key);
		if (!topic) throw new Error(`"${key}" is no topic.`);
		return { ...topic, channel: 'all' as const };
	});
	return await setConsent(house, at, { customerId, topics, state, source: 'test', words: null });
}

const nobody: WhomItReaches = { customerId: '', mailbox: '', phone: '' };

/** The words that stand for a mailbox, whoever has it. */
export async function saidForMailbox({ store, workspace }: House, mailbox: string) {
	return await wordsReaching(store, store.db, workspace, { ...nobody, mailbox });
}

/** What stands of somebody's words, e.g. `survey:nps denied`. */
export async function stands({ store, workspace }: House, customerId: string): Promise<string[]> {
	const words = await wordsReaching(store, store.db, workspace, { ...nobody, customerId });
	return words
		.map(
			({ purpose, metric, state }) => `${purpose}${metric === null ? '' : `:${metric}`} ${state}`,
		)
		.sort();
}
