import type { ContactChannel, MessagePurpose } from '../model/consent';
import type { Band, Direction, Level, Metric, Purpose } from '../model/metric';
import type {
	InvitationReason,
	InvitationState,
	MessageState,
	ResponseState,
} from '../model/states';
import type {
	AttributeChangeTable,
	CampaignTable,
	CareOccasionTable,
	CareStepTable,
	CustomerRhythmTable,
	CareStopTable,
} from './tables/care';
import type { CarePriority } from '../model/care-words';
import type { ChartBaselineTable, ChartSignalTable } from './tables/chart';
import type { AuditTable } from './tables/audit';
import type {
	ScoreDailyTable,
	ScoreDirtyTable,
	ScoreRollupTable,
	ScoreStaleTable,
} from './tables/daily-scores';
import type { RetentionRunTable } from './tables/retention';
import type { IncentiveCodeTable } from './tables/incentive-code';
import type { HastyFormTable, OpenAnswerTable, OpenLinkSeriesTable } from './tables/open-answer';
import type { ConsentChangeTable, ConsentTable, PrivacyRequestTable } from './tables/consent';
import type {
	CustomerMergeRowTable,
	CustomerMergeTable,
	CustomerTraitTable,
	IdentityTable,
	LikelyDoubleTable,
	MailboxTable,
} from './tables/known-people';
import type {
	CustomerAttributeTable,
	CustomerDateTable,
	CustomerTagTable,
} from './tables/known-facts';
import type {
	ErasureTable,
	ForgottenAnswerTable,
	MentionPendingTable,
	MentionScanTable,
	MentionTable,
} from './tables/erasure';
import type { CaseFileTable, CaseStepTable, CompensationTable } from './tables/cases';
import type {
	ProblemLinkTable,
	ProblemTable,
	ProblemToldTable,
	SaidSeriesTable,
} from './tables/problem';
import type { PollCursorTable, PollRecordTable } from './tables/poll';
import type { ActivityCursorTable, ActivityTable, DueTable } from './tables/work';
import type { DataAddressTable } from './tables/data-address';
import type { QuotaPlaceTable } from './tables/quota';
import type { CommentModelTable } from './tables/comment-model';
import type { RefusedSenderTable, UnreadPushTable, WriteBackTable } from './tables/crm';
import type { EventDeliveryTable, EventTable } from './tables/events';

/**
 * The tables, as Kysely sees them. On both databases: text ids, epoch milliseconds as numbers, 0/1
 * integers, JSON as text. `workspace_id` comes first in every key.
 */
export type Schema = {
	workspace: WorkspaceTable;
	endpoint: EndpointTable;
	survey: SurveyTable;
	person: PersonTable;
	absence: AbsenceTable;
	rotation: RotationTable;
	customer: CustomerTable;
	identity: IdentityTable;
	mailbox: MailboxTable;
	customer_trait: CustomerTraitTable;
	customer_tag: CustomerTagTable;
	customer_date: CustomerDateTable;
	customer_attribute: CustomerAttributeTable;
	likely_double: LikelyDoubleTable;
	customer_merge: CustomerMergeTable;
	customer_merge_row: CustomerMergeRowTable;
	event: EventTable;
	event_delivery: EventDeliveryTable;
	write_back: WriteBackTable;
	refused_sender: RefusedSenderTable;
	unread_push: UnreadPushTable;
	poll_cursor: PollCursorTable;
	poll_record: PollRecordTable;
	invitation: InvitationTable;
	contact: ContactTable;
	quota_place: QuotaPlaceTable;
	message: MessageTable;
	response: ResponseTable;
	held_rating: HeldRatingTable;
	open_answer: OpenAnswerTable;
	open_link_series: OpenLinkSeriesTable;
	data_address: DataAddressTable;
	hasty_form: HastyFormTable;
	incentive_code: IncentiveCodeTable;
	case_file: CaseFileTable;
	case_step: CaseStepTable;
	compensation: CompensationTable;
	problem: ProblemTable;
	problem_link: ProblemLinkTable;
	problem_told: ProblemToldTable;
	said_series: SaidSeriesTable;
	due: DueTable;
	activity: ActivityTable;
	activity_cursor: ActivityCursorTable;
	audit: AuditTable;
	/** Not empty within the one transaction alone that may change the audit trail. */
	audit_opening: { xid: number };
	retention_run: RetentionRunTable;
	chart_baseline: ChartBaselineTable;
	chart_signal: ChartSignalTable;
	consent: ConsentTable;
	consent_change: ConsentChangeTable;
	privacy_request: PrivacyRequestTable;
	erasure: ErasureTable;
	forgotten_answer: ForgottenAnswerTable;
	mention: MentionTable;
	mention_scan: MentionScanTable;
	mention_pending: MentionPendingTable;
	campaign: CampaignTable;
	care_occasion: CareOccasionTable;
	care_step: CareStepTable;
	care_stop: CareStopTable;
	attribute_change: AttributeChangeTable;
	customer_rhythm: CustomerRhythmTable;
	comment_model: CommentModelTable;
	score_daily: ScoreDailyTable;
	score_dirty: ScoreDirtyTable;
	score_stale: ScoreStaleTable;
	score_rollup: ScoreRollupTable;
};

export type WorkspaceTable = {
	workspace_id: string;
	/** What the admin set; defaults are added when read. */
	settings: string;
	/** Signs links where the credential gives no secret; made when it is first needed. */
	signing_secret: string | null;
	/** Makes marks of the addresses of erased people who had objected; made when the first one is erased. */
	erasure_secret: string | null;
	created_at: number;
	updated_at: number;
};

/** Where a page lives: kept fresh by the trigger that serves it. */
export type EndpointTable = {
	workspace_id: string;
	/**
	 * `survey`, `case`, `timer` (the clock), `events` (a CRM Trigger) or `draft` (a survey that somebody
	 * tries out in the editor).
	 */
	page: string;
	/** Survey key; for `events` the receiver; empty for the case page and the clock. */
	survey_key: string;
	address: string;
	workflow_id: string;
	workflow_name: string;
	node_id: string;
	node_name: string;
	active: number;
	updated_at: number;
};

export type SurveyTable = {
	workspace_id: string;
	survey_key: string;
	version: string;
	definition: string;
	/** When it was defined, by publishing it or by trying it out; the latter counts anew each time. */
	created_at: number;
	/** The newest activation is the current version. */
	activated_at: number;
};

export type PersonTable = {
	workspace_id: string;
	person_id: string;
	name: string;
	email: string | null;
	team: string | null;
	role: string;
	skills: string;
	languages: string;
	channels: string;
	external_ids: string;
	compensation_limit: number | null;
	deputy_id: string | null;
	max_open_cases: number | null;
	active: number;
	updated_at: number;
};

export type AbsenceTable = {
	workspace_id: string;
	person_id: string;
	from_at: number;
	until_at: number;
	deputy_id: string | null;
	note: string | null;
};

/** Round robin positions. */
export type RotationTable = { workspace_id: string; pool: string; position: number };

export type CustomerTable = {
	workspace_id: string;
	customer_id: string;
	name: string | null;
	email: string | null;
	phone: string | null;
	language: string | null;
	time_zone: string | null;
	segment: string | null;
	/** How somebody is addressed, where a system says so, e.g. `Ms` or `女士`; never guessed. */
	title: string | null;
	/** Where they live: two letters of ISO 3166-1. */
	country: string | null;
	/** Who looks after them, as JSON in the shape of `OwnerFacts`. */
	owner: string | null;
	/** What they are worth to the house in a year, as its systems say. */
	value_amount: number | null;
	value_currency: string | null;
	/** Nothing but what is about their own matters is sent before; epoch ms. */
	paused_until: number | null;
	/** How often they want to hear from us; `null` = as the contact policy says. */
	frequency: 'less' | null;
	/** By which way alone they want to be asked; `null` = by any. */
	preferred_channel: ContactChannel | null;
	/** As they have chosen it: no system of ours knows it better. */
	preferred_language: string | null;
	/** Whose record this one was joined with; what hangs on it is there. */
	merged_into: string | null;
	/**
	 * How often somebody at an open link has said that this is who they are, which nothing proves; `null` =
	 * known by more than that.
	 */
	self_named: number | null;
	created_at: number;
	updated_at: number;
};

export type InvitationTable = {
	workspace_id: string;
	invitation_id: string;
	survey_key: string;
	survey_version: string;
	metric: Metric;
	purpose: Purpose;
	/** One invitation per survey and cycle of a subject. */
	dedupe_key: string;
	event_id: string | null;
	subject_source: string | null;
	subject_type: string | null;
	subject_id: string | null;
	subject_title: string | null;
	subject_url: string | null;
	cycle: number;
	touchpoint: string | null;
	segment: string | null;
	customer_id: string | null;
	owner: string | null;
	/** The case a verification asks about. */
	case_id: string | null;
	state: InvitationState;
	reason: InvitationReason | null;
	reason_text: string | null;
	/** Messages asked for so far: 1 = the first, 2 = first reminder, … */
	attempt: number;
	language: string | null;
	channel: string;
	/** The address it was made for; `null` where another node finds it. */
	recipient: string | null;
	due_at: number | null;
	sent_at: number | null;
	viewed_at: number | null;
	answered_at: number | null;
	expires_at: number | null;
	/** Of its short link, where one was made. */
	short_code: string | null;
	test: number;
	created_at: number;
	updated_at: number;
};

/** The contact budget: one row for each survey or care contact, reserved when it is scheduled. */
export type ContactTable = {
	workspace_id: string;
	customer_id: string;
	/** The mailbox it goes to: limits hold for that, too. */
	address: string | null;
	at: number;
	/** `nps`, `csat`, …, or `care`. */
	metric: string;
	ref_id: string;
	/** Of care that is planned and that nobody has begun to send: how important it is; else it stays. */
	movable: CarePriority | null;
};

export type MessageTable = {
	workspace_id: string;
	/** The logical message: `inv_…:1`, `cas_…:rung:2`. */
	message_key: string;
	message_id: string;
	invitation_id: string | null;
	case_id: string | null;
	customer_id: string | null;
	kind: string;
	/** Of a mail that a workflow writes to somebody who may object; others have none or an invitation. */
	purpose: MessagePurpose | null;
	channel: string;
	recipient: string;
	state: MessageState;
	reason: string | null;
	/** The channel that may have taken it already without our knowing, so that no other one does. */
	unsure_by: string | null;
	/** The ways by which it was refused, JSON of `RefusedWay[]`; `null` = none. */
	ways: string | null;
	tries: number;
	created_at: number;
	updated_at: number;
};

/**
 * A rating that came back untouched and faster than a page is read: it is no answer until a person sends
 * something, and counts nowhere.
 */
export type HeldRatingTable = {
	workspace_id: string;
	invitation_id: string;
	value: number;
	level: Level;
	/** When it was sent last, epoch ms. */
	at: number;
	/** How often something was sent by a program. */
	times: number;
};

export type ResponseTable = {
	workspace_id: string;
	response_id: string;
	invitation_id: string | null;
	/** Set for imported answers. */
	source: string | null;
	external_id: string | null;
	event_id: string | null;
	survey_key: string;
	survey_version: string | null;
	metric: Metric;
	purpose: Purpose;
	customer_id: string | null;
	owner: string | null;
	subject_source: string | null;
	subject_type: string | null;
	subject_id: string | null;
	subject_title: string | null;
	cycle: number;
	touchpoint: string | null;
	segment: string | null;
	state: ResponseState;
	value: number;
	scale_min: number;
	scale_max: number;
	direction: Direction;
	percent: number;
	band: Band;
	level: Level;
	/** The rating from which on it was high when it was scored; cuts may change, what was said stays. */
	high_from: number;
	comment: string | null;
	tags: string;
	answers: string;
	/** Which items `items` has, in which order; `null` = none was rated. See `core/model/rated-items.ts`. */
	item_set: string | null;
	/** Ratings of the items, between commas. */
	items: string | null;
	language: string | null;
	answered_at: number;
	completed_at: number | null;
	updated_at: number;
	/** How often it was handed to a workflow. */
	handed_over: number;
	/** Levels that a workflow was given, between commas. */
	told_levels: string;
	test: number;
};
