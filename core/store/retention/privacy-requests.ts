import { sql } from 'kysely';

import type { RetainedKind } from './retained';
import { deleteRows } from './rows';

/** Who asked for their data, or for its deletion, and when. */
export const privacyRequests: RetainedKind = {
	key: 'privacyRequests',
	table: 'privacy_request',
	id: 'request_id',
	at: 'at',
	tables: ['privacy_request'],
	may: () => sql`1 = 1`,
	end: async (tx, { workspace }, ids) =>
		await deleteRows(tx, workspace, { table: 'privacy_request', column: 'request_id' }, ids),
};
