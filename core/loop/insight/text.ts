import { measuredText } from '../../insight/measured-text';
import { figureText, rangeText, rateText } from '../../language/figures';
import { sentencesInARow } from '../../language/in-a-row';
import { plural } from '../../language/plural';
import { sayIn, sentenceLanguage, type Say } from '../../language/say';
import { spanInWords } from '../../language/time-words';
import { isSuppressionReason } from '../../model/states';
import { periodInWords } from './period-words';
import type { ScoreRow, Summary } from './summary';

type Facts = Omit<Summary, 'text'>;

type Speaker = { say: Say; language: string };

/**
 * The summary as one paragraph for a chat or a mail, in the reader's language where it is built in,
 * else in English; a figure below the minimum n is named as such.
 */
export function summaryText(summary: Facts, language: string): string {
	const speaker = { say: sayIn(language), language: sentenceLanguage(language) };
	const { say } = speaker;
	const rows = headlines(summary.scores);
	const sentences = [
		say('insight.period', dates(summary.period, speaker.language)),
		...(rows.length === 0
			? [say('insight.noAnswers')]
			: rows.flatMap((row) => [scoreText(row, speaker), comparisonText(summary, row, speaker)])),
		worstCaseText(rows, speaker),
		answeredText(summary.responseRate, speaker),
		notAskedText(summary.notAsked, speaker),
		leftOutText(summary.leftOut, speaker),
		casesText(summary.cases, speaker),
		mediansText(summary.medians, speaker),
	];
	return sentencesInARow(sentences, say);
}

/** The first row of a survey, scale and cut is its headline. */
function headlines(scores: readonly ScoreRow[]): ScoreRow[] {
	const seen = new Set<string>();
	return scores.filter(({ surveyKey, purpose, metric, scale, highFrom }) => {
		const key = JSON.stringify([surveyKey, purpose, metric, scale, highFrom]);
		return !seen.has(key) && seen.add(key);
	});
}

function dates(
	{ from, until, timeZone }: Facts['period'],
	language: string,
): { from: string; until: string } {
	const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone });
	return {
		from: format.format(Date.parse(from)),
		// The end does not belong to the period: midnight would name a day too many.
		until: format.format(Date.parse(until) - 1),
	};
}

function scoreText(row: ScoreRow, { say, language }: Speaker): string {
	const { value, unit, interval, n, surveyKey, verdict } = row;
	return say(verdict === 'too_few' ? 'insight.figure.tooFew' : 'insight.figure', {
		survey: surveyKey,
		metric: measuredText(row, language),
		value: figureText(value ?? 0, unit, language),
		n,
		range: rangeText(interval, unit, language),
	});
}

/** How a score stands to that of the other period, where both have enough answers. */
function comparisonText(
	{ comparedWith, period }: Facts,
	{ comparison, unit }: ScoreRow,
	{ say, language }: Speaker,
): string {
	if (comparedWith === null || comparison === null || comparison.verdict === 'too_few') return '';
	const { change, verdict } = comparison;
	const then = periodInWords(
		{
			from: Date.parse(comparedWith.from),
			until: Date.parse(comparedWith.until),
			timeZone: period.timeZone,
		},
		language,
	);
	const points = String(Math.abs(Math.round(change)));
	if (verdict === 'no_change' || points === '0') return say('insight.change.none', { then });
	return say(change > 0 ? 'insight.change.up' : 'insight.change.down', {
		points: say(`insight.by.${unit}`, { n: points }),
		then,
		verdict: say(`verdict.${verdict}`),
	});
}

/** What the score with most answers would be whatever the silent had said. */
function worstCaseText(rows: readonly ScoreRow[], { say, language }: Speaker): string {
	const [main] = [...rows].sort((a, b) => b.n - a.n);
	if (!main?.worstCase || main.verdict === 'too_few') return '';
	const { low, high } = main.worstCase;
	if (Math.round(low) === Math.round(high)) return '';
	const shown = (value: number) => figureText(value, main.unit, language);
	return say('insight.worstCase', {
		survey: main.surveyKey,
		low: shown(low),
		high: shown(high),
	});
}

function answeredText(rate: Facts['responseRate'], { say, language }: Speaker): string {
	if (rate.value === null) return '';
	return say(rate.verdict === 'too_few' ? 'insight.rate.tooFew' : 'insight.rate', {
		answered: rate.partial + rate.completed,
		sent: rate.sent,
		percent: rateText(rate.value, language),
	});
}

function notAskedText(notAsked: Facts['notAsked'], { say, language }: Speaker): string {
	const reasons = Object.entries(notAsked).sort(([, a], [, b]) => b - a);
	const [commonest] = reasons;
	const n = reasons.reduce((sum, [, count]) => sum + count, 0);
	if (!commonest || n === 0) return '';
	const [reason, most] = commonest;
	const words = isSuppressionReason(reason)
		? say(`notAsked.${reason}`)
		: reason.replaceAll('_', ' ');
	return say(`insight.notAsked.${plural(n, language)}`, { n, reason: words, most });
}

function leftOutText(n: Facts['leftOut'], { say, language }: Speaker): string {
	return n === null || n === 0 ? '' : say(`insight.leftOut.${plural(n, language)}`, { n });
}

function casesText(cases: Facts['cases'], { say, language }: Speaker): string {
	const { opened, open, confirmed, reopened, unconfirmed, overdue } = cases;
	return say('insight.cases', {
		opened: say(`insight.opened.${plural(opened, language)}`, { n: opened }),
		open: say(`insight.open.${plural(open, language)}`, { n: open }),
		confirmed,
		reopened,
		unconfirmed,
		overdue,
	});
}

function mediansText(medians: Facts['medians'], { say, language }: Speaker): string {
	const spans = (['acknowledge', 'resolve', 'confirm'] as const).flatMap((step) => {
		const { ms } = medians[step];
		if (ms === null) return [];
		return [say(`insight.median.${step}`, { span: spanInWords(ms, language) })];
	});
	if (spans.length === 0) return '';
	const list = spans.reduce((one, other) => say('insight.list', { one, other }));
	return say('insight.medians', { spans: list });
}
