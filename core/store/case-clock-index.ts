import type { Migration } from './migration';

/** Which cases have a clock that runs; word for word the condition of their first index. */
export const clockRuns = `(response_state = 'running' or resolution_state = 'running')`;

/**
 * Which cases have a clock that runs, or a ladder that goes on after it has run out; word for word the
 * condition of their index.
 */
export const clockOrLadderRuns = `(response_state = 'running' or resolution_state = 'running'
	or (resolution_state = 'breached' and state in ('open', 'acknowledged', 'in_progress')))`;

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
