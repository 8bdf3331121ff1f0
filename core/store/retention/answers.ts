import { sql } from 'kysely';

import { anonymiseResponses } from '../repositories/anonymise-responses';
import { noteForgottenAnswers } from '../repositories/forgotten-answers';
import { dropMentions } from '../repositories/mentions';
import type { RetainedKind } from './retained';
import { deleteRows, isUnfinished, nothingPlanned } from './rows';

/** No case that has not ended is about it. */
export const noOpenCase = sql<boolean>`not exists (select 1 from case_file
	where case_file.workspace_id = response.workspace_id
		and case_file.response_id = response.response_id and ${isUnfinished})`;

/** An answer that is somebody's; word for word the condition of its index. */
const isSomebodys = sql<boolean>`coalesce(invitation_id, external_id) is not null`;

/** The answers themselves: their score may stay, without whose it was. */
export const answers: RetainedKind = {
	key: 'answers',
	table: 'response',
	id: 'response_id',
	at: 'answered_at',
	tables: ['response'],
	may: ({ retention }) => {
		const free = sql<boolean>`${nothingPlanned('response', 'response_id')} and ${noOpenCase}`;
		return retention.answersBecome === 'anonymous' ? sql`${isSomebodys} and ${free}` : free;
	},
	end: async (tx, { workspace, retention, timeZone }, ids) => {
		await tx
			.updateTable('case_file')
			.set({ response_id: null })
			.where('workspace_id', '=', workspace)
			.where('response_id', 'in', [...ids])
			.execute();
		await deleteRows(tx, workspace, { table: 'activity', column: 'response_id' }, ids);
		if (retention.answersBecome === 'anonymous') {
			await anonymiseResponses(tx, workspace, ids, { timeZone });
			return;
		}
		await tx
			.updateTable('incentive_code')
			.set({ receiver: null })
			.where('workspace_id', '=', workspace)
			.where('response_id', 'in', [...ids])
			.execute();
		await noteForgottenAnswers(tx, workspace, ids);
		await dropMentions(tx, workspace, 'response', ids);
		await deleteRows(tx, workspace, { table: 'response', column: 'response_id' }, ids);
	},
};
