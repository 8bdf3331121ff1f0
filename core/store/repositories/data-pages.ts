import { sql } from 'kysely';

import type { WorkspaceStore } from '../store';
import { isOnScale } from './on-scale';

/** What stands in a cell. */
export type DataRow = Record<string, string | number | null>;

/**
 * What can be pulled row by row, from the views that are documented: they leave tests out. `at` is what a period is
 * of, `id` tells rows of one moment apart.
 */
const sources = {
	answers: {
		view: 'v_responses',
		at: 'answered_at',
		id: 'response_id',
		columns: [
			...['response_id', 'invitation_id', 'survey_key', 'survey_version', 'metric', 'purpose'],
			...['state', 'value', 'scale_min', 'scale_max', 'direction', 'high_from', 'percent'],
			...['band', 'level', 'segment', 'touchpoint', 'answered_at'],
		],
	},
	cases: {
		view: 'v_cases',
		at: 'opened_at',
		id: 'case_id',
		columns: [
			...['case_id', 'response_id', 'survey_key', 'metric', 'team', 'state', 'priority', 'rung'],
			...['sla_preset', 'response_state', 'resolution_state', 'root_cause', 'reopen_count'],
			...['segment', 'touchpoint', 'opened_at', 'acknowledged_at', 'resolved_at'],
			...['confirmed_at', 'closed_at'],
		],
	},
	invitations: {
		view: 'v_invitations',
		at: 'created_at',
		id: 'invitation_id',
		columns: [
			...['invitation_id', 'survey_key', 'metric', 'purpose', 'channel', 'state', 'reason'],
			...['attempt', 'segment', 'touchpoint', 'created_at', 'sent_at', 'answered_at'],
		],
	},
	problems: {
		view: 'v_problems',
		at: 'created_at',
		id: 'problem_id',
		columns: [
			...['problem_id', 'title', 'origin', 'state', 'survey_key', 'difficulty', 'influence'],
			...['cases', 'created_at', 'due_at', 'started_at', 'done_at'],
		],
	},
} as const;

export type DataSource = keyof typeof sources;

/** Which rows; `from` belongs to them, `until` does not, epoch ms. */
export type DataScope = {
	place: WorkspaceStore;
	from: number;
	until: number;
	/** `null` = all. */
	surveyKey: string | null;
	/** Of answers: what was written, and the name of who wrote it. */
	comments: boolean;
};

/** Where a page ends; the next one begins behind it. */
export type DataPlace = { at: number; id: string };

export const placeOf = (source: DataSource, row: DataRow): DataPlace => ({
	at: Number(row[sources[source].at]),
	id: String(row[sources[source].id]),
});

/** Rows behind a place, by time. */
export async function dataPage(
	source: DataSource,
	{ place, from, until, surveyKey, comments }: DataScope,
	behind: DataPlace | null,
	most: number,
): Promise<DataRow[]> {
	const { store, workspace } = place;
	const { view, at: moment, id, columns } = sources[source];
	const at = sql.ref<number>(`found.${moment}`);
	const own = sql.ref<string>(`found.${id}`);
	let query = store.db
		.selectFrom(sql<DataRow>`${sql.table(view)}`.as('found'))
		.select(columns.map((column) => sql.ref(`found.${column}`).as(column)))
		.where(sql.ref('found.workspace_id'), '=', workspace)
		.where(at, '>=', behind?.at ?? from)
		.where(at, '<', until)
		.orderBy(at)
		.orderBy(own)
		.limit(most);
	if (surveyKey !== null) query = query.where(sql.ref('found.survey_key'), '=', surveyKey);
	if (behind) query = query.where(sql<boolean>`(${at} > ${behind.at} or ${own} > ${behind.id})`);
	// Insights leave them out as well, and say so.
	if (source === 'answers') query = query.where(isOnScale);
	if (source === 'answers' && comments) {
		const named = query.select([sql.ref('found.comment').as('comment')]).select(
			sql<string | null>`(select name from customer
					where customer.workspace_id = found.workspace_id
						and customer.customer_id = found.customer_id)`.as('writer'),
		);
		return (await store.analyse(named)) as DataRow[];
	}
	return (await store.analyse(query)) as DataRow[];
}

/** When the first answer was given that is there, epoch ms. */
export async function firstAnswer({ store, workspace }: WorkspaceStore): Promise<number | null> {
	const [row] = await store.analyse(
		store.db
			.selectFrom('response')
			.select(({ fn }) => fn.min<number | null>('answered_at').as('at'))
			.where('workspace_id', '=', workspace)
			.where('test', '=', 0),
	);
	return row?.at ?? null;
}
