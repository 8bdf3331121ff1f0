import { sql } from 'kysely';

import type { RetainedKind } from './retained';
import { deleteRows, isUnfinished } from './rows';

/** To whom what was sent, and what became of it. A message that may still leave stays. */
export const messages: RetainedKind = {
	key: 'messages',
	table: 'message',
	id: 'message_key',
	at: 'created_at',
	tables: ['message'],
	may: () => sql`state in ('sent', 'failed')
		and not exists (select 1 from due where due.workspace_id = message.workspace_id
			and due.ref_id in (message.invitation_id, message.case_id))
		and not exists (select 1 from case_file where case_file.workspace_id = message.workspace_id
			and case_file.case_id = message.case_id and ${isUnfinished})`,
	end: async (tx, { workspace }, ids) =>
		await deleteRows(tx, workspace, { table: 'message', column: 'message_key' }, ids),
};
