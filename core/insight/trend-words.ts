import { figureText, numberText, rangeText } from '../language/figures';
import { sentencesInARow } from '../language/in-a-row';
import { sayIn, type Say, sentenceLanguage } from '../language/say';
import { bucketInWords, placeInWords } from './bucket-words';
import { measuredText } from './measured-text';
import type { Tally } from './tally';
import type { Trend, TrendPoint } from './trend';

export type TrendHead = { surveyKey: string } & Pick<Tally, 'metric' | 'scale' | 'highFrom'>;

/** What a bucket's own item says. */
export function pointText(head: TrendHead, point: TrendPoint, language: string): string {
	const say = sayIn(language);
	const spoken = sentenceLanguage(language);
	const { figure, yearBefore, isUnfinished } = point;
	const bucket = bucketInWords(point.bucket, language);
	const named = { bucket, survey: head.surveyKey };
	const { value, n, unit } = figure;
	const sentences = [
		value === null
			? say('trend.nobody', named)
			: say(figure.verdict === 'too_few' ? 'trend.tooFew' : 'trend.bucket', {
					...named,
					figure: measuredText(head, language),
					value: figureText(value, unit, spoken),
					range: rangeText(figure.interval, unit, spoken),
					answers: answersText(n, say),
				}),
		yearBefore && yearBefore.value !== null
			? say('trend.yearBefore', {
					value: figureText(yearBefore.value, unit, spoken),
					answers: answersText(yearBefore.n, say),
				})
			: '',
		isUnfinished ? say('trend.unfinished') : '',
	];
	return sentencesInARow(sentences, say);
}

/** Where it goes, and what repeats every season. */
export function trendText(head: TrendHead, trend: Trend, language: string): string {
	const say = sayIn(language);
	return sentencesInARow([slopeText(head, trend, language), seasonText(trend, language)], say);
}

function slopeText(head: TrendHead, { slope: found, points }: Trend, language: string): string {
	const say = sayIn(language);
	const { slope, interval, verdict, since, buckets, n, per } = found;
	const named = { survey: head.surveyKey, figure: measuredText(head, language) };
	if (since === null) {
		const present = points.find(({ figure }) => figure.n > 0);
		if (!present) return say('trend.noAnswers');
		const bucket = bucketInWords(present.bucket, language);
		return say('trend.onlyUnfinished', { survey: head.surveyKey, bucket });
	}
	if (verdict === 'too_few' || slope === null || interval === null) {
		const span = say(`trend.spans.${per}.${buckets === 1 ? 'one' : 'other'}`, { n: buckets });
		return say('trend.slope.tooFew', { ...named, span, answers: answersText(n, say) });
	}
	const unit = points[0]?.figure.unit ?? 'points';
	const size = slopeSize(slope);
	const counted = say(`trend.by.${unit}`, { value: size });
	const values = {
		...named,
		since: bucketInWords(since, language),
		per: say(`bucket.unit.${per}`),
		change: counted,
		range: say('figure.range', {
			low: numberText(interval.low, slopeDecimals(interval.low)),
			high: numberText(interval.high, slopeDecimals(interval.high)),
		}),
	};
	if (verdict === 'no_change') return say('trend.slope.none', values);
	const way = slope < 0 ? 'down' : 'up';
	return say(verdict === 'unlikely_chance' ? `trend.slope.${way}` : 'trend.slope.chance', {
		...values,
		change: verdict === 'unlikely_chance' ? counted : signed(slope, counted),
	});
}

const signed = (slope: number, text: string): string => `${slope < 0 ? '\u2212' : '+'}${text}`;

/** A rate has one decimal; a slope of hundredths would else be said as nothing. */
const slopeDecimals = (value: number): number => (Math.abs(value) < 0.95 ? 2 : 1);

/** By how much it goes up or down from bucket to bucket. */
export const slopeSize = (slope: number): string =>
	numberText(Math.abs(slope), slopeDecimals(slope));

function seasonText({ season, points }: Trend, language: string): string {
	const say = sayIn(language);
	const { state, verdict, strongest, length } = season;
	if (points.length === 0) return '';
	const unit = points[0]?.bucket.unit ?? 'month';
	if (state === 'too_short') {
		return say('trend.season.tooShort', {
			buckets: say(`trend.spans.${unit}.other`, { n: 2 * length }),
		});
	}
	if (strongest === null || verdict === 'too_few') return say('trend.season.tooFew');
	if (verdict !== 'unlikely_chance') return say('trend.season.chance');
	const figure = points[0]?.figure.unit ?? 'points';
	const size = numberText(Math.abs(strongest.value), Math.abs(strongest.value) < 0.95 ? 1 : 0);
	const way = strongest.value < 0 ? 'lower' : 'higher';
	return say(`trend.season.${way}.${strongest.isAlways ? 'always' : 'mostly'}`, {
		place: placeInWords(strongest.bucket, language),
		change: say(`trend.by.${figure}`, { value: size }),
	});
}

/** `1 answer`, `214 answers`. */
export function answersText(n: number, say: Say): string {
	return say(n === 1 ? 'figure.answers.one' : 'figure.answers.other', { n });
}
