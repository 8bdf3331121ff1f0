import type { Migration } from './migration';

export const fourth: Migration = {
	version: 4,
	name: 'what conditions leave out',
	statements: () => [
		// Few of all deliveries, so those that are handed over pay nothing for it.
		`create index event_left_out on event_delivery (workspace_id, at) where state = 'left_out'`,
	],
};
