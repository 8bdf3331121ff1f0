import { type RawBuilder, sql } from 'kysely';

import { momentsOf, type DayNumber } from '../../calendar/wall-time';
import type { GroupField } from '../../model/group-field';
import type { Purpose } from '../../model/metric';
import type { Tally } from '../../model/tally';
import type { DialectName } from '../store';
import { mostSteps, nothing, responseRows, type SummaryScope, withStep } from './summary';

/** Counted answers of one group on one scale. */
export type GroupTally = {
	/** The day they were given on; `null` where days are not told apart. */
	day: DayNumber | null;
	/** The values of the fields, in their order; `null` = not known. An owner is JSON: see `RawOwner`. */
	groups: Array<string | null>;
	surveyKey: string;
	purpose: Purpose;
	tally: Tally;
};

/** How an owner comes as a group: as the answer has them, and the system whose id it is. */
export type RawOwner = {
	system: string | null;
	id: string | null;
	email: string | null;
	name: string | null;
	team: string | null;
};

/** Whole days in a zone; both belong to the span. */
export type TallyDays = { first: DayNumber; last: DayNumber; timeZone: string };

/**
 * Counts the answers of some days by fields, and by day where it is asked for; survey, purpose, scale and cut
 * are always told apart. Test rows are left out.
 */
export async function talliesBy(
	scope: SummaryScope,
	days: TallyDays,
	by: { fields: readonly GroupField[]; eachDay: boolean },
): Promise<GroupTally[]> {
	const spans = by.eachDay
		? Array.from({ length: days.last - days.first + 1 }, (_, at) => days.first + at)
		: [null];
	const found: GroupTally[] = [];
	for (const day of spans) {
		const [from = 0] = momentsOf(days.timeZone, day ?? days.first, [0]);
		const [until = 0] = momentsOf(days.timeZone, (day ?? days.last) + 1, [0]);
		found.push(...(await talliesWithin(scope, { from, until }, day, by.fields)));
	}
	return found;
}

async function talliesWithin(
	scope: SummaryScope,
	period: { from: number; until: number },
	day: DayNumber | null,
	fields: readonly GroupField[],
): Promise<GroupTally[]> {
	const { store } = scope.place;
	const groups = fields.map((field) => groupOf(store.dialect, field));
	const own = [
		'survey_key',
		'purpose',
		'metric',
		'scale_min',
		'scale_max',
		'direction',
		'high_from',
		'level',
	] as const;
	const step = sql<number | null>`case when metric <> 'csi'
		and scale_max - scale_min <= ${mostSteps}
		and value = cast(value as bigint) then value end`;
	const rows = await store.analyse(
		responseRows({ ...scope, period })
			.select(({ fn }) => [
				...own,
				step.as('step'),
				...groups.map((group, at) => group.as(`group_${at}`)),
				fn.countAll<number>().as('n'),
				fn.sum<number>('value').as('sum'),
				sql<number>`sum(value * value)`.as('sum_squares'),
			])
			.groupBy([
				...own,
				...Array.from({ length: groups.length + 1 }, (_, at) =>
					sql.raw(String(own.length + at + 1)),
				),
			])
			.orderBy('survey_key'),
	);
	const tallies = new Map<string, GroupTally>();
	for (const row of rows) {
		const { scale_min: min, scale_max: max, direction } = row;
		const values = fields.map((field, at) =>
			valueOf(field, (row as Record<string, unknown>)[`group_${at}`]),
		);
		const head = { surveyKey: row.survey_key, purpose: row.purpose };
		const scale = { metric: row.metric, scale: { min, max, direction }, highFrom: row.high_from };
		const key = JSON.stringify([head, scale, values]);
		const known = tallies.get(key) ?? {
			day,
			groups: values,
			...head,
			tally: { ...scale, ...nothing() },
		};
		const n = Number(row.n);
		const { tally } = known;
		tally[row.level] += n;
		tally.sum += Number(row.sum);
		tally.sumSquares += Number(row.sum_squares);
		tally.values = withStep(tally.values, row.step, n);
		tallies.set(key, known);
	}
	return [...tallies.values()];
}

/** An owner comes as the system of the id, a line feed and the owner's JSON. */
function groupOf(dialect: DialectName, field: GroupField): RawBuilder<string | null> {
	switch (field) {
		case 'survey':
			return sql`survey_key`;
		case 'segment':
		case 'touchpoint':
		case 'language':
			return sql`${sql.ref(field)}`;
		case 'owner':
			return sql`case when owner is null then null else coalesce(subject_source, '') || ${'\n'} || owner end`;
		case 'country':
			return sql`(select country from customer where customer.workspace_id = response.workspace_id
				and customer.customer_id = response.customer_id)`;
	}
	const [of = '', name = ''] = [
		field.slice(0, field.indexOf(':')),
		field.slice(field.indexOf(':') + 1),
	];
	if (of === 'customer') {
		return sql`(select coalesce(text, cast(number as text)) from customer_attribute
			where customer_attribute.workspace_id = response.workspace_id
			and customer_attribute.customer_id = response.customer_id and customer_attribute.name = ${name})`;
	}
	const said =
		dialect === 'sqlite'
			? sql`json_extract(event.attributes, ${`$.${JSON.stringify(name)}`})`
			: sql`(event.attributes::json ->> ${name}::text)`;
	return sql`(select cast(${said} as text) from event where event.workspace_id = response.workspace_id
		and event.event_id = response.event_id)`;
}

function valueOf(field: GroupField, value: unknown): string | null {
	if (typeof value !== 'string') return null;
	if (field !== 'owner') return value;
	const [system = '', owner = '{}'] = value.split('\n');
	const said = JSON.parse(owner) as Partial<
		Record<'id' | 'email' | 'name' | 'team', string | null>
	>;
	const raw: RawOwner = {
		system: system || null,
		id: said.id ?? null,
		email: said.email ?? null,
		name: said.name ?? null,
		team: said.team ?? null,
	};
	return JSON.stringify(raw);
}
