import {
	advancePoll,
	beginPoll,
	failPoll,
	forgetMarks,
	heldMark,
	keepMark,
	learnMarks,
	pollCursor,
	type PollKey,
	pollMarks,
	touchMarks,
} from '../../store/repositories/polls';
import type { Tx } from '../../store/store';
import type { PollCursorTable } from '../../store/tables/poll';
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
 * often it is read, and whatever dies in between. The cursor moves when all of it has been read.
 *
 * @throws SystemError for what the other side does not do; the cursor stays
 */
export async function look(house: House, looking: Looking): Promise<void> {
	const { watch, clock } = looking;
	const key = keyOf(house, looking);
	const cursor = (await pollCursor(house.store.db, key)) ?? (await begin(house, looking, key));
	const until = clock();
	const since = Math.min(cursor.read_until, until) - watch.system.poll.overlap;
	const breathe = breather();
	const whole = await eachPage(looking, { since, until }, async (records) => {
		const received: ReceivedEvent[] = [];
		const notes: string[] = [];
		for (const record of await unknownOf(house, looking, key, records)) {
			await breathe();
			const found = await settle(house, looking, key, { record, cursor });
			if (found === null) continue;
			notes.push(...found.notes);
			if (found.received.kind === 'start') received.push(found.received);
		}
		if (received.length > 0) await looking.hand(received, notes);
	});
	if (!whole) return;
	await advancePoll(house.store.db, key, until, clock());
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
 * The first look: learns what records hold, so that only what they become from now on is an event. It is
 * done anew if it is cut off.
 */
async function begin(house: House, looking: Looking, key: PollKey): Promise<PollCursorTable> {
	const { watch, clock } = looking;
	const { system, object, from, learn } = watch;
	const start = from ?? clock();
	const learnedFrom = start - Math.max(from === null ? learn : 0, system.poll.overlap);
	const whole = await eachPage(looking, { since: learnedFrom, until: start }, async (records) => {
		const marks = records.map((record) => ({ id: record.id, mark: seenOf(watch, record).mark }));
		await learnMarks(house.store.db, key, eachOnce(marks), clock());
	});
	const first = { system: system.key, object, learned_from: learnedFrom, read_until: start };
	if (whole) await beginPoll(house.store.db, key, first, clock());
	const begun = await pollCursor(house.store.db, key);
	if (begun) return begun;
	return {
		workspace_id: key.workspace,
		receiver: key.receiver,
		scope: key.scope,
		...first,
		failure: null,
		failed_at: null,
		updated_at: clock(),
	};
}

const eachOnce = <One extends { id: string }>(all: readonly One[]): One[] => [
	...new Map(all.map((one) => [one.id, one])).values(),
];

/** @returns whether all pages were read */
async function eachPage(
	{ watch, connected, isOver = () => false }: Looking,
	span: { since: number; until: number },
	take: (records: readonly CrmRecord[]) => Promise<void>,
): Promise<boolean> {
	const changed = able(connected.changed, watch.system, 'List Changed');
	let page: string | null = null;
	for (let turn = 0; turn < mostPages && !isOver(); turn++) {
		const { records, next }: ChangedPage = await changed(watch.object, span, page);
		await take(records);
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

type Settled = { received: ReceivedEvent; notes: string[] };

/** Keeps what is seen of a record and, in the same transaction, the event that it has become. */
async function settle(
	house: House,
	looking: Looking,
	key: PollKey,
	seen: { record: CrmRecord; cursor: PollCursorTable },
): Promise<Settled | null> {
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
	{ record, cursor }: { record: CrmRecord; cursor: PollCursorTable },
	now: number,
): Promise<Settled | null> {
	const { mark, type } = seenOf(watch, record);
	const before = await heldMark(tx, house.store.dialect, key, record.id);
	if (before === mark) return null;
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

/** Whether a record that was never seen has become what it is before anybody looked. */
function isOld(watch: Watch, record: CrmRecord, cursor: PollCursorTable, now: number): boolean {
	const { modifiedAt } = record;
	if (modifiedAt !== null && modifiedAt < cursor.learned_from) return true;
	const said = saidTime(watch, record, now);
	return said !== null && said < cursor.learned_from;
}
