import { greetingName } from '../../../language/greeting-name';
import { readOpenAnswer } from '../../../model/open-link';
import type { Survey } from '../../../model/survey';
import { fillItem } from '../../../model/item';
import type { FieldError } from '../../../pages/field-error';
import { noAnswers, type SurveyAnswers, type SurveyStep, surveyStepOf } from '../../../pages/form';
import { formFields } from '../../../pages/form-fields';
import type { IncentiveView } from '../../../pages/incentive-part';
import type { MessageKind } from '../../../pages/message-page';
import type { OpenedInvitation } from '../../../store/repositories/opening';
import { findHeldRating } from '../../../store/repositories/held-ratings';
import { findByInvitation, type ResponseRow } from '../../../store/repositories/responses';
import { keptSurvey } from '../../../store/repositories/surveys';
import { asksMore } from '../../../survey/asks-more';
import { type NoAnswer, whyNoAnswer } from '../../../survey/may-answer';
import { type AnswerInput, recordAnswer, type Recorded } from '../../answer/record-answer';
import { answerOutput } from '../../answer/answer-output';
import { holdRating, type Unconfirmed, unconfirmed } from '../../answer/hold-rating';
import { responseItem } from '../../answer/response-item';
import { withNewestWord } from '../../answer/newest-word';
import { noteViewed } from '../../answer/views';
import { isEnded } from '../../survey/open-link';
import { sentElsewhere } from './elsewhere';
import { shownIncentive } from '../../incentive/shown-incentive';
import { messageAnswer, type PageAnswer, readerLanguage } from '../page-answer';
import { contactWait } from '../../answer/leave-contact';
import { beginOpenAnswer, openInvitation } from './open-answer';
import {
	isKiosk,
	kioskThanks,
	messageContext,
	type Opened,
	showStep,
	thanks,
} from './opened-survey';
import { serveOtherForm } from './other-form';
import { byProgram, postedForm } from './posted-form';
import { answersOf, fieldError, firstStepOf, givenOf, withTyped } from './shown-answers';
import { storeTrial, trialInvitation } from './trial';
import type { PageContext, Visit } from './visit';

/** Serves a survey link: the page for a GET, which notes a view at most; the answer for a POST. */
export async function serveSurvey(context: PageContext, invitationId: string): Promise<PageAnswer> {
	const opened = await open(context, invitationId);
	if ('status' in opened) return opened;
	if (context.request.method === 'POST') return await post(context, opened);
	const closed = await closedPage(context, opened);
	if (closed) return closed;
	if (opened.stored) noteViewed(context.house, invitationId, context.now);
	const newest = await newestWord(context, opened);
	if (newest.answeredIn) return await serveOtherForm(context, opened, newest.answeredIn);
	const { before } = opened;
	if (before && isKiosk(opened) && context.request.query.s === 'details') {
		// Which questions there are hangs on the rating; whatever else was said is not shown again.
		const { value, items } = answersOf(before);
		const previous = { ...noAnswers(), value, items };
		return showStep(context, opened, 200, { step: 'details', previous, errors: [] });
	}
	return showStep(context, opened, 200, {
		step: 'rating',
		previous: answeredBefore(opened),
		errors: [],
	});
}

/** What somebody finds again of their answer; on a device that many use, nothing. */
const answeredBefore = (opened: Opened): SurveyAnswers | null =>
	opened.before && !isKiosk(opened) ? answersOf(opened.before) : null;

async function open(context: PageContext, invitationId: string): Promise<Opened | PageAnswer> {
	const { house } = context;
	const { db } = house.store;
	const known = context.opening?.invitation;
	const first = known ? undefined : tried(context, invitationId);
	const open = first ? null : readOpenAnswer(context.audience);
	const surveyKey = (known ?? first)?.survey_key ?? open?.surveyKey;
	if (surveyKey === undefined) return notFound(context);
	const elsewhere = await sentElsewhere(context, surveyKey);
	if (elsewhere) return elsewhere;
	const version = known?.survey_version ?? open?.version ?? '';
	const survey = first
		? context.site.trial?.survey
		: await keptSurvey(house.store, house.workspace, { key: surveyKey, version });
	if (!survey) return notFound(context);
	const invitation =
		known ??
		first ??
		(open &&
			openInvitation(house, context.now, {
				...{ invitationId, survey, answer: open },
				expiresAt: context.expiresAt,
			}));
	if (!invitation) return notFound(context);
	const reader = readersLanguage(context, survey, invitation);
	const whose = { known: known !== undefined && !open, trial: !!first };
	return {
		invitation,
		stored: known !== undefined,
		open,
		survey,
		before:
			context.ground?.response ??
			(invitation.answered_at
				? await findByInvitation(db, house.workspace, invitationId)
				: undefined),
		customerName: nameShown(context, whose, reader.language),
		...reader,
	};
}

function nameShown(
	{ opening, site }: PageContext,
	whose: { known: boolean; trial: boolean },
	language: string,
): string | null {
	const tried = whose.trial ? site.trial?.sample.customer.name : null;
	const { customerName: name = null, customerTitle: title = null } = opening ?? {};
	const greeted = whose.known ? { name, title } : { name: tried };
	return greetingName(greeted, language) || null;
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

function notFound({ settings, request, framedBy }: PageContext): PageAnswer {
	const { language } = readerLanguage(settings.languages, [], request);
	return messageAnswer('not_found', { settings, language, testMode: request.test, framedBy });
}

/** The page that says why nothing can be answered here; `null` where something can. */
async function closedPage(context: PageContext, opened: Opened): Promise<PageAnswer | null> {
	const { house, now } = context;
	const { invitation, before, open } = opened;
	// Whoever has begun to answer may finish.
	if (open && !opened.stored && (await isEnded(house, open.surveyKey, open.link))) {
		return messageAnswer('ended', messageContext(context, opened));
	}
	const why = whyNoAnswer(
		{
			survey: await newestWord(context, opened),
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
	if (why === null) return null;
	// Who has lost the page with the code finds it behind the same link.
	const incentive = why === 'window_passed' ? await givenCode(context, opened) : null;
	return messageAnswer(noAnswerPage[why], { ...messageContext(context, opened), incentive });
}

/** Whether answers are taken, and where, is said by the newest version. */
const newestWord = async ({ house, opening }: PageContext, { survey }: Opened): Promise<Survey> =>
	await withNewestWord(house, house.store.db, survey, opening?.newestVersion ?? null);

/** The code that was shown with the answer; `null` where none was. */
async function givenCode(
	{ house, now, settings }: PageContext,
	{ survey, language, before, open }: Opened,
): Promise<IncentiveView | null> {
	if (!before) return null;
	const answer = { response: before, open: open !== null, customer: undefined };
	const shown = await shownIncentive(house, { survey, settings, language, ...answer }, now);
	return shown?.code.kind === 'shown' ? shown : null;
}

const noAnswerPage: Record<NoAnswer | 'unknown', MessageKind> = {
	withdrawn: 'cancelled',
	expired: 'expired',
	closed: 'closed',
	window_passed: 'already_answered',
	unknown: 'not_found',
};

async function post(context: PageContext, opened: Opened): Promise<PageAnswer> {
	const { house, now } = context;
	const held = await heldBefore(context, opened);
	const level = opened.before?.level ?? held?.level ?? null;
	const contact = opened.open?.link.contact === true;
	const posted = postedForm(context, opened.survey, level, { contact });
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
	const guarded = (opened.stored || opened.open !== null) && !context.request.test;
	if (guarded && (await byProgram(context, posted.untouched))) {
		return await waitForPerson(context, opened, form.answers, held);
	}
	if (opened.open) {
		const refused = await beginOrContinue(context, opened, step, form.answers);
		if (refused) return refused;
	}
	const { trial } = context.site;
	const first = opened.stored ? undefined : tried(context, opened.invitation.invitation_id);
	if (trial && first) await storeTrial(house, now, trial, first, context.settings.testAddress);
	const input: AnswerInput = {
		invitationId: opened.invitation.invitation_id,
		given: { ...(held && { rating: held.value }), ...givenOf(step, form.answers, opened.survey) },
		step,
		language: form.language ?? opened.language,
		// Half a word that was kept on the way back is nobody's yet.
		contact: step === 'details' ? form.answers.contact : undefined,
		atOnce: context.request.test,
	};
	const recorded = await recordAnswer(house, now, input, context.ground);
	if (recorded.kind === 'refused') {
		if (recorded.reason === 'incomplete') {
			const errors = recorded.problems.map((one) => fieldError(opened.survey, one));
			const previous = answersOnPage(opened, step, form.answers, held);
			return showStep(context, opened, 400, { step, previous, errors, held });
		}
		if (recorded.reason === 'contact_too_often') {
			const previous = answersOnPage(opened, step, form.answers, held);
			const errors: FieldError[] = [{ field: formFields.contact, code: recorded.reason }];
			return sendLater(context, opened, { step, previous, errors }, contactWait / 1000);
		}
		return messageAnswer(noAnswerPage[recorded.reason], messageContext(context, opened));
	}
	return await afterAnswer(context, opened, recorded, {
		step,
		kept: form.kept ? form.answers : null,
		name: form.answers.contact?.name ?? null,
	});
}

/** An answer at an open link begins, or goes on; else the page that says why not. */
async function beginOrContinue(
	context: PageContext,
	opened: Opened,
	step: SurveyStep,
	answers: SurveyAnswers,
): Promise<PageAnswer | null> {
	const { house, now, request, settings } = context;
	const { open, survey, invitation } = opened;
	if (opened.stored || !open) return null;
	const closed = await closedPage(context, opened);
	if (closed) return closed;
	if (step === 'details') return messageAnswer('stale', messageContext(context, opened));
	const about = { invitationId: invitation.invitation_id, survey, answer: open };
	const { expiresAt } = context;
	const wait = await beginOpenAnswer(house, now, {
		invitation: openInvitation(house, now, { ...about, expiresAt }),
		answer: open,
		sender: request.sender ?? null,
		limits: settings.openLinks,
	});
	const errors: FieldError[] = [{ field: 'form', code: 'too_many' }];
	return wait === null
		? null
		: sendLater(context, opened, { step, previous: answers, errors }, wait);
}

/** Nothing is lost: the page comes back as it was sent, to be sent once more. @param wait seconds */
function sendLater(
	context: PageContext,
	opened: Opened,
	sent: { step: SurveyStep; previous: SurveyAnswers; errors: FieldError[] },
	wait: number,
): PageAnswer {
	const answer = showStep(context, opened, 429, sent);
	answer.headers['Retry-After'] = String(wait);
	return answer;
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
		const previous = answeredBefore(opened);
		return showStep(context, opened, 200, { step: 'rating', previous, errors: [] });
	}
	// Of an open link nobody has answered yet, so there is nothing to keep it with.
	const held = opened.stored
		? await holdRating(context.house, context.now, { ...about, value: rating })
		: unconfirmed(survey, rating);
	const goesOn = opened.stored && asksMore(survey, { level: held.level, rating, items: {} });
	const step = goesOn ? 'details' : 'rating';
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
	{ step, kept, name }: { step: SurveyStep; kept: SurveyAnswers | null; name: string | null },
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
		customerName: opened.open
			? greetingName({ name }, opened.language) || null
			: (opened.customerName ??
				(greetingName(
					{ name: recorded.customer?.name, title: recorded.customer?.title },
					opened.language,
				) ||
					null)),
	};
	const more = step === 'rating' && goesOn(opened, response);
	const answer =
		more && isKiosk(opened) && kept === null
			? kioskThanks(context, after, { more: true, incentive: null })
			: more
				? showStep(context, after, 200, {
						step: 'details',
						previous: withTyped(answersOf(response), kept),
						errors: [],
					})
				: await thanks(context, after, recorded);
	return { ...answer, emit };
}

/** Whether something follows a rating: more questions, or who it was. */
const goesOn = ({ survey, open }: Opened, response: ResponseRow): boolean =>
	asksMore(survey, firstStepOf(response)) || open?.link.contact === true;
