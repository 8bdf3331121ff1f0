import type { Verdict } from '../../insight/finding';
import type { Interval } from '../../insight/intervals';
import type { Figure, IntervalMethod, SummaryRow } from '../../insight/summary';
import type { Purpose } from '../../model/metric';
import type { InvitationCounts } from '../../store/repositories/summary';
import type { SummaryFilters } from '../../store/repositories/summary-scope';
import type { Period } from './period';
import type { HeardGroup, ScoreContext } from './score-context';

/** A share with all that belongs to it, percent. */
export type Share = {
	count: number;
	n: number;
	percent: number | null;
	interval: { low: number; high: number; method: IntervalMethod };
	verdict: 'ok' | 'too_few';
};

/** A score with what belongs to it; comparison, worst case and weighting stand at the headline of a scale alone. */
export type ScoreRow = SummaryRow & { surveyKey: string; purpose: Purpose } & ScoreContext;

/** Length of time in the two units people use: exact, and hours rounded to hundredths. */
export type MedianTime = { ms: number | null; hours: number | null; n: number };

export type Summary = {
	period: { name: Period['name']; from: string; until: string; timeZone: string };
	filters: SummaryFilters;
	minimumN: number;
	/** What the scores are compared with; `null` = with nothing. */
	comparedWith: { from: string; until: string } | null;
	scores: ScoreRow[];
	responseRate: Figure & Omit<InvitationCounts, 'notAsked'>;
	/** Who answered and who stayed silent, by segment, the quietest first; empty with fewer than two. */
	heard: HeardGroup[];
	notAsked: Record<string, number>;
	/** Events that conditions of CRM Triggers kept from starting; `null` where the summary is narrowed. */
	leftOut: number | null;
	cases: {
		opened: number;
		/** Open and overdue now, whenever they were opened. */
		open: number;
		overdue: number;
		acknowledged: number;
		acknowledgedInTime: Share;
		resolvedInTime: Share;
		confirmed: number;
		unconfirmed: number;
		closed: number;
		reopened: number;
		/** Of the fixes that were put to the customer and have ended one way or the other. */
		confirmedShare: Share;
	};
	medians: Record<'acknowledge' | 'resolve' | 'confirm', MedianTime>;
	/** Of the score with most answers. */
	n: number;
	interval: Interval | null;
	verdict: Verdict;
	method: string;
	text: string;
};
