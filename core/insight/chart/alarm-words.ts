import { figureText, rangeText, rateRange, rateText } from '../../language/figures';
import { groupName } from '../../language/group-name';
import { sentencesInARow } from '../../language/in-a-row';
import { sayIn, sentenceLanguage } from '../../language/say';
import type { Metric } from '../../model/metric';
import { bucketInWords } from '../bucket-words';
import type { ChartPoint, ChartSignal, ControlChart } from './control-chart';
import { type Baseline, usualOf } from './control-limits';
import { kindOf, type Measure } from './measures';
import type { Without } from './without';

export type ChartHead = { surveyKey: string | null; metric: Metric | null; measure: Measure };

/** A value of a chart: shares and cases on 100 answers are rates, an index is a score, cases are counted. */
export function measureText(value: number, measure: Measure, language: string): string {
	const spoken = sentenceLanguage(language);
	if (measure === 'case_count') return figureText(value, 'count', spoken);
	if (measure === 'case_rate') return rateText(value, spoken, 'count');
	return measure === 'mean'
		? figureText(value, 'percent', spoken)
		: rateText(value, spoken, 'percent');
}

/** What is charted: `quarterly, detractors`, `Cases per 100 answers`. */
export function whatText({ surveyKey, metric, measure }: ChartHead, language: string): string {
	const say = sayIn(language);
	if (measure === 'case_rate' || measure === 'case_count') return say(`alarm.what.${measure}`);
	const key =
		measure === 'mean'
			? 'mean'
			: (`${metric === 'csi' ? 'csat' : (metric ?? 'csat')}.${measure}` as const);
	return say('alarm.ofSurvey', { survey: surveyKey ?? '', what: say(`alarm.what.${key}`) });
}

/** What is usual for as many answers: `usually 3–19 %`, `usually 4–9 a day`. */
function usualText(
	measure: Measure,
	baseline: Baseline,
	{ n, bucket }: ChartPoint,
	language: string,
): string {
	const say = sayIn(language);
	const usual = usualOf(kindOf[measure], baseline, n);
	const spoken = sentenceLanguage(language);
	if (measure !== 'case_count') {
		const unit = measure === 'case_rate' ? 'count' : 'percent';
		return say('alarm.usual', { range: rateRange(usual, spoken, unit) });
	}
	const range =
		usual.low === usual.high
			? figureText(usual.low, 'count', spoken)
			: rangeText(usual, 'count', spoken);
	return say(`alarm.usual.${bucket.unit}`, { range });
}

/** A signal in one sentence or two. */
export function signalText(
	head: ChartHead,
	chart: ControlChart,
	{ signal, without }: { signal: ChartSignal; without: Without | null },
	language: string,
): string {
	const say = sayIn(language);
	const point = chart.points[signal.at];
	const { baseline } = chart;
	if (!point || !baseline || point.value === null) return '';
	const text = (value: number) => measureText(value, head.measure, language);
	const values = {
		what: whatText(head, language),
		value: text(point.value),
		when: say(point.bucket.unit === 'day' ? 'alarm.on' : 'alarm.in', {
			bucket: bucketInWords(point.bucket, language),
		}),
		usual: usualText(head.measure, baseline, point, language),
	};
	const isAbove = signal.side === 'above';
	const limit = (isAbove ? point.limits?.high : point.limits?.low) ?? 0;
	const whole = isAbove ? Math.floor : Math.ceil;
	return sentencesInARow(
		[
			signal.rule === 1
				? say('alarm.beyond', {
						...values,
						// The last count that is not beyond it: 13.8 would be said as 14, which is.
						limit: text(head.measure === 'case_count' ? whole(limit) : limit),
					})
				: say(`alarm.run.${signal.side}`, {
						...values,
						// The middle of counts is a mean.
						centre:
							head.measure === 'case_count'
								? figureText(baseline.centre, 'scale', sentenceLanguage(language))
								: text(baseline.centre),
					}),
			without
				? say('alarm.without', { group: groupName(without.group, say), value: text(without.value) })
				: '',
		],
		say,
	);
}

/** What a chart says where it has no signal to give. */
export function calmText(
	head: ChartHead,
	{ state, usable }: ControlChart,
	language: string,
): string {
	const say = sayIn(language);
	const what = whatText(head, language);
	if (state === 'ok') return say('alarm.calm', { what });
	if (state === 'too_few') return say('alarm.tooFew', { what, n: usable });
	if (state === 'all_alike') return say('alarm.allAlike', { what });
	return say(head.measure === 'high_share' ? 'alarm.allAlike' : 'alarm.noneYet', { what });
}
