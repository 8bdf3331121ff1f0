import { createHash } from 'node:crypto';

import { dayAt } from '../../../calendar/wall-time';
import { hiddenGroups } from '../../../insight/breakdown/small-cells';
import { bucketInWords } from '../../../insight/bucket-words';
import { sizeOf } from '../../../insight/tally';
import { freshDays } from '../../../store/repositories/fresh-days';
import { newestChange } from '../../../store/repositories/newest-change';
import { talliesBy } from '../../../store/repositories/tallies-by';
import { findAlarms } from '../../insight/find-alarms';
import { type InsightInput, insightScope } from '../../insight/insight-scope';
import { keptWhile } from '../../insight/kept-while';
import { reportParts, type ReportParts } from '../../insight/report/report-parts';
import type { UnseenAlarm } from './needs-now';
import type { StaffContext } from './staff-page';

/** A longer list nobody reads on a phone. */
const mostSegments = 100;

/**
 * Figures are kept for a minute, while nothing has changed that they show: of sixteen combinations of team, period,
 * segment and language at most.
 */
const limits = { longest: 60_000, most: 16 };
const keptSegments = keptWhile<string[]>(limits);
const keptParts = keptWhile<ShownParts>(limits);
const keptAlarms = keptWhile<UnseenAlarm[]>(limits);

type ShownParts = Omit<ReportParts, 'context' | 'figures'>;

export type FiguresNow = {
	parts: ShownParts;
	/** Those that can be asked for, and the one that is shown. */
	segments: string[];
	segment: string | null;
	alarms: UnseenAlarm[];
	/** Epoch ms. */
	asOf: number;
};

/**
 * The figures of a team for a period, and the alarms that nobody was told of. They are reckoned once for all who
 * look meanwhile; an answer that comes in, a case that moves or somebody's erasure has them reckoned anew.
 *
 * @param wanted the segment that is asked for; one of too few answers is not shown
 */
export async function figuresNow(
	context: StaffContext,
	everybody: InsightInput,
	wanted: string | null,
): Promise<FiguresNow> {
	const { house, now, settings } = context;
	const { store, workspace } = house;
	const scope = await insightScope(house, now, everybody);
	const state = await stateOf(context, scope.days);
	const about = [
		workspace,
		everybody.language,
		everybody.filters.team,
		dayAt(settings.timeZone, now),
	];
	const asked = (...more: unknown[]) => ({ key: JSON.stringify([...about, ...more]), state, now });
	const { period } = everybody;
	const segments = await keptSegments(
		store,
		asked(period),
		async () => await segmentsIn(context, everybody),
	);
	const segment = segments.value.find((one) => one === wanted) ?? null;
	const filters = { ...everybody.filters, segment };
	const parts = await keptParts(store, asked(period, segment), async () => {
		const {
			context: _,
			figures: __,
			...shown
		} = await reportParts(house, now, { ...everybody, filters }, null);
		return shown;
	});
	const alarms = await keptAlarms(
		store,
		asked(),
		async () => await unseenAlarms(context, everybody),
	);
	return {
		parts: parts.value,
		segments: segments.value,
		segment,
		alarms: alarms.value,
		asOf: parts.at,
	};
}

/** Read before anything is reckoned: what comes after it is in none of the figures that are kept under it. */
async function stateOf(
	{ house, settings }: StaffContext,
	days: { first: number; last: number },
): Promise<string> {
	const { timeZone } = settings;
	const counted = await freshDays(house, { ...days, timeZone });
	// Where others always came first nothing is sure.
	const scores = counted === null ? [Math.random()] : [counted.epoch, counted.revision];
	const own = createHash('sha256').update(JSON.stringify(settings)).digest('base64');
	return JSON.stringify([...scores, await newestChange(house), own]);
}

/**
 * The segments of which enough answered in the period: the figures of fewer would tell who said what, and so would those
 * of all but them. So the smallest of the others is not shown alone either, as in a breakdown, unless answers of no
 * segment stand between.
 */
async function segmentsIn(
	{ house, now, settings }: StaffContext,
	input: InsightInput,
): Promise<string[]> {
	const scope = await insightScope(house, now, input);
	const days = { ...scope.days, timeZone: settings.timeZone };
	const found = await talliesBy(scope, days, { fields: ['segment'], each: null });
	const sizes = new Map<string, number>();
	for (const { groups, tally } of found) {
		const segment = groups[0] ?? '';
		sizes.set(segment, (sizes.get(segment) ?? 0) + sizeOf(tally));
	}
	const nameless = sizes.get('') ?? 0;
	sizes.delete('');
	const { minimumN } = settings;
	const named = [...sizes].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
	const hidden =
		nameless >= minimumN
			? new Set<number>()
			: hiddenGroups([...named.map(([, n]) => n), ...(nameless > 0 ? [nameless] : [])], minimumN);
	return named
		.filter(([, n], at) => n >= minimumN && !hidden.has(at))
		.slice(0, mostSegments)
		.map(([segment]) => segment);
}

/** Signals for the worse that are young and were not given out; nothing is given out by looking. */
async function unseenAlarms(
	{ house, now, language }: StaffContext,
	{ filters }: InsightInput,
): Promise<UnseenAlarm[]> {
	const { charts } = await findAlarms(
		house,
		now,
		{
			...{ filters, language, bucket: 'week', watch: ['scores', 'case_rate'] },
			...{ since: '', until: '', goodNews: false, always: false },
		},
		{ giveOut: false },
	);
	// The shares of one survey mirror each other: of those of one week the first is enough.
	const told = new Map<string, UnseenAlarm>();
	for (const { chart, series, signals } of charts) {
		for (const { at, isRecent, isWorse, givenAt, text } of signals) {
			const bucket = chart.points[at]?.bucket;
			if (!isRecent || !isWorse || givenAt !== null || bucket === undefined) continue;
			const key = JSON.stringify([series?.surveyKey ?? null, series?.scale, bucket.first]);
			if (!told.has(key)) told.set(key, { when: bucketInWords(bucket, language), text });
		}
	}
	return [...told.values()].reverse();
}
