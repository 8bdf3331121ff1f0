import { languageTagOf } from '../../language/language-names';
import { cleanLine } from '../../language/plain-text';
import { InputError } from '../../model/errors';
import type { CustomerFacts } from '../../model/event';
import type { ItemOwner } from '../../model/item';
import { isObject, type Json } from '../../model/json';
import type { Purpose } from '../../model/metric';
import type { EventRow } from '../../store/repositories/events';
import { answerIdOf } from '../event/later-word';
import type { Reading } from './score-answer';

export type ImportedAnswer = {
	/** The key it is stored under; blank = the source's name. */
	surveyKey: string | null;
	/** Takes value, mapping, customer, subject and id from this event; what is given goes before. */
	eventId: string | null;
	/** The system it came from, e.g. `typeform`. */
	source: string | null;
	/** Its id there: the same one is stored once. */
	externalId: string | null;
	/** How the value is read; `null` = as the event says. */
	reading: Reading | null;
	value: unknown;
	/** CSAT: the first satisfied rating; `null` = as the survey of that key has it, else the usual one. */
	satisfiedFrom: number | null;
	comment: string | null;
	tags: string[];
	/** Further answers, kept as they are. */
	answers: Array<{ id: string; value: Json }>;
	language: string | null;
	/** As `readMoment` takes it; blank = the event's time, else now. */
	answeredAt: unknown;
	purpose: Purpose | null;
	touchpoint: string | null;
	customerId: string | null;
	customer: CustomerFacts | null;
	subject: { type: string; id: string; title: string | null } | null;
	owner: ItemOwner | null;
	test: boolean;
	/**
	 * Which invitation it answers: what a link to another tool's form carried, the customer's link, or, as the
	 * workflow's own word, the id.
	 */
	invitation?: string | null;
	/** A form gave `invitation` back, where anybody can write anything: a bare id counts for nothing then. */
	heard?: boolean;
};

/** What was said, with what the event says of it. */
export type SaidAnswer = Pick<ImportedAnswer, 'value' | 'comment' | 'answers'> & {
	surveyKey: string;
	source: string;
	externalId: string;
	reading: Reading;
	finished: boolean;
	/** What names the invitation that it answers. */
	invitation: string | null;
	/** BCP 47. */
	language: string | null;
};

/** Whoever sends Generic JSON may say anything there. */
const languageIn = (given: unknown): string | undefined =>
	(typeof given === 'string' && languageTagOf(given)) || undefined;

/** What the event says where the input says nothing; survey sources put it under `answer`. */
export function withEvent(input: ImportedAnswer, event: EventRow | null): SaidAnswer {
	const said = event === null ? {} : answerOf(event);
	const source = input.source ?? event?.source ?? null;
	const externalId = input.externalId ?? (event && answerIdOf(event));
	if (source === null || externalId === null) {
		throw new InputError(
			`The answer has no ${source === null ? 'source' : 'external ID'}.`,
			'Fill in Source and External ID: together they keep an answer from being counted twice.',
		);
	}
	const reading = input.reading ?? said.mapping ?? null;
	if (reading === null) {
		throw new InputError(
			'Nothing says on which scale this answer was given.',
			'Choose a Mapping here, or set the scale mapping in the Satisfaction CRM Trigger.',
		);
	}
	const value = isBlank(input.value) ? (said.value ?? input.value) : input.value;
	if (event !== null && isBlank(value)) {
		throw new InputError(
			`The event "${event.type}" (${event.event_id}) carries no rating.`,
			'Name the element that holds the rating in the Satisfaction CRM Trigger, or filter such events out.',
		);
	}
	return {
		surveyKey: surveyKeyOf(input.surveyKey ?? source),
		source,
		externalId,
		reading,
		value,
		comment: input.comment ?? said.comment ?? null,
		answers: input.answers.length > 0 ? input.answers : (said.answers ?? []),
		finished: said.finished ?? true,
		language: input.language ?? said.language ?? null,
		invitation: isBlank(input.invitation) ? (said.invitation ?? null) : (input.invitation ?? null),
	};
}

function answerOf(event: EventRow): {
	mapping?: string;
	value?: unknown;
	comment?: string;
	finished?: boolean;
	invitation?: string;
	language?: string;
	answers?: Array<{ id: string; value: Json }>;
} {
	const { answer } = JSON.parse(event.attributes) as Record<string, unknown>;
	if (!isObject(answer)) return {};
	return {
		mapping: typeof answer.scaleMapping === 'string' ? answer.scaleMapping : undefined,
		value: answer.value,
		finished: answer.finished !== false,
		invitation: typeof answer.invitation === 'string' ? answer.invitation : undefined,
		comment: typeof answer.comment === 'string' ? answer.comment : undefined,
		language: languageIn(answer.language),
		answers: Array.isArray(answer.answers)
			? answer.answers.flatMap((one: unknown) =>
					isObject(one) && typeof one.id === 'string'
						? [{ id: one.id, value: (one.value ?? null) as Json }]
						: [],
				)
			: undefined,
	};
}

export const isBlank = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

function surveyKeyOf(given: string): string {
	const key = given.trim();
	if (/^[a-z0-9][a-z0-9_-]{0,59}$/.test(key)) return key;
	throw new InputError(
		`"${cleanLine(key, 80)}" is not a survey key.`,
		'Use up to 60 lower-case letters, digits, "-" and "_".',
	);
}
