import { sql } from 'kysely';

import { isObject } from '../../model/json';
import type { Tx } from '../store';
import { noOpenCase } from './answers';
import type { RetainedKind } from './retained';
import { nothingPlanned } from './rows';

/** What customers wrote beside their score. What they typed in questions of a survey's own goes with the answer. */
export const comments: RetainedKind = {
	key: 'comments',
	table: 'response',
	id: 'response_id',
	at: 'answered_at',
	tables: [],
	may: () =>
		sql`comment is not null and ${nothingPlanned('response', 'response_id')} and ${noOpenCase}`,
	// The answers in full have the comment, too. Where it named somebody else stays noted: that is of no use to anybody, and does no harm.
	end: async (tx, { workspace }, ids) => {
		const rows = await tx
			.selectFrom('response')
			.select(['response_id', 'answers'])
			.where('workspace_id', '=', workspace)
			.where('response_id', 'in', [...ids])
			.execute();
		for (const { response_id: id, answers } of rows) {
			await tx
				.updateTable('response')
				.set({ comment: null, answers: withoutComment(answers) })
				.where('workspace_id', '=', workspace)
				.where('response_id', '=', id)
				.execute();
		}
		await forgetInCases(tx, workspace, ids);
	},
};

/** The history of a case that has ended has what the customer added. */
async function forgetInCases(tx: Tx, workspace: string, ids: readonly string[]): Promise<void> {
	const steps = await tx
		.selectFrom('case_step')
		.innerJoin('case_file', (join) =>
			join
				.onRef('case_file.workspace_id', '=', 'case_step.workspace_id')
				.onRef('case_file.case_id', '=', 'case_step.case_id'),
		)
		.select(['case_step.case_id', 'case_step.step_key', 'case_step.data'])
		.where('case_file.workspace_id', '=', workspace)
		.where('case_file.response_id', 'in', [...ids])
		.where('case_step.kind', '=', 'customer_added')
		.execute();
	for (const { case_id: caseId, step_key: key, data } of steps) {
		const known: unknown = JSON.parse(data);
		await tx
			.updateTable('case_step')
			.set({ data: JSON.stringify({ ...(isObject(known) ? known : {}), comment: null }) })
			.where('workspace_id', '=', workspace)
			.where('case_id', '=', caseId)
			.where('step_key', '=', key)
			.execute();
	}
}

/** The answers as they are stored, without what was written as the comment. */
function withoutComment(answers: string): string {
	const stored: unknown = JSON.parse(answers);
	if (!isObject(stored)) return answers;
	const { content, list } = stored;
	return JSON.stringify({
		...stored,
		...(isObject(content) && { content: { ...content, comment: null } }),
		...(Array.isArray(list) && {
			list: list.filter((one: unknown) => !isObject(one) || one.id !== 'comment'),
		}),
	});
}
