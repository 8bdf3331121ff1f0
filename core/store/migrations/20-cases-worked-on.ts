import { workedOn } from '../worked-on';
import type { Migration } from './migration';

/** A team's list shows the few cases that are open, however many were closed before. */
export const twentieth: Migration = {
	version: 20,
	name: 'cases that are worked on',
	statements: () => [
		`create index case_worked_on on case_file (workspace_id, opened_at) where ${workedOn}`,
	],
};
