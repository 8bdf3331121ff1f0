import type { Note } from '../../language/note';
import {
	advancePoll,
	beginPoll,
	failPoll,
	forgetMarks,
	heldMark,
	keepMark,
	type KeptMark,
	keepReading,
	learnMarks,
	type PollCursor,
	pollCursor,
	type PollKey,
	pollMarks,
	type SeenMark,
	touchMarks,
} from '../../store/repositories/polls';
import type { Tx } from '../../store/store';
import { untilStill } from '../../store/until-still';
import type { CrmRecord } from '../../systems/client';
import { passes, unmetCondition } from '../event/event-filter';
import { type ReceivedEvent, receiveWithin } from '../event/receive-event';
import { isReopening } from '../../model/event';
import { breather } from '../breathe';
import type { House } from '../house';
import type { Looking } from './looking';
import { readThrough } from './read-through';
import { cameOf, eventOf, isIgnored, keptContent, saidTime, seenOf } from './record-event';
import type { Watch } from './watch';

/** What is not seen again for so long is forgotten, ms. */
const keptFor = 730 * 86_400_000;
/** That something is seen again is noted so often, ms. */
const notedEvery = 30 * 86_400_000;

/**
 * Looks at what has changed since the last look, and stores what is an event: each change once, however
 * often it is read, and whatever dies in between. A look that is cut off is gone on with by the next one.
 * The cursor moves when all of it has been read: to the newest change, by the clock of the system, since
 * ours may be ahead for a while.
 *
 * @throws SystemError for what the other side does not do; the cursor stays
 */
export async function look(house: House, looking: Looking): Promise<void> {
	const { watch, clock } = looking;
	const key = keyOf(house, looking);
	const cursor = await begin(house, looking, key);
	if (cursor === 'cut off') return;
	const breathe = breather();
	const take = async (records: readonly CrmRecord[], askedAt: number): Promise<boolean> => {
		let isStale = false;
		const received: ReceivedEvent[] = [];
		const notes: Note[] = [];
		for (const record of await unknownOf(house, looking, key, records)) {
			await breathe();
			const found = await settle(house, looking, key, { record, cursor, askedAt });
			if (found === 'stale') isStale = true;
			if (found === null || found === 'stale') continue;
			notes.push(...found.notes);
			if (found.received.kind === 'start') received.push(found.received);
		}
		if (received.length > 0) await looking.hand(received, notes);
		return isStale;
	};
	let { readUntil, reading } = cursor;
	// What was cut off comes to its end first; then what has been changed since.
	for (const isLast of reading === null ? [true] : [false, true]) {
		const until = clock();
		const since = Math.min(readUntil, until) - watch.system.poll.overlap;
		const read = await readThrough(house, looking, key, { reading, since, until }, take);
		if (read === null) return;
		({ reading } = read);
		if (read.isStale) {
			await keepReading(house.store.db, key, { from: reading, to: null });
			return;
		}
		readUntil = Math.max(readUntil, read.reached);
		await advancePoll(house.store.db, key, { until: readUntil, reading }, clock());
		if (isLast) await forgetMarks(house.store.db, house.workspace, clock() - keptFor);
		reading = null;
	}
}

/** Notes that a look has failed. @returns whether that is news */
export async function noteFailure(
	house: House,
	looking: Pick<Looking, 'watch' | 'receiver' | 'clock'>,
	failure: string,
): Promise<boolean> {
	const said = failure.slice(0, 500);
	return await failPoll(house.store.db, keyOf(house, looking), said, looking.clock());
}

const keyOf = (
	{ workspace }: House,
	{ watch, receiver }: Pick<Looking, 'watch' | 'receiver'>,
): PollKey => ({ workspace, receiver, scope: watch.scope });

/**
 * The first look: learns what records hold, so that only what they become from now on is an event. Where
 * it is cut off, the next one learns what they held at the same start, so that nothing since is lost.
 */
async function begin(
	house: House,
	looking: Looking,
	key: PollKey,
): Promise<PollCursor | 'cut off'> {
	const { clock } = looking;
	const cursor = (await pollCursor(house.store.db, key)) ?? (await start(house, looking, key));
	if (!cursor.isLearning) return cursor;
	const { learnedFrom, readUntil, reading } = cursor;
	const span = { reading, since: learnedFrom, until: readUntil };
	const breathe = breather();
	const read = await readThrough(house, looking, key, span, async (records) => {
		const marks: KeptMark[] = [];
		for (const record of records) {
			await breathe();
			const { mark } = seenOf(looking.watch, record);
			marks.push({ id: record.id, mark, content: keptContent(house, looking.watch, record) });
		}
		await learnMarks(house.store.db, key, eachOnce(marks), clock());
		return false;
	});
	if (read === null) return 'cut off';
	const until = Math.max(learnedFrom, read.reached);
	await advancePoll(house.store.db, key, { until, reading: read.reading }, clock());
	return { ...cursor, readUntil: until, isLearning: false, reading: null };
}

/** Notes where a poll starts, before anything is read: a first look that fails has failed there. */
async function start(house: House, { watch, clock }: Looking, key: PollKey): Promise<PollCursor> {
	const { system, object, from, learn } = watch;
	const now = clock();
	const readUntil = from ?? now;
	const learnedFrom = readUntil - Math.max(from === null ? learn : 0, system.poll.overlap);
	const first = { system: system.key, object, learnedFrom, start: readUntil };
	await beginPoll(house.store.db, key, first, now);
	const begun = await pollCursor(house.store.db, key);
	return begun ?? { learnedFrom, readUntil, isLearning: true, reading: null };
}

const eachOnce = <One extends { id: string }>(all: readonly One[]): One[] => [
	...new Map(all.map((one) => [one.id, one])).values(),
];

/** Those of a page that hold something else than when they were last seen. */
async function unknownOf(
	house: House,
	{ watch, clock }: Looking,
	key: PollKey,
	records: readonly CrmRecord[],
): Promise<CrmRecord[]> {
	const ids = [...new Set(records.map(({ id }) => id))];
	const seen = records.map((record) => seenOf(watch, record));
	const marks = await pollMarks(house.store.db, key, ids);
	const unknown = records.filter(({ id }, at) => marks.get(id)?.mark !== seen[at]?.mark);
	const changed = new Set(unknown.map(({ id }) => id));
	const before = clock() - notedEvery;
	const longAgo = ids.filter((id) => !changed.has(id) && (marks.get(id)?.seenAt ?? 0) < before);
	await touchMarks(house.store.db, key, longAgo, clock());
	return unknown;
}

/** A record as a page held it that was asked for then, epoch ms. */
type SeenRecord = { record: CrmRecord; cursor: PollCursor; askedAt: number };

type Settled = { received: ReceivedEvent; notes: Note[] };

/** Keeps what is seen of a record and, in the same transaction, the event that it has become. */
async function settle(
	house: House,
	looking: Looking,
	key: PollKey,
	seen: SeenRecord,
): Promise<Settled | 'stale' | null> {
	const { store } = house;
	const now = looking.clock();
	return await untilStill(
		async () =>
			await store.transaction(async (tx) => await settleIn(tx, house, looking, key, seen, now)),
	);
}

async function settleIn(
	tx: Tx,
	house: House,
	{ watch, receiver }: Looking,
	key: PollKey,
	{ record, cursor, askedAt }: SeenRecord,
	now: number,
): Promise<Settled | 'stale' | null> {
	const { mark, type } = seenOf(watch, record);
	const before = await heldMark(tx, house.store.dialect, key, record.id);
	if (before?.mark === mark) return null;
	if (isNewer(before, askedAt, now)) return 'stale';
	const content = keptContent(house, watch, record);
	await keepMark(tx, key, { id: record.id, mark, content }, now);
	if (type === null || isIgnored(watch, record)) return null;
	if (before === null && isOld(watch, record, cursor, now)) return null;
	const made = eventOf(watch, record, type, now);
	if (made === null) return null;
	const { event, notes } = made;
	const isLookedFor = passes(watch.filter, event);
	if (!isLookedFor && !isReopening(event.type)) return null;
	const unmet = isLookedFor ? unmetCondition(watch.filter, event) : null;
	const leftOut = unmet !== null && !isReopening(event.type);
	const changedAt = record.modifiedAt;
	// Nobody writes that a record is gone.
	const came = record.deleted ? null : cameOf(watch, record, before?.content ?? null);
	const input = { event, receiver, test: false, leftOut, changedAt, came };
	const received = await receiveWithin(tx, house, now, input);
	return isLookedFor ? { received, notes } : null;
}

/**
 * Whether another process has seen a record since a page was asked for, which may hold what it was before;
 * whoever has seen it in time to come had a clock that was wrong.
 */
const isNewer = (before: SeenMark | null, askedAt: number, now: number): boolean =>
	before !== null && before.seenAt > askedAt && before.seenAt <= now;

/** Whether a record that was never seen has become what it is before anybody looked. */
function isOld(watch: Watch, record: CrmRecord, cursor: PollCursor, now: number): boolean {
	const { modifiedAt } = record;
	if (modifiedAt !== null && modifiedAt < cursor.learnedFrom) return true;
	const said = saidTime(watch, record, now);
	return said !== null && said < cursor.learnedFrom;
}
