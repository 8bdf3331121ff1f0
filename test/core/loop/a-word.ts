import { setConsent } from '../../../core/loop/customer/consent';
import type { House } from '../../../core/loop/house';
import { topicOfKey, type Word } from '../../../core/model/consent';
import { wordsOf } from '../../../core/store/repositories/consent';
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

/** What stands of somebody's words, e.g. `survey:nps denied`. */
export async function stands(house: House, customerId: string): Promise<string[]> {
	const holders = [{ kind: 'customer' as const, id: customerId }];
	const words = await wordsOf(house.store.db, house.workspace, holders);
	return words
		.map(
			({ purpose, metric, state }) => `${purpose}${metric === null ? '' : `:${metric}`} ${state}`,
		)
		.sort();
}
