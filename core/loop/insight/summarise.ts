import { wilson } from '../../insight/intervals';
import { responseRate, summariseScale } from '../../insight/summary';
import { sentencesInARow } from '../../language/in-a-row';
import { sayIn } from '../../language/say';
import type { House } from '../house';
import {
	type CaseCounts,
	countCases,
	countInvitations,
	countLeftOut,
	countOffScale,
	medianTimes,
	tallyResponses,
} from '../../store/repositories/summary';
import { type InsightInput, insightScope } from './insight-scope';
import { nobodyFits } from './nobody-fits';
import { comparedWith, type ComparisonName } from './period';
import { contextOf, heardBySegment, type ScoreContext } from './score-context';
import type { MedianTime, ScoreRow, Share, Summary } from './summary';
import { countAsked, tallySegments } from '../../store/repositories/summary-strata';
import { offScaleText } from './off-scale';
import { summaryText } from './text';

/**
 * The figures of a period, each with its n and interval. Everything is counted by the database: the
 * cost in memory is the same for a thousand answers and for a million. Test rows are left out.
 *
 * Answers belong to the period in which they were given; invitations and cases to the one in which
 * they were decided and opened.
 *
 * @throws InputError for a period that is none; NotFoundError for an owner who is not in the team
 */
export async function summarisePeriod(
	house: House,
	now: number,
	input: InsightInput & { comparison?: ComparisonName },
): Promise<Summary> {
	const scope = await insightScope(house, now, input);
	const { period, filters, language } = scope;
	const { minimumN } = scope.settings;
	const tallies = await tallyResponses(scope);
	const { comparison = 'before' } = input;
	const earlier = comparison === 'none' ? null : comparedWith(period, comparison);
	const before = earlier ? await tallyResponses({ ...scope, period: earlier }) : [];
	const asked = await countAsked(scope);
	const segments = await tallySegments(scope);
	const context = contextOf(
		tallies,
		{ before, asked, segments },
		minimumN,
		({ tally }) => summariseScale(tally, minimumN)[0]?.value ?? null,
	);
	const scores = tallies.flatMap(({ surveyKey, purpose, tally }, at) =>
		summariseScale(tally, minimumN).map((row, place): ScoreRow => {
			const beside = place === 0 ? context[at] : undefined;
			return { surveyKey, purpose, ...row, ...(beside ?? nothingBeside) };
		}),
	);
	const main = mainOf(scores);
	const { notAsked, ...invitations } = await countInvitations(scope);
	const leftOut = await countLeftOut(scope);
	const cases = await countCases(scope);
	const medians = await medianTimes(scope);
	const summary: Omit<Summary, 'text'> = {
		period: {
			name: period.name,
			from: iso(period.from),
			until: iso(period.until),
			timeZone: period.timeZone,
		},
		filters,
		minimumN,
		comparedWith: earlier && { from: iso(earlier.from), until: iso(earlier.until) },
		scores,
		responseRate: {
			...responseRate(invitations.partial + invitations.completed, invitations.sent, minimumN),
			...invitations,
		},
		heard: heardBySegment(asked, minimumN),
		notAsked,
		leftOut,
		cases: casesPart(cases, minimumN),
		medians: {
			acknowledge: inHours(medians.acknowledge),
			resolve: inHours(medians.resolve),
			confirm: inHours(medians.confirm),
		},
		n: main?.n ?? 0,
		interval: main ? { low: main.interval.low, high: main.interval.high } : null,
		verdict: main?.verdict ?? 'too_few',
		method: main?.interval.method ?? 'none',
	};
	const said = [await nobodyFits(scope), offScaleText(await countOffScale(scope), language)];
	const text = sentencesInARow([summaryText(summary, language), ...said], sayIn(language));
	return { ...summary, text };
}

const iso = (time: number): string => new Date(time).toISOString();

const nothingBeside: ScoreContext = { comparison: null, worstCase: null, weighted: null };

/** The score with most answers; the first of equal ones. */
function mainOf(scores: readonly ScoreRow[]): ScoreRow | null {
	return scores.reduce<ScoreRow | null>(
		(most, row) => (most === null || row.n > most.n ? row : most),
		null,
	);
}

function casesPart(counts: CaseCounts, minimumN: number): Summary['cases'] {
	const { acknowledged_in_time: inTime, resolved_in_time: resolvedInTime } = counts;
	const asked = counts.confirmed + counts.unconfirmed + counts.reopened_again_open;
	return {
		opened: counts.opened,
		open: counts.open,
		overdue: counts.overdue,
		acknowledged: counts.acknowledged,
		acknowledgedInTime: share(inTime, inTime + counts.acknowledged_late, minimumN),
		resolvedInTime: share(resolvedInTime, resolvedInTime + counts.resolved_late, minimumN),
		confirmed: counts.confirmed,
		unconfirmed: counts.unconfirmed,
		closed: counts.closed,
		reopened: counts.reopened,
		confirmedShare: share(counts.confirmed, asked, minimumN),
	};
}

function share(count: number, n: number, minimumN: number): Share {
	const { low, high } = wilson(count, n);
	return {
		count,
		n,
		percent: n === 0 ? null : (100 * count) / n,
		interval: { low: 100 * low, high: 100 * high, method: 'wilson' },
		verdict: n > 0 && n >= minimumN ? 'ok' : 'too_few',
	};
}

function inHours({ ms, n }: { ms: number | null; n: number }): MedianTime {
	return { ms, hours: ms === null ? null : Math.round(ms / 36_000) / 100, n };
}
