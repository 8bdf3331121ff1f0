import type { Migration } from './migration';

export const third: Migration = {
	version: 3,
	name: 'levels that were handed over',
	statements: () => [
		`alter table response add column told_levels text not null default ''`,
		`update response set told_levels = level where handed_over > 0`,
	],
};
