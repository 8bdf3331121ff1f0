import { readMoment } from '../../calendar/read-moment';
import { sentencesInARow } from '../../language/in-a-row';
import { sayIn } from '../../language/say';
import { InputError } from '../../model/errors';
import type { Metric } from '../../model/metric';
import type { Settings } from '../../model/settings';
import type { Survey } from '../../model/survey';
import { noteActivity } from '../../store/repositories/activities';
import { caseOfResponse } from '../../store/repositories/cases';
import { type Customer, heldCustomer } from '../../store/repositories/customers';
import { type EventRow, findEvent, settleEvent } from '../../store/repositories/events';
import { wasForgotten } from '../../store/repositories/forgotten-answers';
import type { InvitationRow } from '../../store/repositories/invitations';
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
import { answerActivity } from '../activity/note';
import { addCustomersWord } from '../case/customers-word';
import { meantCustomer } from '../customer/meant-customer';
import { whoTheyAre } from '../customer/who-they-are';
import { namedEvent } from '../event/named-event';
import type { House } from '../house';
import { answerInvitation } from './answer-invitation';
import { type Answered, answeredInvitation } from './answered-invitation';
import { toRow } from './imported-row';
import { laterWord } from './later-word';
import { type ImportedAnswer, isBlank, type SaidAnswer, withEvent } from './said-answer';
import { cutsFrom, cutsOfSurvey, scoreAnswer } from './score-answer';
import { scoreInWords } from './score-words';
import { watchImported } from './watch-imported';

export type { ImportedAnswer } from './said-answer';

/** Clocks of two systems may differ by this much, ms. */
const clockSkew = 10 * 60_000;

/** An answer was here once and was forgotten, by age or with whoever gave it: it is not taken in again. */
export class ForgottenAnswerError extends InputError {}

export type ImportOutcome = {
	code: 'recorded' | 'already_recorded' | 'changed';
	text: string;
	response: ResponseRow;
	customer: Customer | null;
	/** What it is about: of an answer to an invitation the event that led to that. */
	event: EventRow | null;
	/** Whose answer it is; `null` = of none. */
	invitation: InvitationRow | null;
};

/**
 * Stores an answer that was given elsewhere, once per source and id; the same one again returns what
 * was stored first, and one of a later time changes it. A low score that is not older than the oldest
 * event anybody is asked about is watched until it has a case; older ones are history. A rating by one's
 * own people proves nothing: it is kept as a test, which counts nowhere. One that names the invitation it
 * answers is the answer of that; where it cannot be, the text says why.
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
	const answeredAt = momentOf(given, event, settings, now);
	const answered = await answeredInvitation(tx, house, now, {
		source: answer.source,
		externalId: answer.externalId,
		named: answer.invitation,
		ownWord: given.heard !== true && !isBlank(given.invitation),
		test: given.test || event?.test === 1,
		answeredAt,
		customerId: given.customerId ?? event?.customer_id ?? null,
		email: given.customer?.email ?? null,
		receivedAt: event?.received_at ?? now,
	});
	const asked = { given, answer, event, settings, answeredAt };
	if (answered.kind !== 'none') return await invited(tx, house, now, answered, asked);
	const survey = await currentSurvey(tx, workspace, answer.surveyKey);
	const { metric, score } = scored(given, answer, survey);
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
	const input = { ...given, test: given.test || answered.test || isOwn };
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
	const recent = isRecent(asked, now);
	const watched = (one: ResponseRow) => ({ row: one, recent, eventId: one.event_id });
	const why = answered.why === null ? '' : say(`score.alone.${answered.why}`);
	if (!inserted && isDated(asked) && answeredAt > row.answered_at) {
		const said = laterWord(row, made);
		const response = { ...row, ...said };
		await updateResponse(tx, workspace, row.response_id, said);
		const about = await caseOfResponse(tx, workspace, response.response_id);
		if (about)
			await addCustomersWord(tx, house, about.case_id, { response, told: response.handed_over });
		const activity = answerActivity(response, 'changed', now);
		if (activity) await noteActivity(tx, activity);
		await watchImported(tx, house, settings, watched(response), now);
		const text = sentencesInARow([say('score.changed', { score: spoken }), why], say);
		return { code: 'changed', text, response, customer, event, invitation: null };
	}
	if (!inserted) {
		const { source, externalId: id } = answer;
		const text = say('score.known', { id, source, response: row.response_id });
		const theirs = whose === null ? null : stored;
		const known = { response: row, customer: theirs, event, invitation: null };
		return { code: 'already_recorded', text: sentencesInARow([text, why], say), ...known };
	}
	const activity = answerActivity(row, 'completed', now);
	if (activity) await noteActivity(tx, activity);
	await watchImported(tx, house, settings, watched(row), now);
	const own = isOwn ? say('score.own') : answered.test ? say('score.tried') : '';
	const text = sentencesInARow([say('score.recorded', { score: spoken }), own, why], say);
	return { code: 'recorded', text, response: row, customer, event, invitation: null };
}

type Asked = {
	given: ImportedAnswer;
	answer: SaidAnswer;
	event: EventRow | null;
	settings: Settings;
	answeredAt: number;
};

/** Without a time of its own a repeated row of a sheet would be newer each time. */
const isDated = ({ event, given }: Asked): boolean => event !== null || !isBlank(given.answeredAt);

const isRecent = ({ answeredAt, settings }: Asked, now: number): boolean =>
	answeredAt >= now - settings.policy.maxEventAge;

/** The answer is that of an invitation: it is about what that was about. */
async function invited(
	tx: Tx,
	house: House,
	now: number,
	answered: Exclude<Answered, { kind: 'none' }>,
	asked: Asked,
): Promise<ImportOutcome> {
	const { workspace, store } = house;
	const { given, answer, event, settings, answeredAt } = asked;
	const { invitation } = answered;
	const language = settings.languages[0] ?? 'en';
	const say = sayIn(language);
	const { customer_id: whose, event_id: about } = invitation;
	const customer =
		whose === null ? null : ((await heldCustomer(tx, store.dialect, workspace, whose)) ?? null);
	const led = about === null ? null : ((await findEvent(tx, workspace, about)) ?? null);
	if (event) await settleEvent(tx, workspace, event.event_id, 'answer_recorded', now);
	if (answered.kind === 'stands') {
		const text = say('score.stands', { invitation: invitation.invitation_id });
		const { response } = answered;
		return { code: 'already_recorded', text, response, customer, event: led, invitation };
	}
	const { survey, before } = answered;
	const { metric, score } = scored(given, answer, survey);
	const input = { ...given, test: invitation.test === 1 };
	const made = toRow(house, now, {
		...{ input, answer, event: null, survey, metric, score, customer, answeredAt },
	});
	const stored = await answerInvitation(tx, house, now, {
		...{ settings, invitation, survey, before, made, customer, event },
		dated: isDated(asked),
		recent: isRecent(asked, now),
	});
	const { source, externalId: id } = answer;
	const spoken = scoreInWords(metric, score, language);
	const said = {
		recorded: () => say('score.recorded', { score: spoken }),
		changed: () => say('score.changed', { score: spoken }),
		already_recorded: () =>
			say('score.known', { id, source, response: stored.response.response_id }),
	}[stored.code]();
	const of = say('score.invited', { invitation: invitation.invitation_id });
	return { ...stored, text: sentencesInARow([said, of], say), customer, event: led };
}

/** @throws InputError for a value that the mapping does not know, or a metric that is not the survey's */
function scored(given: ImportedAnswer, answer: SaidAnswer, survey: Survey | undefined) {
	const chosen = cutsFrom(given.satisfiedFrom);
	const ofSurvey = cutsOfSurvey(survey);
	const read = scoreAnswer(
		answer.reading,
		answer.value,
		(asked, scale) => chosen(asked) ?? ofSurvey(asked, scale),
	);
	if (survey) checkMetric(survey, read.metric);
	return read;
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
