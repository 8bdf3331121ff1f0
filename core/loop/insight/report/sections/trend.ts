import { dateOf, dayAt } from '../../../../calendar/wall-time';
import { type BucketUnit, dateParts, isoWeekOf } from '../../../../calendar/bucket';
import { bucketInWords } from '../../../../insight/bucket-words';
import { slopeSize } from '../../../../insight/trend-words';
import { figureText, rangeText } from '../../../../language/figures';
import { axisAround } from '../../../../pages/chart/place';
import type { TrendView } from '../../../../pages/report/report-view';
import { findTrend, type FoundTrend } from '../../find-trend';
import {
	type MadeSection,
	type ReportContext,
	type ReportSection,
	scoreName,
} from '../report-context';

/** So many charts of so many points. */
const mostTrends = 2;
const span: Record<'week' | 'month', number> = { week: 13, month: 12 };

/** Twelve months of each score, or thirteen weeks of a short period, each beside the year before. */
export const trend: ReportSection = {
	key: 'trend',
	title: (say) => say('report.trend.title'),
	async make(context) {
		const { house, now, input, scope, say } = context;
		const days = scope.days.last - scope.days.first + 1;
		const bucket = days <= 14 ? ('week' as const) : ('month' as const);
		const until = scope.days.last;
		const { year, month } = dateParts(dayAt(scope.period.timeZone, scope.period.until - 1));
		const first =
			bucket === 'week'
				? dateOf(until - 7 * span.week + 1)
				: `${month === 12 ? year : year - 1}-${String(month === 12 ? 1 : month + 1).padStart(2, '0')}-01`;
		const { trends } = await findTrend(house, now, {
			...input,
			language: context.language,
			period: 'range',
			from: first,
			until: dateOf(until),
			bucket,
		});
		const shown = [...trends]
			.filter(({ trend: { points } }) => points.filter(({ figure }) => figure.n > 0).length > 2)
			.sort((a, b) => b.trend.slope.n - a.trend.slope.n)
			.slice(0, mostTrends);
		if (shown.length === 0) return null;
		const sure = shown.find(({ trend: { slope } }) => slope.verdict === 'unlikely_chance');
		return {
			about: say('report.trend.about'),
			blocks: shown.map((found, at) => viewOf(found, at, bucket, context)),
			figures: shown.flatMap((found) =>
				found.items.map((item) => ({
					section: 'trend',
					name: nameOf(found, context),
					group: item.bucket?.name ?? null,
					value: item.value,
					unit: item.unit ?? ('points' as const),
					interval: item.interval,
					n: item.n,
					change: null,
					p: null,
					verdict: item.verdict,
					method: item.method,
				})),
			),
			...(sure !== undefined && {
				happened: say('report.sentence', { text: titleOf(sure, context) }),
			}),
		} satisfies MadeSection;
	},
};

const nameOf = ({ head }: FoundTrend, context: ReportContext): string =>
	scoreName({ ...head.scale, surveyKey: head.surveyKey }, context);

/** Where it goes, without the survey's key; the whole sentence stands below the chart. */
function titleOf(found: FoundTrend, context: ReportContext): string {
	const { say, language } = context;
	const { slope, interval, verdict, per } = found.trend.slope;
	const unit = found.trend.points[0]?.figure.unit ?? 'points';
	const name = nameOf(found, context);
	if (verdict === 'too_few' || slope === null || interval === null) {
		return say('report.trend.few', { name });
	}
	if (verdict !== 'unlikely_chance') return say('report.trend.same', { name });
	const range = slope < 0 ? { low: -interval.high, high: -interval.low } : interval;
	return say(slope < 0 ? 'report.trend.down' : 'report.trend.up', {
		name,
		size: say(`trend.by.${unit}`, { value: slopeSize(slope) }),
		per: say(`bucket.unit.${per}`),
		range: rangeText(range, 'points', language, 1),
	});
}

function viewOf(
	found: FoundTrend,
	at: number,
	bucket: BucketUnit,
	context: ReportContext,
): TrendView {
	const { say, language, scope } = context;
	const { points, slope } = found.trend;
	const unit = points[0]?.figure.unit ?? 'points';
	const shown = points.map(({ figure, yearBefore, bucket: one }) => ({
		...labelOf(one.first, bucket, language),
		now:
			figure.value === null
				? null
				: { value: figure.value, low: figure.interval.low, high: figure.interval.high },
		n: figure.n,
		// A point of a few answers would draw a line that says nothing.
		before: yearBefore === null || yearBefore.verdict === 'too_few' ? null : yearBefore.value,
		few: figure.verdict === 'too_few',
	}));
	const ends = shown.flatMap(({ now, before, few }) => [
		...(now === null ? [] : few ? [now.value] : [now.low, now.high]),
		...(before === null ? [] : [before]),
	]);
	const whole = unit === 'points' ? { least: -100, most: 100 } : { least: 0, most: 100 };
	const inPeriod = points.findIndex(({ bucket: one }) => one.last >= scope.days.first);
	const name = nameOf(found, context);
	const first = points[0];
	const last = points.at(-1);
	return {
		kind: 'trend',
		id: `trend-${at}`,
		title: titleOf(found, context),
		note: found.items[0]?.trend?.text ?? null,
		about: say(bucket === 'week' ? 'report.trend.weeks' : 'report.trend.months', {
			name,
			from: first ? bucketInWords(first.bucket, language) : '',
			until: last ? bucketInWords(last.bucket, language) : '',
			n: figureText(slope.n, 'count', language),
		}),
		name: say('report.trend.name', { name }),
		told: shown
			.flatMap(({ label, now }) =>
				now === null ? [] : [`${label} ${figureText(now.value, unit, language)}`],
			)
			.join(', '),
		axis: { ...axisAround(ends, 20, whole), unit },
		points: shown,
		reportFrom: inPeriod > 0 ? inPeriod : null,
		events: [],
		table: {
			caption: say('report.trend.name', { name }),
			head: [
				say(bucket === 'week' ? 'report.column.week' : 'report.column.month'),
				say('report.column.value'),
				say('report.column.interval'),
				say('report.column.n'),
				say('report.column.yearBefore'),
				say('report.column.n'),
			],
			rows: points.map(({ bucket: one, figure, yearBefore }) => [
				bucketInWords(one, language),
				figure.value === null ? '–' : figureText(figure.value, unit, language),
				figure.value === null ? '–' : rangeText(figure.interval, unit, language),
				figureText(figure.n, 'count', language),
				yearBefore?.value == null ? '–' : figureText(yearBefore.value, unit, language),
				yearBefore === null ? '–' : figureText(yearBefore.n, 'count', language),
			]),
		},
	};
}

function labelOf(
	first: number,
	bucket: BucketUnit,
	language: string,
): { label: string; short: string } {
	if (bucket === 'week') {
		const week = String(isoWeekOf(first).week);
		return { label: week, short: week };
	}
	const at = first * 86_400_000;
	const month = (style: 'short' | 'narrow') =>
		new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' }).format(at);
	const short = language.startsWith('zh') ? String(dateParts(first).month) : month('narrow');
	return { label: month('short'), short };
}
