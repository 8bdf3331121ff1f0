import type {
	ItemCustomer,
	ItemEvent,
	ItemInvitation,
	ItemOwner,
	ItemResponse,
	ItemScore,
	ItemSurvey,
} from '../../model/item';
import { isoTime } from '../../model/item';
import type { Json, JsonObject } from '../../model/json';
import type { Metric, Purpose } from '../../model/metric';
import type { Person } from '../../model/people';
import type { Customer } from '../../store/repositories/customers';
import type { EventRow } from '../../store/repositories/events';
import type { InvitationRow } from '../../store/repositories/invitations';
import type { ResponseRow } from '../../store/repositories/responses';
import type { AnswerContent } from '../../survey/given-answers';

/** Store rows → the parts of an item. */

export function eventPart(row: EventRow): ItemEvent {
	return {
		id: row.event_id,
		type: row.type,
		source: row.source,
		occurredAt: isoTime(row.occurred_at),
		touchpoint: row.touchpoint,
		subject: subjectPart(row),
		cycle: row.cycle,
		value:
			row.value_amount === null ? null : { amount: row.value_amount, currency: row.value_currency },
		attributes: JSON.parse(row.attributes) as JsonObject,
	};
}

function subjectPart(row: {
	subject_type: string | null;
	subject_id: string | null;
	subject_title: string | null;
	subject_url?: string | null;
}): ItemEvent['subject'] {
	if (row.subject_type === null || row.subject_id === null) return null;
	return {
		type: row.subject_type,
		id: row.subject_id,
		title: row.subject_title,
		url: row.subject_url ?? null,
	};
}

/** What an invitation, response or case still knows of the event it came from. */
export function rememberedEvent(row: {
	event_id?: string | null;
	subject_source: string | null;
	subject_type: string | null;
	subject_id: string | null;
	subject_title: string | null;
	subject_url?: string | null;
	touchpoint: string | null;
	cycle?: number;
}): ItemEvent {
	return {
		id: row.event_id ?? null,
		type: null,
		source: row.subject_source,
		occurredAt: null,
		touchpoint: row.touchpoint,
		subject: subjectPart(row),
		cycle: row.cycle ?? null,
		value: null,
		attributes: {},
	};
}

export function customerPart(row: Customer): ItemCustomer {
	return {
		id: row.customer_id,
		name: row.name,
		email: row.email,
		phone: row.phone,
		language: row.language,
		timeZone: row.time_zone,
		segment: row.segment,
		externalIds: row.external_ids,
	};
}

export function ownerOfPerson(person: Person): ItemOwner {
	return {
		id: person.id,
		name: person.name,
		email: person.email,
		team: person.team,
		channels: person.channels,
	};
}

/** An owner kept as JSON beside a row. */
export function storedOwner(text: string | null): ItemOwner | null {
	return text === null ? null : (JSON.parse(text) as ItemOwner);
}

export function surveyPart(row: {
	survey_key: string;
	survey_version: string | null;
	metric: Metric;
	purpose: Purpose;
}): ItemSurvey {
	return {
		key: row.survey_key,
		version: row.survey_version,
		metric: row.metric,
		purpose: row.purpose,
	};
}

export function invitationPart(
	row: InvitationRow,
	links: { link: string | null; optOutLink: string | null },
): ItemInvitation {
	return {
		id: row.invitation_id,
		state: row.state,
		...links,
		dueAt: isoTime(row.due_at),
		expiresAt: isoTime(row.expires_at),
		attempt: row.attempt,
	};
}

/** How answers are kept: as given, and as the item carries them. */
export type StoredAnswers = {
	content: AnswerContent;
	list: Array<{ id: string; value: Json }>;
};

export function storedAnswers(row: Pick<ResponseRow, 'answers'>): StoredAnswers {
	return JSON.parse(row.answers) as StoredAnswers;
}

export function responsePart(row: ResponseRow, changed: boolean): ItemResponse {
	return {
		id: row.response_id,
		state: row.state,
		comment: row.comment,
		tags: JSON.parse(row.tags) as string[],
		answers: storedAnswers(row).list,
		language: row.language,
		answeredAt: isoTime(row.answered_at),
		changed,
	};
}

export function scorePart(row: ResponseRow): ItemScore {
	return {
		value: row.value,
		min: row.scale_min,
		max: row.scale_max,
		direction: row.direction,
		percent: row.percent,
		band: row.band,
		level: row.level,
		highFrom: row.high_from,
	};
}
