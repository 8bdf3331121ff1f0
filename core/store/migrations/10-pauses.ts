import { clockRuns } from '../clock-runs';
import type { Migration } from './migration';

export const tenth: Migration = {
	version: 10,
	name: 'pauses of cases, and what their clocks were reckoned with',
	statements: () => [
		`alter table case_file add column clock_version text not null default ''`,
		`alter table case_file add column pauses text not null default '[]'`,
		`alter table case_file add column paused_until bigint`,
		`alter table case_file add column pause_reason text`,
		// Of all cases those whose clocks run, in which to find the ones to reckon again.
		`create index case_clock on case_file (workspace_id, clock_version) where ${clockRuns}`,
	],
};
