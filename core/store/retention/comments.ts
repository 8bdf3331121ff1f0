import { sql } from 'kysely';

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
	// Where it named somebody else stays noted: that is of no use to anybody, and does no harm.
	end: async (tx, { workspace }, ids) => {
		await tx
			.updateTable('response')
			.set({ comment: null })
			.where('workspace_id', '=', workspace)
			.where('response_id', 'in', [...ids])
			.execute();
	},
};
