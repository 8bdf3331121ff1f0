import { triggersOf, type Watched, watched } from './28-mentions-noted';
import type { Migration } from './migration';

/** All tables whose rows are noted, as the steps up to this one have them. */
const noted: Record<string, Watched> = {
	...watched,
	message: { key: ['message_key'], texts: ['reason', 'ways'], dialled: true },
	attribute_change: { key: ['change_id'], texts: ['before', 'after'] },
	problem: { key: ['problem_id'], texts: ['title', 'remedy', 'reason', 'public_texts'] },
};

/** On SQLite a noted row that was changed by an upsert was noted again, which failed. */
export const fortyFourth: Migration = {
	version: 44,
	name: 'a row that may name somebody is noted once, however it is changed',
	statements: (dialect) =>
		dialect === 'postgres'
			? []
			: Object.entries(noted).flatMap(([table, about]) => [
					`drop trigger ${table}_mentions_0`,
					`drop trigger ${table}_mentions_1`,
					...triggersOf(dialect, table, about),
				]),
};
