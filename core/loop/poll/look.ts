import {
	advancePoll,
	beginPoll,
	failPoll,
	forgetMarks,
	heldMark,
	keepMark,
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
import type { ChangedPage, Connected, CrmRecord } from '../../systems/client';
import { able } from '../crm/write';
import { passes, unmetCondition } from '../event/event-filter';
import { type ReceivedEvent, receiveWithin } from '../event/receive-event';
import { isReopening } from '../../model/event';
import { breather } from '../breathe';
import type { House } from '../house';
import { eventOf, isIgnored, saidTime, seenOf } from './record-event';
import type { Watch } from './watch';

/** What one look needs. */
export type Looking = {
	watch: Watch;
	connected: Connected;
	/** `<workflow id>/<node id>`. */
	receiver: string;
	/** Epoch ms. */
	clock: () => number;
	/** Gets the events of a page that are to start the workflow; they are stored by then. */
	hand: (received: ReceivedEvent[], notes: string[]) => Promise<void>;
	/** Asked between pages: whoever is not published any more leaves off. */
	isOver?: () => boolean;
};

/** What is not seen again for so long is forgotten, ms. */
const keptFor = 730 * 86_400_000;
/** That something is seen again is noted so often, ms. */
const notedEvery = 30 * 86_400_000;
/** Pages that are read at most in one look; the next one reads them again. */
const mostPages = 20_000;

/**
 * Looks at what has changed since the last look, and stores what is an event: each change once, however
 * often it is read, and whatever dies in between. The cursor moves when all of it has been read: to the
 * newest change, by the clock of the system, since ours may be ahead for a while.
 *
 * @throws SystemError for what the other side does not do; the cursor stays
 */
export async function look(house: House, looking: Looking): Promise<void> {
	const { watch, clock } = looking;
	const key = keyOf(house, looking);
	const cursor = await begin(house, looking, key);
	const until = clock();
	let { readUntil } = cursor;
	let isStale = false;
	const since = Math.min(readUntil, until) - watch.system.poll.overlap;
	const breathe = breather();
	const whole = await eachPage(looking, { since, until }, async (records, askedAt) => {
		readUntil = Math.max(readUntil, Math.min(until, newestOf(records)));
		const received: ReceivedEvent[] = [];
		const notes: string[] = [];
		for (const record of await unknownOf(house, looking, key, records)) {
			await breathe();
			const found = await settle(house, looking, key, { record, cursor, askedAt });
			if (found === 'stale') isStale = true;
			if (found === null || found === 'stale') continue;
			notes.push(...found.notes);
			if (found.received.kind === 'start') received.push(found.received);
		}
		if (received.length > 0) await looking.hand(received, notes);
	});
	if (!whole || isStale) return;
	await advancePoll(house.store.db, key, readUntil, clock());
	await forgetMarks(house.store.db, house.workspace, clock() - keptFor);
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
async function begin(house: House, looking: Looking, key: PollKey): Promise<PollCursor> {
	const { clock } = looking;
	const cursor = (await pollCursor(house.store.db, key)) ?? (await start(house, looking, key));
	if (!cursor.isLearning) return cursor;
	const { learnedFrom, readUntil } = cursor;
	let newest = learnedFrom;
	const whole = await eachPage(
		looking,
		{ since: learnedFrom, until: readUntil },
		async (records) => {
			newest = Math.max(newest, Math.min(readUntil, newestOf(records)));
			const marks = records.map((record) => ({
				id: record.id,
				mark: seenOf(looking.watch, record).mark,
			}));
			await learnMarks(house.store.db, key, eachOnce(marks), clock());
		},
	);
	if (!whole) return cursor;
	await advancePoll(house.store.db, key, newest, clock());
	return { ...cursor, readUntil: newest, isLearning: false };
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
	return begun ?? { learnedFrom, readUntil, isLearning: true };
}

/** When the last of the records was changed; where one does not say so, all may have been until now. */
const newestOf = (records: readonly CrmRecord[]): number =>
	records.reduce((newest, { modifiedAt }) => Math.max(newest, modifiedAt ?? Infinity), -Infinity);

const eachOnce = <One extends { id: string }>(all: readonly One[]): One[] => [
	...new Map(all.map((one) => [one.id, one])).values(),
];

/** @returns whether all pages were read */
async function eachPage(
	{ watch, connected, clock, isOver = () => false }: Looking,
	span: { since: number; until: number },
	take: (records: readonly CrmRecord[], askedAt: number) => Promise<void>,
): Promise<boolean> {
	const changed = able(connected.changed, watch.system, 'List Changed');
	let page: string | null = null;
	for (let turn = 0; turn < mostPages && !isOver(); turn++) {
		const askedAt = clock();
		const { records, next }: ChangedPage = await changed(watch.object, span, page);
		await take(records, askedAt);
		if (next === null) return true;
		page = next;
	}
	return false;
}

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

type Settled = { received: ReceivedEvent; notes: string[] };

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
	await keepMark(tx, key, { id: record.id, mark }, now);
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
	const input = { event, receiver, test: false, leftOut, changedAt };
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
