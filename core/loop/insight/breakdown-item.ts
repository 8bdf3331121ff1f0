import type { PlaceRange } from '../../insight/breakdown/leaderboard';
import type { Sign } from '../../insight/breakdown/signs';
import type { Correction } from '../../insight/breakdown/table';
import type { Finding } from '../../insight/finding';
import type { Interval } from '../../insight/intervals';
import type { Variant } from '../../insight/summary';
import type { Metric, Purpose, Scale } from '../../model/metric';
import type { BreakdownField } from './breakdown-input';
import type { Summary } from './summary';

/** One survey on one scale as a whole, or one group of it. */
export type BreakdownItem = Finding & {
	kind: 'all' | 'group';
	period: Summary['period'];
	by: BreakdownField[];
	/** `null` where answers are broken down by survey, or nobody answered. */
	surveyKey: string | null;
	purpose: Purpose | null;
	metric: Metric | null;
	scale: Scale | null;
	highFrom: number | null;
	/** What the group is called; `null` on the whole. */
	name: string | null;
	/** Value and name for each field; `null` on the whole and on the others. */
	groups: Array<{ field: BreakdownField; value: string | null; name: string }> | null;
	/** Whether it is what is not shown one by one, added up. */
	isOthers: boolean;
	variant: Variant | null;
	unit: 'points' | 'percent' | 'scale' | null;
	value: number | null;
	distribution: { low: number; middle: number; high: number } | null;
	/** Percent of all answers. */
	share: number | null;
	/** Against all answers outside of the group, in points; `p` before and after correction. */
	difference: {
		points: number;
		interval: Interval | null;
		p: number | null;
		pCorrected: number | null;
	} | null;
	/** By how many standard errors each level is commoner than in the rest. */
	residuals: Record<'low' | 'middle' | 'high', number | null> | null;
	/** Drawn towards the mean of all; on boards of owners or teams with at least four of them. */
	fair: { value: number; interval: Interval; kept: number } | null;
	/** The places it can have, of so many; `null` below the minimum n. */
	place: (PlaceRange & { of: number }) | null;
	/** What is worth a look before a board is believed. */
	notes: Array<Sign & { text: string }>;
	/** On the whole: levels by groups. */
	table: {
		groups: number;
		chiSquare: number | null;
		degrees: number | null;
		p: number | null;
		pCorrected: number | null;
		cramersV: number | null;
	} | null;
	/** On the whole: runs of places that cannot be told apart. */
	brackets: PlaceRange[];
	correction: Correction;
	minimumCell: number;
	minimumN: number;
};
