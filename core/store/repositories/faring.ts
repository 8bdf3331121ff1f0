import { sql } from 'kysely';

import type { Db, Tx } from '../store';
import { isOnScale } from './on-scale';

/** So much of a customer is looked at; whoever has more is known well enough by the newest. */
const most = { events: 500, answers: 200, invitations: 30 };

/** Questions about what says how a customer fares, the newest first, to be asked together with others. */
export const faringOf = (
	db: Db | Tx,
	{ workspace, customerId }: { workspace: string; customerId: string },
) => ({
	events: db
		.selectFrom('event')
		.select(['event_id', 'type', 'occurred_at', 'source', 'subject_type', 'subject_id'])
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where('test', '=', sql.lit(0))
		.orderBy('occurred_at', 'desc')
		.limit(sql.lit(most.events)),
	answers: db
		.selectFrom('response')
		.select([
			'response_id',
			'metric',
			'value',
			'scale_min',
			'scale_max',
			'direction',
			'percent',
			'band',
			'level',
			'answered_at',
		])
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where('test', '=', sql.lit(0))
		.where(isOnScale)
		.orderBy('answered_at', 'desc')
		.limit(sql.lit(most.answers)),
	invitations: db
		.selectFrom('invitation')
		.select([
			'invitation_id',
			'survey_key',
			'purpose',
			'state',
			'due_at',
			'sent_at',
			'answered_at',
			'expires_at',
		])
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where('test', '=', sql.lit(0))
		.orderBy('created_at', 'desc')
		.limit(sql.lit(most.invitations)),
});
