import { wilson } from '../../insight/intervals';
import { responseRate, summariseScale } from '../../insight/summary';
import type { House } from '../house';
import {
	type CaseCounts,
	countCases,
	countInvitations,
	countLeftOut,
	medianTimes,
	tallyResponses,
} from '../../store/repositories/summary';
import { type InsightInput, insightScope } from './insight-scope';
import type { MedianTime, Share, Summary } from './summary';
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
	input: InsightInput,
): Promise<Summary> {
	const scope = await insightScope(house, now, input);
	const { period, filters, language } = scope;
	const { minimumN } = scope.settings;
	const tallies = await tallyResponses(scope);
	const { notAsked, ...invitations } = await countInvitations(scope);
	const leftOut = await countLeftOut(scope);
	const cases = await countCases(scope);
	const medians = await medianTimes(scope);
	const summary: Omit<Summary, 'text'> = {
		period: {
			name: period.name,
			from: new Date(period.from).toISOString(),
			until: new Date(period.until).toISOString(),
			timeZone: period.timeZone,
		},
		filters,
		minimumN,
		scores: tallies.flatMap(({ surveyKey, purpose, tally }) =>
			summariseScale(tally, minimumN).map((row) => ({ surveyKey, purpose, ...row })),
		),
		responseRate: {
			...responseRate(invitations.partial + invitations.completed, invitations.sent, minimumN),
			...invitations,
		},
		notAsked,
		leftOut,
		cases: casesPart(cases, minimumN),
		medians: {
			acknowledge: inHours(medians.acknowledge),
			resolve: inHours(medians.resolve),
			confirm: inHours(medians.confirm),
		},
	};
	return { ...summary, text: summaryText(summary, language) };
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
