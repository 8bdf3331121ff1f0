import { figureText, rangeText } from '../../../language/figures';
import { sentencesInARow } from '../../../language/in-a-row';
import type { ScoreRow } from '../summary';
import {
	headlineRows,
	type MadeSection,
	mainRow,
	pointsInWords,
	type ReportContext,
	scoreInWords,
	scoreSaid,
} from './report-context';
import { changeInWords } from './sections/scores';

export type ReportHead = {
	headline: string;
	lede: string;
	three: Array<{ term: string; text: string }>;
};

const isSure = ({ comparison }: ScoreRow): boolean => comparison?.verdict === 'unlikely_chance';

/** One sentence that can be forwarded and that the charts carry, the figures behind it, what, why and what next. */
export function headOf(context: ReportContext, made: readonly MadeSection[]): ReportHead {
	const { say } = context;
	const rows = headlineRows(context).filter(({ n }) => n > 0);
	const main = mainRow(context);
	const first = (pick: (section: MadeSection) => string | undefined) =>
		made.map(pick).find((text) => text !== undefined && text !== '');
	const three = [
		{ term: say('report.happened'), text: first(({ happened }) => happened) },
		{ term: say('report.why'), text: first(({ why }) => why) },
		{ term: say('report.todo'), text: first(({ todo }) => todo) },
	].flatMap(({ term, text }) => (text === undefined ? [] : [{ term, text }]));
	return {
		headline: headlineOf(rows, main, context),
		lede: ledeOf(rows, main, context),
		three,
	};
}

function headlineOf(
	rows: readonly ScoreRow[],
	main: ScoreRow | null,
	context: ReportContext,
): string {
	const { say, words } = context;
	if (main === null) return say('report.headline.noAnswers');
	const changed = rows.filter(isSure);
	const worse = changed.filter(({ comparison }) => (comparison?.change ?? 0) < 0);
	const better = changed.filter(({ comparison }) => (comparison?.change ?? 0) > 0);
	const told = (row: ScoreRow, key: 'fell' | 'rose') =>
		say(`report.headline.${key}`, {
			name: scoreSaid(row, context),
			value: figureText(row.value ?? 0, row.unit, context.language),
			points: pointsInWords(row.comparison?.change ?? 0, row.unit, context),
			then: words.then,
		});
	const others = rows.length - Math.min(2, changed.length);
	const rest = others === 0 ? '' : say('report.headline.others');
	if (changed.length > 0) {
		const sentences = [
			...worse.slice(0, 2).map((row) => told(row, 'fell')),
			...better.slice(0, Math.max(0, 2 - worse.length)).map((row) => told(row, 'rose')),
		];
		return sentencesInARow([...sentences, changed.length > 2 ? '' : rest], say);
	}
	const value = figureText(main.value ?? 0, main.unit, context.language);
	const name = scoreSaid(main, context);
	if (main.verdict === 'too_few') {
		const n = figureText(main.n, 'count', context.language);
		const answers = say(main.n === 1 ? 'report.answers.one' : 'report.answers.other', { n });
		return say('report.headline.few', { name, value, answers });
	}
	return rows.some(({ comparison }) => comparison !== null && comparison.verdict !== 'too_few')
		? say('report.headline.same', { name, value, then: words.then })
		: say('report.headline.alone', { name, value });
}

/** The scores that moved, else those with most answers, two at most, with their intervals. */
function ledeOf(rows: readonly ScoreRow[], main: ScoreRow | null, context: ReportContext): string {
	const { say, language } = context;
	if (main === null) return '';
	const order = [...rows].sort((a, b) => Number(isSure(b)) - Number(isSure(a)) || b.n - a.n);
	const sentences = order.slice(0, 2).map((row) => {
		const { value, interval, n, unit, comparison } = row;
		const score = scoreInWords({ value: value ?? 0, ...interval, n, unit }, context);
		const name = scoreSaid(row, context);
		if (comparison === null || comparison.verdict === 'too_few') {
			return say('report.lede.alone', { name, score });
		}
		return say('report.lede', {
			name,
			score,
			change: changeInWords(comparison.change, unit, context),
			range: rangeText(comparison.interval, 'points', language),
			verdict: say(`verdict.${comparison.verdict}`),
		});
	});
	return sentencesInARow(sentences, say);
}
