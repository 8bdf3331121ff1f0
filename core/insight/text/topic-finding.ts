import { shareDifference, shareTails, type Share } from '../difference';
import { changeVerdict, figureChange, type FigureChange } from '../figure-change';
import { besideInterval, type Finding, type Verdict, verdictOn } from '../finding';
import { type Interval, wilson } from '../intervals';
import { corrected } from '../stats/multiplicity';
import { type Figure, summariseScale } from '../summary';
import { sizeOf } from '../tally';
import type { Emerging } from './emerging';
import type { Mostly } from './mostly';
import { type ScaleTallies, type ScaleTally, without } from './topic-score';
import type { SentimentWord } from './sentiment';

/** Where a topic comes from: our groups, the workspace's, a survey's reasons, or the comments themselves. */
export type TopicKind = 'built_in' | 'own' | 'reason' | 'emerging';

export type ShownTopic = {
	key: string;
	kind: TopicKind;
	/** In the reader's language. */
	name: string;
	parent: string | null;
};

export type SentimentCounts = Record<SentimentWord | 'unknown', number>;

/** What was counted of a topic. */
export type TopicCount = {
	topic: ShownTopic;
	/** Comments (of a reason: answers) with it, and all that were read. */
	share: Share;
	/** The same of the time before; `null` = nothing to compare with. */
	before: Share | null;
	/** Scores of the answers with it, and of all. */
	scores: ScaleTallies;
	all: ScaleTallies;
	sentiment: SentimentCounts | null;
	quotes: readonly string[];
	emerging: (Emerging & { mostly: Mostly | null; with: readonly string[]; before: number }) | null;
};

/** How the share stands to that of the time before, in percentage points. */
export type ShareChange = {
	before: { n: number; of: number; percent: number };
	points: number;
	interval: Interval;
	/** Corrected for all that is shown together. */
	p: number | null;
	verdict: Verdict;
	method: 'newcombe' | 'log_odds_dirichlet';
};

/** The headline figure of the answers with a topic against that of all others on one scale. */
export type TopicScore = Pick<ScaleTally, 'surveyKey' | 'purpose'> &
	Pick<ScaleTally['tally'], 'metric' | 'scale' | 'highFrom'> & {
		variant: Figure['variant'];
		unit: Figure['unit'];
		n: number;
		othersN: number;
		/** `null` below the minimum n, as all that follows. */
		value: number | null;
		others: number | null;
		change: number | null;
		interval: Interval | null;
		p: number | null;
		verdict: Verdict;
		method: FigureChange['method'] | null;
	};

export type TopicFinding = Omit<Finding, 'text'> & {
	topic: ShownTopic;
	/** Comments or answers that were read. */
	of: number;
	/** `null` where nothing was read. */
	percent: number | null;
	change: ShareChange | null;
	scores: TopicScore[];
	sentiment: (SentimentCounts & { percent: Record<SentimentWord, number> }) | null;
	quotes: readonly string[];
	emerging: {
		mostly: Mostly | null;
		/** Terms that come with it in nearly every comment. */
		with: readonly string[];
		z: number;
		tested: number;
	} | null;
	/** How many tests the p-values were corrected for, and how. */
	correction: { method: 'holm' | 'bh'; tests: number };
};

type Score = { scored: TopicScore; change: FigureChange | null };

/**
 * What is found of each topic: its share with Wilson's interval, how it has changed, and how those who write of it
 * score against all others. Every p is corrected over all tests that are shown together.
 */
export function topicFindings(counts: readonly TopicCount[], minimumN: number): TopicFinding[] {
	const changes = counts.map((count) => shareChange(count, minimumN));
	const scores = counts.map((count) => scoresOf(count, minimumN));
	const tested: Array<{ p: number | null }> = [];
	for (const [at, count] of counts.entries()) {
		const change = changes[at];
		if (change && count.emerging === null && change.verdict !== 'too_few') tested.push(change);
		for (const { scored } of scores[at] ?? []) if (scored.p !== null) tested.push(scored);
	}
	const { method, values } = corrected(tested.map(({ p }) => p ?? 1));
	for (const [at, one] of tested.entries()) one.p = values[at] ?? 1;
	return counts.map((count, at) =>
		finding(
			count,
			withVerdict(changes[at] ?? null, count),
			(scores[at] ?? []).map(judged),
			{ method, tests: tested.length },
			minimumN,
		),
	);
}

function finding(
	count: TopicCount,
	change: ShareChange | null,
	scores: TopicScore[],
	correction: TopicFinding['correction'],
	minimumN: number,
): TopicFinding {
	const { topic, share, quotes, emerging } = count;
	const isEnough = share.x >= minimumN;
	return {
		topic,
		n: share.x,
		of: share.n,
		percent: share.n === 0 ? null : (100 * share.x) / share.n,
		interval: share.n === 0 ? null : inPercent(wilson(share.x, share.n)),
		verdict: change?.verdict ?? (isEnough ? 'ok' : 'too_few'),
		method: emerging === null ? 'wilson' : 'log_odds_dirichlet',
		change,
		scores,
		sentiment: isEnough && count.sentiment !== null ? shares(count.sentiment) : null,
		quotes: isEnough ? quotes : [],
		emerging: emerging && {
			mostly: emerging.mostly,
			with: emerging.with,
			z: emerging.z,
			tested: emerging.tested,
		},
		correction,
	};
}

const inPercent = ({ low, high }: Interval): Interval => ({ low: 100 * low, high: 100 * high });

function shareChange(
	{ share, before, emerging }: TopicCount,
	minimumN: number,
): ShareChange | null {
	if (before === null || before.n === 0 || share.n === 0) return null;
	const found = shareDifference(share, before);
	const isEnough = share.n >= minimumN && before.n >= minimumN && share.x + before.x >= minimumN;
	return {
		before: { n: before.x, of: before.n, percent: (100 * before.x) / before.n },
		points: 100 * found.difference,
		interval: inPercent(found),
		p: emerging?.p ?? (isEnough ? shareTails(share, before) : null),
		verdict: isEnough || emerging ? 'ok' : 'too_few',
		method: emerging === null ? 'newcombe' : 'log_odds_dirichlet',
	};
}

function withVerdict(change: ShareChange | null, { emerging }: TopicCount): ShareChange | null {
	if (change === null || change.verdict === 'too_few') return change;
	// What emerges was tested against all that might have.
	if (emerging !== null) return { ...change, verdict: 'unlikely_chance' };
	const verdict = verdictOn(change.p ?? 1, true, Math.round(change.points) === 0);
	return { ...change, verdict: besideInterval(verdict, change.interval) };
}

function scoresOf({ scores, all }: TopicCount, minimumN: number): Score[] {
	const found = [...scores].map(([key, { surveyKey, purpose, tally }]): Score => {
		const others = without(all.get(key)?.tally ?? tally, tally);
		const isEnough = Math.min(sizeOf(tally), sizeOf(others)) >= Math.max(1, minimumN);
		const change = isEnough ? figureChange(tally, others) : null;
		const [one, other] = [tally, others].map((each) => summariseScale(each, minimumN)[0]);
		const { metric, scale, highFrom } = tally;
		return {
			change,
			scored: {
				surveyKey,
				purpose,
				metric,
				scale,
				highFrom,
				variant: one?.variant ?? 'mean',
				unit: one?.unit ?? 'scale',
				n: sizeOf(tally),
				othersN: sizeOf(others),
				value: isEnough ? (one?.value ?? null) : null,
				others: isEnough ? (other?.value ?? null) : null,
				change: change?.change ?? null,
				interval: change?.interval ?? null,
				p: change?.p ?? null,
				verdict: 'too_few',
				method: change?.method ?? null,
			},
		};
	});
	return found.sort((a, b) => b.scored.n - a.scored.n);
}

function judged({ scored, change }: Score): TopicScore {
	if (change === null) {
		// Enough answers that are all the same: nothing differs.
		return scored.value === null ? scored : { ...scored, verdict: 'no_change' };
	}
	return { ...scored, verdict: changeVerdict(change, scored.p, true) };
}

function shares(counts: SentimentCounts): NonNullable<TopicFinding['sentiment']> {
	const known = counts.positive + counts.neutral + counts.negative;
	const percent = (n: number) => (known === 0 ? 0 : (100 * n) / known);
	return {
		...counts,
		percent: {
			positive: percent(counts.positive),
			neutral: percent(counts.neutral),
			negative: percent(counts.negative),
		},
	};
}
