import { type RawBuilder, type SqlBool, sql } from 'kysely';

import type { Store } from '../store';
import { isWorkedOn } from '../worked-on';
import type { CaseRow } from './cases';
import { isOfTeam } from './owner-marks';

/** What somebody has of the cases that are worked on, in one team. */
export type OwnedCount = {
	ownerId: string | null;
	/** As routed, JSON; for owners who are not in the team list. */
	owner: string | null;
	team: string | null;
	open: number;
	/** With a clock that has run out. */
	overdue: number;
	/** When the first of the others is due, epoch ms; `null` = none has a clock. */
	nextDue: number | null;
};

/** Whose cases (`null` = all teams'), and at what moment. */
type Looked = { team: string | null; now: number };

const openOf = (store: Store, workspace: string, ofTeam: RawBuilder<SqlBool>) =>
	store.db
		.selectFrom('case_file')
		.where('workspace_id', '=', workspace)
		.where('test', '=', 0)
		.where(isWorkedOn)
		.where(ofTeam);

/** As the list of cases has it: a first response that came late is not overdue any more. */
const isLate = (now: number) => sql<SqlBool>`(resolution_due_at < ${now}
	or (acknowledged_at is null and response_due_at < ${now}))`;

/** The clock that runs out first, or has; that of the resolution when the response is done. */
const dueAt = (now: number) => sql<number | null>`case
	when acknowledged_at is null and response_due_at is not null
		and (resolution_due_at is null or resolution_due_at >= ${now})
	then response_due_at else resolution_due_at end`;

/**
 * How many cases are worked on by whom, counted by the database: one row for each owner in each team. Test cases
 * are left out.
 */
export async function openByOwner(
	store: Store,
	workspace: string,
	{ team, now }: Looked,
): Promise<OwnedCount[]> {
	const late = isLate(now);
	const ofTeam = await isOfTeam(store.db, workspace, team);
	// Those in the team list are one whatever a system called them when the case was routed.
	const routed = sql<string | null>`case when owner_id is null then owner end`;
	const rows = await store.analyse(
		openOf(store, workspace, ofTeam)
			.select(({ fn }) => [
				'owner_id',
				routed.as('routed'),
				'team',
				sql<string | null>`max(owner)`.as('owner'),
				fn.countAll<number>().as('open'),
				sql<number>`sum(case when ${late} then 1 else 0 end)`.as('overdue'),
				sql<number | null>`min(case when ${late} then null else ${dueAt(now)} end)`.as('next'),
			])
			.groupBy([sql`1`, sql`2`, sql`3`]),
	);
	return rows.map((row) => ({
		ownerId: row.owner_id,
		owner: row.owner,
		team: row.team,
		open: Number(row.open),
		overdue: Number(row.overdue),
		nextDue: row.next === null ? null : Number(row.next),
	}));
}

/** The most urgent cases that are worked on: what is late first, the longest over first, then what is due next. */
export async function mostUrgent(
	store: Store,
	workspace: string,
	{ team, now, limit }: Looked & { limit: number },
): Promise<CaseRow[]> {
	const ofTeam = await isOfTeam(store.db, workspace, team);
	return await store.analyse(
		openOf(store, workspace, ofTeam)
			.selectAll()
			.orderBy(sql`case when ${isLate(now)} then 0 else 1 end`)
			// SQLite puts nulls first and PostgreSQL last: cases without a clock come last on both.
			.orderBy(sql`case when ${dueAt(now)} is null then 1 else 0 end`)
			.orderBy(dueAt(now))
			.orderBy('case_id')
			.limit(limit),
	);
}
