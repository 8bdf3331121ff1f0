import { sql } from 'kysely';

import { unfinishedCaseStates } from '../../model/states';
import type { DueKind } from '../../model/states';
import type { Db, Store, Tx } from '../store';
import { readTogether } from '../together';
import { faringOf } from './faring';

/** So much of a customer is looked at; whoever has more is known well enough by the newest. */
const most = {
	cases: 20,
	contacts: 5,
	due: 10,
	care: 20,
};

type Asked = { workspace: string; customerId: string; mailbox: string };

const question = readTogether((db, { workspace, customerId, mailbox }: Asked) => ({
	...faringOf(db, { workspace, customerId }),
	cases: db
		.selectFrom('case_file')
		.select([
			'case_id',
			'state',
			'priority',
			'subject_title',
			'subject_id',
			'owner_id',
			'owner',
			'team',
			'opened_at',
			'response_due_at',
			'resolution_due_at',
			'promise_at',
			'promise_text',
		])
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where(
			'state',
			'in',
			unfinishedCaseStates.map((state) => sql.lit(state)),
		)
		.where('test', '=', sql.lit(0))
		.orderBy('opened_at', 'desc')
		.limit(sql.lit(most.cases)),
	messages: db
		.selectFrom('message')
		.select(['message_key', 'kind', 'channel', 'recipient', 'updated_at as at'])
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where('state', '=', sql.lit('sent' as const))
		.where('kind', 'not in', [sql.lit('case'), sql.lit('report')])
		.orderBy('created_at', 'desc')
		.limit(sql.lit(most.contacts)),
	logged: db
		.selectFrom('case_step')
		.innerJoin('case_file', (join) =>
			join
				.onRef('case_file.workspace_id', '=', 'case_step.workspace_id')
				.onRef('case_file.case_id', '=', 'case_step.case_id'),
		)
		.select(['case_step.case_id', 'case_step.at', 'case_step.data'])
		.where('case_step.workspace_id', '=', workspace)
		.where('case_step.customer_id', '=', customerId)
		.where('case_step.kind', '=', sql.lit('log_contact'))
		.where('case_file.test', '=', sql.lit(0))
		.orderBy('case_step.at', 'desc')
		.limit(sql.lit(most.contacts)),
	care: db
		.selectFrom('care_occasion')
		.leftJoin('campaign', (join) =>
			join
				.onRef('campaign.workspace_id', '=', 'care_occasion.workspace_id')
				.onRef('campaign.campaign_key', '=', 'care_occasion.campaign_key'),
		)
		.select([
			'care_occasion.campaign_key',
			'campaign.occasion',
			'care_occasion.found_at',
			'care_occasion.again_at',
			'care_occasion.over_because',
			'care_occasion.last_sent_at',
		])
		.where('care_occasion.workspace_id', '=', workspace)
		.where('care_occasion.customer_id', '=', customerId)
		.orderBy('care_occasion.found_at', 'desc')
		.orderBy('care_occasion.care_id', 'desc')
		.limit(sql.lit(most.care)),
	careSteps: db
		.selectFrom('care_step')
		.select(['care_id', 'step', 'at'])
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where('recipient', '=', sql.lit('customer' as const))
		.where('state', '=', sql.lit('planned' as const))
		.orderBy('at')
		.limit(sql.lit(most.due)),
	mailbox: db
		.selectFrom('mailbox')
		.select(['address', 'state', 'reason', 'failed_at'])
		.where('workspace_id', '=', workspace)
		.where('address', '=', mailbox),
}));

/**
 * What is stored of a customer beside their own record, the newest first and no more of each than a page
 * holds, in one question.
 *
 * @param asked.mailbox theirs, in the form of `mailboxOf`; empty without one
 */
export async function profileRows(
	store: Pick<Store, 'dialect'>,
	db: Db | Tx,
	asked: Asked,
): Promise<Awaited<ReturnType<typeof question>>> {
	return await question(store, db, asked);
}

/** Kinds of work that reach the customer. */
const reaching: readonly DueKind[] = [
	'invitation_due',
	'reminder',
	'incentive',
	'message',
	'verification_due',
	'ask_again',
];

/** What is planned about things of a customer, what comes first on top. */
export async function plannedContacts(
	db: Db | Tx,
	workspace: string,
	refIds: readonly string[],
): Promise<Array<{ kind: DueKind; ref_id: string; due_at: number }>> {
	if (refIds.length === 0) return [];
	return await db
		.selectFrom('due')
		.select(['kind', 'ref_id', 'due_at'])
		.where('workspace_id', '=', workspace)
		.where('ref_id', 'in', [...refIds])
		.where('kind', 'in', [...reaching])
		.where('state', '=', 'pending')
		.orderBy('due_at')
		.limit(most.due)
		.execute();
}
