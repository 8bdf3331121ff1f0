import { type RawBuilder, sql, type SqlBool } from 'kysely';

import type { Metric } from '../../model/metric';
import type { Person } from '../../model/people';
import type { DialectName } from '../store';

/** What a summary is limited to; `null` = everything. */
export type SummaryFilters = {
	surveyKey: string | null;
	metric: Metric | null;
	segment: string | null;
	touchpoint: string | null;
	team: string | null;
	/** Id, e-mail or external id of a person. */
	owner: string | null;
};

/** All answers. */
export const noFilters: SummaryFilters = {
	surveyKey: null,
	metric: null,
	segment: null,
	touchpoint: null,
	team: null,
	owner: null,
};

/** The people whose work is counted; `null` = everybody's. */
export type ResponsibleScope = { team: string | null; people: Person[] } | null;

type Condition = RawBuilder<SqlBool>;

const all = (conditions: Condition[]): Condition =>
	sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
const any = (conditions: Condition[]): Condition =>
	sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;

/** By the columns that responses, invitations and cases share; test rows are left out. */
export function plainFilters(workspace: string, filters: SummaryFilters): Condition {
	return all([sql`test = 0`, countedFilters(workspace, filters)]);
}

/** The same for counts, which have no test rows among them. */
export function countedFilters(workspace: string, filters: SummaryFilters): Condition {
	const conditions = [sql<SqlBool>`workspace_id = ${workspace}`];
	const { surveyKey, metric, segment, touchpoint } = filters;
	if (surveyKey !== null) conditions.push(sql`survey_key = ${surveyKey}`);
	if (metric !== null) conditions.push(sql`metric = ${metric}`);
	if (segment !== null) conditions.push(sql`segment = ${segment}`);
	if (touchpoint !== null) conditions.push(sql`touchpoint = ${touchpoint}`);
	return all(conditions);
}

/** Cases of the people, or of their team. */
export function caseOf({ team, people }: NonNullable<ResponsibleScope>): Condition {
	const either: Condition[] = [sql`1 = 0`];
	if (team !== null) either.push(sql`lower(team) = ${team.toLowerCase()}`);
	const ids = people.map(({ id }) => id);
	if (ids.length > 0) either.push(sql`owner_id in (${sql.join(ids)})`);
	return any(either);
}

/** How owners are recognised; texts without a case are in lower case. */
export type SoughtOwners = {
	team: string | undefined;
	ids: string[];
	emails: string[];
	/** A system, and the id it has given. */
	externalIds: Array<{ system: string; id: string }>;
};

/** How the owners are recognised who are some people or of a team. */
export const soughtOwners = ({ team, people }: NonNullable<ResponsibleScope>): SoughtOwners => ({
	team: team?.toLowerCase(),
	ids: people.map(({ id }) => id),
	emails: people.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()])),
	externalIds: people.flatMap((person) =>
		Object.entries(person.externalIds).map(([system, id]) => ({ system, id })),
	),
});

/**
 * Rows whose owner, kept as JSON, is one of the people: recognised as the Router does it, by the id
 * that a system gave them, by e-mail, or by our own id; of a team those whose owner names it, or names none and is one
 * of its people. So each is of one team, as a breakdown has it.
 */
export const ownedBy = (
	dialect: DialectName,
	responsible: NonNullable<ResponsibleScope>,
): Condition => ownedByAny(dialect, soughtOwners(responsible));

/** The same of what is known already; a value is nothing but a parameter. */
export function ownedByAny(
	dialect: DialectName,
	{ team, ids, emails, externalIds }: SoughtOwners,
): Condition {
	const said = (key: string) =>
		dialect === 'sqlite'
			? sql<string>`json_extract(owner, ${`$.${key}`})`
			: sql<string>`(owner::json ->> ${key}::text)`;
	const either: Condition[] = [sql`1 = 0`];
	if (ids.length > 0) either.push(sql`${said('id')} in (${sql.join(ids)})`);
	if (emails.length > 0) either.push(sql`lower(${said('email')}) in (${sql.join(emails)})`);
	for (const { system, id } of externalIds) {
		either.push(sql`(subject_source = ${system} and ${said('id')} = ${id})`);
	}
	if (team === undefined) return all([sql`owner is not null`, any(either)]);
	// The team that it was given for goes before the one that its owner is in now.
	const now = all([sql`${said('team')} is null`, any(either)]);
	return all([sql`owner is not null`, any([sql`lower(${said('team')}) = ${team}`, now])]);
}
