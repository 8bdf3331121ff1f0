import { type Expression, sql, type SqlBool } from 'kysely';

import type { CaseFileTable, CaseStepTable } from '../tables/cases';
import type { ConsentChangeTable, PrivacyRequestTable } from '../tables/consent';
import type { CampaignTable, CareStepTable } from '../tables/care';
import type { AuditTable } from '../tables/audit';
import type { InvitationTable, MessageTable, ResponseTable } from '../schema';
import type { EventTable } from '../tables/events';
import type { Db, Store, Tx } from '../store';
import { readTogether } from '../together';
import { ofStepMessage, toldOnce } from './care-messages';

/**
 * What a timeline is made of. Of what happened in one millisecond the later ones come first: an event
 * before the invitation that it led to, so to speak.
 */
export const timelineKinds = [
	'request',
	'record',
	'consent',
	'case',
	'answer',
	'care',
	'message',
	'invitation',
	'event',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** What stands in a timeline, by its kind. */
type Rows = {
	event: Pick<
		EventTable,
		| 'event_id'
		| 'type'
		| 'source'
		| 'subject_title'
		| 'subject_id'
		| 'value_amount'
		| 'value_currency'
	>;
	invitation: Pick<
		InvitationTable,
		| 'invitation_id'
		| 'survey_key'
		| 'metric'
		| 'purpose'
		| 'state'
		| 'reason'
		| 'reason_text'
		| 'subject_title'
		| 'event_id'
	>;
	message: Pick<
		MessageTable,
		| 'message_key'
		| 'kind'
		| 'purpose'
		| 'channel'
		| 'recipient'
		| 'state'
		| 'reason'
		| 'ways'
		| 'invitation_id'
		| 'case_id'
	>;
	answer: Pick<
		ResponseTable,
		| 'response_id'
		| 'invitation_id'
		| 'survey_key'
		| 'metric'
		| 'value'
		| 'scale_min'
		| 'scale_max'
		| 'band'
		| 'level'
		| 'comment'
		| 'subject_title'
	>;
	case: Pick<CaseStepTable, 'case_id' | 'step_key'> & {
		step: string;
		data: string;
	} & Pick<CaseFileTable, 'subject_title' | 'subject_id'>;
	consent: Pick<
		ConsentChangeTable,
		'change_id' | 'purpose' | 'metric' | 'channel' | 'state' | 'source' | 'words'
	>;
	record: Pick<AuditTable, 'audit_id' | 'action' | 'actor_name' | 'details'>;
	care: Pick<
		CareStepTable,
		'care_id' | 'step' | 'campaign_key' | 'recipient' | 'address' | 'state' | 'reason'
	> & {
		occasion: CampaignTable['occasion'] | null;
		/** Of its message, which may not be there. */
		ways: MessageTable['ways'];
		channel: MessageTable['channel'] | null;
	};
	request: Pick<PrivacyRequestTable, 'request_id'> & { asked: PrivacyRequestTable['kind'] };
};

/** Something that happened to a customer: when, and what is stored of it. */
export type TimelineRow = {
	[Kind in TimelineKind]: { kind: Kind; at: number; id: string; row: Rows[Kind] };
}[TimelineKind];

/** A place in a timeline: what comes after it, newest first, is older. */
export type TimelinePlace = { at: number; kind: TimelineKind; id: string };

/** Steps of a case that say how it was worked on, and not what was done for the customer. */
const innerSteps = ['heat', 'recompute', 'root_cause', 'note', 'customer_added'] as const;
/** Deeds that are told as what they are: as a word of consent, or as a request. */
const toldElsewhere = [
	'consent_granted',
	'consent_denied',
	'data_requested',
	'erase_requested',
] as const;
/** Messages to one's own people, which name a customer too, and those that are told as steps of care. */
const innerMessages = ['case', 'report', 'care'] as const;

export type TimelineAsked = {
	workspace: string;
	customerId: string;
	/** Epoch ms, inclusive where a kind says so. */
	at: number;
	limit: number;
	/** Of what happened in that very millisecond: all of a kind (1), or those before an id. */
	sameMoment: Record<TimelineKind, { all: number; before: string }>;
};

/** The questions for a page, one a kind. */
export const timelineQueries = (db: Db | Tx, asked: TimelineAsked) => {
	const { workspace, customerId } = asked;
	const most = sql<number>`${asked.limit}`;
	/** What is older than the place; `when` leads in the index of its table. */
	const older = (kind: TimelineKind, when: string, id: Expression<unknown>) => {
		const { all, before } = asked.sameMoment[kind];
		const moment = sql.ref(when);
		return sql<SqlBool>`${moment} <= ${asked.at} and (${moment} < ${asked.at}
			or 1 = ${all} or ${id} < ${before})`;
	};
	const stepId = sql<string>`case_step.case_id || ' ' || case_step.step_key`;
	const careId = sql<string>`care_step.care_id || ' ' || care_step.step`;
	return {
		event: db
			.selectFrom('event')
			.select([
				'event_id',
				'type',
				'source',
				'subject_title',
				'subject_id',
				'value_amount',
				'value_currency',
				'occurred_at as at',
				'event_id as id',
			])
			.where('workspace_id', '=', workspace)
			.where('customer_id', '=', customerId)
			.where('test', '=', sql.lit(0))
			.where(older('event', 'occurred_at', sql.ref('event_id')))
			.orderBy('occurred_at', 'desc')
			.orderBy('event_id', 'desc')
			.limit(most),
		invitation: db
			.selectFrom('invitation')
			.select([
				'invitation_id',
				'survey_key',
				'metric',
				'purpose',
				'state',
				'reason',
				'reason_text',
				'subject_title',
				'event_id',
				'created_at as at',
				'invitation_id as id',
			])
			.where('workspace_id', '=', workspace)
			.where('customer_id', '=', customerId)
			.where('test', '=', sql.lit(0))
			.where(older('invitation', 'created_at', sql.ref('invitation_id')))
			.orderBy('created_at', 'desc')
			.orderBy('invitation_id', 'desc')
			.limit(most),
		message: db
			.selectFrom('message')
			.select([
				'message_key',
				'kind',
				'purpose',
				'channel',
				'recipient',
				'state',
				'reason',
				'ways',
				'invitation_id',
				'case_id',
				'created_at as at',
				'message_key as id',
			])
			.where('workspace_id', '=', workspace)
			.where('customer_id', '=', customerId)
			.where(
				'kind',
				'not in',
				innerMessages.map((kind) => sql.lit(kind)),
			)
			.where(older('message', 'created_at', sql.ref('message_key')))
			.orderBy('created_at', 'desc')
			.orderBy('message_key', 'desc')
			.limit(most),
		answer: db
			.selectFrom('response')
			.select([
				'response_id',
				'invitation_id',
				'survey_key',
				'metric',
				'value',
				'scale_min',
				'scale_max',
				'band',
				'level',
				'comment',
				'subject_title',
				'answered_at as at',
				'response_id as id',
			])
			.where('workspace_id', '=', workspace)
			.where('customer_id', '=', customerId)
			.where('test', '=', sql.lit(0))
			.where(older('answer', 'answered_at', sql.ref('response_id')))
			.orderBy('answered_at', 'desc')
			.orderBy('response_id', 'desc')
			.limit(most),
		case: db
			.selectFrom('case_step')
			.innerJoin('case_file', (join) =>
				join
					.onRef('case_file.workspace_id', '=', 'case_step.workspace_id')
					.onRef('case_file.case_id', '=', 'case_step.case_id'),
			)
			.select([
				'case_step.case_id',
				'case_step.step_key',
				'case_step.kind as step',
				'case_step.data',
				'case_file.subject_title',
				'case_file.subject_id',
				'case_step.at as at',
				stepId.as('id'),
			])
			.where('case_step.workspace_id', '=', workspace)
			.where('case_step.customer_id', '=', customerId)
			.where('case_file.test', '=', sql.lit(0))
			.where(
				'case_step.kind',
				'not in',
				innerSteps.map((kind) => sql.lit(kind)),
			)
			.where(older('case', 'case_step.at', stepId))
			.orderBy('case_step.at', 'desc')
			.orderBy(stepId, 'desc')
			.limit(most),
		consent: db
			.selectFrom('consent_change')
			.select([
				'change_id',
				'purpose',
				'metric',
				'channel',
				'state',
				'source',
				'words',
				'at',
				'change_id as id',
			])
			.where('workspace_id', '=', workspace)
			.where('customer_id', '=', customerId)
			.where(older('consent', 'at', sql.ref('change_id')))
			.orderBy('at', 'desc')
			.orderBy('change_id', 'desc')
			.limit(most),
		record: db
			.selectFrom('audit')
			.select(['audit_id', 'action', 'actor_name', 'details', 'at', 'audit_id as id'])
			.where('workspace_id', '=', workspace)
			.where('target_kind', '=', sql.lit('customer' as const))
			.where('target_id', '=', customerId)
			.where('test', '=', sql.lit(0))
			.where(
				'action',
				'not in',
				toldElsewhere.map((action) => sql.lit(action)),
			)
			.where(older('record', 'at', sql.ref('audit_id')))
			.orderBy('at', 'desc')
			.orderBy('audit_id', 'desc')
			.limit(most),
		care: db
			.selectFrom('care_step')
			.leftJoin('campaign', (join) =>
				join
					.onRef('campaign.workspace_id', '=', 'care_step.workspace_id')
					.onRef('campaign.campaign_key', '=', 'care_step.campaign_key'),
			)
			.select([
				ofStepMessage<MessageTable['ways']>('ways').as('ways'),
				ofStepMessage<MessageTable['channel'] | null>('channel').as('channel'),
				'care_step.care_id',
				'care_step.step',
				'care_step.campaign_key',
				'care_step.recipient',
				'care_step.address',
				'care_step.state',
				'care_step.reason',
				'campaign.occasion',
				'care_step.at as at',
				careId.as('id'),
			])
			.where('care_step.workspace_id', '=', workspace)
			.where('care_step.customer_id', '=', customerId)
			.where(toldOnce)
			.where(older('care', 'care_step.at', careId))
			.orderBy('care_step.at', 'desc')
			.orderBy(careId, 'desc')
			.limit(most),
		request: db
			.selectFrom('privacy_request')
			.select(['request_id', 'kind as asked', 'at', 'request_id as id'])
			.where('workspace_id', '=', workspace)
			.where('customer_id', '=', customerId)
			.where(older('request', 'at', sql.ref('request_id')))
			.orderBy('at', 'desc')
			.orderBy('request_id', 'desc')
			.limit(most),
	} satisfies Record<TimelineKind, unknown>;
};

const question = readTogether(timelineQueries);

/**
 * What has happened to a customer, newest first: each kind is read by its index, as many as a page holds,
 * so that a page costs the same however long they have been known.
 *
 * @param page.before `null` = from now on; an id of `''` = what came before that moment
 */
export async function timelineRows(
	store: Pick<Store, 'dialect'>,
	db: Db | Tx,
	{ workspace, customerId }: { workspace: string; customerId: string },
	page: { before: TimelinePlace | null; limit: number },
): Promise<TimelineRow[]> {
	const { before, limit } = page;
	const found = await question(store, db, {
		workspace,
		customerId,
		limit,
		at: before?.at ?? Number.MAX_SAFE_INTEGER,
		sameMoment: Object.fromEntries(
			timelineKinds.map((kind) => [kind, atOnce(before, kind)]),
		) as TimelineAsked['sameMoment'],
	});
	const rows = timelineKinds.flatMap((kind) =>
		found[kind].map(({ at, id, ...row }) => ({ kind, at, id, row }) as TimelineRow),
	);
	// The sort is stable: of one moment they stand in the order of their kinds and ids.
	return rows.sort((a, b) => b.at - a.at).slice(0, limit);
}

/** What of a kind that happened in the very millisecond of a place is older than it. */
function atOnce(before: TimelinePlace | null, kind: TimelineKind): { all: number; before: string } {
	if (before === null) return { all: 1, before: '' };
	if (before.id === '' || kind === before.kind) return { all: 0, before: before.id };
	const isLater = timelineKinds.indexOf(kind) > timelineKinds.indexOf(before.kind);
	return { all: isLater ? 1 : 0, before: '' };
}
