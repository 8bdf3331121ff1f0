import { type RawBuilder, sql } from 'kysely';

import { type Difficulty, type ProblemLink, type ProblemState } from '../../model/problem';
import type { ProblemTable } from '../tables/problem';
import type { Db, Store, Tx } from '../store';
import { isWorkedOn } from '../worked-on';
import { isOnScale } from './on-scale';

export type ProblemRow = ProblemTable;

/**
 * Stores a problem, or finds the one that was made of the same before.
 *
 * @returns the row as it is stored
 */
export async function insertProblem(
	tx: Tx,
	row: ProblemRow,
): Promise<{ row: ProblemRow; inserted: boolean }> {
	const inserted = await tx
		.insertInto('problem')
		.values(row)
		.onConflict((c) => c.columns(['workspace_id', 'origin', 'origin_ref']).doNothing())
		.returningAll()
		.executeTakeFirst();
	if (inserted) return { row: inserted, inserted: true };
	const known = await tx
		.selectFrom('problem')
		.selectAll()
		.where('workspace_id', '=', row.workspace_id)
		.where('origin', '=', row.origin)
		.where('origin_ref', '=', row.origin_ref)
		.executeTakeFirstOrThrow();
	return { row: known, inserted: false };
}

export async function findProblem(
	db: Db | Tx,
	workspace: string,
	problemId: string,
): Promise<ProblemRow | undefined> {
	return await db
		.selectFrom('problem')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('problem_id', '=', problemId)
		.executeTakeFirst();
}

/** The same, held until the transaction ends. */
export async function holdProblem(
	tx: Tx,
	dialect: Store['dialect'],
	workspace: string,
	problemId: string,
): Promise<ProblemRow | undefined> {
	const asked = tx
		.selectFrom('problem')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('problem_id', '=', problemId);
	// SQLite holds the write lock already.
	return await (dialect === 'sqlite' ? asked : asked.forUpdate()).executeTakeFirst();
}

export async function updateProblem(
	tx: Tx,
	workspace: string,
	problemId: string,
	change: Partial<ProblemRow>,
): Promise<void> {
	await tx
		.updateTable('problem')
		.set(change)
		.where('workspace_id', '=', workspace)
		.where('problem_id', '=', problemId)
		.execute();
}

export type ProblemFilter = {
	states: readonly ProblemState[] | null;
	ownerId: string | null;
	/** Not done, and due before this moment. */
	dueBefore: number | null;
	/** `'unknown'` = no difficulty was said. */
	difficulties: ReadonlyArray<Difficulty | 'unknown'> | null;
	limit: number | null;
	test: boolean;
};

/** Problems, what is expected to move the score most first. */
export async function listProblems(
	db: Db | Tx,
	workspace: string,
	{ states, ownerId, dueBefore, difficulties, limit, test }: ProblemFilter,
): Promise<ProblemRow[]> {
	let query = db
		.selectFrom('problem')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('test', '=', test ? 1 : 0);
	if (states !== null) query = query.where('state', 'in', [...states]);
	if (ownerId !== null) query = query.where('owner_id', '=', ownerId);
	if (dueBefore !== null) {
		query = query
			.where('due_at', '<', dueBefore)
			.where('state', 'in', ['seen', 'planned', 'being_done']);
	}
	if (difficulties !== null) {
		const said = difficulties.filter((one): one is Difficulty => one !== 'unknown');
		const unsaid = difficulties.length > said.length;
		query = query.where((eb) =>
			eb.or([
				...(said.length > 0 ? [eb('difficulty', 'in', said)] : []),
				...(unsaid ? [eb('difficulty', 'is', null)] : []),
				eb.lit(false),
			]),
		);
	}
	query = query
		.orderBy(sql`coalesce(influence, -1)`, 'desc')
		.orderBy('created_at')
		.orderBy('problem_id');
	return await (limit === null ? query : query.limit(limit)).execute();
}

/** Whether somebody has a problem that is not done. */
export async function ownsProblem(
	db: Db | Tx,
	workspace: string,
	personId: string,
): Promise<boolean> {
	const found = await db
		.selectFrom('problem')
		.select('problem_id')
		.where('workspace_id', '=', workspace)
		.where('owner_id', '=', personId)
		.where('test', '=', 0)
		.where('state', 'in', ['seen', 'planned', 'being_done'])
		.limit(1)
		.executeTakeFirst();
	return found !== undefined;
}

/** Ties something to a problem; the same is tied once. */
export async function linkProblem(
	tx: Tx,
	link: { workspace_id: string; problem_id: string; kind: ProblemLink; ref: string; at: number },
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('problem_link')
		.values({ ...link, told_at: null })
		.onConflict((c) => c.columns(['workspace_id', 'problem_id', 'kind', 'ref']).doNothing())
		.executeTakeFirst();
	return Number(numInsertedOrUpdatedRows ?? 0) > 0;
}

/** How much hangs on problems, by problem and kind. */
export async function countLinks(
	db: Db | Tx,
	workspace: string,
	problemIds: readonly string[],
): Promise<Map<string, Partial<Record<ProblemLink, number>>>> {
	if (problemIds.length === 0) return new Map();
	const rows = await db
		.selectFrom('problem_link')
		.select(({ fn }) => ['problem_id', 'kind', fn.countAll<number>().as('n')])
		.where('workspace_id', '=', workspace)
		.where('problem_id', 'in', [...problemIds])
		.groupBy(['problem_id', 'kind'])
		.execute();
	const counts = new Map<string, Partial<Record<ProblemLink, number>>>();
	for (const { problem_id: id, kind, n } of rows) {
		counts.set(id, { ...counts.get(id), [kind]: Number(n) });
	}
	return counts;
}

/**
 * Ties the cases of a root cause to its problem: those that were opened since then, and not after it was done.
 * A later one was not mended by it.
 */
export async function linkCasesOfCause(
	tx: Tx,
	{ workspace_id: workspace, problem_id: problemId, done_at: doneAt }: ProblemRow,
	{ cause, since, at }: { cause: string; since: number; at: number },
): Promise<void> {
	await sql`insert into problem_link (workspace_id, problem_id, kind, ref, at, told_at)
		select workspace_id, cast(${problemId} as text), 'case', case_id, cast(${at} as bigint),
			null from case_file
		where workspace_id = ${workspace} and root_cause = ${cause} and test = 0
			and opened_at >= ${since} and opened_at <= ${doneAt ?? at}
		on conflict (workspace_id, problem_id, kind, ref) do nothing`.execute(tx);
}

/** A case whose customer is told that what they reported was mended. */
export type Reporter = { caseId: string; customerId: string; told: boolean };

/** Who reported a problem: the customers of its cases, those who wait longest first. Cases that are tests are a test's. */
export async function reportersOf(
	db: Db | Tx,
	workspace: string,
	{ problem_id: problemId, test }: Pick<ProblemRow, 'problem_id' | 'test'>,
): Promise<Reporter[]> {
	const rows = await db
		.selectFrom('problem_link')
		.innerJoin('case_file', (join) =>
			join
				.onRef('case_file.workspace_id', '=', 'problem_link.workspace_id')
				.onRef('case_file.case_id', '=', 'problem_link.ref'),
		)
		.select(['case_file.case_id', 'case_file.customer_id', 'problem_link.told_at'])
		.where('problem_link.workspace_id', '=', workspace)
		.where('problem_link.problem_id', '=', problemId)
		.where('problem_link.kind', '=', 'case')
		.where('case_file.customer_id', 'is not', null)
		.where('case_file.test', '<=', test)
		.orderBy('case_file.opened_at')
		.orderBy('case_file.case_id')
		.execute();
	return rows.flatMap(({ case_id: caseId, customer_id: customerId, told_at: toldAt }) =>
		customerId === null ? [] : [{ caseId, customerId, told: toldAt !== null }],
	);
}

/** Rows of one statement: databases take so many values at most. */
const toldAtOnce = 500;

/** Notes that the customers of cases were told. */
export async function noteTold(
	tx: Tx,
	workspace: string,
	{ problemId, caseIds, at }: { problemId: string; caseIds: readonly string[]; at: number },
): Promise<void> {
	for (let from = 0; from < caseIds.length; from += toldAtOnce) {
		await tx
			.updateTable('problem_link')
			.set({ told_at: at })
			.where('workspace_id', '=', workspace)
			.where('problem_id', '=', problemId)
			.where('kind', '=', 'case')
			.where('ref', 'in', caseIds.slice(from, from + toldAtOnce))
			.execute();
	}
}

/** So many cases of a cause. */
export type CauseCount = { cause: string; cases: number; problemId: string | null };

/** The root causes of the cases of a time, the commonest first, with the problem that was made of each. */
export async function countCauses(
	store: Store,
	workspace: string,
	{ from, until }: { from: number; until: number },
): Promise<CauseCount[]> {
	const query = store.db
		.selectFrom('case_file')
		.leftJoin('problem', (join) =>
			join
				.onRef('problem.workspace_id', '=', 'case_file.workspace_id')
				.on('problem.origin', '=', 'root_cause')
				.onRef('problem.origin_ref', '=', 'case_file.root_cause'),
		)
		.select(({ fn }) => [
			'case_file.root_cause as cause',
			'problem.problem_id as problem',
			fn.countAll<number>().as('n'),
		])
		.where('case_file.workspace_id', '=', workspace)
		.where('case_file.test', '=', 0)
		.where('case_file.root_cause', 'is not', null)
		.where('case_file.opened_at', '>=', from)
		.where('case_file.opened_at', '<', until)
		.groupBy(['case_file.root_cause', 'problem.problem_id'])
		.orderBy('n', 'desc')
		.orderBy('case_file.root_cause');
	const rows = await store.analyse(query);
	return rows.map(({ cause, problem, n }) => ({
		cause: cause ?? '',
		cases: Number(n),
		problemId: problem ?? null,
	}));
}

/**
 * Answers of a time, those of them in which the problem was, and those whose case has no root cause yet.
 *
 * @returns `surveys`: the first and the last key of those that were answered; more than one are not compared
 */
export async function countAnswersWith(
	store: Store,
	workspace: string,
	about: { cause: string | null; surveyKey: string | null; from: number; until: number },
): Promise<{ x: number; n: number; unnamed: number; surveys: string[] }> {
	const { cause, surveyKey, from, until } = about;
	const withCase = (which: RawBuilder<unknown>) =>
		sql<number>`sum(case when exists (select 1 from case_file
			where case_file.workspace_id = response.workspace_id
				and case_file.response_id = response.response_id and ${which}) then 1 else 0 end)`;
	const has =
		cause === null
			? sql<number>`sum(case when level = 'low' then 1 else 0 end)`
			: withCase(sql`root_cause = ${cause}`);
	const unnamed =
		cause === null ? sql<number>`0` : withCase(sql`root_cause is null and ${isWorkedOn}`);
	let query = store.db
		.selectFrom('response')
		.select(({ fn }) => [
			fn.countAll<number>().as('n'),
			has.as('x'),
			unnamed.as('unnamed'),
			fn.min('survey_key').as('first'),
			fn.max('survey_key').as('last'),
		])
		.where('workspace_id', '=', workspace)
		.where('test', '=', 0)
		.where('purpose', '!=', 'verification')
		.where('answered_at', '>=', from)
		.where('answered_at', '<', until)
		.where(isOnScale);
	if (surveyKey !== null) query = query.where('survey_key', '=', surveyKey);
	const [row] = await store.analyse(query);
	return {
		x: Number(row?.x ?? 0),
		n: Number(row?.n ?? 0),
		unnamed: Number(row?.unnamed ?? 0),
		surveys: [row?.first, row?.last].flatMap((key) => key ?? []),
	};
}
