import { escapeHtml } from '../../../language/escape-html';
import { renderSurveyPage } from '../../../pages/survey-page';
import type { SurveyPageView } from '../../../pages/survey-view';

/** The fields that differ from request to request; everything else decides the template. */
const slots = [
	'nonce',
	'token',
	'formToken',
	'formAction',
	'optOutLink',
	'customerName',
	'subjectTitle',
] as const;

const placeholder = (slot: string): string => `%slot_${slot}%`;

const kept = 200;
const templates = new Map<string, string[]>();

/**
 * A page of a survey. Where nobody has written anything yet, it is rendered once per survey version,
 * language, step and rating; names and tokens are put in, escaped, for each request. Gives the
 * document `renderSurveyPage` would give.
 */
export function surveyPage(view: SurveyPageView): string {
	if (!isBlank(view)) return renderSurveyPage(view);
	const present = slots.map((slot) => (view[slot] === null ? 0 : 1)).join('');
	const key = [
		view.survey.key,
		view.survey.version,
		view.language,
		view.languageFallback,
		view.preselected,
		view.step,
		view.level,
		view.previous?.value ?? null,
		view.previous === null,
		view.answeredBefore,
		view.testMode,
		view.preview,
		present,
		view.brand.name,
		view.brand.color,
		view.brand.footer,
		view.brand.privacyUrl,
	].join('\n');
	let pieces = templates.get(key);
	if (!pieces) {
		const filled: SurveyPageView = { ...view };
		for (const slot of slots) if (view[slot] !== null) filled[slot] = placeholder(slot);
		pieces = renderSurveyPage(filled).split(/%slot_(\w+)%/);
		if (templates.size >= kept) templates.clear();
		templates.set(key, pieces);
	}
	// Odd pieces are slot names: split() keeps what the group caught.
	return pieces
		.map((piece, index) =>
			index % 2 === 0 ? piece : escapeHtml(view[piece as (typeof slots)[number]] ?? ''),
		)
		.join('');
}

/** Whether the page repeats nothing of what somebody has written or ticked, but for the rating. */
function isBlank({ step, previous, errors }: SurveyPageView): boolean {
	if (errors.length > 0) return false;
	if (previous === null) return true;
	const { reasons, comment, own } = previous;
	const nothing = reasons.length === 0 && (comment ?? '') === '' && Object.keys(own).length === 0;
	return step === 'details' && nothing;
}
