import { sql } from 'kysely';

import { beginOfMonth } from '../../calendar/month';
import { newId } from '../../model/id';
import type { ResponseTable } from '../schema';
import type { Tx } from '../store';
import { noteForgottenAnswers } from './forgotten-answers';
import { dropMentions } from './mentions';

/** So many answers of a month, a survey and a segment have to be there for the segment to stay. */
export const fewestInGroup = 5;

/** Answers that are treated in one statement. */
const atOnce = 100;

type Asked = Pick<
	ResponseTable,
	'response_id' | 'survey_key' | 'segment' | 'answered_at' | 'level' | 'completed_at' | 'test'
>;

/**
 * What becomes of each column of an answer that is nobody's any more. `kept` says nothing of whom it was;
 * a test holds this against the table.
 */
export const anonymousResponse = {
	workspace_id: 'kept',
	response_id: 'another',
	invitation_id: 'gone',
	source: 'gone',
	external_id: 'gone',
	event_id: 'gone',
	survey_key: 'kept',
	survey_version: 'gone',
	metric: 'kept',
	purpose: 'kept',
	customer_id: 'gone',
	owner: 'gone',
	subject_source: 'gone',
	subject_type: 'gone',
	subject_id: 'gone',
	subject_title: 'gone',
	cycle: 'another',
	touchpoint: 'gone',
	segment: 'if many share it',
	state: 'kept',
	value: 'kept',
	scale_min: 'kept',
	scale_max: 'kept',
	direction: 'kept',
	percent: 'kept',
	band: 'kept',
	level: 'kept',
	high_from: 'kept',
	comment: 'gone',
	tags: 'gone',
	answers: 'gone',
	item_set: 'kept',
	items: 'kept',
	language: 'gone',
	answered_at: 'its month',
	completed_at: 'its month',
	updated_at: 'its month',
	handed_over: 'another',
	told_levels: 'another',
	test: 'kept',
} as const satisfies Record<
	keyof ResponseTable,
	'kept' | 'gone' | 'another' | 'its month' | 'if many share it'
>;

/**
 * Leaves of answers what says nothing of anybody: the score, its survey and month, and the segment where
 * enough answers of that month and survey share it. They get another id, and stay where reports count
 * them. Tests, which count nowhere, are removed. What hangs on an answer (its case, its invitation, what is
 * planned for it) is the caller's to remove. What came from elsewhere is not taken in again.
 *
 * @param timeZone of the workspace, in which months begin
 */
export async function anonymiseResponses(
	tx: Tx,
	workspace: string,
	responseIds: readonly string[],
	{ timeZone }: { timeZone: string },
): Promise<{ anonymised: number; removed: number }> {
	const done = { anonymised: 0, removed: 0 };
	for (let at = 0; at < responseIds.length; at += atOnce) {
		const ids = responseIds.slice(at, at + atOnce);
		const rows = await responsesNamed(tx, workspace, ids);
		await forgetReceivers(tx, workspace, ids, timeZone);
		await noteForgottenAnswers(tx, workspace, ids);
		await dropMentions(tx, workspace, 'response', ids);
		const tests = rows.filter(({ test }) => test === 1).map((row) => row.response_id);
		const real = rows.filter(({ test }) => test === 0);
		await removeTests(tx, workspace, tests);
		await leaveScores(tx, workspace, real, timeZone);
		done.anonymised += real.length;
		done.removed += tests.length;
	}
	return done;
}

async function responsesNamed(tx: Tx, workspace: string, ids: readonly string[]): Promise<Asked[]> {
	return await tx
		.selectFrom('response')
		.select([
			'response_id',
			'survey_key',
			'segment',
			'answered_at',
			'level',
			'completed_at',
			'test',
		])
		.where('workspace_id', '=', workspace)
		.where('response_id', 'in', [...ids])
		.execute();
}

async function removeTests(tx: Tx, workspace: string, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await tx
		.deleteFrom('response')
		.where('workspace_id', '=', workspace)
		.where('response_id', 'in', [...ids])
		.execute();
}

async function leaveScores(
	tx: Tx,
	workspace: string,
	rows: readonly Asked[],
	timeZone: string,
): Promise<void> {
	if (rows.length === 0) return;
	const shared = await sharedSegments(tx, workspace, rows, timeZone);
	const left = rows.map((row) => {
		const month = beginOfMonth(timeZone, row.answered_at);
		const segment = shared.has(groupOf(row, timeZone)) ? row.segment : null;
		return sql`(${row.response_id}, ${newId('rsp')}, ${segment}, ${String(month)})`;
	});
	await sql`update response set
			response_id = left_over.column2, segment = left_over.column3,
			answered_at = cast(left_over.column4 as bigint),
			updated_at = cast(left_over.column4 as bigint),
			completed_at = case when completed_at is null then null
				else cast(left_over.column4 as bigint) end,
			invitation_id = null, source = null, external_id = null, event_id = null,
			survey_version = null, customer_id = null, owner = null, subject_source = null,
			subject_type = null, subject_id = null, subject_title = null, cycle = 0,
			touchpoint = null, comment = null, tags = '[]',
			answers = '{"content":{},"list":[]}', language = null, handed_over = 1,
			told_levels = level
		from (values ${sql.join(left)}) as left_over
		where response.workspace_id = ${workspace}
			and response.response_id = left_over.column1`.execute(tx);
}

const groupOf = (row: Asked, timeZone: string): string =>
	JSON.stringify([row.survey_key, row.segment, beginOfMonth(timeZone, row.answered_at)]);

/** The groups that have enough answers; counted no further than that. */
async function sharedSegments(
	tx: Tx,
	workspace: string,
	rows: readonly Asked[],
	timeZone: string,
): Promise<Set<string>> {
	const shared = new Set<string>();
	const groups = new Map(rows.map((row) => [groupOf(row, timeZone), row]));
	for (const [group, row] of groups) {
		if (row.segment === null) continue;
		const from = beginOfMonth(timeZone, row.answered_at);
		const until = beginOfMonth(timeZone, from + 45 * 86_400_000);
		const { rows: found } = await sql`select 1 from response
			where workspace_id = ${workspace} and survey_key = ${row.survey_key}
				and segment = ${row.segment} and answered_at >= ${from} and answered_at < ${until}
				and test = 0
			limit ${fewestInGroup}`.execute(tx);
		if (found.length === fewestInGroup) shared.add(group);
	}
	return shared;
}

/** That a code was given stays, or somebody would get it again; to whom and for what does not. */
async function forgetReceivers(
	tx: Tx,
	workspace: string,
	ids: readonly string[],
	timeZone: string,
): Promise<void> {
	const codes = await tx
		.selectFrom('incentive_code')
		.select(['code', 'given_at'])
		.where('workspace_id', '=', workspace)
		.where('response_id', 'in', [...ids])
		.execute();
	for (const { code, given_at: at } of codes) {
		const month = at === null ? null : beginOfMonth(timeZone, at);
		await tx
			.updateTable('incentive_code')
			.set({ response_id: newId('rsp'), receiver: null, given_at: month })
			.where('workspace_id', '=', workspace)
			.where('code', '=', code)
			.execute();
	}
}
