import { type RawBuilder, sql, type SqlBool } from 'kysely';

import type { Metric } from '../../model/metric';
import type { Person } from '../../model/people';
import type { DialectName } from '../store';
import { ownerMark, type SoughtOwners } from './owner-marks';

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
export type ResponsibleScope = {
	team: string | null;
	people: Person[];
	/** How they are written on rows. */
	owners: SoughtOwners;
} | null;

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
export function caseOf({ owners }: NonNullable<ResponsibleScope>): Condition {
	const { caseTeams = [], ids } = owners;
	const either: Condition[] = [sql`1 = 0`];
	if (caseTeams.length > 0) either.push(sql`team in (${sql.join(caseTeams)})`);
	if (ids.length > 0) either.push(sql`owner_id in (${sql.join(ids)})`);
	return any(either);
}

/**
 * Rows whose owner, kept as JSON, is one of the people: recognised as the Router does it, by the id
 * that a system gave them, by e-mail, or by our own id; of a team those whose owner names it, or names none and is one
 * of its people. So each is of one team, as a breakdown has it. A value is nothing but a parameter.
 */
export function ownedBy(
	dialect: DialectName,
	{ ofTeam, ids, ofPeople, externalIds }: SoughtOwners,
): Condition {
	const said = (key: string) =>
		dialect === 'sqlite'
			? sql<string>`json_extract(owner, ${`$.${key}`})`
			: sql<string>`(owner::json ->> ${key}::text)`;
	const mark = ownerMark(dialect);
	const either: Condition[] = [sql`1 = 0`];
	if (ids.length > 0) either.push(sql`${said('id')} in (${sql.join(ids)})`);
	if (ofPeople.length > 0) either.push(sql`${mark} in (${sql.join(ofPeople)})`);
	for (const { system, id } of externalIds) {
		either.push(sql`(subject_source = ${system} and ${said('id')} = ${id})`);
	}
	if (ofTeam === undefined) return all([sql`owner is not null`, any(either)]);
	// The team that it was given for goes before the one that its owner is in now.
	const now = all([sql`${said('team')} is null`, any(either)]);
	const named = ofTeam.length > 0 ? [sql<SqlBool>`${mark} in (${sql.join(ofTeam)})`] : [];
	return all([sql`owner is not null`, any([...named, now])]);
}
