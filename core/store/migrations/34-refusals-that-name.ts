import { triggersOf } from './28-mentions-noted';
import type { Migration } from './migration';

/** Why a way refused a message is in the words of another system, which may name anybody. */
export const thirtyFourth: Migration = {
	version: 34,
	name: 'refusals of ways that may name somebody are noted',
	statements: (dialect) => [
		...(dialect === 'postgres'
			? ['drop trigger message_mentions on message']
			: ['drop trigger message_mentions_0', 'drop trigger message_mentions_1']),
		...triggersOf(dialect, 'message', {
			key: ['message_key'],
			texts: ['reason', 'ways'],
			dialled: true,
		}),
		// Those that were refused before.
		`delete from mention_scan where table_name = 'message'`,
	],
};
