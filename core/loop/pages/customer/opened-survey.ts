import { topicOfSurvey } from '../../../model/consent';
import { type OpenAnswer, openChannel } from '../../../model/open-link';
import type { Survey } from '../../../model/survey';
import type { FieldError } from '../../../pages/field-error';
import type { SurveyAnswers, SurveyStep } from '../../../pages/form';
import type { SurveyPageView } from '../../../pages/survey-view';
import { givenNow } from '../../../survey/incentive';
import type { IncentiveView } from '../../../pages/incentive-part';
import { isOneTap, renderKioskPage, renderKioskThanks } from '../../../pages/kiosk-page';
import { renderThanksPage } from '../../../pages/thanks-page';
import type { OpenedInvitation } from '../../../store/repositories/opening';
import type { ResponseRow } from '../../../store/repositories/responses';
import type { ServedForm } from '../../../survey/haste';
import type { Unconfirmed } from '../../answer/hold-rating';
import type { Recorded } from '../../answer/record-answer';
import { mailedTo } from '../../ask/compose-invitation';
import { optOutClaims } from '../../ask/opt-out-link';
import { shownIncentive } from '../../incentive/shown-incentive';
import { linkFor } from '../page-link';
import { newNonce, type PageAnswer, pageAnswer } from '../page-answer';
import { openToken } from '../../survey/open-link';
import { followUpOf } from './follow-up';
import { nextStepFor } from './next-step';
import { surveyFormToken } from './posted-form';
import { surveyPage } from './survey-template';
import type { PageContext } from './visit';

/** A survey's link, with what it leads to. */
export type Opened = {
	invitation: OpenedInvitation;
	/** False for a trial or an open link's page that nobody has answered yet. */
	stored: boolean;
	/** Where the page was served at an open link. */
	open: OpenAnswer | null;
	survey: Survey;
	before: ResponseRow | undefined;
	/** As they are greeted; at an open link by the name that has just been typed, never by one that is stored. */
	customerName: string | null;
	language: string;
	languageFallback: boolean;
};

/** What a page needs that says why nothing can be answered. */
export function messageContext(context: PageContext, opened: Opened) {
	const link = opened.before ? statusLink(context, opened.before) : null;
	return {
		settings: context.settings,
		framedBy: context.framedBy,
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

/** None at an open link: whoever types an address there has not shown that it is theirs. */
function optOutLink(context: PageContext, { invitation, survey, open }: Opened): string | null {
	const { house } = context;
	const { customer_id: customerId } = invitation;
	if (customerId === null || open !== null) return null;
	const address = mailedTo(invitation);
	const claims = optOutClaims(house, { customerId, topic: topicOfSurvey(survey), address });
	return linkFor(context, 'opt_out', { ...claims, life: 400 });
}

/** A step of the survey, with what was answered or went wrong. */
export function showStep(
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
	const { settings, token, request, framedBy } = context;
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
		optOutLink: optOutLink(context, opened),
		testMode: invitation.test === 1 || request.test,
		preview: false,
		errors: shown.errors,
		nonce,
		framedBy,
		step: shown.step,
		level: before?.level ?? held?.level ?? null,
		startLink: isKiosk(opened) && opened.open ? kioskStart(context, opened.open) : null,
		askContact: opened.open?.link.contact === true,
		incentiveOver: givenNow(survey, settings.timeZone, context.now) === null,
	};
	const oneTap = isKiosk(opened) && shown.step === 'rating' && isOneTap(survey);
	const html = oneTap ? renderKioskPage(view) : surveyPage(view);
	return pageAnswer(status, { nonce, language, html, framedBy });
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

/** So long a kiosk says thanks before it starts anew, s. */
const thanksFor = 8;

/** Whether the page stands on a device that many use. */
export const isKiosk = ({ open }: Opened): boolean => open?.link.mode === 'kiosk';

/** The start of a kiosk: its own open link. */
function kioskStart({ house }: PageContext, { surveyKey, link }: OpenAnswer): string {
	return `?t=${openToken(house, surveyKey, link)}`;
}

/**
 * Thanks on a device that the next visitor uses: nothing on it leads to what was answered, but for a word
 * to add at once. The header, which works without script, takes it back to the start.
 */
export function kioskThanks(
	context: PageContext,
	opened: Opened,
	{ more, incentive }: { more: boolean; incentive: IncentiveView | null },
): PageAnswer {
	const { settings, token, request } = context;
	const { language, invitation, open } = opened;
	const nonce = newNonce();
	const startLink = open ? kioskStart(context, open) : '';
	const html = renderKioskThanks({
		language,
		brand: settings.brand,
		nonce,
		testMode: invitation.test === 1 || request.test,
		startLink,
		mailed: incentive?.code.kind === 'mailed' ? incentive.code.when : null,
		moreLink: more ? `?t=${token}&s=details` : null,
	});
	const answer = pageAnswer(200, { nonce, language, html });
	answer.headers.Refresh = `${thanksFor}; url=${startLink}`;
	return answer;
}

/** What is shown when nothing more is asked. */
export async function thanks(
	context: PageContext,
	opened: Opened,
	recorded: Recorded,
): Promise<PageAnswer> {
	const { house, now, settings, token, framedBy } = context;
	const { language, survey } = opened;
	const { invitation, response, customer } = recorded;
	const answer = { response, open: invitation.channel === openChannel, customer };
	const asked = { survey, settings, language, ...answer };
	const incentive = await shownIncentive(house, asked, now);
	if (isKiosk(opened)) return kioskThanks(context, opened, { more: false, incentive });
	const nonce = newNonce();
	const followUp = await followUpOf(context, recorded);
	const change = survey.answeredIn ? `?t=${token}&again=1` : `?t=${token}`;
	const html = renderThanksPage({
		survey,
		incentive,
		customerName: opened.customerName,
		level: response.level,
		followUp,
		nextStep: await nextStepFor(context, recorded, followUp),
		timeZone: settings.timeZone,
		statusLink: followUp || response.level === 'low' ? statusLink(context, response) : null,
		changeLink: survey.changeWindow > 0 ? change : null,
		optOutLink: optOutLink(context, opened),
		language,
		brand: settings.brand,
		nonce,
		testMode: invitation.test === 1 || context.request.test,
		framedBy,
		preview: false,
	});
	return pageAnswer(200, { nonce, language, html, framedBy });
}
