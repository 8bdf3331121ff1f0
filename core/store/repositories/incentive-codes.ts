import { type RawBuilder, sql } from 'kysely';

import type { Db, DialectName, Store, Tx } from '../store';
import type { DueRow } from './due';

/** Whom a code is given to. */
export type CodeClaim = {
	surveyKey: string;
	responseId: string;
	/** Fingerprint of an address that gets one code of the survey; `null` = the answer alone counts. */
	receiver: string | null;
	/** Epoch ms. */
	at: number;
};

/** Step of the due work that mails a code. Each is planned once for an answer. */
export const incentiveSteps = ['partial', 'completed', 'waiting'] as const;
export type IncentiveStep = (typeof incentiveSteps)[number];

/** The key of that work. */
export const incentiveKey = (responseId: string, step: IncentiveStep): string =>
	`${responseId}:${step}`;

/** The texts of a list in JSON as rows: one parameter, however many there are. */
const rowsOf: Record<DialectName, (json: string) => RawBuilder<unknown>> = {
	sqlite: (json) => sql`json_each(${json})`,
	postgres: (json) => sql`json_array_elements_text(cast(${json} as json))`,
};

/** Puts codes into a survey's list; those that any list has already stay as they are. */
export async function insertCodes(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	about: { surveyKey: string; at: number; codes: readonly string[] },
): Promise<Set<string>> {
	const list = rowsOf[dialect](JSON.stringify(about.codes));
	const { rows } = await sql<{ code: string }>`
		insert into incentive_code (workspace_id, code, survey_key, added_at)
		select ${workspace}, one.value, ${about.surveyKey}, cast(${about.at} as bigint)
		from ${list} as one where true
		on conflict (workspace_id, code) do nothing returning code`.execute(tx);
	return new Set(rows.map(({ code }) => code));
}

/** Which survey's list these codes are in. */
export async function surveysOfCodes(
	tx: Tx,
	workspace: string,
	codes: readonly string[],
): Promise<Map<string, string>> {
	if (codes.length === 0) return new Map();
	const rows = await tx
		.selectFrom('incentive_code')
		.select(['code', 'survey_key'])
		.where('workspace_id', '=', workspace)
		.where('code', 'in', [...codes])
		.execute();
	return new Map(rows.map((row) => [row.code, row.survey_key]));
}

/**
 * The write that gives a free code, the one that was added first, to an answer that has none. Others who
 * do the same at once take the next ones. Nothing is written where none is left, or where the receiver
 * has one.
 */
export function claimCodeQuery(
	db: Db | Tx,
	dialect: DialectName,
	workspace: string,
	claim: CodeClaim,
) {
	const ofSurvey = freeCodes(db, workspace, claim.surveyKey)
		.orderBy('added_at')
		.orderBy('code')
		.limit(1);
	const free = dialect === 'postgres' ? ofSurvey.forUpdate().skipLocked() : ofSurvey;
	return db
		.updateTable('incentive_code')
		.set({ response_id: claim.responseId, receiver: claim.receiver, given_at: claim.at })
		.where('workspace_id', '=', workspace)
		.where('code', '=', free)
		.where(({ not, exists }) =>
			not(
				exists(
					givenCodes(db, workspace).where((given) =>
						given.or([
							given('response_id', '=', claim.responseId),
							given.and([
								given('survey_key', '=', claim.surveyKey),
								given('receiver', '=', claim.receiver),
							]),
						]),
					),
				),
			),
		);
}

const givenCodes = (db: Db | Tx, workspace: string) =>
	db.selectFrom('incentive_code').select('code').where('workspace_id', '=', workspace);

/** The codes of a survey that nobody has yet. */
const freeCodes = (db: Db | Tx, workspace: string, surveyKey: string) =>
	db
		.selectFrom('incentive_code')
		.select('code')
		.where('workspace_id', '=', workspace)
		.where('survey_key', '=', surveyKey)
		.where('response_id', 'is', null);

/** Whether a survey has a code that nobody has yet. */
export async function hasCode(db: Db | Tx, workspace: string, surveyKey: string): Promise<boolean> {
	return (await freeCodes(db, workspace, surveyKey).limit(1).executeTakeFirst()) !== undefined;
}

/** Gives an answer its code, if it has none; see {@link claimCodeQuery}. */
export async function claimCode(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	claim: CodeClaim,
): Promise<void> {
	await claimCodeQuery(tx, dialect, workspace, claim).execute();
}

/** The code that an answer was given. */
export async function codeOfResponse(
	db: Db | Tx,
	workspace: string,
	responseId: string,
): Promise<string | null> {
	const row = await givenCodes(db, workspace)
		.where('response_id', '=', responseId)
		.executeTakeFirst();
	return row?.code ?? null;
}

/** Whether an address has got a code of a survey. */
export async function hasReceived(
	tx: Tx,
	workspace: string,
	surveyKey: string,
	receiver: string,
): Promise<boolean> {
	const row = await givenCodes(tx, workspace)
		.where('survey_key', '=', surveyKey)
		.where('receiver', '=', receiver)
		.executeTakeFirst();
	return row !== undefined;
}

/** How many codes a survey's list has, and how many of them nobody has yet. */
export type CodeCount = { surveyKey: string; left: number; all: number };

/** The lists of a workspace. */
export async function countCodes(store: Store, workspace: string): Promise<CodeCount[]> {
	const rows = await store.analyse(
		store.db
			.selectFrom('incentive_code')
			.select(({ fn }) => [
				'survey_key',
				fn.countAll<number>().as('every'),
				fn.count<number>('response_id').as('given'),
			])
			.where('workspace_id', '=', workspace)
			.groupBy('survey_key')
			.orderBy('survey_key'),
	);
	return rows.map(({ survey_key: surveyKey, every, given }) => ({
		surveyKey,
		left: Number(every) - Number(given),
		all: Number(every),
	}));
}

/** Due work of answers that wait for a code. */
const waitingWork = (db: Db | Tx, workspace: string) =>
	db
		.selectFrom('due')
		.where('workspace_id', '=', workspace)
		.where('kind', '=', 'incentive')
		.where('ref_key', '=', sql<string>`ref_id || ':waiting'`)
		.where('state', '=', 'pending')
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('incentive_code')
						.select('code')
						.whereRef('incentive_code.workspace_id', '=', 'due.workspace_id')
						.whereRef('incentive_code.response_id', '=', 'due.ref_id'),
				),
			),
		);

/** Answers that wait for a code to be added, the first ones first. */
export async function answersWaitingForCode(
	tx: Tx,
	workspace: string,
	surveyKey: string,
	most: number,
): Promise<DueRow[]> {
	return await waitingWork(tx, workspace)
		.selectAll()
		.where('scope', '=', surveyKey)
		.orderBy('created_at')
		.orderBy('due_id')
		.limit(most)
		.execute();
}

/** How many answers wait for a code, by their survey. */
export async function countWaitingForCode(
	store: Store,
	workspace: string,
): Promise<Map<string, number>> {
	const rows = await store.analyse(
		waitingWork(store.db, workspace)
			.select(({ fn }) => ['scope', fn.countAll<number>().as('n')])
			.groupBy('scope'),
	);
	return new Map(rows.map(({ scope, n }) => [scope, Number(n)]));
}
