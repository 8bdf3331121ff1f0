import { sql } from 'kysely';

import type { RetainedKind } from './retained';
import { deleteRows } from './rows';

/** What Activity Triggers tell; what happened itself stands in its own tables. */
export const activities: RetainedKind = {
	key: 'activities',
	table: 'activity',
	id: 'activity_id',
	at: 'at',
	tables: ['activity'],
	may: () => sql`1 = 1`,
	end: async (tx, { workspace }, ids) =>
		await deleteRows(tx, workspace, { table: 'activity', column: 'activity_id' }, ids),
};
