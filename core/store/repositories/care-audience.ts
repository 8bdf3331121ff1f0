import { type RawBuilder, sql } from 'kysely';

import { isTimeZone } from '../../calendar/time-zone';
import { isOfTypes } from '../../model/event';
import type { Audience, QuietRule, Span } from '../../model/care-audience';
import { lookedUp } from '../rows-of';
import type { Db, DialectName, Tx } from '../store';

/** IANA names that customers have, as they are stored. */
export async function zonesPresent(db: Db | Tx, workspace: string): Promise<string[]> {
	const { rows } = await sql<{ zone: string }>`with recursive ${zones(workspace)}
		select zone from zones where zone is not null`.execute(db);
	return rows.flatMap(({ zone }) => (zone === '' ? [] : zone));
}

/** In the words of the index `customer_place`. */
const place = {
	zone: sql`coalesce(time_zone, '')`,
	country: sql`coalesce(country, '')`,
	isOwn: (workspace: string) => sql`workspace_id = ${workspace} and merged_into is null`,
};

/** Each zone by one entry of the index: from one to the next, over all who share it. */
const zones = (workspace: string) => sql`zones(zone) as (
	select (select ${place.zone} from customer where ${place.isOwn(workspace)}
		order by ${place.zone} limit 1)
	union all
	select (select ${place.zone} from customer where ${place.isOwn(workspace)}
		and ${place.zone} > zones.zone order by ${place.zone} limit 1)
	from zones where zones.zone is not null)`;

type About = { ownZone: string; atOnce: number };

/**
 * The customers of an audience, some at a time, each of them once, in no order. Looks at none who is not in it,
 * but for those of other zones where an index has none.
 *
 * @param about.ownZone the workspace's, in which those live whose own zone is not known
 */
export async function* audienceIds(
	db: Db | Tx,
	dialect: DialectName,
	workspace: string,
	audience: Audience,
	about: About,
): AsyncGenerator<string[]> {
	const isIn = 'zones' in audience ? livesIn(audience.zones, about.ownZone) : () => true;
	const seen = findsOften(audience) ? new Set<string>() : null;
	let page: string[] = [];
	for await (const look of looksFor(db, workspace, audience, isIn)) {
		for (let after: Found | null = null; ;) {
			const found: Found[] = await lookAt(db, dialect, workspace, look, after, about.atOnce);
			for (const { id, zone, merged } of found) {
				if (merged !== null || !isIn(zone) || seen?.has(id) === true) continue;
				seen?.add(id);
				page.push(id);
				if (page.length < about.atOnce) continue;
				yield page;
				page = [];
			}
			after = found.at(-1) ?? null;
			if (found.length < about.atOnce) break;
		}
	}
	if (page.length > 0) yield page;
}

/** Whether somebody can be found by more than one row. */
const findsOften = ({ by }: Audience): boolean =>
	by === 'events' || by === 'orders' || by === 'answers' || by === 'attribute_changed';

/** Whether a zone as it is stored is one of those; who has none that is known lives in the workspace's. */
function livesIn(wanted: readonly string[], ownZone: string): (zone: string) => boolean {
	const named = new Set(wanted);
	return (zone) => named.has(isTimeZone(zone) ? zone : ownZone);
}

/** Rows of one stretch of an index, one after the other by a column and the customer. */
type Look = {
	table: RawBuilder<unknown>;
	/** Of the stretch; the workspace is in it. */
	where: RawBuilder<unknown>;
	/** By what they lie in it before the customer; `null` = by nothing. */
	by: RawBuilder<unknown> | null;
};

type Found = { id: string; at: number | null; zone: string; merged: string | null };

/** So many rows of a stretch behind one of them, whoever they are of. */
async function lookAt(
	db: Db | Tx,
	dialect: DialectName,
	workspace: string,
	{ table, where, by }: Look,
	after: Found | null,
	limit: number,
): Promise<Found[]> {
	const behind =
		after === null
			? sql``
			: by === null
				? sql`and customer_id > ${after.id}`
				: sql`and (${by}, customer_id) > (${after.at}, ${after.id})`;
	const order = by === null ? sql`customer_id` : sql`${by}, customer_id`;
	const { rows } = await sql<Found>`select stretch.customer_id as id, stretch.at,
			coalesce(customer.time_zone, '') as zone, 
			case when customer.customer_id is null then '' else customer.merged_into end as merged
		from (select customer_id, ${by ?? sql`null`} as at from ${table}
			where ${where} ${behind} order by ${order} limit ${limit}) as stretch
		${lookedUp(
			dialect,
			'customer',
			sql`customer.workspace_id = ${workspace} and customer.customer_id = stretch.customer_id`,
			'left join',
		)}
		order by ${by === null ? sql`stretch.customer_id` : sql`stretch.at, stretch.customer_id`}`.execute(
		db,
	);
	return rows;
}

/** Where in which index an audience lies. */
async function* looksFor(
	db: Db | Tx,
	workspace: string,
	audience: Audience,
	isIn: (zone: string) => boolean,
): AsyncGenerator<Look> {
	const own = sql`workspace_id = ${workspace}`;
	switch (audience.by) {
		case 'yearly': {
			const table = sql`customer_date`;
			for (const { calendar, month, day, leap, year } of lastOfEach(audience.keys)) {
				const where = sql`${own} and name = ${audience.name} and calendar = ${calendar}
					and month = ${month} and day = ${day} and leap = ${leap ? 1 : 0}
					and (year is null or year < ${year})`;
				yield { table, where, by: null };
			}
			return;
		}
		case 'on_date':
			for (const date of new Set(audience.dates)) {
				const where = sql`${own} and name = ${audience.name} and on_date = ${date}`;
				yield { table: sql`customer_date`, where, by: null };
			}
			return;
		case 'country':
			for (const { zone, country } of await placesPresent(db, workspace)) {
				if (!isIn(zone) || audience.countries?.includes(country) === false) continue;
				const where = sql`${place.isOwn(workspace)} and ${place.zone} = ${zone}
					and ${place.country} = ${country}`;
				yield { table: sql`customer`, where, by: null };
			}
			return;
		case 'attribute': {
			const table = sql`customer_attribute`;
			const named = sql`${own} and name = ${audience.name}`;
			yield { table, where: sql`${named} and number is null`, by: null };
			yield { table, where: sql`${named} and number is not null`, by: sql`number` };
			return;
		}
		case 'attribute_changed': {
			const where = sql`${own} and name = ${audience.name} and ${within('at', audience.changed)}`;
			yield { table: sql`attribute_change`, where, by: sql`at` };
			return;
		}
		case 'events':
		case 'orders': {
			const types = audience.by === 'orders' ? ['order.*'] : audience.types;
			const there = await typesPresent(db, workspace, types);
			for (const type of there) {
				const where = sql`${told(workspace)} and type = ${type}
					and ${within('received_at', audience.happened)}`;
				yield { table: sql`event`, where, by: sql`received_at` };
			}
			return;
		}
		case 'answers':
			for (const metric of new Set(audience.metrics)) {
				const where = sql`${own} and metric = ${metric} and level = ${audience.level}
					and state = 'completed' and customer_id is not null and test = 0
					and ${within('updated_at', audience.answered)}`;
				yield { table: sql`response`, where, by: sql`updated_at` };
			}
			return;
		case 'silence':
			yield* silences(workspace, audience.began, audience.quiet);
			return;
		case 'items':
			return;
	}
}

const within = (column: string, { from, until }: Span) =>
	sql`${sql.ref(column)} > ${from} and ${sql.ref(column)} <= ${until}`;

/** In the words of the index `event_type`. */
const told = (workspace: string) =>
	sql`workspace_id = ${workspace} and customer_id is not null and test = 0`;

/** Of keys that differ in the year alone the latest has all the others find. */
function lastOfEach(keys: Extract<Audience, { by: 'yearly' }>['keys']): typeof keys {
	const last = new Map<string, (typeof keys)[number]>();
	for (const key of keys) {
		const day = JSON.stringify([key.calendar, key.month, key.day, key.leap]);
		if ((last.get(day)?.year ?? 0) < key.year) last.set(day, key);
	}
	return [...last.values()];
}

/** A silence begins at the later of two moments, as in `quietSince` of care: an index for each. */
function* silences(
	workspace: string,
	{ from, until }: Span,
	{ leastDays, leastOrders }: QuietRule,
): Generator<Look> {
	const least = leastDays * 86_400_000;
	const table = sql`customer_rhythm`;
	const enough = sql`workspace_id = ${workspace} and orders >= ${leastOrders}`;
	const shifted = { from: from - least, until: until - least };
	yield {
		table,
		where: sql`${enough} and overdue_at - last_at <= ${least} and ${within('last_at', shifted)}`,
		by: sql`last_at`,
	};
	yield {
		table,
		where: sql`${enough} and overdue_at - last_at > ${least}
			and ${within('overdue_at', { from, until })}`,
		by: sql`overdue_at`,
	};
}

/** The zones in which customers live with their countries; what is not known is empty. */
async function placesPresent(
	db: Db | Tx,
	workspace: string,
): Promise<Array<{ zone: string; country: string }>> {
	const next = (zone: RawBuilder<unknown>, behind: RawBuilder<unknown>) => sql`(select
		${place.country} from customer where ${place.isOwn(workspace)} and ${place.zone} = ${zone}
			${behind} order by ${place.country} limit 1)`;
	const { rows } = await sql<{ zone: string; country: string }>`
		with recursive ${zones(workspace)}, places(zone, country) as (
			select zone, ${next(sql`zones.zone`, sql``)} from zones where zone is not null
			union all
			select zone, ${next(sql`places.zone`, sql`and ${place.country} > places.country`)}
			from places where places.country is not null)
		select zone, country from places where country is not null`.execute(db);
	return rows;
}

/** The types of stored events that are meant, each by one entry of the index. */
async function typesPresent(
	db: Db | Tx,
	workspace: string,
	types: readonly string[],
): Promise<string[]> {
	const first = (behind: RawBuilder<unknown>) => sql`(select type from event
		where ${told(workspace)} ${behind} order by type limit 1)`;
	const { rows } = await sql<{ type: string }>`with recursive types(type) as (
			select ${first(sql``)}
			union all
			select ${first(sql`and event.type > types.type`)} from types where types.type is not null)
		select type from types where type is not null`.execute(db);
	return rows.map(({ type }) => type).filter((type) => isOfTypes(type, types));
}
