import { shareDifference, shareTails } from '../../insight/difference';
import { changeVerdict, figureChange, type FigureChange } from '../../insight/figure-change';
import { type Verdict, verdictOn } from '../../insight/finding';
import { type Interval, wilson } from '../../insight/intervals';
import { weightedScore, type WeightedScore, worstCase } from '../../insight/non-response';
import { corrected } from '../../insight/stats/multiplicity';
import { scaleKey, sizeOf } from '../../insight/tally';
import type { SurveyTally } from '../../store/repositories/summary';
import type { AskedCount, SegmentTally } from '../../store/repositories/summary-strata';

/** How a score stands to that of another period. */
export type Comparison = {
	value: number;
	n: number;
	change: number;
	/** Of the change, 95 %. */
	interval: Interval;
	/** Corrected for all scores that are shown together. */
	p: number | null;
	verdict: Verdict;
	method: FigureChange['method'];
};

/** What belongs to a score beside its own figures; each `null` where nothing can be said. */
export type ScoreContext = {
	comparison: Comparison | null;
	/** What it lies between whatever the silent would have said. */
	worstCase: Interval | null;
	/** With each segment as heavy as it was asked. */
	weighted: WeightedScore | null;
};

const sameScore = (one: SurveyTally | SegmentTally, other: SurveyTally): boolean =>
	one.surveyKey === other.surveyKey &&
	one.purpose === other.purpose &&
	scaleKey(one.tally) === scaleKey(other.tally);

/**
 * What belongs to each score, in their order.
 *
 * @param valueOf the headline figure of a tally
 */
export function contextOf(
	scores: readonly SurveyTally[],
	{
		before,
		asked,
		segments,
	}: {
		before: readonly SurveyTally[];
		asked: readonly AskedCount[];
		segments: readonly SegmentTally[];
	},
	minimumN: number,
	valueOf: (one: SurveyTally) => number | null,
): ScoreContext[] {
	const earlier = scores.map((score) => before.find((one) => sameScore(one, score)));
	const changes = scores.map((score, at) => {
		const then = earlier[at];
		return then ? figureChange(score.tally, then.tally) : null;
	});
	const tested = changes.flatMap((change) => (change?.p == null ? [] : [change.p]));
	const together = corrected(tested).values;
	let next = 0;
	return scores.map((score, at) => {
		const [then, change] = [earlier[at], changes[at]];
		const p = change?.p == null ? null : (together[next++] ?? null);
		const value = then && valueOf(then);
		return {
			comparison:
				then && change && value != null
					? {
							value,
							n: sizeOf(then.tally),
							change: change.change,
							interval: change.interval,
							p,
							verdict: changeVerdict(
								change,
								p,
								Math.min(sizeOf(then.tally), sizeOf(score.tally)) >= minimumN,
							),
							method: change.method,
						}
					: null,
			...heardOf(score, asked, segments),
		};
	});
}

function heardOf(
	score: SurveyTally,
	asked: readonly AskedCount[],
	segments: readonly SegmentTally[],
): Pick<ScoreContext, 'worstCase' | 'weighted'> {
	const own = asked.filter(({ surveyKey }) => surveyKey === score.surveyKey);
	const silent = own.reduce((sum, { sent, answered }) => sum + Math.max(0, sent - answered), 0);
	if (own.length === 0) return { worstCase: null, weighted: null };
	const tallies = segments.filter((one) => sameScore(one, score));
	const empty = { ...score.tally, low: 0, middle: 0, high: 0, sum: 0, sumSquares: 0, values: null };
	const names = new Set([...own, ...tallies].map(({ segment }) => segment));
	const strata = [...names].map((name) => ({
		name,
		asked: own.find(({ segment }) => segment === name)?.sent ?? 0,
		tally: tallies.find(({ segment }) => segment === name)?.tally ?? empty,
	}));
	return { worstCase: worstCase(score.tally, silent), weighted: weightedScore(strata) };
}

/** How much of a segment answered, against all others. */
export type HeardGroup = {
	segment: string | null;
	asked: number;
	answered: number;
	/** Share that answered, percent. */
	percent: number;
	/** Of the share, 95 %. */
	interval: Interval;
	/** To the rest, in points. */
	difference: number;
	verdict: Verdict;
};

/** Who answered and who stayed silent, the quietest segment first; empty with fewer than two of them. */
export function heardBySegment(counts: readonly AskedCount[], minimumN: number): HeardGroup[] {
	const bySegment = new Map<string | null, { x: number; n: number }>();
	for (const { segment, sent, answered } of counts) {
		const known = bySegment.get(segment) ?? { x: 0, n: 0 };
		bySegment.set(segment, { x: known.x + Math.min(answered, sent), n: known.n + sent });
	}
	if (bySegment.size < 2) return [];
	const groups = [...bySegment];
	const all = groups.reduce((sum, [, { x, n }]) => ({ x: sum.x + x, n: sum.n + n }), {
		x: 0,
		n: 0,
	});
	const rests = groups.map(([, { x, n }]) => ({ x: all.x - x, n: all.n - n }));
	const tests = groups.map(([, one], at) => shareTails(one, rests[at] ?? one) ?? 1);
	const { values } = corrected(tests);
	return groups
		.map(([segment, one], at) => {
			const rest = rests[at] ?? one;
			const { low, high } = wilson(one.x, one.n);
			const difference = 100 * shareDifference(one, rest).difference;
			const isEnough = Math.min(one.n, rest.n) >= minimumN;
			return {
				segment,
				asked: one.n,
				answered: one.x,
				percent: (100 * one.x) / one.n,
				interval: { low: 100 * low, high: 100 * high },
				difference,
				verdict: verdictOn(values[at] ?? 1, isEnough, Math.round(difference) === 0),
			};
		})
		.sort((a, b) => a.percent - b.percent);
}
