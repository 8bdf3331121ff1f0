import { sql } from 'kysely';

import { leavePlaces } from '../repositories/quotas';
import type { RetainedKind } from './retained';
import { deleteRows, isUnfinished, nothingPlanned } from './rows';

/** Who was asked what and why not; what can still be sent or answered stays. */
export const invitations: RetainedKind = {
	key: 'invitations',
	table: 'invitation',
	id: 'invitation_id',
	at: 'created_at',
	tables: ['invitation', 'held_rating', 'open_answer'],
	may: () => sql`state in ('completed', 'suppressed', 'failed', 'expired', 'cancelled')
		and ${nothingPlanned('invitation', 'invitation_id')}
		and not exists (select 1 from case_file where case_file.workspace_id = invitation.workspace_id
			and case_file.case_id = invitation.case_id
			and ${isUnfinished})
		and not exists (select 1 from response inner join case_file
			on case_file.workspace_id = response.workspace_id
				and case_file.response_id = response.response_id
			where response.workspace_id = invitation.workspace_id
				and response.invitation_id = invitation.invitation_id and ${isUnfinished})`,
	end: async (tx, { workspace }, ids) => {
		await leavePlaces(tx, workspace, ids);
		for (const table of ['held_rating', 'open_answer', 'invitation'] as const) {
			await deleteRows(tx, workspace, { table, column: 'invitation_id' }, ids);
		}
	},
};
