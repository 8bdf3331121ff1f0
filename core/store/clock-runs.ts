/** Which cases have a clock that runs; word for word the condition of their first index. */
export const clockRuns = `(response_state = 'running' or resolution_state = 'running')`;

/**
 * Which cases have a clock that runs, or a ladder that goes on after it has run out; word for word the
 * condition of their index.
 */
export const clockOrLadderRuns = `(response_state = 'running' or resolution_state = 'running'
	or (resolution_state = 'breached' and state in ('open', 'acknowledged', 'in_progress')))`;
