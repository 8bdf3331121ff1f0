import { parseSurveyForm, surveyStepOf } from '../../../pages/form';
import { renderSurveyPage } from '../../../pages/survey-page';
import type { SurveyPageView } from '../../../pages/survey-view';
import { renderThanksPage } from '../../../pages/thanks-page';
import { currentSurvey } from '../../../store/repositories/surveys';
import { score } from '../../../score/score';
import type { Level } from '../../../model/metric';
import { exampleIncentive } from '../../incentive/shown-incentive';
import { formTokenFor } from '../form-token';
import {
	messageAnswer,
	newNonce,
	type PageAnswer,
	pageAnswer,
	readerLanguage,
} from '../page-answer';
import { otherFormPage } from './other-form';
import { preselected } from './opened-survey';
import type { PageContext } from './visit';

/** Serves a preview link: the current version of a survey, page by page; nothing is stored. */
export async function servePreview(context: PageContext, surveyKey: string): Promise<PageAnswer> {
	const { house, now, request, settings, token, framedBy } = context;
	const survey = await currentSurvey(house.store.db, house.workspace, surveyKey);
	const stated = typeof request.query.l === 'string' ? request.query.l : null;
	const { language, fallback } = readerLanguage(
		survey?.languages ?? settings.languages,
		[stated],
		request,
	);
	if (!survey) return messageAnswer('not_found', { settings, language, testMode: false, framedBy });
	if (survey.answeredIn)
		return otherFormPage(context, { language, preview: true }, survey.answeredIn);
	const nonce = newNonce();
	const base = { language, brand: settings.brand, nonce, framedBy, testMode: false, preview: true };
	const step = request.method === 'POST' ? surveyStepOf(request.fields) : null;
	const form = step && parseSurveyForm(survey, step, request.fields);
	if (step === 'details' && form?.kind !== 'back') {
		const html = renderThanksPage({
			...base,
			survey,
			incentive: exampleIncentive({ survey, settings, language }),
			customerName: null,
			level: null,
			followUp: null,
			nextStep: null,
			timeZone: settings.timeZone,
			statusLink: null,
			changeLink: `?t=${token}`,
			optOutLink: null,
		});
		return pageAnswer(200, { nonce, language, html, framedBy });
	}
	const next = form?.kind === 'ok' ? 'details' : 'rating';
	let level: Level | null = null;
	if (form?.kind === 'ok' && form.answers.value !== null) {
		level = score(survey.metric, form.answers.value, survey.rating, survey.cuts).level;
	}
	const view: SurveyPageView = {
		...base,
		survey,
		languageFallback: fallback,
		subjectTitle: null,
		customerName: null,
		preselected: preselected(request.query.r, survey),
		previous: form?.answers ?? null,
		kept: form?.kind === 'back' || (form !== null && form.kept),
		answeredBefore: false,
		formAction: `?t=${token}`,
		token,
		formToken: formTokenFor(house.keys, house.workspace, { token, step: next }, now),
		optOutLink: null,
		errors: form?.kind === 'invalid' ? form.errors : [],
		step: next,
		level,
	};
	const html = renderSurveyPage(view);
	return pageAnswer(form?.kind === 'invalid' ? 400 : 200, { nonce, language, html, framedBy });
}
