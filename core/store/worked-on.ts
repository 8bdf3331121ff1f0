import { sql, type SqlBool } from 'kysely';

/** Which cases are worked on; word for word the condition of their index. */
export const workedOn = `state in ('open', 'acknowledged', 'in_progress')`;

/**
 * The same as a condition. SQLite takes that index only where the states stand in the statement itself: those
 * that are handed over with it say nothing while it is planned.
 */
export const isWorkedOn = sql<SqlBool>`${sql.raw(workedOn)}`;
