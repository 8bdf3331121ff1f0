import { builtInSurveyTexts } from '../language/survey-texts';
import type { Metric, Purpose, Scale } from '../model/metric';
import type { RatingStyle, Texts } from '../model/survey';

/** What a survey may be rated on, by name. */
export const scaleChoices = [
	'csat_1_5_stars',
	'csat_1_5_faces',
	'csat_1_5',
	'csat_1_7',
	'csat_1_10',
	'yes_no',
	'nps',
	'ces_1_7_agreement',
	'ces_1_7_effort',
	'csi',
] as const;
export type ScaleChoice = (typeof scaleChoices)[number];

export type ChosenScale = Scale & {
	style: RatingStyle;
	/** Metrics that may be asked on it. */
	metrics: readonly Metric[];
};

const up = { direction: 'higher_is_better', style: 'numbers' } as const;
const csat = ['csat', 'csi'] as const;

/** Every choice with its points and direction. CSI items may use any CSAT scale of several points. */
export const scales: Record<ScaleChoice, ChosenScale> = {
	csat_1_5_stars: { ...up, min: 1, max: 5, style: 'stars', metrics: csat },
	csat_1_5_faces: { ...up, min: 1, max: 5, style: 'faces', metrics: csat },
	csat_1_5: { ...up, min: 1, max: 5, metrics: csat },
	csat_1_7: { ...up, min: 1, max: 7, metrics: csat },
	csat_1_10: { ...up, min: 1, max: 10, metrics: csat },
	yes_no: { ...up, min: 1, max: 2, metrics: ['csat'] },
	nps: { ...up, min: 0, max: 10, metrics: ['nps'] },
	// Agreement that it was easy: the more the better. Effort itself: the less the better.
	ces_1_7_agreement: { ...up, min: 1, max: 7, metrics: ['ces'] },
	ces_1_7_effort: { ...up, min: 1, max: 7, direction: 'lower_is_better', metrics: ['ces'] },
	// The form of the American Customer Satisfaction Index: items on 1–10.
	csi: { ...up, min: 1, max: 10, metrics: ['csi'] },
};

/** What is asked when nothing was chosen. */
export const usualScale: Record<Metric, ScaleChoice> = {
	csat: 'csat_1_5',
	nps: 'nps',
	ces: 'ces_1_7_agreement',
	csi: 'csi',
};

/** The built-in question and labels of a survey, in every built-in language. */
export function builtInQuestion(
	metric: Metric,
	scale: ScaleChoice,
	purpose: Purpose,
): { question: Texts; lowLabel: Texts; highLabel: Texts } {
	const { verification } = builtInSurveyTexts;
	if (scale === 'yes_no') {
		// "Yes, it is solved" answers no other question, such as "Were we on time?".
		const { no, yes } = purpose === 'verification' ? verification : builtInSurveyTexts;
		return { question: verification.question, lowLabel: no, highLabel: yes };
	}
	if (purpose === 'verification' && metric === 'csat') return verification;
	if (scale === 'ces_1_7_effort') return builtInSurveyTexts.effort;
	return builtInSurveyTexts[metric];
}
