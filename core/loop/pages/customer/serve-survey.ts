import { personName } from '../../../language/person-name';
import type { Survey } from '../../../model/survey';
import { fillItem } from '../../../model/item';
import type { FieldError } from '../../../pages/field-error';
import { noAnswers, type SurveyAnswers, type SurveyStep, surveyStepOf } from '../../../pages/form';
import type { MessageKind } from '../../../pages/message-page';
import type { SurveyPageView } from '../../../pages/survey-view';
import { renderThanksPage } from '../../../pages/thanks-page';
import type { OpenedInvitation } from '../../../store/repositories/opening';
import { findHeldRating } from '../../../store/repositories/held-ratings';
import { findByInvitation, type ResponseRow } from '../../../store/repositories/responses';
import { keptSurvey } from '../../../store/repositories/surveys';
import { asksMore } from '../../../survey/asks-more';
import type { ServedForm } from '../../../survey/haste';
import { type NoAnswer, whyNoAnswer } from '../../../survey/may-answer';
import { type AnswerInput, recordAnswer, type Recorded } from '../../answer/record-answer';
import { answerOutput } from '../../answer/answer-output';
import { holdRating, type Unconfirmed } from '../../answer/hold-rating';
import { responseItem } from '../../answer/response-item';
import { withNewestWord } from '../../answer/newest-word';
import { noteViewed } from '../../answer/views';
import { sentElsewhere } from './elsewhere';
import { linkFor } from '../page-link';
import {
	messageAnswer,
	newNonce,
	type PageAnswer,
	pageAnswer,
	readerLanguage,
} from '../page-answer';
import { postedForm, surveyFormToken } from './posted-form';
import { answersOf, fieldError, firstStepOf, givenOf, withTyped } from './shown-answers';
import { surveyPage } from './survey-template';
import { storeTrial, trialInvitation } from './trial';
import type { PageContext, Visit } from './visit';

type Opened = {
	invitation: OpenedInvitation;
	/** False for a trial that nobody has answered yet. */
	stored: boolean;
	survey: Survey;
	before: ResponseRow | undefined;
	customerName: string | null;
	language: string;
	languageFallback: boolean;
};

/** Serves a survey link: the page for a GET, which notes a view at most; the answer for a POST. */
export async function serveSurvey(context: PageContext, invitationId: string): Promise<PageAnswer> {
	const opened = await open(context, invitationId);
	if ('status' in opened) return opened;
	if (context.request.method === 'POST') return await post(context, opened);
	const closed = await closedPage(context, opened);
	if (closed) return closed;
	if (opened.stored) noteViewed(context.house, invitationId, context.now);
	return showStep(context, opened, 200, {
		step: 'rating',
		previous: opened.before ? answersOf(opened.before) : null,
		errors: [],
	});
}

async function open(context: PageContext, invitationId: string): Promise<Opened | PageAnswer> {
	const { house } = context;
	const { db } = house.store;
	const known = context.opening?.invitation;
	const invitation = known ?? tried(context, invitationId);
	if (!invitation) return notFound(context);
	const elsewhere = await sentElsewhere(context, invitation.survey_key);
	if (elsewhere) return elsewhere;
	const survey = known
		? await keptSurvey(house.store, house.workspace, {
				key: known.survey_key,
				version: known.survey_version,
			})
		: context.site.trial?.survey;
	if (!survey) return notFound(context);
	return {
		invitation,
		stored: known !== undefined,
		survey,
		before:
			context.ground?.response ??
			(invitation.answered_at
				? await findByInvitation(db, house.workspace, invitationId)
				: undefined),
		customerName: known
			? personName(context.opening?.customerName) || null
			: (context.site.trial?.sample.customer.name ?? null),
		...readersLanguage(context, survey, invitation),
	};
}

function readersLanguage(
	{ request }: Visit,
	survey: Survey,
	invitation: OpenedInvitation,
): Pick<Opened, 'language' | 'languageFallback'> {
	const stated = typeof request.query.l === 'string' ? request.query.l : null;
	const known = [stated, invitation.language];
	const { language, fallback } = readerLanguage(survey.languages, known, request);
	return { language, languageFallback: fallback };
}

function tried({ house, now, site, audience }: PageContext, invitationId: string) {
	const { trial } = site;
	return trial ? trialInvitation(house, now, { trial, audience, invitationId }) : undefined;
}

function notFound({ settings, request }: PageContext): PageAnswer {
	const { language } = readerLanguage(settings.languages, [], request);
	return messageAnswer('not_found', { settings, language, testMode: request.test });
}

/** The page that says why nothing can be answered here; `null` where something can. */
async function closedPage(context: PageContext, opened: Opened): Promise<PageAnswer | null> {
	const { house, now, opening } = context;
	const { invitation, before } = opened;
	const newest = opening?.newestVersion ?? null;
	const why = whyNoAnswer(
		{
			survey: await withNewestWord(house, house.store.db, opened.survey, newest),
			invitation: { state: invitation.state, expiresAt: invitation.expires_at },
			previous: before
				? {
						state: before.state,
						answeredAt: before.answered_at,
						completedAt: before.completed_at,
						handedOver: before.handed_over,
					}
				: null,
		},
		now,
	);
	return why && messageAnswer(noAnswerPage[why], messageContext(context, opened));
}

const noAnswerPage: Record<NoAnswer | 'unknown', MessageKind> = {
	withdrawn: 'cancelled',
	expired: 'expired',
	closed: 'closed',
	window_passed: 'already_answered',
	unknown: 'not_found',
};

function messageContext(context: PageContext, opened: Opened) {
	const link = opened.before ? statusLink(context, opened.before) : null;
	return {
		settings: context.settings,
		language: opened.language,
		testMode: opened.invitation.test === 1,
		statusLink: link,
	};
}

function statusLink(context: PageContext, response: ResponseRow): string {
	return linkFor(context, 'status', {
		subject: response.response_id,
		audience: response.customer_id ?? '',
		life: 400,
	});
}

function optOutLink(context: PageContext, invitation: OpenedInvitation): string | null {
	if (invitation.customer_id === null) return null;
	const who = { subject: invitation.customer_id, audience: invitation.customer_id, life: 400 };
	return linkFor(context, 'opt_out', who);
}

async function post(context: PageContext, opened: Opened): Promise<PageAnswer> {
	const { house, now } = context;
	const held = await heldBefore(context, opened);
	const level = opened.before?.level ?? held?.level ?? null;
	const posted = postedForm(context, opened.survey, level);
	if (posted.kind === 'not_ours') return messageAnswer(posted.why, messageContext(context, opened));
	const { step, form } = posted;
	if (form.kind !== 'ok') {
		const closed = await closedPage(context, opened);
		if (closed) return closed;
		if (form.kind === 'back') return backToRating(context, opened, form.answers, held);
		const { errors, kept } = form;
		const previous = answersOnPage(opened, step, form.answers, held);
		return showStep(context, opened, 400, { step, previous, errors, kept, held });
	}
	if (posted.byProgram && opened.stored && !context.request.test) {
		return await waitForPerson(context, opened, form.answers, held);
	}
	const { trial } = context.site;
	const first = opened.stored ? undefined : tried(context, opened.invitation.invitation_id);
	if (trial && first) await storeTrial(house, now, trial, first, context.settings.testAddress);
	const input: AnswerInput = {
		invitationId: opened.invitation.invitation_id,
		given: { ...(held && { rating: held.value }), ...givenOf(step, form.answers, opened.survey) },
		step,
		language: form.language ?? opened.language,
		atOnce: context.request.test,
	};
	const recorded = await recordAnswer(house, now, input, context.ground);
	if (recorded.kind === 'refused') {
		if (recorded.reason === 'incomplete') {
			const errors = recorded.problems.map((one) => fieldError(opened.survey, one));
			const previous = answersOnPage(opened, step, form.answers, held);
			return showStep(context, opened, 400, { step, previous, errors, held });
		}
		return messageAnswer(noAnswerPage[recorded.reason], messageContext(context, opened));
	}
	return await afterAnswer(context, opened, recorded, {
		step,
		kept: form.kept ? form.answers : null,
	});
}

/** The rating that a program may have sent before, where the second page follows it. */
async function heldBefore(
	{ house, request }: PageContext,
	{ before, invitation }: Opened,
): Promise<Unconfirmed | null> {
	if (before || surveyStepOf(request.fields) !== 'details') return null;
	const { invitation_id: id } = invitation;
	return (await findHeldRating(house.store.db, house.workspace, id)) ?? null;
}

/**
 * Answers what a program may have sent: nothing of it is stored as an answer, and the page asks for one
 * more press. What somebody has answered before stays as it is.
 */
async function waitForPerson(
	context: PageContext,
	opened: Opened,
	sent: SurveyAnswers,
	before: Unconfirmed | null,
): Promise<PageAnswer> {
	const closed = await closedPage(context, opened);
	if (closed) return closed;
	const { survey, invitation } = opened;
	const about = { invitationId: invitation.invitation_id, survey };
	const rating = sent.value ?? before?.value ?? null;
	if (opened.before || rating === null) {
		const previous = opened.before ? answersOf(opened.before) : null;
		return showStep(context, opened, 200, { step: 'rating', previous, errors: [] });
	}
	const held = await holdRating(context.house, context.now, { ...about, value: rating });
	const step = asksMore(survey, { level: held.level, rating, items: {} }) ? 'details' : 'rating';
	const previous = step === 'details' ? { ...sent, value: rating } : null;
	return showStep(context, opened, 200, { step, previous, errors: [], held });
}

/** What was typed, on the second page with the rating that is stored or waits for a person. */
function answersOnPage(
	{ before }: Opened,
	step: SurveyStep,
	typed: SurveyAnswers,
	held: Unconfirmed | null,
): SurveyAnswers {
	if (step === 'rating') return typed;
	const stored = before ? answersOf(before) : noAnswers();
	return withTyped({ ...stored, value: held?.value ?? stored.value }, typed);
}

/** The rating again, with what was typed after it; nothing is recorded by going back. */
function backToRating(
	context: PageContext,
	opened: Opened,
	typed: SurveyAnswers,
	held: Unconfirmed | null,
): PageAnswer {
	const previous = answersOnPage(opened, 'details', typed, held);
	return showStep(context, opened, 200, { step: 'rating', previous, errors: [], kept: true, held });
}

/** What the workflow is told about a stored answer, and the page that follows. */
async function afterAnswer(
	context: PageContext,
	opened: Opened,
	recorded: Recorded,
	{ step, kept }: { step: SurveyStep; kept: SurveyAnswers | null },
): Promise<PageAnswer> {
	const { response, handOver } = recorded;
	const told = { ...recorded, known: recorded };
	const silent = handOver === 'none' || handOver === 'collected';
	const item = silent ? null : fillItem({}, await responseItem(context.house, told));
	const emit = item && { output: answerOutput(item), item };
	const after: Opened = {
		...opened,
		stored: true,
		invitation: recorded.invitation,
		before: response,
	};
	const answer =
		step === 'rating' && asksMore(opened.survey, firstStepOf(response))
			? showStep(context, after, 200, {
					step: 'details',
					previous: withTyped(answersOf(response), kept),
					errors: [],
				})
			: thanks(context, after, response);
	return { ...answer, emit };
}

function showStep(
	context: PageContext,
	opened: Opened,
	status: number,
	shown: {
		step: SurveyStep;
		previous: SurveyAnswers | null;
		errors: FieldError[];
		/** What was typed on the second step goes along. */
		kept?: boolean;
		/** A rating that waits for a person: the page asks for one more press. */
		held?: Unconfirmed | null;
	},
): PageAnswer {
	const { settings, token, request } = context;
	const { invitation, survey, before, language } = opened;
	const nonce = newNonce();
	const held = shown.held ?? null;
	const marked = held?.value ?? preselected(request.query.r, survey);
	const view: SurveyPageView = {
		survey,
		language,
		languageFallback: opened.languageFallback,
		brand: settings.brand,
		subjectTitle: invitation.subject_title,
		customerName: opened.customerName,
		preselected: marked,
		previous: shown.previous,
		kept: shown.kept,
		confirm: held !== null,
		answeredBefore: shown.step === 'rating' && before !== undefined,
		formAction: `?t=${token}`,
		token,
		formToken: surveyFormToken(context, shown.step, served(context, opened, shown, marked)),
		optOutLink: optOutLink(context, invitation),
		testMode: invitation.test === 1 || request.test,
		preview: false,
		errors: shown.errors,
		nonce,
		step: shown.step,
		level: before?.level ?? held?.level ?? null,
	};
	return pageAnswer(status, { nonce, language, html: surveyPage(view) });
}

/** What a form holds that could be sent as it is: a rating that the link has marked, or nothing more. */
function served(
	{ now }: PageContext,
	{ survey }: Opened,
	{ step, previous, held }: { step: SurveyStep; previous: unknown; held?: Unconfirmed | null },
	marked: number | null,
): ServedForm | null {
	if (step === 'details') return held ? { at: now, rating: null } : null;
	const untouched = previous === null || held;
	const open = untouched && marked !== null && survey.metric !== 'csi';
	return open ? { at: now, rating: marked } : null;
}

/** The rating in a mail's link only marks a choice; anything else in its place is ignored. */
export function preselected(given: unknown, survey: Survey): number | null {
	if (typeof given !== 'string' || !/^-?\d{1,3}$/.test(given)) return null;
	const value = Number(given);
	return value >= survey.rating.min && value <= survey.rating.max ? value : null;
}

function thanks(context: PageContext, opened: Opened, response: ResponseRow): PageAnswer {
	const { settings, token } = context;
	const { language, survey, invitation } = opened;
	const nonce = newNonce();
	const caseOpened = response.level === 'low';
	const html = renderThanksPage({
		survey,
		customerName: opened.customerName,
		level: response.level,
		caseOpened,
		respondBy: null,
		timeZone: settings.timeZone,
		nextSteps: [],
		statusLink: caseOpened ? statusLink(context, response) : null,
		changeLink: survey.changeWindow > 0 ? `?t=${token}` : null,
		optOutLink: optOutLink(context, invitation),
		language,
		brand: settings.brand,
		nonce,
		testMode: invitation.test === 1 || context.request.test,
		preview: false,
	});
	return pageAnswer(200, { nonce, language, html });
}
