import { sql } from 'kysely';

import type { Level, Metric, Purpose } from '../../model/metric';
import type { OrderEvent } from '../../model/orders';
import type { WorkspaceStore } from '../store';
import { aboutOrders } from './customer-rhythm';
import { isOnScale } from './on-scale';
import { aboutPromises } from './promises';

/** What is stored of customers that health points were to be reckoned from at a moment; times in epoch ms. */
export type HealthRows = {
	events: Array<OrderEvent & { customer_id: string }>;
	answers: Array<{
		customer_id: string;
		invitation_id: string | null;
		metric: Metric;
		level: Level;
		value: number;
		scale_max: number;
		answered_at: number;
		updated_at: number;
	}>;
	invitations: Array<{
		customer_id: string;
		purpose: Purpose;
		created_at: number;
		sent_at: number | null;
		answered_at: number | null;
		expires_at: number | null;
	}>;
	promises: Array<{ customer_id: string; case_id: string; at: number; kind: string; data: string }>;
};

/** As many invitations as a profile looks at. */
const mostInvitations = 30;

/**
 * Of customers from one id to another.
 *
 * @param asked.moment nothing that happened after it is read
 * @param asked.period of health points, ms
 * @param asked.promisesSince of steps of cases
 */
export async function healthRows(
	{ store, workspace }: WorkspaceStore,
	asked: { first: string; last: string; moment: number; period: number; promisesSince: number },
): Promise<HealthRows> {
	const { db } = store;
	const { first, last, moment, period } = asked;
	const events = await store.analyse(
		db
			.selectFrom('event')
			.select([
				sql<string>`customer_id`.as('customer_id'),
				'event_id',
				'type',
				'occurred_at',
				'source',
				'subject_type',
				'subject_id',
			])
			.where('workspace_id', '=', workspace)
			.where('customer_id', '>=', first)
			.where('customer_id', '<=', last)
			.where('test', '=', 0)
			.where('occurred_at', '<=', moment)
			// Contact is compared over two periods; orders count however old they are.
			.where((is) => is.or([is('occurred_at', '>', moment - 2 * period), aboutOrders])),
	);
	const answers = await store.analyse(
		db
			.selectFrom('response')
			.select([
				sql<string>`customer_id`.as('customer_id'),
				'invitation_id',
				'metric',
				'level',
				'value',
				'scale_max',
				'answered_at',
				'updated_at',
			])
			.where('workspace_id', '=', workspace)
			.where('customer_id', '>=', first)
			.where('customer_id', '<=', last)
			.where('test', '=', 0)
			.where(isOnScale)
			.where('answered_at', '<=', moment)
			.where('answered_at', '>', moment - period),
	);
	const invitations = await store.analyse(
		db
			.selectFrom(
				db
					.selectFrom('invitation')
					.select([
						sql<string>`customer_id`.as('customer_id'),
						'purpose',
						'created_at',
						'sent_at',
						'answered_at',
						'expires_at',
						sql<number>`row_number() over (partition by customer_id
							order by created_at desc, invitation_id)`.as('place'),
					])
					.where('workspace_id', '=', workspace)
					.where('customer_id', '>=', first)
					.where('customer_id', '<=', last)
					.where('test', '=', 0)
					.where('created_at', '<=', moment)
					.as('invitations'),
			)
			.select(['customer_id', 'purpose', 'created_at', 'sent_at', 'answered_at', 'expires_at'])
			.where('place', '<=', mostInvitations),
	);
	const promises = await store.analyse(
		db
			.selectFrom('case_step')
			.innerJoin('case_file', (join) =>
				join
					.onRef('case_file.workspace_id', '=', 'case_step.workspace_id')
					.onRef('case_file.case_id', '=', 'case_step.case_id'),
			)
			.select([
				sql<string>`case_step.customer_id`.as('customer_id'),
				'case_step.case_id',
				'case_step.at',
				'case_step.kind',
				'case_step.data',
			])
			.where('case_step.workspace_id', '=', workspace)
			.where('case_step.customer_id', '>=', first)
			.where('case_step.customer_id', '<=', last)
			.where('case_step.kind', 'in', [...aboutPromises])
			.where('case_step.at', '>=', asked.promisesSince)
			.where('case_step.at', '<=', moment)
			.where('case_file.test', '=', 0)
			.orderBy('case_step.at')
			.orderBy('case_step.step_key'),
	);
	return { events, answers, invitations, promises };
}
