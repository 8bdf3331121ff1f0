import type { Migration } from './migration';

export const thirtyFirst: Migration = {
	version: 31,
	name: 'several ways for one message',
	statements: () => [
		`alter table message add column unsure_by text`,
		`alter table message add column ways text`,
	],
};
