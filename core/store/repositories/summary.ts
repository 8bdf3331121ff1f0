import { sql } from 'kysely';

import type { Purpose } from '../../model/metric';
import { openChannel } from '../../model/open-link';
import type { Tally } from '../../model/tally';
import type { WorkspaceStore } from '../store';
import { isWorkedOn } from '../worked-on';
import { isOffScale, isOnScale } from './on-scale';
import { valueOnSteps } from './steps';
import {
	caseOf,
	ownedBy,
	plainFilters,
	type ResponsibleScope,
	type SummaryFilters,
} from './summary-scope';

/** What every query of a summary is about. */
export type SummaryScope = {
	place: WorkspaceStore;
	/** Epoch ms; `from` belongs to it, `until` does not. */
	period: { from: number; until: number };
	filters: SummaryFilters;
	responsible: ResponsibleScope;
	now: number;
};

export type SurveyTally = { surveyKey: string; purpose: Purpose; tally: Tally };

/**
 * One tally per survey, purpose, metric, scale and cut, counted by the database.
 *
 * First which of these there are, then the counts under their numbers: sorting a million rows by a
 * few small values costs a database a fraction of sorting them by six columns of text.
 */
export async function tallyResponses(scope: SummaryScope): Promise<SurveyTally[]> {
	const { store } = scope.place;
	const found = await store.analyse(
		responseRows(scope)
			.select([
				'survey_key',
				'purpose',
				'metric',
				'scale_min',
				'scale_max',
				'direction',
				'high_from',
			])
			.distinct()
			.orderBy('survey_key')
			.orderBy('metric')
			.orderBy('scale_max')
			.orderBy('high_from'),
	);
	if (found.length === 0) return [];
	const cases = found.map(
		(row, index) => sql`when survey_key = ${row.survey_key} and purpose = ${row.purpose}
			and metric = ${row.metric} and scale_min = ${row.scale_min}
			and scale_max = ${row.scale_max} and direction = ${row.direction}
			and high_from = ${row.high_from} then ${sql.lit(index)}`,
	);
	const place = sql<number | null>`case ${sql.join(cases, sql` `)} end`;
	const counted = await store.analyse(
		responseRows(scope)
			.select(({ fn }) => [
				place.as('place'),
				valueOnSteps.as('step'),
				'level',
				fn.countAll<number>().as('n'),
				fn.sum<number>('value').as('sum'),
				sql<number>`sum(value * value)`.as('sum_squares'),
			])
			.groupBy([sql`1`, sql`2`, 'level']),
	);
	const tallies = found.map((row): SurveyTally => {
		const { scale_min: min, scale_max: max } = row;
		const scale = { min, max, direction: row.direction };
		return {
			surveyKey: row.survey_key,
			purpose: row.purpose,
			tally: { metric: row.metric, scale, highFrom: row.high_from, ...nothing() },
		};
	});
	for (const row of counted) {
		// An answer on a scale that came up between the two questions waits for the next summary.
		const tally = row.place === null ? undefined : tallies[row.place]?.tally;
		if (!tally) continue;
		const n = Number(row.n);
		tally[row.level] += n;
		tally.sum += Number(row.sum);
		tally.sumSquares += Number(row.sum_squares);
		tally.values = withStep(tally.values, row.step, n);
	}
	return tallies;
}

export const nothing = (): Omit<Tally, 'metric' | 'scale' | 'highFrom'> => ({
	low: 0,
	middle: 0,
	high: 0,
	sum: 0,
	sumSquares: 0,
	values: [],
});

/** The answers that an insight is about: those whose value lies on their scale. */
export const responseRows = (scope: SummaryScope) => storedRows(scope).where(isOnScale);

/** How many answers are left out because their value does not lie on their scale. */
export async function countOffScale(
	scope: SummaryScope,
	narrowed: (rows: Rows) => Rows = (rows) => rows,
): Promise<number> {
	const [row] = await scope.place.store.analyse(
		narrowed(storedRows(scope))
			.where(isOffScale)
			.select(({ fn }) => fn.countAll<number>().as('n')),
	);
	return Number(row?.n ?? 0);
}

type Rows = ReturnType<typeof storedRows>;

function storedRows({ place, period, filters, responsible }: SummaryScope) {
	const rows = place.store.db
		.selectFrom('response')
		.where(plainFilters(place.workspace, filters))
		.where('answered_at', '>=', period.from)
		.where('answered_at', '<', period.until);
	return responsible ? rows.where(ownedBy(place.store.dialect, responsible.owners)) : rows;
}

/** One answer off the steps (3.5 of 5, a percent) and the count by value is no longer complete. */
export function withStep(
	values: Tally['values'],
	step: number | null,
	count: number,
): Tally['values'] {
	if (values === null || step === null) return null;
	const others = values.filter(({ value }) => value !== step);
	const before = values.find(({ value }) => value === step)?.count ?? 0;
	return [...others, { value: step, count: before + count }].sort((a, b) => a.value - b.value);
}

export type InvitationCounts = {
	invited: number;
	sent: number;
	viewed: number;
	partial: number;
	completed: number;
	failed: number;
	notAsked: Record<string, number>;
};

/** What became of the invitations that were decided in the period. */
export async function countInvitations(scope: SummaryScope): Promise<InvitationCounts> {
	const { place, period, filters, responsible } = scope;
	const { store } = place;
	// An answer proves that the message arrived, whoever sent it and whether or not they said so.
	const arrived = sql<number>`case when sent_at is not null or answered_at is not null
		then 1 else 0 end`;
	const opened = sql<number>`case when viewed_at is not null or answered_at is not null
		then 1 else 0 end`;
	let query = store.db
		.selectFrom('invitation')
		.select(({ fn }) => [
			'state',
			'reason',
			arrived.as('arrived'),
			opened.as('opened'),
			fn.countAll<number>().as('n'),
		])
		.where(plainFilters(place.workspace, filters))
		// Nobody was asked where an answer came by an open link: it says nothing about a share.
		.where('channel', '!=', openChannel)
		.where('created_at', '>=', period.from)
		.where('created_at', '<', period.until)
		.groupBy(['state', 'reason'])
		.groupBy(sql`3`)
		.groupBy(sql`4`)
		.orderBy('reason');
	if (responsible) query = query.where(ownedBy(store.dialect, responsible.owners));
	const counts: InvitationCounts = {
		invited: 0,
		sent: 0,
		viewed: 0,
		partial: 0,
		completed: 0,
		failed: 0,
		notAsked: {},
	};
	for (const row of await store.analyse(query)) {
		const n = Number(row.n);
		const ended = ['suppressed', 'cancelled', 'expired'].includes(row.state);
		if (ended && row.arrived === 0) {
			const reason = row.reason ?? row.state;
			counts.notAsked[reason] = (counts.notAsked[reason] ?? 0) + n;
			continue;
		}
		counts.invited += n;
		if (row.state === 'failed') counts.failed += n;
		else if (row.arrived === 1) counts.sent += n;
		if (row.opened === 1) counts.viewed += n;
		if (row.state === 'partial') counts.partial += n;
		if (row.state === 'completed') counts.completed += n;
	}
	return counts;
}

/**
 * Events that conditions of CRM Triggers left out in the period. They were never about a survey or an
 * owner, so a summary of one has none of them: `null`.
 */
export async function countLeftOut(scope: SummaryScope): Promise<number | null> {
	const { place, period, filters, responsible } = scope;
	const isNarrowed = responsible !== null || Object.values(filters).some((one) => one !== null);
	if (isNarrowed) return null;
	const query = place.store.db
		.selectFrom('event_delivery')
		.select(({ fn }) => fn.countAll<number>().as('n'))
		.where('workspace_id', '=', place.workspace)
		// Written out, so that the index over these alone fits.
		.where(sql<boolean>`state = 'left_out'`)
		.where('at', '>=', period.from)
		.where('at', '<', period.until);
	const [row] = await place.store.analyse(query);
	return Number(row?.n ?? 0);
}

const caseCountNames = [
	'opened',
	'acknowledged',
	'acknowledged_in_time',
	'acknowledged_late',
	'resolved_in_time',
	'resolved_late',
	'confirmed',
	'unconfirmed',
	'closed',
	'reopened',
	'reopened_again_open',
] as const;
export type CaseCounts = Record<(typeof caseCountNames)[number] | 'open' | 'overdue', number>;

/** The cases opened in the period, and those open now whenever they were opened. */
export async function countCases(scope: SummaryScope): Promise<CaseCounts> {
	const { place, period, now } = scope;
	const when = (condition: ReturnType<typeof sql>) =>
		sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
	const ofPeriod = caseRows(scope)
		.where('opened_at', '>=', period.from)
		.where('opened_at', '<', period.until)
		.select(({ fn }) => [
			fn.countAll<number>().as('opened'),
			when(sql`acknowledged_at is not null`).as('acknowledged'),
			when(sql`response_state = 'met'`).as('acknowledged_in_time'),
			when(sql`response_state = 'breached'
				or (response_state = 'running' and response_due_at < ${now})`).as('acknowledged_late'),
			when(sql`resolution_state = 'met'`).as('resolved_in_time'),
			when(sql`resolution_state = 'breached'
				or (resolution_state = 'running' and resolution_due_at < ${now})`).as('resolved_late'),
			when(sql`state = 'confirmed'`).as('confirmed'),
			when(sql`state = 'unconfirmed'`).as('unconfirmed'),
			when(sql`state = 'closed'`).as('closed'),
			when(sql`reopen_count > 0`).as('reopened'),
			when(sql`reopen_count > 0 and (${isWorkedOn} or state = 'resolved')`).as(
				'reopened_again_open',
			),
		]);
	const atPresent = caseRows(scope)
		.where(isWorkedOn)
		.select(({ fn }) => [
			fn.countAll<number>().as('open'),
			when(sql`resolution_due_at < ${now}
				or (acknowledged_at is null and response_due_at < ${now})`).as('overdue'),
		]);
	const [past] = await place.store.analyse(ofPeriod);
	const [present] = await place.store.analyse(atPresent);
	return {
		...(Object.fromEntries(
			caseCountNames.map((name) => [name, Number(past?.[name] ?? 0)]),
		) as Record<(typeof caseCountNames)[number], number>),
		open: Number(present?.open ?? 0),
		overdue: Number(present?.overdue ?? 0),
	};
}

/** A median, ms; `null` where no case got that far. */
export type MedianOf = { ms: number | null; n: number };

/** Median time between two moments of the cases opened in the period. */
async function medianOf(
	scope: SummaryScope,
	from: 'opened_at' | 'clock_started_at',
	to: EndColumn,
): Promise<MedianOf> {
	const { place, period } = scope;
	const spans = caseRows(scope)
		.where('opened_at', '>=', period.from)
		.where('opened_at', '<', period.until)
		.where(to, 'is not', null)
		.select([
			sql<number>`${sql.ref(to)} - ${sql.ref(from)}`.as('span'),
			sql<number>`row_number() over (order by ${sql.ref(to)} - ${sql.ref(from)})`.as('place'),
			sql<number>`count(*) over ()`.as('n'),
		]);
	// The middle one, or the two middle ones: both databases divide whole numbers downward.
	const middle = place.store.db
		.selectFrom(spans.as('spans'))
		.select([sql<number | null>`avg(span)`.as('ms'), sql<number | null>`max(n)`.as('n')])
		.where(sql<boolean>`place in ((n + 1) / 2, (n + 2) / 2)`);
	const [row] = await place.store.analyse(middle);
	const ms = row?.ms ?? null;
	return { ms: ms === null ? null : Math.round(Number(ms)), n: Number(row?.n ?? 0) };
}

/**
 * Median time to the first response of the cases opened in the period. A case that was reopened is
 * acknowledged anew, so its clock counts, not its beginning.
 */
export async function medianToResponse(scope: SummaryScope): Promise<MedianOf> {
	return await medianOf(scope, 'clock_started_at', 'acknowledged_at');
}

/** Median times of the cases opened in the period, ms; `null` where no case got that far. */
export async function medianTimes(
	scope: SummaryScope,
): Promise<Record<'acknowledge' | 'resolve' | 'confirm', MedianOf>> {
	return {
		acknowledge: await medianToResponse(scope),
		resolve: await medianOf(scope, 'opened_at', 'resolved_at'),
		confirm: await medianOf(scope, 'opened_at', 'confirmed_at'),
	};
}

type EndColumn = 'acknowledged_at' | 'resolved_at' | 'confirmed_at';

function caseRows({ place, filters, responsible }: SummaryScope) {
	const rows = place.store.db.selectFrom('case_file').where(plainFilters(place.workspace, filters));
	return responsible ? rows.where(caseOf(responsible)) : rows;
}
