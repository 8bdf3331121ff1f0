import { createHash } from 'node:crypto';

import { dateOf, dayAt } from '../../calendar/wall-time';
import { readMoment } from '../../calendar/read-moment';
import type { Bucket } from '../../calendar/bucket';
import { calmText, signalText } from '../../insight/chart/alarm-words';
import type { ChartSignal } from '../../insight/chart/control-chart';
import { usualOf } from '../../insight/chart/control-limits';
import { type Measure, worseSide } from '../../insight/chart/measures';
import type { Without } from '../../insight/chart/without';
import type { Finding } from '../../insight/finding';
import { wilson } from '../../insight/intervals';
import { sentencesInARow } from '../../language/in-a-row';
import { sayIn } from '../../language/say';
import { InputError } from '../../model/errors';
import type { Metric, Purpose, Scale } from '../../model/metric';
import { readWord } from '../../model/read-input';
import { summariseScale } from '../../insight/summary';
import {
	giveSignal,
	givenSignals,
	keepBaseline,
	signalId,
} from '../../store/repositories/chart-memory';
import type { House } from '../house';
import { chartsOf, type Watched, type WatchedChart } from './alarm-charts';
import { explained, type Explaining } from './alarm-parts';
import { dayBefore } from './bucket-tallies';
import { type InsightInput, insightScope } from './insight-scope';
import { nobodyFits } from './nobody-fits';
import { withOffScale } from './off-scale';

export const alarmUnits = ['day', 'week', 'month'] as const;

export type AlarmInput = Pick<InsightInput, 'filters' | 'language'> & {
	bucket: unknown;
	watch: readonly Watched[];
	/** First day of the baseline, as a person writes it; empty = the first there is. */
	since: unknown;
	/** Last day that is looked at; empty = now. */
	until: unknown;
	/** Signals on the better side, too. */
	goodNews: boolean;
	/** An item that says so where there is nothing to tell. */
	always: boolean;
};

/** A signal with all that is said of it. */
export type FoundSignal = ChartSignal & {
	isWorse: boolean;
	/** Young enough to be given out. */
	isRecent: boolean;
	without: Without<Explaining> | null;
	/** Epoch ms; `null` = not yet. */
	givenAt: number | null;
	text: string;
};

/** A chart with its signals and a sentence, as a report draws it. */
export type AlarmChart = Omit<WatchedChart, 'chart'> & {
	chart: WatchedChart['chart'];
	signals: FoundSignal[];
	text: string;
};

export type SignalPart = {
	/** The same for the same signal of the same chart, whenever it is looked at. */
	key: string;
	chart: 'p' | 'u' | 'c' | 'xmr';
	measure: Measure;
	rule: 1 | 4;
	side: 'above' | 'below';
	worse: boolean;
	bucket: { unit: Bucket['unit']; from: string; until: string };
	value: number;
	limitLow: number | null;
	limitHigh: number | null;
	centre: number;
	/** What is usual for as many answers; see `usualOf`. */
	usualLow: number;
	usualHigh: number;
	baseline: { from: string; until: string; buckets: number; n: number; inflation: number };
	without: { field: Explaining; group: string; value: number } | null;
	/** When it was given out before; `null` = now for the first time, or not yet. */
	givenAt: string | null;
};

export type AlarmItem = Finding & {
	surveyKey: string | null;
	purpose: Purpose | null;
	metric: Metric | null;
	scale: Scale | null;
	signal: SignalPart | null;
};

/** Finished buckets whose signals are given out; what is older is history. */
const recentBuckets = { day: 7, week: 4, month: 2, quarter: 1 } as const;
const mostExplained = 6;

/**
 * What is unusual: control charts of scores and cases, each figure against its own past. Test rows are left
 * out, and the bucket that is not over never alarms.
 *
 * `calm` says what was looked at, for whoever gets no item.
 *
 * With `giveOut`, signals that were given out before are left away, those that are given are remembered, and
 * baselines of 20 buckets and more are kept, all in one transaction and last of all: of two who ask at once
 * one gets a signal, and whoever dies before that has taken nothing. Without, nothing is stored.
 *
 * @throws InputError for a bucket or day that is none; NotFoundError for an owner who is not in the team
 */
export async function findAlarms(
	house: House,
	now: number,
	input: AlarmInput,
	{ giveOut }: { giveOut: boolean },
): Promise<{ charts: AlarmChart[]; items: AlarmItem[]; calm: string }> {
	const unit = readWord(input.bucket, 'bucket', alarmUnits);
	if (input.watch.length === 0) {
		throw new InputError('Nothing is to be watched.', 'Choose scores or cases under Watch.');
	}
	const period = { period: 'last_7_days', from: null, until: null };
	const scope = await insightScope(house, now, { ...input, ...period });
	const { timeZone } = scope.settings;
	const at = Math.min(now, readMoment(input.until, 'until', timeZone, true) ?? now);
	const since = readMoment(input.since, 'since', timeZone);
	const watched = await chartsOf(scope, {
		unit,
		watch: input.watch,
		since: since === null ? null : dayAt(timeZone, since),
		last: dayBefore(timeZone, at),
		at,
	});
	const keys = watched.map(({ key }) => key);
	const given = await givenSignals(house.store.db, house.workspace, keys);
	const charts: AlarmChart[] = [];
	for (const one of watched) charts.push(await withSignals(scope, one, given));
	const wanted = charts.flatMap((chart) =>
		chart.signals
			.filter(({ isRecent, isWorse }) => isRecent && (isWorse || input.goodNews))
			.map((signal) => ({ chart, signal })),
	);
	const told = giveOut ? await takeThem(house, now, charts, wanted) : wanted;
	const items = told.map(({ chart, signal }) => signalItem(chart, signal));
	const read = { ...scope, period: { ...scope.period, from: since ?? 0, until: at } };
	const unfit = charts.length === 0 ? await nobodyFits(read) : '';
	const hasGiven = wanted.length > 0;
	const calm = calmItem(charts, { unit, hasGiven, language: scope.language, unfit });
	if (items.length === 0 && input.always) items.push(calm);
	return { charts, items: await withOffScale(read, items), calm: calm.text };
}

async function withSignals(
	scope: Awaited<ReturnType<typeof insightScope>>,
	watched: WatchedChart,
	given: ReadonlyMap<string, number>,
): Promise<AlarmChart> {
	const { chart, measure, key, series } = watched;
	const finished = chart.points.filter(({ isUnfinished }) => !isUnfinished);
	const [begin] = finished.slice(-recentBuckets[finished[0]?.bucket.unit ?? 'week']);
	const head = {
		surveyKey: series?.surveyKey ?? null,
		metric: series?.scale.metric ?? null,
		measure,
	};
	const signals: FoundSignal[] = [];
	for (const [at, signal] of chart.signals.entries()) {
		const bucket = chart.points[signal.at]?.bucket;
		if (!bucket) continue;
		const isLate = at >= chart.signals.length - mostExplained;
		const without = isLate ? await explained(scope, watched, signal) : null;
		signals.push({
			...signal,
			isWorse: signal.side === worseSide[measure],
			isRecent: begin !== undefined && bucket.first >= begin.bucket.first,
			without,
			givenAt: given.get(signalId({ chartKey: key, signalKey: keyOf(watched, signal) })) ?? null,
			text: signalText(head, chart, { signal, without }, scope.language),
		});
	}
	const texts = signals.filter(({ isRecent }) => isRecent).map(({ text }) => text);
	const say = sayIn(scope.language);
	const calm = calmText(head, chart, scope.language);
	return { ...watched, signals, text: texts.length > 0 ? sentencesInARow(texts, say) : calm };
}

/** A run goes on for weeks and is one signal: it is known by where it began. */
function keyOf({ chart }: WatchedChart, { rule, side, from }: ChartSignal): string {
	const begin = chart.points[from]?.bucket.first ?? 0;
	return `${rule} ${side} ${dateOf(begin)}`;
}

type Told = { chart: AlarmChart; signal: FoundSignal };

async function takeThem(
	house: House,
	now: number,
	charts: readonly AlarmChart[],
	wanted: readonly Told[],
): Promise<Told[]> {
	const keeping = charts.filter(({ chart }) => chart.isWorthKeeping);
	const fresh = wanted.filter(({ signal }) => signal.givenAt === null);
	if (keeping.length === 0 && fresh.length === 0) return [];
	// Always in one order, so that two who write the same ones do not wait for one another.
	const inOrder = fresh
		.map((one) => ({ one, signalKey: keyOf(one.chart, one.signal), chartKey: one.chart.key }))
		.sort((a, b) => (signalId(a) < signalId(b) ? -1 : 1));
	const keptInOrder = [...keeping].sort((a, b) => (a.key < b.key ? -1 : 1));
	const ours = await house.store.transaction(async (tx) => {
		for (const { key, chart } of keptInOrder) {
			const baseline = JSON.stringify(chart.baseline);
			await keepBaseline(tx, house.workspace, { chartKey: key, baseline }, now);
		}
		const taken = new Set<Told>();
		for (const { one, ...key } of inOrder) {
			if (await giveSignal(tx, house.workspace, key, now)) taken.add(one);
		}
		return taken;
	});
	return fresh.filter((one) => ours.has(one));
}

function signalItem(watched: AlarmChart, signal: FoundSignal): AlarmItem {
	const { chart, measure, series, key: chartKey } = watched;
	const id = signalId({ chartKey, signalKey: keyOf(watched, signal) });
	const point = chart.points[signal.at];
	const { baseline, kind } = chart;
	if (!point || !baseline) throw new Error('A signal has a point and a baseline.');
	const { bucket, limits, n } = point;
	const value = point.value ?? 0;
	const { without } = signal;
	const usual = usualOf(kind, baseline, n);
	return {
		text: signal.text,
		n,
		interval: intervalOf({ chart, measure, series }, signal.at),
		verdict: 'unlikely_chance',
		method: `${kind}_chart`,
		surveyKey: series?.surveyKey ?? null,
		purpose: series?.purpose ?? null,
		metric: series?.scale.metric ?? null,
		scale: series?.scale.scale ?? null,
		signal: {
			key: createHash('sha256').update(id).digest('hex').slice(0, 24),
			chart: kind,
			measure,
			rule: signal.rule,
			side: signal.side,
			worse: signal.isWorse,
			bucket: { unit: bucket.unit, from: dateOf(bucket.first), until: dateOf(bucket.last) },
			value,
			limitLow: limits?.low ?? null,
			limitHigh: limits?.high ?? null,
			centre: baseline.centre,
			usualLow: usual.low,
			usualHigh: usual.high,
			baseline: {
				from: dateOf(baseline.first),
				until: dateOf(baseline.last),
				buckets: baseline.buckets,
				n: baseline.n,
				inflation: baseline.inflation,
			},
			without: without && { field: without.field, group: without.group, value: without.value },
			givenAt: signal.givenAt === null ? null : new Date(signal.givenAt).toISOString(),
		},
	};
}

/** Of the value itself: Wilson's for shares, Student's for means; counts of events have none here. */
function intervalOf(
	{ chart, measure, series }: Pick<AlarmChart, 'chart' | 'measure' | 'series'>,
	at: number,
): Finding['interval'] {
	const point = chart.points[at];
	const tally = point && series?.tallies.get(point.bucket.index);
	if (!tally) return null;
	if (measure === 'mean') {
		const interval = summariseScale(tally, 0)[0]?.interval;
		return interval ? { low: interval.low, high: interval.high } : null;
	}
	const { low, high } = wilson(measure === 'low_share' ? tally.low : tally.high, point.n);
	return { low: 100 * low, high: 100 * high };
}

function calmItem(
	charts: readonly AlarmChart[],
	about: {
		unit: (typeof alarmUnits)[number];
		hasGiven: boolean;
		language: string;
		/** Which filter nobody fits. */
		unfit: string;
	},
): AlarmItem {
	const { unit, hasGiven, language, unfit } = about;
	const say = sayIn(language);
	const span = say(`trend.spans.${unit}.other`, { n: recentBuckets[unit] });
	const calm = charts.filter(({ signals }) => !signals.some(({ isRecent }) => isRecent));
	const texts = [
		hasGiven ? say('alarm.everythingGiven') : '',
		...(charts.length === 0 ? [say('alarm.nothing')] : calm.map(({ text }) => text)),
		calm.some(({ chart }) => chart.state === 'ok') ? say('alarm.recent', { span }) : '',
		unfit,
	];
	const judged = charts.some(({ chart }) => chart.state === 'ok');
	return {
		text: sentencesInARow(texts, say) || say('alarm.everythingGiven'),
		n: Math.max(0, ...charts.map(({ chart }) => chart.points.reduce((sum, { n }) => sum + n, 0))),
		interval: null,
		verdict: judged ? 'could_be_chance' : 'too_few',
		method: 'control_chart',
		surveyKey: null,
		purpose: null,
		metric: null,
		scale: null,
		signal: null,
	};
}
