import { dateOf } from '../../../../calendar/wall-time';
import { isoWeekOf } from '../../../../calendar/bucket';
import { bucketInWords } from '../../../../insight/bucket-words';
import { measureText, whatText } from '../../../../insight/chart/alarm-words';
import type { FigureUnit } from '../../../../language/figures';
import { figureText } from '../../../../language/figures';
import { clausesInARow } from '../../../../language/in-a-row';
import type { Say } from '../../../../language/say';
import { axisAround } from '../../../../pages/chart/place';
import type { BlockView, ControlView } from '../../../../pages/report/report-view';
import { type AlarmChart, findAlarms, type FoundSignal } from '../../find-alarms';
import type { MadeSection, ReportContext, ReportSection } from '../report-context';

/** The shares of one survey mirror each other, and a chart of sixty weeks is large: the others are told in words. */
const mostCharts = 1;

/** Signals of the period, worse ones first, with the chart that they stand in. */
type Watched = { chart: AlarmChart; signals: FoundSignal[] };

/** What was unusual week by week, each figure against its own past. Nothing is given out by being shown. */
export const alarms: ReportSection = {
	key: 'alarms',
	title: (say) => say('report.alarms.title'),
	async make(context) {
		const { house, now, scope, say, language } = context;
		const { charts } = await findAlarms(
			house,
			now,
			{
				filters: scope.filters,
				language,
				bucket: 'week',
				watch: ['scores', 'case_rate'],
				since: '',
				until: dateOf(scope.days.last),
				goodNews: true,
				always: false,
			},
			{ giveOut: false },
		);
		const judged = charts.filter(({ chart }) => chart.state === 'ok');
		if (judged.length === 0) return null;
		const unusual = judged
			.map((chart): Watched => ({ chart, signals: signalsOf(chart, context) }))
			.filter(({ signals }) => signals.length > 0)
			.sort((a, b) => worseOf(b).length - worseOf(a).length || b.signals.length - a.signals.length);
		const calm = judged.filter((chart) => !unusual.some((one) => one.chart === chart));
		const worst = unusual.flatMap(worseOf).at(0);
		return {
			about: say('report.alarms.about', { count: judged.length }),
			blocks: [
				...unusual.slice(0, mostCharts).map((one, at) => controlOf(one, `alarm-${at}`, context)),
				...besides(unusual.slice(mostCharts), calm, context),
			],
			figures: unusual.flatMap(({ chart, signals }) =>
				signals.flatMap(({ at }) => {
					const point = chart.chart.points[at];
					if (point === undefined) return [];
					return {
						section: 'alarms',
						name: nameOf(chart, language),
						group: bucketInWords(point.bucket, language),
						value: point.value,
						unit: chart.measure === 'case_rate' ? ('count' as const) : ('percent' as const),
						interval: null,
						n: point.n,
						change: null,
						p: null,
						verdict: 'unlikely_chance' as const,
						method: `${chart.chart.kind}_chart`,
					};
				}),
			),
			...(worst !== undefined && { happened: worst.text }),
		} satisfies MadeSection;
	},
};

const worseOf = ({ signals }: Watched) => signals.filter(({ isWorse }) => isWorse);

function signalsOf(
	{ chart, signals }: AlarmChart,
	{ scope: { days } }: ReportContext,
): FoundSignal[] {
	return signals.filter(({ at }) => {
		const bucket = chart.points[at]?.bucket;
		return bucket !== undefined && bucket.last >= days.first && bucket.first <= days.last;
	});
}

function nameOf({ series, measure }: AlarmChart, language: string): string {
	const metric = series?.scale.metric ?? null;
	return whatText({ surveyKey: series?.surveyKey ?? null, metric, measure }, language);
}

const drawnIn = ({ measure }: AlarmChart): FigureUnit =>
	measure === 'case_count' ? 'count' : measure === 'case_rate' ? 'scale' : 'percent';

function controlOf(
	{ chart: one, signals }: Watched,
	id: string,
	context: ReportContext,
): ControlView {
	const { say, language } = context;
	const { points, baseline } = one.chart;
	const unit = drawnIn(one);
	const shown = (value: number) => measureText(value, one.measure, language);
	const name = nameOf(one, language);
	const ends = points.flatMap(({ value, limits, isJudged }) => [
		...(value === null || !isJudged ? [] : [value]),
		...(limits === null ? [] : [limits.high, Math.max(0, limits.low)]),
	]);
	const widest = Math.max(...ends);
	const last = points.reduce((end, { isBaseline }, at) => (isBaseline ? at + 1 : end), 0);
	const beyond = signals.filter(({ rule }) => rule === 1);
	const [worst] = [...(beyond.length > 0 ? beyond : signals)].sort(
		(a, b) => distanceOf(one, b) - distanceOf(one, a),
	);
	const parts = new Set(signals.flatMap(({ without }) => without?.group ?? []));
	const years = [...new Set(points.map(({ bucket }) => isoWeekOf(bucket.first).year))];
	return {
		kind: 'control',
		id,
		title: say(
			signals.some(({ isWorse }) => isWorse) ? 'report.alarms.worse' : 'report.alarms.better',
			{ what: name },
		),
		about: say('report.alarms.drawn', {
			what: name,
			from: bucketInWords((points[0] ?? { bucket: weekOf(context) }).bucket, language),
			n: figureText(
				points.reduce((sum, { n }) => sum + n, 0),
				'count',
				language,
			),
		}),
		name: say('report.alarms.name', { what: name }),
		told: signals.map(({ text }) => text).join(' '),
		key: [
			{ sign: 'diamond', text: say('report.alarms.key.signal') },
			...(parts.size === 0
				? []
				: [{ sign: 'without' as const, text: withoutText([...parts], say) }]),
			...(baseline === null
				? []
				: [
						{
							sign: 'usual' as const,
							text: say('report.alarms.key.usual', { value: shown(baseline.centre) }),
						},
					]),
		],
		axis: {
			...axisAround([0, ...ends, 1.15 * widest], widest > 20 ? 10 : widest > 5 ? 5 : 1, {
				least: 0,
				most: unit === 'percent' ? 100 : Infinity,
			}),
			unit,
		},
		points: points.map(({ bucket, value, limits }, at) => ({
			label: String(isoWeekOf(bucket.first).week),
			value,
			upper: limits?.high ?? null,
			lower: limits === null || limits.low <= 0 ? null : limits.low,
			isSignal: one.signals.some((signal) => signal.at === at),
			without: signals.find((signal) => signal.at === at)?.without?.value ?? null,
		})),
		baseline:
			last === 0 ? null : { count: last, text: say('report.alarms.baseline', { count: last }) },
		usual: baseline?.centre ?? null,
		worst: worst === undefined ? null : { at: worst.at, text: besideOf(one, worst, shown) },
		unitBelow: say('report.alarms.weeks', { years: years.join('–') }),
		// What explains a week is arithmetic: it says what is in it, not because of what.
		call: worst?.text ?? null,
		table: {
			caption: say('report.alarms.name', { what: name }),
			head: [
				say('report.column.week'),
				say('report.column.value'),
				say('report.alarms.limits'),
				say('report.column.n'),
				say('report.alarms.without'),
			],
			rows: signals.map(({ at, without }) => {
				const point = points[at];
				return [
					point === undefined ? '' : bucketInWords(point.bucket, language),
					point?.value == null ? '–' : shown(point.value),
					point?.limits == null
						? '–'
						: `${shown(Math.max(0, point.limits.low))} / ${shown(point.limits.high)}`,
					figureText(point?.n ?? 0, 'count', language),
					without === null ? '–' : `${without.group}: ${shown(without.value)}`,
				];
			}),
		},
	};
}

const withoutText = ([group = '', ...others]: readonly string[], say: Say): string =>
	others.length === 0
		? say('report.alarms.key.withoutIt', { group })
		: say('report.alarms.key.without');

const weekOf = ({ scope: { days } }: ReportContext) => ({
	unit: 'week' as const,
	index: 0,
	first: days.first,
	last: days.first,
});

function distanceOf({ chart }: AlarmChart, { at }: FoundSignal): number {
	return Math.abs((chart.points[at]?.value ?? 0) - (chart.baseline?.centre ?? 0));
}

function besideOf(
	{ chart }: AlarmChart,
	{ at, rule, side }: FoundSignal,
	shown: (value: number) => string,
): string {
	const point = chart.points[at];
	const value = shown(point?.value ?? 0);
	const limit = side === 'above' ? point?.limits?.high : point?.limits?.low;
	if (rule !== 1 || limit === undefined) return value;
	return `${value} ${side === 'above' ? '>' : '<'} ${shown(limit)}`;
}

/** What has no chart of its own: signals in a sentence each, and what was as usual in one. */
function besides(
	unusual: readonly Watched[],
	calm: readonly AlarmChart[],
	{ say, language }: ReportContext,
): BlockView[] {
	const names = calm.map((one) => nameOf(one, language));
	const items = [
		...unusual.flatMap(({ signals }) =>
			signals.slice(-1).map(({ text }) => ({ term: say('report.alarms.also'), text })),
		),
		...(names.length === 0
			? []
			: [{ term: say('report.alarms.calm'), text: clausesInARow(names, say) }]),
	];
	if (items.length === 0) return [];
	return [{ kind: 'words', title: null, about: null, items, table: null }];
}
