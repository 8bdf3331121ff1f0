import { escapeHtml } from '../../../language/escape-html';
import { template } from '../../../language/template';
import { renderSurveyPage } from '../../../pages/survey-page';
import type { SurveyPageView } from '../../../pages/survey-view';

const blankPage = template(renderSurveyPage, {
	nonce: escapeHtml,
	token: escapeHtml,
	formToken: escapeHtml,
	formAction: escapeHtml,
	optOutLink: escapeHtml,
	customerName: escapeHtml,
	subjectTitle: escapeHtml,
});

/**
 * A page of a survey. Where nobody has written anything yet, it is rendered once per survey version,
 * language, step and rating; names and tokens are put in for each request.
 */
export function surveyPage(view: SurveyPageView): string {
	return isBlank(view) ? blankPage(view) : renderSurveyPage(view);
}

/** Whether the page repeats nothing of what somebody has written or ticked, but for the rating. */
function isBlank({ step, previous, errors }: SurveyPageView): boolean {
	if (errors.length > 0) return false;
	if (previous === null) return true;
	if (previous.contact !== undefined) return false;
	const { reasons, comment, own } = previous;
	const nothing = reasons.length === 0 && (comment ?? '') === '' && Object.keys(own).length === 0;
	return step === 'details' && nothing;
}
