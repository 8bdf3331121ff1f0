import { sql } from 'kysely';

import type { WorkspaceStore } from '../store';
import { responseRows, type SummaryScope } from './summary';

/** What answers are told apart by, as their column is called. */
export type AnsweredField = 'survey_key' | 'metric' | 'segment' | 'touchpoint';

/** How many are listed, and how many rows a value must have. */
export type Listed = { most: number; least: number };

/** Whether there is an answer that fits. */
export async function hasAnswers(scope: SummaryScope): Promise<boolean> {
	const query = responseRows(scope)
		.select(sql<number>`1`.as('one'))
		.limit(1);
	return (await scope.place.store.analyse(query)).length > 0;
}

/** What the answers of a scope have in a column, what most of them have first. */
export async function answeredValues(
	scope: SummaryScope,
	field: AnsweredField,
	{ most, least }: Listed,
): Promise<string[]> {
	const query = responseRows(scope)
		.select([`${field} as value`])
		.where(field, 'is not', null)
		.groupBy(field)
		.having(sql`count(*)`, '>=', least)
		.orderBy(sql`count(*)`, 'desc')
		.orderBy(field)
		.limit(most);
	const rows = await scope.place.store.analyse(query);
	return rows.flatMap(({ value }) => value ?? []);
}

/** The segments that customers are of, the largest first. */
export async function customerSegments(
	{ store, workspace }: WorkspaceStore,
	{ most, least }: Listed,
): Promise<string[]> {
	const query = store.db
		.selectFrom('customer')
		.select('segment')
		.where('workspace_id', '=', workspace)
		.where('merged_into', 'is', null)
		.where('segment', 'is not', null)
		.groupBy('segment')
		.having(sql`count(*)`, '>=', least)
		.orderBy(sql`count(*)`, 'desc')
		.orderBy('segment')
		.limit(most);
	const rows = await store.analyse(query);
	return rows.flatMap(({ segment }) => segment ?? []);
}
