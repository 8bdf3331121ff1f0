import { derivedId } from '../../model/id';
import type { SatisfactionItem } from '../../model/item';
import type { Level } from '../../model/metric';
import type { ActivityKind } from '../../model/states';
import {
	activitiesAfter,
	activityAt,
	type ActivityCursor,
	type ActivityRow,
	endOfActivities,
	findCursor,
	forgetActivities,
	lastActivities,
	moveCursor,
	saveCursor,
} from '../../store/repositories/activities';
import { insertStuckDue } from '../../store/repositories/due-stuck';
import { maxAttempts } from '../due/take';
import type { House } from '../house';
import { workflowOfActivity } from '../problem/problem-part';
import { activityItem } from './activity-item';

/** Which activities a trigger tells; an empty list lets all through. */
export type ActivityFilter = {
	kinds: readonly ActivityKind[];
	surveys: readonly string[];
	teams: readonly string[];
	levels: readonly Level[];
	/** Those of tests instead of real ones. */
	test: boolean;
	/** Whether each is told alone, one after the other. */
	oneEach?: boolean;
};

type Item = SatisfactionItem & Record<string, unknown>;

/** What a trigger is to tell next, and where it stands when that is done. */
export type TakenActivities = {
	items: Item[];
	/** Where the trigger stood when this was read. */
	from: ActivityCursor;
	cursor: ActivityCursor;
	/** Whether there may be more. */
	full: boolean;
	/** Why no item could be made of the one that is next; it counts as one that could not be told. */
	broken?: string;
};

const atOnce = 100;
/** Of a batch that failed, everything comes alone until it is through; kept below zero in `attempt`. */
const alone = 1 - atOnce;
const second = 1_000;
const minute = 60 * second;
/**
 * How long a trigger rests after the first failure, the second, …, ms. A CRM stumbles for seconds, is
 * maintained for a night, or waits for somebody with a password: what happens meanwhile keeps its order
 * and is told when it is back, for a day at least.
 */
const pauses = [
	30 * second,
	2 * minute,
	10 * minute,
	30 * minute,
	...Array.from({ length: 24 }, () => 60 * minute),
];
/** Of what no item can be made no waiting makes one. */
const pausesOfBroken = pauses.slice(0, maxAttempts - 1);
/** What happened longer ago is told no more, ms. */
const keptFor = 90 * 86_400_000;

/** A trigger begins where it stood; a new one with what happens from now on. */
export async function beginActivities(house: House, now: number, receiver: string): Promise<void> {
	const { store, workspace } = house;
	await forgetActivities(store.db, workspace, now - keptFor);
	if (await findCursor(store.db, workspace, receiver)) return;
	const end = await endOfActivities(store, workspace);
	const cursor = { workspace_id: workspace, receiver, ...end, attempt: 0, updated_at: now };
	await saveCursor(store.db, cursor);
}

/**
 * What has happened since a trigger told something last, in the order in which it happened. What
 * failed comes alone, each time after a longer pause, and so does the rest of its batch: nothing is
 * told again for a fault of another.
 *
 * @returns `null` while there is nothing, or the pause lasts
 */
export async function takeActivities(
	house: House,
	now: number,
	{ receiver, filter }: { receiver: string; filter: ActivityFilter },
): Promise<TakenActivities | null> {
	const { store, workspace } = house;
	const cursor = await findCursor(store.db, workspace, receiver);
	if (!cursor) return null;
	const { attempt } = cursor;
	if (attempt > 0 && isResting(cursor, now)) return null;
	const rows = await activitiesAfter(store, workspace, cursor, atOnce);
	const items: Item[] = [];
	let last: ActivityRow | undefined;
	let broken: string | undefined;
	for (const row of rows) {
		try {
			const item =
				isFor(receiver, row) && passes(filter, row) ? await itemOf(house, row, filter) : null;
			last = row;
			if (item) items.push(item);
			if (item && (attempt !== 0 || filter.oneEach)) break;
		} catch (error) {
			// What comes before it is told first; then it is the one that fails.
			if (last) break;
			last = row;
			broken = (error as Error).message;
			break;
		}
	}
	if (!last) return null;
	const next = { ...cursor, xid: last.xid, seq: last.seq };
	return {
		items,
		from: cursor,
		cursor: next,
		full: rows.length === atOnce || last !== rows.at(-1),
		broken,
	};
}

function isResting({ attempt, updated_at: since }: ActivityCursor, now: number): boolean {
	const pause = pauses[Math.min(attempt, pauses.length) - 1] ?? 0;
	// A failure that lies in the time to come was noted before the machine's clock was set back.
	return now >= since && now < since + pause;
}

/** What is for one workflow alone passes its triggers only. */
function isFor(receiver: string | null, { activity_id: id }: ActivityRow): boolean {
	const workflow = workflowOfActivity(id);
	return workflow === null || receiver?.startsWith(`${workflow}/`) === true;
}

/** The item of a row that passes, unless its answer has another level. */
async function itemOf(
	house: House,
	row: ActivityRow,
	filter: ActivityFilter,
): Promise<Item | null> {
	const item = await activityItem(house, row);
	const { levels } = filter;
	if (levels.length === 0) return item;
	return item?.score && levels.includes(item.score.level) ? item : null;
}

function passes({ kinds, surveys, teams, test }: ActivityFilter, row: ActivityRow): boolean {
	const in_ = (list: readonly string[], value: string | null) =>
		list.length === 0 || (value !== null && list.includes(value));
	return (
		(row.test === 1) === test &&
		in_(kinds, row.kind) &&
		in_(surveys, row.survey_key) &&
		in_(teams, row.team)
	);
}

/**
 * They have been told: the trigger stands behind them. Whoever tells the same by the same cursor and is
 * later moves nothing back.
 */
export async function toldActivities(
	house: House,
	now: number,
	{ from, cursor }: Pick<TakenActivities, 'from' | 'cursor'>,
): Promise<void> {
	const attempt = cursor.attempt > 0 ? alone : Math.min(0, cursor.attempt + 1);
	await moveCursor(house.store.db, from, { ...cursor, attempt, updated_at: now });
}

/**
 * Telling them failed. The same is told again after growing pauses, for a day and longer; then one
 * activity is stuck, from where it can be told again, and the next one has its turn.
 */
export async function failedActivities(
	house: House,
	now: number,
	{ items, from, cursor, broken }: TakenActivities,
	error: string,
): Promise<void> {
	const attempt = Math.max(0, cursor.attempt) + 1;
	const { store, workspace } = house;
	const tries = (broken === undefined ? pauses : pausesOfBroken).length + 1;
	if (attempt < tries) {
		await moveCursor(store.db, from, { ...from, attempt, updated_at: now });
		return;
	}
	const [item] = items;
	await store.transaction(async (tx) => {
		const moved = await moveCursor(tx, from, { ...cursor, attempt: alone, updated_at: now });
		if (!moved) return;
		const activity = item?.activity?.id ?? (await activityAt(tx, workspace, cursor));
		await insertStuckDue(tx, workspace, {
			kind: 'activity',
			key: derivedId('due', cursor.receiver, activity ?? `${cursor.xid}:${cursor.seq}`),
			refId: item?.case?.id ?? item?.response?.id ?? '',
			scope: cursor.receiver,
			dueAt: now,
			data: { activity },
			test: item?.test === true,
			attempt,
			error,
		});
	});
}

/** What a trigger with this filter would have told lately, newest first; for somebody who tries it out. */
export async function recentActivities(
	house: House,
	filter: ActivityFilter,
	limit: number,
): Promise<Item[]> {
	const items: Item[] = [];
	for (const row of await lastActivities(house.store.db, house.workspace, 500)) {
		if (items.length === limit) break;
		if (!isFor(null, row) || !passes({ ...filter, test: row.test === 1 }, row)) continue;
		const item = await itemOf(house, row, filter);
		if (item) items.push(item);
	}
	return items;
}
