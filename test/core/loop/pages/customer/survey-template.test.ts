import { surveyPage } from '../../../../../core/loop/pages/customer/survey-template';
import type { SurveyAnswers } from '../../../../../core/pages/form';
import { renderSurveyPage } from '../../../../../core/pages/survey-page';
import type { SurveyPageView } from '../../../../../core/pages/survey-view';
import { anIndexSurvey, aSurveyView } from '../../../pages/a-survey';

const rated = (value: number | null, more: Partial<SurveyAnswers> = {}): SurveyAnswers => ({
	value,
	items: {},
	reasons: [],
	comment: null,
	own: {},
	...more,
});

/** Each differs from another one in one thing only, so that two that were mixed up would show. */
const views: Array<[string, Partial<SurveyPageView>]> = [
	['the first page', {}],
	['another person', { customerName: '<b>O\'Brien & 李</b> "x" %slot_token%' }],
	['another link', { token: 'k.payload.other', formAction: '?t=k.payload.other', nonce: 'n2' }],
	['nobody we know', { customerName: null, subjectTitle: null, optOutLink: null }],
	['a marked rating', { preselected: 2 }],
	['Chinese', { language: 'zh-CN' }],
	['a fallback', { languageFallback: true }],
	['an index', { survey: { ...anIndexSurvey(), version: 'abcdef012345' } }],
	['a test', { testMode: true }],
	['an answer given before', { answeredBefore: true, previous: rated(4) }],
	['the second page after 1', { step: 'details', level: 'low', previous: rated(1) }],
	['the second page after 2', { step: 'details', level: 'low', previous: rated(2) }],
	['the second page after 5', { step: 'details', level: 'high', previous: rated(5) }],
	['a comment', { step: 'details', level: 'low', previous: rated(1, { comment: 'Slow' }) }],
	['another one', { step: 'details', level: 'low', previous: rated(1, { comment: 'Rude' }) }],
	['a reason', { step: 'details', level: 'low', previous: rated(1, { reasons: ['speed'] }) }],
	['an own answer', { step: 'details', level: 'low', previous: rated(1, { own: { name: 'Li' } }) }],
	['an error', { previous: rated(null), errors: [{ field: 'value', code: 'required' }] }],
];

/** Two signs that need no escaping where they stand, and get it where a value is put in later. */
const read = (html: string): string => html.replaceAll('&gt;', '>').replaceAll('&#39;', "'");

describe('a page from a template', () => {
	it.each(views)('is the page itself: %s', (_, changes) => {
		const view = aSurveyView(changes);
		const page = read(renderSurveyPage(view));
		expect(read(surveyPage(view)) === page).toBe(true);
		// The second time it comes from what was kept.
		expect(read(surveyPage(view)) === page).toBe(true);
	});
});
