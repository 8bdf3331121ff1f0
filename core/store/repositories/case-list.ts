import { sql, type SqlBool } from 'kysely';

import type { Level } from '../../model/metric';
import type { CaseState, Priority } from '../../model/states';
import { workingCaseStates } from '../../model/states';
import type { Db } from '../store';
import { isWorkedOn } from '../worked-on';
import type { CaseRow } from './cases';
import { isOfTeam } from './owner-marks';

export type CaseFilter = {
	/** `null` = every state. */
	states: readonly CaseState[] | null;
	team: string | null;
	/** Id of a person. */
	ownerId: string | null;
	customerId: string | null;
	/** Only cases with a clock that has run out. */
	overdueOnly: boolean;
	/** Test cases instead of real ones. */
	test: boolean;
	/** `null` = all. */
	limit: number | null;
	/** What somebody who looks at a list narrows it to; nothing by default. */
	narrowed?: {
		/** Only cases without an owner. */
		unowned: boolean;
		priority: Priority | null;
		touchpoint: string | null;
		/** In the customer's name, what it is about, or the number of the case; `null` = anything. */
		search: string | null;
	};
};

/** Cases that fit a filter, what is due next first. */
export async function findCases(db: Db, workspace: string, filter: CaseFilter, now: number) {
	let query = db
		.selectFrom('case_file')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('test', '=', filter.test ? 1 : 0);
	if (filter.states) query = query.where('state', 'in', [...filter.states]);
	if (filter.states?.every((state) => workingCaseStates.includes(state))) {
		query = query.where(isWorkedOn);
	}
	if (filter.team !== null) query = query.where(await isOfTeam(db, workspace, filter.team));
	if (filter.ownerId !== null) query = query.where('owner_id', '=', filter.ownerId);
	if (filter.customerId !== null) query = query.where('customer_id', '=', filter.customerId);
	if (filter.overdueOnly) {
		query = query
			.where(isWorkedOn)
			// As the summary counts them: a first response that came late is not overdue any more.
			.where((eb) =>
				eb.or([
					eb('resolution_due_at', '<', now),
					eb.and([eb('acknowledged_at', 'is', null), eb('response_due_at', '<', now)]),
				]),
			);
	}
	const { narrowed } = filter;
	if (narrowed?.unowned) query = query.where('owner_id', 'is', null);
	if (narrowed?.priority) query = query.where('priority', '=', narrowed.priority);
	if (narrowed?.touchpoint) query = query.where('touchpoint', '=', narrowed.touchpoint);
	if (narrowed?.search) query = query.where(holds(narrowed.search));
	// SQLite puts nulls first and PostgreSQL last: cases without a clock come last on both.
	query = query
		.orderBy((eb) => eb.case().when('resolution_due_at', 'is', null).then(1).else(0).end())
		.orderBy('resolution_due_at')
		.orderBy('case_id');
	if (filter.limit !== null) query = query.limit(filter.limit);
	return await query.execute();
}

/** Cases with the words in what people call them by. */
function holds(search: string) {
	const escaped = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
	// SQLite knows the small letters of ASCII alone: others are found as they are written.
	const like = (column: string) =>
		sql<boolean>`(lower(${sql.ref(column)}) like ${escaped.toLowerCase()} escape '\\'
			or ${sql.ref(column)} like ${escaped} escape '\\')`;
	return sql<SqlBool>`(${sql.join(
		[
			...['subject_title', 'subject_id', 'case_id'].map((column) => like(`case_file.${column}`)),
			// By the customer of each case: those of a workspace are many more.
			sql`exists (select 1 from customer where customer.workspace_id = case_file.workspace_id
				and customer.customer_id = case_file.customer_id and ${like('customer.name')})`,
		],
		sql` or `,
	)})`;
}

/** So many touchpoints fit into a list to choose from. */
const mostTouchpoints = 50;

/** The touchpoints of the open cases of a team, by name. */
export async function openTouchpoints(
	db: Db,
	workspace: string,
	{ team, test }: Pick<CaseFilter, 'team' | 'test'>,
): Promise<string[]> {
	let query = db
		.selectFrom('case_file')
		.select('touchpoint')
		.distinct()
		.where('workspace_id', '=', workspace)
		.where('test', '=', test ? 1 : 0)
		.where(isWorkedOn)
		.where('touchpoint', 'is not', null);
	if (team !== null) query = query.where(await isOfTeam(db, workspace, team));
	const found = await query.orderBy('touchpoint').limit(mostTouchpoints).execute();
	return found.flatMap(({ touchpoint }) => (touchpoint === null ? [] : [touchpoint]));
}

/** What was answered: the score, and the beginning of the comment. */
export type CaseScore = { value: number; max: number; level: Level; comment: string | null };

/** Characters of a comment that a list shows. */
const commentStart = 200;

/** What a list says of a case besides its own row. */
export type CaseNames = {
	/** By customer. */
	names: Map<string, string | null>;
	/** By response. */
	scores: Map<string, CaseScore>;
};

/** Whom the cases are about, and what was answered. */
export async function caseNames(
	db: Db,
	workspace: string,
	rows: readonly CaseRow[],
): Promise<CaseNames> {
	const present = (ids: Array<string | null>) => [...new Set(ids.filter((id) => id !== null))];
	const customers = present(rows.map((row) => row.customer_id));
	const responses = present(rows.map((row) => row.response_id));
	const names: CaseNames['names'] = new Map();
	const scores: CaseNames['scores'] = new Map();
	if (customers.length > 0) {
		const found = await db
			.selectFrom('customer')
			.select(['customer_id', 'name'])
			.where('workspace_id', '=', workspace)
			.where('customer_id', 'in', customers)
			.execute();
		for (const one of found) names.set(one.customer_id, one.name);
	}
	if (responses.length > 0) {
		const found = await db
			.selectFrom('response')
			.select((eb) => [
				'response_id',
				'value',
				'scale_max',
				'level',
				eb
					.fn<string | null>('substr', ['comment', sql.lit(1), sql.lit(commentStart)])
					.as('comment'),
			])
			.where('workspace_id', '=', workspace)
			.where('response_id', 'in', responses)
			.execute();
		for (const { response_id: id, scale_max: max, value, level, comment } of found) {
			scores.set(id, { value, max, level, comment });
		}
	}
	return { names, scores };
}
