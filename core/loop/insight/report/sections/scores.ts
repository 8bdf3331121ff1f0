import { clausesInARow, sentencesInARow, wordsInARow } from '../../../../language/in-a-row';
import { summariseScale } from '../../../../insight/summary';
import { figureText, rangeText } from '../../../../language/figures';
import { axisAround } from '../../../../pages/chart/place';
import type { DistributionView, TileView } from '../../../../pages/report/report-view';
import type { Tally } from '../../../../model/tally';
import { score } from '../../../../score/score';
import {
	headlineRows,
	isOf,
	type MadeSection,
	markOf,
	pointsInWords,
	ranged,
	type ReportContext,
	type ReportSection,
	scoreName,
	tallySize,
} from '../report-context';
import type { ScoreRow } from '../../summary';
import type { ReportFigure } from '../report-figures';
import { type Beside, besideYardsticks } from '../yardsticks';

const mostTiles = 8;

/** Each score with its interval and n, against the period before; then how the answers lie. */
export const scores: ReportSection = {
	key: 'scores',
	title: (say) => say('report.scores.title'),
	async make(context) {
		const rows = headlineRows(context).slice(0, mostTiles);
		if (rows.length === 0) return null;
		const { say, words } = context;
		const besides = besideYardsticks(rows, context.yardsticks);
		const compared = rows.filter(({ comparison }) => comparison !== null).length;
		return await Promise.resolve<MadeSection>({
			about: sentencesInARow(
				[
					compared > 0
						? say('report.scores.about', { then: words.then, count: compared })
						: say('report.scores.alone'),
					besides.length > 0 ? say('report.scores.beside', { count: besides.length }) : '',
					unheldInWords(besides, context),
				],
				say,
			),
			blocks: [
				{ kind: 'tiles', tiles: rows.map((row, at) => tileOf(row, at, { context, besides })) },
				...distribution(rows, context),
			],
			figures: [
				...rows.map((row): ReportFigure => ({
					section: 'scores',
					name: scoreName(row, context),
					group: null,
					value: row.value,
					unit: row.unit,
					interval: row.value === null ? null : row.interval,
					n: row.n,
					change: row.comparison?.change ?? null,
					p: row.comparison?.p ?? null,
					verdict: row.comparison?.verdict ?? row.verdict,
					method: row.comparison?.method ?? row.interval.method,
				})),
				...besides.map((beside) => figureBeside(beside, context)),
			],
		});
	},
};

/** Of a score beside what it is held against: `change` is how far it lies from it. */
const figureBeside = (beside: Beside, context: ReportContext): ReportFigure => ({
	section: 'targets',
	name: scoreName(beside.row, context),
	group: yardstickName(beside, context),
	value: beside.yardstick.value,
	unit: beside.row.unit,
	interval: null,
	n: beside.row.n,
	change: beside.change,
	p: beside.p,
	verdict: beside.verdict,
	method: beside.row.interval.method,
});

/** Those that stand beside no score, e.g. because a survey's key has a slip: nobody would miss them. */
function unheldInWords(besides: readonly Beside[], context: ReportContext): string {
	const { say, yardsticks } = context;
	const names = yardsticks
		.filter((one) => !besides.some(({ yardstick }) => yardstick === one))
		.map((yardstick) => {
			const { metric, surveyKey } = yardstick;
			const name = yardstickName({ yardstick }, context);
			return [name, metric.toUpperCase(), surveyKey ?? ''].filter(Boolean).join(' ');
		});
	return names.length === 0
		? ''
		: say('report.scores.unheld', { names: wordsInARow([...new Set(names)], say) });
}

/** `Target (board)`. */
function yardstickName(
	{ yardstick: { kind, name } }: Pick<Beside, 'yardstick'>,
	{ say }: ReportContext,
): string {
	const word = say(`report.yardstick.${kind}`);
	return name === null ? word : say('report.yardstick.named', { word, name });
}

/** `Target 80 %: 6 points below`. */
function besideInWords(beside: Beside, context: ReportContext): string {
	const { say, language } = context;
	const { change, row, yardstick } = beside;
	const key = Math.round(change) === 0 ? 'level' : change > 0 ? 'above' : 'below';
	return say(`report.yardstick.${key}`, {
		name: yardstickName(beside, context),
		value: figureText(yardstick.value, row.unit, language),
		points: pointsInWords(change, row.unit, context),
	});
}

function tileOf(
	row: ScoreRow,
	at: number,
	{ context, besides }: { context: ReportContext; besides: readonly Beside[] },
): TileView {
	const { say, language, words } = context;
	const beside = besides
		.filter((one) => one.row === row)
		.map((one) => {
			const text = besideInWords(one, context);
			const key = one.verdict === 'too_few' ? 'chart.tooFew' : (`verdict.${one.verdict}` as const);
			const verdict = { mark: markOf(one.verdict, one.change), text: say(key) };
			const told = say('report.yardstick.told', { text, verdict: verdict.text });
			return { value: one.yardstick.value, text, told, verdict };
		});
	const now = ranged(row);
	const { comparison, unit } = row;
	const isFew = row.verdict === 'too_few';
	const before =
		comparison === null
			? null
			: (beforeOf(row, context) ?? {
					value: comparison.value,
					low: comparison.value,
					high: comparison.value,
				});
	const ends = [
		...[now, before].flatMap((one) => (one === null ? [] : [one.low, one.high])),
		...beside.map(({ value: one }) => one),
	];
	const whole = unit === 'points' ? { least: -100, most: 100 } : { least: 0, most: 100 };
	const value = now === null ? '–' : figureText(now.value, unit, language);
	const interval = now === null ? '' : rangeText(now, unit, language);
	const n = figureText(row.n, 'count', language);
	const name = scoreName(row, context);
	return {
		id: `tile-${at}`,
		name,
		value,
		interval,
		n: say(row.n === 1 ? 'report.answers.one' : 'report.answers.other', { n }),
		told: clausesInARow(
			[
				say('figure.told', { name, value, range: interval, n }),
				before && comparison
					? say('figure.told', {
							name: words.then,
							value: figureText(before.value, unit, language),
							range: rangeText(before, unit, language),
							n: figureText(comparison.n, 'count', language),
						})
					: '',
				...beside.map(({ told }) => told),
			],
			say,
		),
		axis: { ...axisAround(ends, 20, whole), unit },
		now,
		before,
		change: comparison === null || isFew ? null : changeInWords(comparison.change, unit, context),
		changeInterval:
			comparison === null || isFew ? null : rangeText(comparison.interval, 'points', language),
		verdict: isFew
			? { mark: 'few', text: say('chart.tooFew') }
			: comparison === null
				? null
				: {
						mark: markOf(comparison.verdict, comparison.change),
						text: say(`verdict.${comparison.verdict}`),
					},
		beside,
	};
}

/** `7 below Q2 2026`. */
export function changeInWords(
	change: number,
	unit: ScoreRow['unit'],
	context: ReportContext,
): string {
	const { say, words } = context;
	const points = pointsInWords(change, unit, context);
	const key = Math.round(change) === 0 ? 'level' : change > 0 ? 'above' : 'below';
	return key === 'level'
		? say('report.change.level', { then: words.then })
		: say(`report.change.${key}`, { points, then: words.then });
}

function beforeOf(row: ScoreRow, { talliesBefore, scope }: ReportContext) {
	const tally = talliesBefore.find((one) => isOf(row, one))?.tally;
	const [figure] = tally === undefined ? [] : summariseScale(tally, scope.settings.minimumN);
	return figure === undefined ? null : ranged(figure);
}

function distribution(rows: readonly ScoreRow[], context: ReportContext): DistributionView[] {
	const { say, language, words } = context;
	const blocks = rows
		.filter(({ metric, values, n }) => metric !== 'csi' && values !== null && n > 0)
		.slice(0, 3)
		.map((row) => {
			const now = context.tallies.find((one) => isOf(row, one))?.tally;
			const then = context.talliesBefore.find((one) => isOf(row, one))?.tally;
			return {
				row,
				bars: [now, then].flatMap((tally) => (tally && tallySize(tally) > 0 ? [tally] : [])),
			};
		});
	if (blocks.length === 0) return [];
	const told = clausesInARow(
		blocks.map(({ row }) => levelsInWords(row, context)),
		context.say,
	);
	return [
		{
			kind: 'distribution',
			id: 'distribution',
			title: distributionTitle(rows, context),
			about: say('report.distribution.about'),
			name: say('report.distribution.name'),
			told,
			blocks: blocks.map(({ row, bars }) => ({
				name: scoreName(row, context),
				heads: (['low', 'middle', 'high'] as const).map((level, at) => ({
					side: (['start', 'middle', 'end'] as const)[at] ?? 'middle',
					share: row.distribution[level] / row.n,
					text: say(`report.level.${row.metric}.${level}`),
					short: '',
				})),
				rows: bars.map((tally, at) => ({
					label: at === 0 ? words.shortNow : words.shortThen,
					parts: partsOf(tally),
				})),
			})),
			table: {
				caption: say('report.distribution.name'),
				head: [
					say('report.column.answer'),
					...blocks.flatMap(({ bars, row }) =>
						bars.map((_, at) =>
							say('report.column.of', {
								name: scoreName(row, context),
								period: at === 0 ? words.shortNow : words.shortThen,
							}),
						),
					),
				],
				rows: valuesOf(blocks.map(({ bars }) => bars)).map((value) => [
					figureText(value, 'count', language),
					...blocks.flatMap(({ bars }) =>
						bars.map((tally) => {
							const count = tally.values?.find((one) => one.value === value)?.count;
							return count === undefined ? '–' : figureText(count, 'count', language);
						}),
					),
				]),
			},
		},
	];
}

const valuesOf = (blocks: ReadonlyArray<readonly Tally[]>): number[] =>
	[
		...new Set(blocks.flat().flatMap(({ values }) => (values ?? []).map(({ value }) => value))),
	].sort((a, b) => a - b);

/** Every step of the scale, the bad end first. */
function partsOf(tally: Tally): DistributionView['blocks'][number]['rows'][number]['parts'] {
	const n = tallySize(tally);
	const counted = [...(tally.values ?? [])].sort((a, b) => a.value - b.value);
	if (tally.scale.direction === 'lower_is_better') counted.reverse();
	return counted.map(({ value, count }) => ({ level: levelIn(tally, value), share: count / n }));
}

function levelsInWords(row: ScoreRow, { say, language }: ReportContext): string {
	return (['low', 'middle', 'high'] as const)
		.map((level) => {
			const share = figureText((100 * row.distribution[level]) / row.n, 'percent', language);
			return `${share} ${say(`report.level.${row.metric}.${level}`)}`;
		})
		.join(', ');
}

/** What the bars show beyond chance, else only what they are. */
function distributionTitle(rows: readonly ScoreRow[], context: ReportContext): string {
	const { say, words } = context;
	const changed = rows.find(({ comparison }) => comparison?.verdict === 'unlikely_chance');
	if (changed?.comparison) {
		const name = scoreName(changed, context);
		const key = changed.comparison.change > 0 ? 'up' : 'down';
		return say(`report.distribution.${key}`, { name, then: words.then });
	}
	const isCompared = rows.some(({ comparison }) => comparison !== null);
	return isCompared
		? say('report.distribution.same', { then: words.then })
		: say('report.distribution.plain');
}

/** As the answers were scored when they came. */
const levelIn = ({ metric, scale, highFrom }: Tally, value: number) =>
	score(metric, value, scale, metric === 'csat' ? { lowBelow: null, highFrom } : null).level;
