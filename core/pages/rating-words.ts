import { fillText } from '../language/say';
import type { RatingQuestion } from '../model/survey';
import type { Voice } from './page-base';
import { hasTwoAnswers } from './rating-input';
import type { SurveyPart } from './survey-view';

const middleWords = ['point.2', 'point.3', 'point.4'] as const;

/**
 * What the points of a scale mean in words: its ends by their labels, and those between only where the
 * five words of satisfaction are meant, since a label of one's own says nothing about the others.
 */
export function wordsOf(
	{ voice, text }: Pick<SurveyPart, 'voice' | 'text'>,
	rating: Pick<RatingQuestion, 'min' | 'max' | 'lowLabel' | 'highLabel'>,
): (value: number) => string | null {
	const { say } = voice;
	const [low, high] = [text(rating.lowLabel), text(rating.highLabel)];
	const five =
		rating.max - rating.min === 4 &&
		low === fillText(say('question.csat.low'), {}) &&
		high === fillText(say('question.csat.high'), {});
	return (value) => {
		if (value === rating.min) return low === '' ? null : low;
		if (value === rating.max) return high === '' ? null : high;
		const key = middleWords[value - rating.min - 1];
		return five && key !== undefined ? say(key) : null;
	};
}

/** What a reader has to do to a rating, said where nothing was chosen. */
export function needOf(
	{ say }: Voice,
	{ min, max, style }: Pick<RatingQuestion, 'min' | 'max' | 'style'>,
): string {
	if (hasTwoAnswers({ min, max })) return say('survey.need.one');
	if (style === 'stars') return say('survey.need.stars', { min, max });
	if (style === 'faces') return say('survey.need.face');
	return say('survey.need.number', { min, max });
}
