import { clockOrLadderRuns } from '../clock-runs';
import type { Migration } from './migration';

/** A ladder goes on when the clock has run out, and follows the settings there, too. */
export const thirteenth: Migration = {
	version: 13,
	name: 'ladders that go on when a clock has run out',
	statements: () => [
		`drop index case_clock`,
		`create index case_clock on case_file (workspace_id, clock_version)
			where ${clockOrLadderRuns}`,
	],
};
