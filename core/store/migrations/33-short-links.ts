import type { Migration } from './migration';

export const thirtyThird: Migration = {
	version: 33,
	name: 'short links to surveys',
	statements: () => [
		`alter table invitation add column short_code text`,
		`create unique index invitation_short on invitation (workspace_id, short_code)
			where short_code is not null`,
	],
};
