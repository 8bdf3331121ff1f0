import { momentsOf } from '../../calendar/wall-time';
import type { Bucket } from '../../calendar/bucket';
import type { ChartPoint, ChartSignal } from '../../insight/chart/control-chart';
import type { Counted } from '../../insight/chart/control-limits';
import { type Measure, sumIn } from '../../insight/chart/measures';
import { type Part, type Without, withoutOne } from '../../insight/chart/without';
import { scaleKey, sizeOf } from '../../insight/tally';
import { casesBy } from '../../store/repositories/cases-by';
import { type GroupTally, talliesBy } from '../../store/repositories/tallies-by';
import type { WatchedChart } from './alarm-charts';
import type { InsightScope } from './insight-scope';

/**
 * What one group of is left out to see whether it explains a signal. No owner is: an alarm goes to many, and points at
 * nobody.
 */
export const explaining = ['touchpoint', 'segment', 'survey'] as const;
export type Explaining = (typeof explaining)[number];

/**
 * The one touchpoint, segment or survey without which a bucket would lie within its limits. A run of eight is not
 * explained by what one bucket was made of.
 */
export async function explained(
	scope: InsightScope,
	{ chart, measure, series }: WatchedChart,
	signal: ChartSignal,
): Promise<Without<Explaining> | null> {
	const point = chart.points[signal.at];
	if (signal.rule !== 1 || !point || !chart.baseline) return null;
	const { bucket } = point;
	const parts: Array<Part<Explaining>> = [];
	const whole = series
		? sumIn(measure, series.tallies.get(bucket.index) ?? null)
		: casesIn(measure, point);
	for (const field of explaining) {
		if (series && field === 'survey') continue;
		const answers = await talliesBy(scope, spanOf(scope, bucket), {
			fields: [field],
			each: null,
		});
		const groups = series
			? ofSeries(answers, series, measure)
			: await ofCases(scope, bucket, field, answers, measure);
		for (const [group, counted] of byLabel(groups)) {
			parts.push({ field, group, ...counted });
		}
	}
	return withoutOne(chart.kind, chart.baseline, { whole, parts }, scope.settings.minimumN);
}

/** A rate is the number of cases per 100 answers. */
function casesIn(measure: Measure, { value, n }: ChartPoint): Counted {
	const x = measure === 'case_rate' ? Math.round(((value ?? 0) * n) / 100) : (value ?? 0);
	return { x, n };
}

const spanOf = ({ settings }: InsightScope, { first, last }: Bucket) => ({
	first,
	last,
	timeZone: settings.timeZone,
});

type Group = { value: string | null; counted: Counted };

function ofSeries(
	answers: readonly GroupTally[],
	series: NonNullable<WatchedChart['series']>,
	measure: WatchedChart['measure'],
): Group[] {
	return answers
		.filter(
			({ surveyKey, purpose, tally }) =>
				surveyKey === series.surveyKey &&
				purpose === series.purpose &&
				scaleKey(tally) === scaleKey(series.scale),
		)
		.map(({ groups, tally }) => ({ value: groups[0] ?? null, counted: sumIn(measure, tally) }));
}

async function ofCases(
	scope: InsightScope,
	bucket: Bucket,
	field: Explaining,
	answers: readonly GroupTally[],
	measure: WatchedChart['measure'],
): Promise<Group[]> {
	const at = (day: number) => momentsOf(scope.settings.timeZone, day, [0])[0] ?? 0;
	const span = { from: at(bucket.first), until: at(bucket.last + 1) };
	const cases = (await casesBy(scope, span, field)).map(({ group, n }) => ({
		value: group,
		counted: { x: n, n: measure === 'case_count' ? n : 0 },
	}));
	if (measure === 'case_count') return cases;
	const asked = answers.map(({ groups, tally }) => ({
		value: groups[0] ?? null,
		counted: { x: 0, n: sizeOf(tally) },
	}));
	return [...cases, ...asked];
}

/** Groups that are named alike are one; what nobody knows is none. */
function byLabel(groups: readonly Group[]): Map<string, Counted> {
	const found = new Map<string, Counted>();
	for (const { value, counted } of groups) {
		if (value === null) continue;
		const known = found.get(value) ?? { x: 0, n: 0 };
		found.set(value, { x: known.x + counted.x, n: known.n + counted.n });
	}
	return found;
}
