import type { Migration } from './migration';
import { keepItems } from './keep-items';

/** The ratings of an answer's items in a form that a million can be read in: no JSON, no row. */
export const thirtyFifth: Migration = {
	version: 35,
	name: 'items of answers',
	statements: () => [
		`alter table response add column item_set text`,
		`alter table response add column items text`,
	],
	rewrite: keepItems,
	closing: () => [
		// Answers without items, which most are, cost nothing here.
		`create index response_items on response (workspace_id, survey_key, item_set, answered_at,
			items, value, customer_id) where item_set is not null and test = 0`,
	],
};
