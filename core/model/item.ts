import type { PauseReason } from './case-words';
import type { Json, JsonObject } from './json';
import type { Band, Direction, Level, Metric, Purpose } from './metric';
import type {
	ActivityKind,
	CaseState,
	ClockState,
	DueKind,
	InvitationState,
	Priority,
	ResponseState,
} from './states';

/** All times are ISO-8601 UTC on items, epoch ms inside. */
export type IsoTime = string;

export type ItemOutcome = { code: string; text: string };

export type ItemEvent = {
	id: string | null;
	type: string | null;
	source: string | null;
	occurredAt: IsoTime | null;
	touchpoint: string | null;
	subject: { type: string; id: string; title: string | null; url: string | null } | null;
	cycle: number | null;
	value: { amount: number; currency: string | null } | null;
	attributes: JsonObject;
};

export type ItemCustomer = {
	id: string | null;
	name: string | null;
	email: string | null;
	phone: string | null;
	language: string | null;
	timeZone: string | null;
	segment: string | null;
	externalIds: Record<string, string>;
};

export type ItemOwner = {
	id: string | null;
	name: string | null;
	email: string | null;
	team: string | null;
	channels: Record<string, string>;
};

export type ItemSurvey = { key: string; version: string | null; metric: Metric; purpose: Purpose };

export type ItemInvitation = {
	id: string;
	state: InvitationState;
	link: string | null;
	optOutLink: string | null;
	dueAt: IsoTime | null;
	expiresAt: IsoTime | null;
	attempt: number;
};

export const messageKinds = [
	'invitation',
	'reminder',
	'incentive',
	'case',
	'report',
	'own',
	'care',
	'erasure',
] as const;
export type MessageKind = (typeof messageKinds)[number];

export type ItemMessage = {
	/** The logical message; the same key is never sent twice. */
	key: string;
	/**
	 * `incentive`: the code a customer gets for answering; `case`: to an owner or lead; `report`: figures,
	 * to whoever reads them; `own`: written in a Message node; `care`: of a campaign; `erasure`: that somebody's data was deleted.
	 */
	kind: MessageKind;
	to: string | null;
	/** Id of the person of the house whom it is for, in the team list; others have no such key. */
	reader?: string;
	/** Key of the one channel that it was written for; others have no such key. */
	channel?: string;
	subject: string;
	text: string;
	html: string;
	short: string;
	markdown: string;
};

export type ItemResponse = {
	id: string;
	state: ResponseState;
	comment: string | null;
	tags: string[];
	answers: Array<{ id: string; value: Json }>;
	language: string | null;
	answeredAt: IsoTime | null;
	changed: boolean;
};

export type ItemScore = {
	value: number;
	min: number;
	max: number;
	direction: Direction;
	percent: number;
	band: Band;
	level: Level;
	/** The rating from which on, towards the good end, the level is high: 4 on CSAT 1–5, 9 for NPS. */
	highFrom: number;
};

export type ItemClock = { dueAt: IsoTime | null; state: ClockState };

export type ItemCase = {
	id: string | null;
	state: CaseState | null;
	priority: Priority;
	rung: number;
	/** Of one person: it acts in their name. */
	link: string | null;
	/** The case waits for somebody else, and the clock of its resolution stands. */
	pause: { until: IsoTime; reason: PauseReason } | null;
	/** For a group: it reads, and asks who you are. */
	groupLink: string | null;
	sla: {
		preset: string | null;
		response: ItemClock;
		resolution: ItemClock;
		/** `YYYY-MM-DD`: a clock is due behind the last day whose public days are known, and may move. */
		calendarEndsOn: string | null;
	} | null;
};

/** A message of a care campaign. */
export type ItemCare = {
	/** Key of the campaign. */
	campaign: string;
	/** Kind of occasion, e.g. `birthday`. */
	occasion: string;
	/** From 1. */
	step: number;
	/** The logical message; the same key is never sent twice. `null`: it is a look ahead. */
	key: string | null;
	/** Past this it is worth nothing any more. */
	validUntil: IsoTime | null;
};

export type ItemDue = { id: string; kind: DueKind; dueAt: IsoTime; attempt: number };

/** What happened, as an Activity Trigger tells it; `case_action` = somebody did something to a case. */
export type ItemActivity = { id: string; kind: ActivityKind | 'case_action'; at: IsoTime };

/** The item that flows between nodes: a public contract, version 1. */
export type SatisfactionItem = {
	schema: 1;
	test: boolean;
	outcome: ItemOutcome | null;
	event: ItemEvent | null;
	customer: ItemCustomer | null;
	owner: ItemOwner | null;
	survey: ItemSurvey | null;
	invitation: ItemInvitation | null;
	message: ItemMessage | null;
	response: ItemResponse | null;
	score: ItemScore | null;
	case: ItemCase | null;
	care: ItemCare | null;
	due: ItemDue | null;
	activity: ItemActivity | null;
};

const parts = [
	'outcome',
	'event',
	'customer',
	'owner',
	'survey',
	'invitation',
	'message',
	'response',
	'score',
	'case',
	'care',
	'due',
	'activity',
] as const;

/** Fills a node's own parts into an item; keeps all other keys, unknown ones too. */
export function fillItem(
	base: Record<string, unknown>,
	filled: Partial<Omit<SatisfactionItem, 'schema'>>,
): SatisfactionItem & Record<string, unknown> {
	const item: Record<string, unknown> = { ...base, schema: 1, test: base.test === true };
	for (const part of parts) item[part] = base[part] ?? null;
	for (const [key, value] of Object.entries(filled)) if (value !== undefined) item[key] = value;
	return item as SatisfactionItem & Record<string, unknown>;
}

/** Epoch ms → ISO-8601 UTC; `null` stays `null`. */
export function isoTime(time: number | null): IsoTime | null {
	return time === null ? null : new Date(time).toISOString();
}
