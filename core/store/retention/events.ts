import { sql } from 'kysely';

import { keepRhythm, orderersOf } from '../repositories/customer-rhythm';
import type { RetainedKind } from './retained';
import { deleteRows, isUnfinished, nothingPlanned } from './rows';

/** What happened in other systems; what an open invitation or planned work is about stays. */
export const events: RetainedKind = {
	key: 'events',
	table: 'event',
	id: 'event_id',
	at: 'received_at',
	tables: ['event', 'event_delivery'],
	may: () => sql`${nothingPlanned('event', 'event_id')}
		and not exists (select 1 from invitation where invitation.workspace_id = event.workspace_id
			and invitation.event_id = event.event_id
			and invitation.state in ('scheduled', 'sending', 'sent', 'viewed', 'partial'))
		and not exists (select 1 from case_file where case_file.workspace_id = event.workspace_id
			and case_file.customer_id = event.customer_id
			and ${isUnfinished})`,
	end: async (tx, { workspace }, ids) => {
		const orderers = await orderersOf(tx, workspace, ids);
		for (const table of ['event_delivery', 'event'] as const) {
			await deleteRows(tx, workspace, { table, column: 'event_id' }, ids);
		}
		await sql`delete from mention where workspace_id = ${workspace} and table_name = 'event'
			and key_1 in (${sql.join([...ids])})`.execute(tx);
		await keepRhythm(tx, workspace, orderers, true);
	},
};
