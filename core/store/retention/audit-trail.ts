import { sql } from 'kysely';

import { withAuditOpen } from '../repositories/audit';
import type { RetainedKind } from './retained';
import { deleteRows } from './rows';

/** Lines of the audit trail, which nothing else takes away. */
export const auditTrail: RetainedKind = {
	key: 'auditTrail',
	table: 'audit',
	id: 'audit_id',
	at: 'at',
	tables: ['audit'],
	may: () => sql`1 = 1`,
	end: async (tx, { workspace }, ids) =>
		await withAuditOpen(tx, async () => {
			await deleteRows(tx, workspace, { table: 'audit', column: 'audit_id' }, ids);
		}),
};
