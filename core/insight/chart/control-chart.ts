import type { Bucket } from '../../calendar/bucket';
import {
	type Baseline,
	centreOf,
	type ChartKind,
	type Counted,
	isBeyond,
	type Limits,
	limitsOf,
	valueOf,
} from './control-limits';

export type ChartCount = Counted & {
	bucket: Bucket;
	/** Not over yet: it is shown, and never judged. */
	isUnfinished: boolean;
};

export type ChartPoint = {
	bucket: Bucket;
	isUnfinished: boolean;
	n: number;
	/** `null` where nothing was asked. */
	value: number | null;
	/** `null` where there are none, or too few answers to be judged. */
	limits: Limits | null;
	isJudged: boolean;
	isBaseline: boolean;
};

/**
 * Rule 1: one value beyond three sigma. Rule 4: eight in a row on one side of the centre (Western Electric
 * 1956). Both together give a false alarm about every 150 buckets where the centre is known for sure (Champ & Woodall 1987),
 * and every 110 by a baseline of 25.
 */
export type SignalRule = 1 | 4;

export type ChartSignal = {
	rule: SignalRule;
	side: 'above' | 'below';
	/** The bucket that gives it, and the first of its run; one and the same for rule 1. */
	at: number;
	from: number;
};

export type ControlChart = {
	kind: ChartKind;
	/**
	 * - `too_few`: fewer than twelve buckets can be judged
	 * - `none_yet`: nothing has been counted, so there are no limits
	 * - `all_alike`: no bucket differs from another, so there are none either
	 */
	state: 'ok' | 'too_few' | 'none_yet' | 'all_alike';
	baseline: Baseline | null;
	/** Buckets that could belong to a baseline: judged, and not before `since`. */
	usable: number;
	/** Enough buckets for the baseline to be kept from now on. */
	isWorthKeeping: boolean;
	points: ChartPoint[];
	/** Oldest first. */
	signals: ChartSignal[];
};

const fewestBuckets = 12;
const fewestToKeep = 20;
const mostOfBaseline = 25;
const inARow = 8;

/**
 * A control chart of buckets in their order. The baseline is the first 20–25 of them, signals left out once,
 * unless one was kept before.
 *
 * @param minimumN buckets with fewer answers are shown and not judged; 0 for counts
 * @param kept the baseline from before; `null` = reckon one
 * @param since no bucket before that day belongs to the baseline; `null` = any may
 */
export function controlChart(
	kind: ChartKind,
	counts: readonly ChartCount[],
	{ minimumN, kept, since }: { minimumN: number; kept: Baseline | null; since: number | null },
): ControlChart {
	const judged = counts.map(
		({ n, isUnfinished }) => !isUnfinished && n >= Math.max(kind === 'c' ? 0 : 1, minimumN),
	);
	const usable = counts.filter(
		({ bucket }, at) => judged[at] && (since === null || bucket.first >= since),
	);
	const found = kept ? { state: 'ok' as const, baseline: kept } : baselineOf(kind, usable);
	const { state, baseline } = found;
	const points = counts.map((one, at): ChartPoint => ({
		bucket: one.bucket,
		isUnfinished: one.isUnfinished,
		n: one.n,
		value: one.n === 0 && kind !== 'c' ? null : valueOf(kind, one),
		limits: baseline && judged[at] ? limitsOf(kind, baseline, one.n) : null,
		isJudged: judged[at] === true,
		isBaseline:
			baseline !== null && one.bucket.first >= baseline.first && one.bucket.last <= baseline.last,
	}));
	return {
		kind,
		state,
		baseline,
		usable: usable.length,
		isWorthKeeping: kept === null && state === 'ok' && usable.length >= fewestToKeep,
		points,
		signals: baseline === null ? [] : signalsIn(kind, counts, judged, baseline),
	};
}

function baselineOf(
	kind: ChartKind,
	usable: readonly ChartCount[],
): Pick<ControlChart, 'state' | 'baseline'> {
	const all = usable.slice(0, mostOfBaseline);
	const [first] = all;
	const last = all.at(-1);
	if (!first || !last || all.length < fewestBuckets) return { state: 'too_few', baseline: null };
	const trial = { ...centreOf(kind, all), ...extentOf(all, []) };
	if (kind !== 'xmr' && trial.centre === 0) return { state: 'none_yet', baseline: null };
	if (isWithoutSpread(kind, trial)) return { state: 'all_alike', baseline: null };
	const calm = all.filter((one) => isBeyond(kind, trial, one) === null);
	if (calm.length === all.length || calm.length < 2) return { state: 'ok', baseline: trial };
	const excluded = all.filter((one) => !calm.includes(one)).map(({ bucket }) => bucket.first);
	const revised = {
		...centreOf(kind, calm),
		...extentOf(calm, excluded),
		first: first.bucket.first,
		last: last.bucket.last,
	};
	const isUseless = (kind !== 'xmr' && revised.centre === 0) || isWithoutSpread(kind, revised);
	return { state: 'ok', baseline: isUseless ? trial : revised };
}

function extentOf(
	counts: readonly ChartCount[],
	excluded: number[],
): Pick<Baseline, 'first' | 'last' | 'buckets' | 'n' | 'excluded'> {
	return {
		first: counts[0]?.bucket.first ?? 0,
		last: counts.at(-1)?.bucket.last ?? 0,
		buckets: counts.length,
		n: counts.reduce((sum, { n }) => sum + n, 0),
		excluded,
	};
}

const isWithoutSpread = (kind: ChartKind, { centre, sigma }: Baseline): boolean =>
	kind === 'xmr' ? sigma === 0 : kind === 'p' && centre === 100;

function signalsIn(
	kind: ChartKind,
	counts: readonly ChartCount[],
	judged: readonly boolean[],
	baseline: Baseline,
): ChartSignal[] {
	const signals: ChartSignal[] = [];
	let run: { side: 'above' | 'below'; from: number; length: number } | null = null;
	counts.forEach((one, at) => {
		// What was not asked, or of too few, neither breaks a run nor is part of it.
		if (!judged[at]) return;
		const beyond = isBeyond(kind, baseline, one);
		if (beyond) signals.push({ rule: 1, side: beyond, at, from: at });
		const side = sideOf(valueOf(kind, one), baseline.centre);
		if (side === null) run = null;
		else if (run?.side === side) run.length += 1;
		else run = { side, from: at, length: 1 };
		if (run?.length === inARow) signals.push({ rule: 4, side: run.side, at, from: run.from });
	});
	return signals;
}

function sideOf(value: number, centre: number): 'above' | 'below' | null {
	const slack = 1e-9 * Math.max(1, Math.abs(centre));
	return value > centre + slack ? 'above' : value < centre - slack ? 'below' : null;
}
