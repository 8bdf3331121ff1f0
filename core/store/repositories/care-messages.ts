import { sql, type SqlBool } from 'kysely';

import type { Db, Store, Tx } from '../store';
import type { CampaignTable, CareStepState, CareStepTable } from '../tables/care';
import type { MessageTable } from '../schema';

/** Which messages of a campaign are meant; what is `null` does not matter. */
export type CareMessagesOf = {
	campaign: string;
	states: readonly CareStepState[];
	customerId: string | null;
	/** Epoch ms, the first one inside, the last one outside. */
	from: number | null;
	until: number | null;
};

/** A place in the list, newest first. */
export type CareMessagePlace = Pick<CareStepTable, 'at' | 'care_id' | 'step'>;

/** A message of a campaign, and what is known of its way. */
export type CareMessageRow = CareMessagePlace &
	Pick<
		CareStepTable,
		| 'campaign_key'
		| 'customer_id'
		| 'recipient'
		| 'address'
		| 'state'
		| 'reason'
		| 'due_at'
		| 'valid_until'
		| 'attempt'
		| 'opted_out_at'
	> & {
		occasion: CampaignTable['occasion'] | null;
		ways: MessageTable['ways'];
		channel: MessageTable['channel'] | null;
	};

/** Of an occasion a reason is told once; what has gone to a joined record is told there. */
export const toldOnce = sql<SqlBool>`(care_step.state <> 'held' or (care_step.reason <> 'sent_before'
	and not exists (select 1 from care_step as before
		where before.workspace_id = care_step.workspace_id
			and before.care_id = care_step.care_id and before.step < care_step.step
			and before.state = 'held' and before.reason = care_step.reason)))`;

/** Of the message of a step, which may not be there: asked for those that are shown alone, and so not joined. */
export const ofStepMessage = <Value>(column: 'ways' | 'channel') =>
	sql<Value>`(select ${sql.ref(column)} from message
		where message.workspace_id = care_step.workspace_id
			and message.message_key = care_step.care_id || ':' || care_step.step)`;

/**
 * Messages of a campaign, newest first, from behind a place. Each state is read by its index, and those of one
 * customer by theirs, so that a page costs the same however many there are.
 */
export async function careMessages(
	store: Pick<Store, 'analyse' | 'db'>,
	workspace: string,
	of: CareMessagesOf,
	page: { after: CareMessagePlace | null; limit: number },
): Promise<CareMessageRow[]> {
	const { db } = store;
	const { customerId, states } = of;
	const asked =
		customerId === null
			? states.map((state) => inState(db, workspace, of, state, page))
			: [ofCustomer(db, workspace, { ...of, customerId }, page)];
	const found: CareMessageRow[] = [];
	for (const query of asked) found.push(...(await store.analyse(query)));
	return found.sort(newestFirst).slice(0, page.limit);
}

function newestFirst(one: CareMessagePlace, other: CareMessagePlace): number {
	if (one.at !== other.at) return other.at - one.at;
	if (one.care_id !== other.care_id) return one.care_id < other.care_id ? 1 : -1;
	return other.step - one.step;
}

type Page = { after: CareMessagePlace | null; limit: number };

const inState = (
	db: Db | Tx,
	workspace: string,
	of: CareMessagesOf,
	state: CareStepState,
	page: Page,
) =>
	messages(db, workspace, of, page)
		.where('care_step.campaign_key', '=', of.campaign)
		.where('care_step.state', '=', state);

/** Named in a way that no index fits: a campaign may have sent a million, one customer some dozens. */
const ofCustomer = (
	db: Db | Tx,
	workspace: string,
	of: CareMessagesOf & { customerId: string },
	page: Page,
) =>
	messages(db, workspace, of, page)
		.where('care_step.customer_id', '=', of.customerId)
		.where(sql<string>`coalesce(care_step.campaign_key, '')`, '=', of.campaign)
		.where(sql<string>`coalesce(care_step.state, '')`, 'in', [...of.states]);

function messages(
	db: Db | Tx,
	workspace: string,
	{ from, until }: CareMessagesOf,
	{ after, limit }: Page,
) {
	let query = db
		.selectFrom('care_step')
		.leftJoin('campaign', (join) =>
			join
				.onRef('campaign.workspace_id', '=', 'care_step.workspace_id')
				.onRef('campaign.campaign_key', '=', 'care_step.campaign_key'),
		)
		.select([
			'care_step.care_id',
			'care_step.step',
			'care_step.campaign_key',
			'care_step.customer_id',
			'care_step.recipient',
			'care_step.address',
			'care_step.state',
			'care_step.reason',
			'care_step.due_at',
			'care_step.valid_until',
			'care_step.at',
			'care_step.attempt',
			'care_step.opted_out_at',
			'campaign.occasion',
			ofStepMessage<MessageTable['ways']>('ways').as('ways'),
			ofStepMessage<MessageTable['channel'] | null>('channel').as('channel'),
		])
		.where('care_step.workspace_id', '=', workspace)
		.where(toldOnce);
	if (from !== null) query = query.where('care_step.at', '>=', from);
	if (until !== null) query = query.where('care_step.at', '<', until);
	if (after !== null) {
		const { at, care_id: careId, step } = after;
		query = query.where('care_step.at', '<=', at).where(
			sql<SqlBool>`(care_step.at < ${at} or care_step.care_id < ${careId}
				or (care_step.care_id = ${careId} and care_step.step < ${sql.lit(step)}))`,
		);
	}
	return query
		.orderBy('care_step.at', 'desc')
		.orderBy('care_step.care_id', 'desc')
		.orderBy('care_step.step', 'desc')
		.limit(limit);
}
