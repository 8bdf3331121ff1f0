import { comparedWith, type Period } from '../period';
import { periodInWords } from '../period-words';
import {
	dayCount,
	daysOf,
	type InsightInput,
	insightScope,
	type InsightScope,
} from '../insight-scope';
import { summarisePeriod } from '../summarise';
import type { ScoreRow, Summary } from '../summary';
import type { Verdict } from '../../../insight/finding';
import { sizeOf } from '../../../insight/tally';
import { rangeText, figureText, type FigureUnit } from '../../../language/figures';
import { sayIn, sentenceLanguage, type Say } from '../../../language/say';
import type { BlockView, Mark, Ranged, SectionView } from '../../../pages/report/report-view';
import { highRange } from '../../../score/cut';
import { type SurveyTally, tallyResponses } from '../../../store/repositories/summary';
import type { House } from '../../house';
import type { ReportFigure } from './report-figures';
import type { Yardstick } from './yardsticks';

/** What every section of a report is made from. */
export type ReportContext = {
	house: House;
	now: number;
	input: InsightInput;
	scope: InsightScope;
	/** The period that this one is compared with. */
	before: InsightScope;
	summary: Summary;
	tallies: readonly SurveyTally[];
	talliesBefore: readonly SurveyTally[];
	say: Say;
	/** Of the sentences: one that is built in. */
	language: string;
	words: PeriodWords;
	/** What scores are held against. */
	yardsticks: readonly Yardstick[];
};

/** How the two periods are called in sentences and beside bars. */
export type PeriodWords = { now: string; then: string; shortNow: string; shortThen: string };

/** A section with what it adds to the head of the report and to its figures. */
export type MadeSection = {
	about: string;
	blocks: BlockView[];
	figures: ReportFigure[];
	/** A sentence each for what happened, why, and what to do. */
	happened?: string;
	why?: string;
	todo?: string;
};

/** One section: a file, and a line in the list. */
export type ReportSection = {
	key: string;
	title: (say: Say) => string;
	/** `null` where there is nothing to show. */
	make: (context: ReportContext) => Promise<MadeSection | null>;
};

/**
 * Reads what a report is about, and what all of its sections need.
 *
 * @throws InputError for a period that is none; NotFoundError for an owner who is not in the team
 */
export async function reportContext(
	house: House,
	now: number,
	input: InsightInput,
	yardsticks: readonly Yardstick[] = [],
): Promise<ReportContext> {
	const scope = await insightScope(house, now, input);
	const earlier = comparedWith(scope.period, 'before');
	const before = { ...scope, period: earlier, days: daysOf(earlier) };
	const language = sentenceLanguage(scope.language);
	return {
		house,
		now,
		input,
		scope,
		before,
		summary: await summarisePeriod(house, now, input),
		tallies: await tallyResponses(scope),
		talliesBefore: await tallyResponses(before),
		say: sayIn(language),
		language,
		words: periodWords(scope.period, earlier, language),
		yardsticks,
	};
}

function periodWords(now: Period, then: Period, language: string): PeriodWords {
	const say = sayIn(language);
	const words = { now: periodInWords(now, language), then: periodInWords(then, language) };
	const isNamed = (text: string) => !/\d.*[–-].*\d/.test(text) && !/\d.*至.*\d/.test(text);
	const days = dayCount(then);
	if (!isNamed(words.now) || !isNamed(words.then)) {
		return {
			now: words.now,
			then: say('report.daysBefore', { days }),
			shortNow: say('report.shortNow'),
			shortThen: say('report.shortBefore'),
		};
	}
	const short = ({ from, timeZone }: Period, text: string) =>
		/^Q|季/.test(text)
			? text.replace(/\s?\d{4}年?/, '')
			: new Intl.DateTimeFormat(language, { month: 'short', timeZone }).format(from);
	return { ...words, shortNow: short(now, words.now), shortThen: short(then, words.then) };
}

/** The headline row of each survey and scale. */
export function headlineRows({ summary }: Pick<ReportContext, 'summary'>): ScoreRow[] {
	const seen = new Set<string>();
	return summary.scores.filter(({ surveyKey, purpose, metric, scale, highFrom }) => {
		const key = JSON.stringify([surveyKey, purpose, metric, scale, highFrom]);
		return !seen.has(key) && seen.add(key);
	});
}

/** Its name for people: what is counted, and of which survey where several count the same. */
export function scoreName(
	row: Pick<ScoreRow, 'metric' | 'scale' | 'highFrom' | 'surveyKey'>,
	{ summary, say }: Pick<ReportContext, 'summary' | 'say'>,
): string {
	const { scale, highFrom, metric } = row;
	const range = highRange(scale, highFrom);
	const name = ((): string => {
		if (isVerification(row, summary)) return say('report.score.verified');
		if (metric === 'nps' || metric === 'csi') return say(`report.score.${metric}`);
		return say(`report.score.${metric}`, { range, max: scale.max });
	})();
	return withSurvey(name, row, { summary, say });
}

/** The same as it stands in a sentence. */
export function scoreSaid(
	row: Pick<ScoreRow, 'metric' | 'surveyKey'>,
	context: Pick<ReportContext, 'summary' | 'say'>,
): string {
	const { say, summary } = context;
	const name = isVerification(row, summary) ? 'verified' : row.metric;
	return withSurvey(say(`report.said.${name}`), row, context);
}

/** Yes or no to a fix is another thing than how satisfied somebody is. */
const isVerification = ({ surveyKey }: { surveyKey: string }, { scores }: Summary): boolean =>
	scores.some((one) => one.surveyKey === surveyKey && one.purpose === 'verification');

function withSurvey(
	name: string,
	row: Pick<ScoreRow, 'metric' | 'surveyKey'>,
	{ summary, say }: Pick<ReportContext, 'summary' | 'say'>,
): string {
	const verified = isVerification(row, summary);
	const alike = headlineRows({ summary }).filter(
		(one) => one.metric === row.metric && isVerification(one, summary) === verified,
	);
	return alike.length > 1 ? say('report.score.of', { name, survey: row.surveyKey }) : name;
}

/** The survey, scale and cut with most answers: what a chart of one score shows. */
export function mainRow(context: ReportContext): ScoreRow | null {
	const rows = headlineRows(context);
	const usual = rows.filter(({ purpose }) => purpose !== 'verification');
	const [most] = [...(usual.length > 0 ? usual : rows)].sort((a, b) => b.n - a.n);
	return most ?? null;
}

/** Whether a group of answers belongs to a score. */
export function isOf(
	row: Pick<ScoreRow, 'surveyKey' | 'purpose' | 'metric' | 'scale' | 'highFrom'>,
	{ surveyKey, purpose, tally }: SurveyTally,
): boolean {
	return (
		surveyKey === row.surveyKey &&
		purpose === row.purpose &&
		tally.metric === row.metric &&
		tally.highFrom === row.highFrom &&
		tally.scale.min === row.scale.min &&
		tally.scale.max === row.scale.max &&
		tally.scale.direction === row.scale.direction
	);
}

/** How a difference is marked: towards the good end is better. */
export function markOf(verdict: Verdict, change: number): Mark {
	if (verdict === 'too_few') return 'few';
	if (verdict === 'unlikely_chance') return change < 0 ? 'worse' : 'better';
	return verdict === 'ok' ? 'plain' : 'maybe';
}

/** A value with its interval for a chart; `null` at n = 0. */
export function ranged(row: {
	value: number | null;
	interval: { low: number; high: number };
}): Ranged | null {
	return row.value === null
		? null
		: { value: row.value, low: row.interval.low, high: row.interval.high };
}

/** `7 points`, as the language has it for shares and for NPS. */
export function pointsInWords(
	change: number,
	unit: 'percent' | 'points' | 'scale',
	{ say, language }: Pick<ReportContext, 'say' | 'language'>,
): string {
	const n = Math.abs(Math.round(change));
	if (n === 1) return say(`report.points.one.${unit}`);
	return say(`report.points.${unit}`, { n: figureText(n, 'count', language) });
}

/** `74 % (70–77 %, n 723)`. */
export function scoreInWords(
	row: { value: number; low: number; high: number; n: number; unit: FigureUnit },
	{ say, language }: Pick<ReportContext, 'say' | 'language'>,
): string {
	return say('report.scoreInWords', {
		value: figureText(row.value, row.unit, language),
		range: rangeText(row, row.unit, language),
		n: figureText(row.n, 'count', language),
	});
}

export const tallySize = sizeOf;

/** A section as the page takes it. */
export function sectionView(
	{ key, title }: ReportSection,
	made: MadeSection,
	say: Say,
): SectionView {
	return { key, title: title(say), about: made.about, blocks: made.blocks };
}
