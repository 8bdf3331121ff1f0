import { sentencesInARow } from '../../language/in-a-row';
import { cleanLine, cleanText } from '../../language/plain-text';
import { sayIn } from '../../language/say';
import { InputError } from '../../model/errors';
import type { CustomerFacts } from '../../model/event';
import { newId } from '../../model/id';
import type { ItemOwner, ItemScore } from '../../model/item';
import { isObject, type Json } from '../../model/json';
import type { Metric, Purpose } from '../../model/metric';
import type { Settings } from '../../model/settings';
import type { Survey } from '../../model/survey';
import { noteActivity } from '../../store/repositories/activities';
import { type Customer, heldCustomer } from '../../store/repositories/customers';
import { type EventRow, settleEvent } from '../../store/repositories/events';
import { wasForgotten } from '../../store/repositories/forgotten-answers';
import {
	insertResponse,
	findResponse,
	type ResponseRow,
	updateResponse,
} from '../../store/repositories/responses';
import { currentSurvey } from '../../store/repositories/surveys';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { MovedError } from '../../store/together';
import { untilStill } from '../../store/until-still';
import { whyNoCustomer } from '../../survey/policy';
import { longestComment } from '../../model/survey';
import { caseOfResponse } from '../../store/repositories/cases';
import { addCustomersWord } from '../case/customers-word';
import { answerActivity } from '../activity/note';
import type { House } from '../house';
import type { StoredAnswers } from '../item/item-parts';
import { readMoment } from '../../calendar/read-moment';
import { whoTheyAre } from '../customer/who-they-are';
import { meantCustomer } from '../customer/meant-customer';
import { answerIdOf } from '../event/later-word';
import { namedEvent } from '../event/named-event';
import { laterWord } from './later-word';
import { cutsFrom, cutsOfSurvey, type Reading, scoreAnswer } from './score-answer';
import { scoreInWords } from './score-words';
import { watchImported } from './watch-imported';

/** Clocks of two systems may differ by this much, ms. */
const clockSkew = 10 * 60_000;

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
};

/** An answer was here once and was forgotten, by age or with whoever gave it: it is not taken in again. */
export class ForgottenAnswerError extends InputError {}

export type ImportOutcome = {
	code: 'recorded' | 'already_recorded' | 'changed';
	text: string;
	response: ResponseRow;
	customer: Customer | null;
	event: EventRow | null;
};

/**
 * Stores an answer that was given elsewhere, once per source and id; the same one again returns what
 * was stored first, and one of a later time changes it. A low score that is not older than the oldest
 * event anybody is asked about is watched until it has a case; older ones are history. A rating by one's
 * own people proves nothing: it is kept as a test, which counts nowhere.
 *
 * @throws ForgottenAnswerError for one that was forgotten; InputError for a value the mapping does not know (it names the value), a missing id or a
 * metric that is not the survey's; NotFoundError for an id that is not in this workspace
 */
export async function importAnswer(
	house: House,
	now: number,
	given: ImportedAnswer,
): Promise<ImportOutcome> {
	const { store } = house;
	return await untilStill(
		async () => await store.transaction(async (tx) => await importWithin(tx, house, now, given)),
	);
}

async function importWithin(
	tx: Tx,
	house: House,
	now: number,
	given: ImportedAnswer,
): Promise<ImportOutcome> {
	const { workspace, store } = house;
	const settings = await loadSettings(tx, workspace);
	const event = await namedEvent(tx, house, given.eventId);
	const answer = withEvent(given, event);
	if (!given.test && (await wasForgotten(tx, workspace, answer))) {
		const { source, externalId: id } = answer;
		throw new ForgottenAnswerError(
			sayIn(settings.languages[0] ?? 'en')('score.forgotten', { id, source }),
			'Leave such answers out of what is recorded.',
		);
	}
	const survey = await currentSurvey(tx, workspace, answer.surveyKey);
	const chosen = cutsFrom(given.satisfiedFrom);
	const ofSurvey = cutsOfSurvey(survey);
	const { metric, score } = scoreAnswer(
		answer.reading,
		answer.value,
		(asked, scale) => chosen(asked) ?? ofSurvey(asked, scale),
	);
	if (survey) checkMetric(survey, metric);
	const customer = await meantCustomer(tx, house, now, {
		id: given.customerId ?? event?.customer_id ?? null,
		facts: given.customer,
	});
	// Whoever was erased or merged meanwhile has taken along what is theirs.
	if (event?.customer_id && event.customer_id !== customer?.customer_id) {
		const again = await namedEvent(tx, house, given.eventId);
		if (again?.customer_id !== event.customer_id) throw new MovedError();
	}
	const isOwn = customer !== null && (await isStaff(tx, house, settings, customer, event));
	const input = { ...given, test: given.test || isOwn };
	const answeredAt = momentOf(input, event, settings, now);
	const facts = { input, answer, event, survey, metric, score, customer, answeredAt };
	const made = toRow(house, now, facts);
	const { row, inserted } = await insertResponse(tx, made);
	const { customer_id: whose } = row;
	const stored =
		inserted || whose === null
			? customer
			: ((await heldCustomer(tx, store.dialect, workspace, whose)) ?? null);
	// Erased or merged at this moment: the answer is nobody's by now, or somebody else's.
	const isTheirs = whose === null || stored?.customer_id === whose;
	if (!isTheirs && !(await isStillOf(tx, workspace, row))) throw new MovedError();
	if (event) await settleEvent(tx, workspace, event.event_id, 'answer_recorded', now);
	const language = settings.languages[0] ?? 'en';
	const say = sayIn(language);
	const spoken = scoreInWords(metric, score, language);
	const recent = answeredAt >= now - settings.policy.maxEventAge;
	// Without a time of its own a repeated row of a sheet would be newer each time.
	const dated = event !== null || !isBlank(input.answeredAt);
	if (!inserted && dated && answeredAt > row.answered_at) {
		const said = laterWord(row, made);
		const response = { ...row, ...said };
		await updateResponse(tx, workspace, row.response_id, said);
		const about = await caseOfResponse(tx, workspace, response.response_id);
		if (about)
			await addCustomersWord(tx, house, about.case_id, { response, told: response.handed_over });
		const activity = answerActivity(response, 'changed', now);
		if (activity) await noteActivity(tx, activity);
		await watchImported(tx, house, settings, { row: response, recent }, now);
		const text = say('score.changed', { score: spoken });
		return { code: 'changed', text, response, customer, event };
	}
	if (!inserted) {
		const { source, externalId: id } = answer;
		const text = say('score.known', { id, source, response: row.response_id });
		return {
			code: 'already_recorded',
			text,
			response: row,
			customer: whose === null ? null : stored,
			event,
		};
	}
	const activity = answerActivity(row, 'completed', now);
	if (activity) await noteActivity(tx, activity);
	await watchImported(tx, house, settings, { row, recent }, now);
	const own = isOwn ? say('score.own') : '';
	const text = sentencesInARow([say('score.recorded', { score: spoken }), own], say);
	return { code: 'recorded', text, response: row, customer, event };
}

async function isStillOf(tx: Tx, workspace: string, row: ResponseRow): Promise<boolean> {
	const now = await findResponse(tx, workspace, row.response_id);
	return now?.customer_id === row.customer_id;
}

async function isStaff(
	tx: Tx,
	house: House,
	{ policy }: Settings,
	customer: Customer,
	event: EventRow | null,
): Promise<boolean> {
	const who = await whoTheyAre(tx, house, { customer, channel: 'email', event });
	return whyNoCustomer(who, policy) === 'is_staff';
}

type Answer = Pick<ImportedAnswer, 'value' | 'comment' | 'answers'> & {
	surveyKey: string;
	source: string;
	externalId: string;
	reading: Reading;
	finished: boolean;
};

/** What the event says where the input says nothing; survey sources put it under `answer`. */
function withEvent(input: ImportedAnswer, event: EventRow | null): Answer {
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
	};
}

function answerOf(event: EventRow): {
	mapping?: string;
	value?: unknown;
	comment?: string;
	finished?: boolean;
	answers?: Array<{ id: string; value: Json }>;
} {
	const { answer } = JSON.parse(event.attributes) as Record<string, unknown>;
	if (!isObject(answer)) return {};
	return {
		mapping: typeof answer.scaleMapping === 'string' ? answer.scaleMapping : undefined,
		value: answer.value,
		finished: answer.finished !== false,
		comment: typeof answer.comment === 'string' ? answer.comment : undefined,
		answers: Array.isArray(answer.answers)
			? answer.answers.flatMap((one: unknown) =>
					isObject(one) && typeof one.id === 'string'
						? [{ id: one.id, value: (one.value ?? null) as Json }]
						: [],
				)
			: undefined,
	};
}

const isBlank = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

function surveyKeyOf(given: string): string {
	const key = given.trim();
	if (/^[a-z0-9][a-z0-9_-]{0,59}$/.test(key)) return key;
	throw new InputError(
		`"${cleanLine(key, 80)}" is not a survey key.`,
		'Use up to 60 lower-case letters, digits, "-" and "_".',
	);
}

function checkMetric(survey: Survey, metric: Metric): void {
	if (survey.metric === metric) return;
	throw new InputError(
		`The survey "${survey.key}" measures ${survey.metric.toUpperCase()}, but the answer is read as ${metric.toUpperCase()}.`,
		'Choose a mapping of the same metric, or record these answers under another survey key.',
	);
}

function momentOf(
	input: ImportedAnswer,
	event: EventRow | null,
	settings: Settings,
	now: number,
): number {
	const given = readMoment(input.answeredAt, 'answeredAt', settings.timeZone);
	const at = given ?? event?.occurred_at ?? now;
	if (at <= now + clockSkew) return Math.min(at, now);
	throw new InputError(
		`The answer was given at ${new Date(at).toISOString()}, which lies in the future.`,
		'Correct Answered At, or the clock or time zone of the system it comes from.',
	);
}

function toRow(
	house: House,
	now: number,
	facts: {
		input: ImportedAnswer;
		answer: Answer;
		event: EventRow | null;
		survey: Survey | undefined;
		metric: Metric;
		score: ItemScore;
		customer: Customer | null;
		answeredAt: number;
	},
): ResponseRow {
	const { input, answer, event, survey, metric, score, customer, answeredAt } = facts;
	const said = answer.comment === null ? '' : cleanText(answer.comment, longestComment);
	const comment = said === '' ? null : said;
	const tags = [...new Set(input.tags.map((tag) => cleanLine(tag, 100)))].filter(
		(tag) => tag !== '',
	);
	const content: StoredAnswers['content'] = {
		rating: metric === 'csi' ? null : score.value,
		items: {},
		reasons: tags,
		comment,
		own: {},
	};
	const list = answer.answers.length > 0 ? answer.answers : answersOf(score.value, tags, comment);
	const { subject } = input;
	const owner = input.owner === null ? (event?.owner ?? null) : JSON.stringify(input.owner);
	const test = input.test || event?.test === 1;
	return {
		workspace_id: house.workspace,
		response_id: newId('rsp'),
		invitation_id: null,
		source: answer.source,
		// A test of an answer must not keep the answer itself out.
		external_id: test ? `test:${answer.externalId}` : answer.externalId,
		event_id: event?.event_id ?? null,
		survey_key: answer.surveyKey,
		survey_version: survey?.version ?? null,
		metric,
		purpose: input.purpose ?? survey?.purpose ?? 'transactional',
		customer_id: customer?.customer_id ?? null,
		owner,
		subject_source: subject ? answer.source : event?.subject_id ? event.source : null,
		subject_type: subject?.type ?? event?.subject_type ?? null,
		subject_id: subject?.id ?? event?.subject_id ?? null,
		subject_title: subject ? subject.title : (event?.subject_title ?? null),
		cycle: event?.cycle ?? 0,
		touchpoint: input.touchpoint ?? event?.touchpoint ?? survey?.touchpoint ?? null,
		segment: customer?.segment ?? input.customer?.segment ?? null,
		state: answer.finished ? 'completed' : 'partial',
		value: score.value,
		scale_min: score.min,
		scale_max: score.max,
		direction: score.direction,
		percent: score.percent,
		band: score.band,
		level: score.level,
		high_from: score.highFrom,
		comment,
		tags: JSON.stringify(tags),
		answers: JSON.stringify({ content, list } satisfies StoredAnswers),
		language: input.language ?? customer?.language ?? null,
		answered_at: answeredAt,
		completed_at: answer.finished ? answeredAt : null,
		updated_at: now,
		handed_over: 1,
		told_levels: score.level,
		test: test ? 1 : 0,
	};
}

function answersOf(
	value: number,
	tags: string[],
	comment: string | null,
): Array<{ id: string; value: Json }> {
	return [
		{ id: 'rating', value },
		...(tags.length > 0 ? [{ id: 'reasons', value: tags }] : []),
		...(comment === null ? [] : [{ id: 'comment', value: comment }]),
	];
}
