import type { Migration } from './migration';

export const fortyFifth: Migration = {
	version: 45,
	name: 'polls that are cut off go on where they were',
	statements: () => [`alter table poll_cursor add column reading text`],
};
