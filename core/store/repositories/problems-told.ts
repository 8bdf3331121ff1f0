import { sql } from 'kysely';

import type { Db, Store, Tx } from '../store';
import type { ToldAs } from '../tables/problem';
import type { ProblemRow } from './problems';

type Named = Pick<ProblemRow, 'problem_id'>;

/** Which answers those gave who are told: of one survey or all, within a time (epoch ms, `until` no more). */
export type AnsweredIn = { surveyKey: string | null; from: number; until: number };

/**
 * Customers who answered in a time and have not been told of a problem, by mail or as one who reported it; those
 * who answered first come first. Tests, erased ones and answers about whether a case is solved are not among them.
 */
export async function answerersToTell(
	tx: Tx,
	workspace: string,
	{ problem_id: problemId }: Named,
	{ surveyKey, from, until }: AnsweredIn,
	limit: number,
): Promise<string[]> {
	const told = toldCustomers(workspace, problemId);
	let query = tx
		.selectFrom('response')
		.innerJoin('customer', (join) =>
			join
				.onRef('customer.workspace_id', '=', 'response.workspace_id')
				.onRef('customer.customer_id', '=', 'response.customer_id'),
		)
		.select(['response.customer_id', ({ fn }) => fn.min('response.answered_at').as('first')])
		.where('response.workspace_id', '=', workspace)
		.where('response.test', '=', 0)
		.where('response.purpose', '!=', 'verification')
		.where('response.answered_at', '>=', from)
		.where('response.answered_at', '<', until)
		.where(sql<boolean>`response.customer_id not in (${told})`);
	if (surveyKey !== null) query = query.where('response.survey_key', '=', surveyKey);
	const rows = await query
		.groupBy('response.customer_id')
		.orderBy('first')
		.orderBy('response.customer_id')
		.limit(limit)
		.execute();
	return rows.flatMap(({ customer_id: id }) => id ?? []);
}

/** Those who were told, as whoever answered or as whoever reported it. */
const toldCustomers = (workspace: string, problemId: string) => sql`
	select customer_id from problem_told
		where workspace_id = ${workspace} and problem_id = ${problemId}
	union all
	select case_file.customer_id from problem_link join case_file
			on case_file.workspace_id = problem_link.workspace_id and case_file.case_id = problem_link.ref
		where problem_link.workspace_id = ${workspace} and problem_link.problem_id = ${problemId}
			and problem_link.kind = 'case' and problem_link.told_at is not null
			and case_file.customer_id is not null`;

/** Somebody who was told of a problem. */
export type Told = {
	/** Names the telling for good: it stays where a merge moves the customer. */
	id: string;
	customerId: string;
	as: ToldAs;
	by: string | null;
	/** Epoch ms. */
	at: number;
	/** Whether a message to them was taken over. */
	taken: boolean;
};

/** Everybody who was told of a problem, as whoever reported it or as whoever answered. */
export async function toldOf(
	tx: Tx,
	workspace: string,
	{ problem_id: problemId }: Named,
): Promise<Told[]> {
	const rows = await tx
		.selectFrom('problem_told')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('problem_id', '=', problemId)
		.orderBy('told_at')
		.orderBy('told_id')
		.execute();
	return rows.map((row) => ({
		id: row.told_id,
		customerId: row.customer_id,
		as: row.told_as,
		by: row.told_by,
		at: row.told_at,
		taken: row.taken_at !== null,
	}));
}

/** Rows of one statement. */
const atOnce = 200;

/** What names the telling of somebody who is told of a problem now. */
export const toldId = (problemId: string, customerId: string): string =>
	`${problemId}:${customerId}`;

/** Notes that customers were told; the same is noted once. */
export async function noteTelling(
	tx: Tx,
	workspace: string,
	{ problem_id: problemId }: Named,
	told: { customerIds: readonly string[]; as: ToldAs; by: string; at: number },
): Promise<void> {
	const { customerIds, as, by, at } = told;
	for (let from = 0; from < customerIds.length; from += atOnce) {
		await tx
			.insertInto('problem_told')
			.values(
				customerIds.slice(from, from + atOnce).map((customerId) => ({
					workspace_id: workspace,
					told_id: toldId(problemId, customerId),
					problem_id: problemId,
					customer_id: customerId,
					told_at: at,
					told_as: as,
					told_by: by,
					taken_at: null,
				})),
			)
			.onConflict((c) => c.doNothing())
			.execute();
	}
}

/** Notes that a message to somebody who was told was taken over: they are given no more. */
export async function noteTaken(
	db: Db | Tx,
	workspace: string,
	id: string,
	at: number,
): Promise<void> {
	await db
		.updateTable('problem_told')
		.set({ taken_at: at })
		.where('workspace_id', '=', workspace)
		.where('told_id', '=', id)
		.where('taken_at', 'is', null)
		.execute();
}

/** Problems that are done and have words for everybody, those that were done last first; no tests. */
export async function publicProblems(
	db: Db | Tx,
	workspace: string,
	{ surveyKey, limit }: { surveyKey: string | null; limit: number },
): Promise<ProblemRow[]> {
	let query = db
		.selectFrom('problem')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('test', '=', 0)
		.where('state', 'in', ['done', 'shown_to_work'])
		.where('public_texts', 'is not', null);
	if (surveyKey !== null) {
		// What belongs to no survey belongs to all of them.
		query = query.where((eb) =>
			eb.or([eb('survey_key', '=', surveyKey), eb('survey_key', 'is', null)]),
		);
	}
	return await query.orderBy('done_at', 'desc').orderBy('problem_id').limit(limit).execute();
}

/** How many people's cases hang on each of some problems: a case without a customer is somebody's, too. */
export async function countReporters(
	db: Db | Tx,
	workspace: string,
	problemIds: readonly string[],
): Promise<Map<string, number>> {
	if (problemIds.length === 0) return new Map();
	const rows = await db
		.selectFrom('problem_link')
		.innerJoin('case_file', (join) =>
			join
				.onRef('case_file.workspace_id', '=', 'problem_link.workspace_id')
				.onRef('case_file.case_id', '=', 'problem_link.ref'),
		)
		.select([
			'problem_link.problem_id',
			sql<number>`count(distinct coalesce(case_file.customer_id, case_file.case_id))`.as('n'),
		])
		.where('problem_link.workspace_id', '=', workspace)
		.where('problem_link.problem_id', 'in', [...problemIds])
		.where('problem_link.kind', '=', 'case')
		.where('case_file.test', '=', 0)
		.groupBy('problem_link.problem_id')
		.execute();
	return new Map(rows.map(({ problem_id: id, n }) => [id, Number(n)]));
}

/** Names that are looked for in one text at most. */
const mostNames = 200;

/**
 * Names of customers that stand in a text, whole and in any letter case; all customers are looked through, beside
 * the event loop. SQLite changes the case of ASCII alone, so what is large and what is small are both looked for.
 *
 * @param text of one width (NFKC), with single spaces
 */
export async function customerNamesIn(
	store: Store,
	workspace: string,
	text: string,
): Promise<string[]> {
	const [small, large] = [text.toLowerCase(), text.toUpperCase()];
	const position = (written: string, name: string) =>
		store.dialect === 'sqlite'
			? sql`instr(${written}, ${sql.raw(name)}) > 0`
			: sql`strpos(${written}, ${sql.raw(name)}) > 0`;
	// The longest first: among a million customers some are called by a syllable that stands in any text.
	const query = sql<{ name: string }>`select name from customer
		where workspace_id = ${workspace} and name is not null and length(name) > 1
			and (${position(text, 'name')} or ${position(small, 'lower(name)')}
				or ${position(large, 'upper(name)')})
		group by name order by length(name) desc, name limit ${mostNames}`;
	const rows = await store.analyse({ compile: () => query.compile(store.db) });
	return rows.map(({ name }) => name);
}

/** What the customers of a problem's cases are called and have written, newest case first. */
export async function reportedBy(
	db: Db | Tx,
	workspace: string,
	problemId: string,
): Promise<Array<{ name: string | null; comment: string | null }>> {
	return await db
		.selectFrom('problem_link')
		.innerJoin('case_file', (join) =>
			join
				.onRef('case_file.workspace_id', '=', 'problem_link.workspace_id')
				.onRef('case_file.case_id', '=', 'problem_link.ref'),
		)
		.leftJoin('customer', (join) =>
			join
				.onRef('customer.workspace_id', '=', 'case_file.workspace_id')
				.onRef('customer.customer_id', '=', 'case_file.customer_id'),
		)
		.leftJoin('response', (join) =>
			join
				.onRef('response.workspace_id', '=', 'case_file.workspace_id')
				.onRef('response.response_id', '=', 'case_file.response_id'),
		)
		.select(['customer.name', 'response.comment'])
		.where('problem_link.workspace_id', '=', workspace)
		.where('problem_link.problem_id', '=', problemId)
		.where('problem_link.kind', '=', 'case')
		.orderBy('case_file.opened_at', 'desc')
		.orderBy('case_file.case_id')
		.limit(mostReporters)
		.execute();
}

const mostReporters = 2_000;
