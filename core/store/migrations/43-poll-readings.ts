import type { Migration } from './migration';

export const fortyThird: Migration = {
	version: 43,
	name: 'polls that are cut off go on where they were',
	statements: () => [`alter table poll_cursor add column reading text`],
};
