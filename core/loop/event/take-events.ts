import { setImmediate as nextTurn } from 'node:timers/promises';

import { type CanonicalEvent, isReopening } from '../../model/event';
import { pollSystems } from '../../systems';
import type { Heard, ParseOutcome, Parsing } from '../../systems/source/source';
import type { JsonObject } from '../../model/json';
import type { House } from '../house';
import { keepUnreadPush } from './keep-unread';
import { type EventFilter, passes, unmetCondition } from './event-filter';
import type { Intake } from './intake';
import type { Came } from './own-write-back';
import { type ReceivedEvent, receiveEvent } from './receive-event';
import { kept as keptUnread, type Receiving, refused, type Taken } from './taken';

/** Entries whose reading takes a few ms at most, in a process that has just started. */
const portion = 20;

const notLookedFor = 'The node takes other event types or touchpoints.';

/**
 * Reads and stores the events of a request that has been let in. Of types and touchpoints that are not
 * looked for only reopenings are stored: they cancel what was planned for their subject. What a
 * condition leaves out is stored as such, so that people see what and how much it is.
 *
 * @param receiving.isLate true once the sender was told to come again: what is not stored yet comes
 * with it
 * @param receiving.again where the request came long before and was kept: epoch ms now, and how it is
 * kept on
 */
export async function takeEvents(
	intake: Intake,
	heard: Heard,
	receiving: Receiving & { isLate: () => boolean; again?: Again },
): Promise<Taken> {
	const { sender, filter, complete } = intake;
	const parsed = await inPortions(sender.parse(heard));
	if (parsed.kind === 'invalid') {
		const isKept = await keeps(intake, heard, receiving, parsed.message);
		return isKept
			? keptUnread(intake, heard, parsed.message)
			: refused(intake, 'invalid', parsed.message);
	}
	const wrong = parsed.kind === 'events' ? parsed.wrong : undefined;
	const isLost = wrong !== undefined && !(await keeps(intake, heard, receiving, wrong));
	const unkept = isLost ? refused(intake, 'invalid', wrong) : null;
	// Whoever tries it out gets all of it or nothing.
	if (unkept !== null && receiving.test) return unkept;
	const ignored = (reason: string): Taken => {
		const answer = sender.acknowledge({ kind: 'ignored', reason }, heard);
		return unkept ?? { kind: 'answered', answer, reason };
	};
	if (parsed.kind === 'ignored') return ignored(parsed.reason);

	const looked = parsed.events
		.map((event, at) => ({
			...judged(filter, complete(event)),
			came: cameOf(intake, event, parsed.records?.[at]),
		}))
		.filter(({ event, isLookedFor }) => isLookedFor || isReopening(event.type));
	const { unmet = null } = looked.find((one) => one.unmet !== null) ?? {};
	const whyNone = unmet === null ? notLookedFor : `The node takes only events where ${unmet}.`;
	// A trial leaves nothing behind that counts.
	const kept = looked.filter(({ leftOut }) => !(leftOut && receiving.test));
	if (kept.length === 0) return ignored(whyNone);
	const { house, stored } = await store(kept, receiving.again?.now ?? heard.now, receiving);
	// By what came: another node may have stored the event before, with a touchpoint of its own.
	const received = eachOnce(stored.filter((_one, at) => kept[at]?.starts));
	if (received.length === 0) return ignored(whyNone);
	const fresh = received.filter(({ kind }) => kind === 'start');
	const duplicates = received.length - fresh.length;
	const accepted = { kind: 'accepted', events: fresh.length, duplicates } as const;
	return {
		kind: 'start',
		// The sender hears of what is lost otherwise; what was stored starts nothing when it comes again.
		answer: unkept?.answer ?? sender.acknowledge(accepted, heard),
		...(unkept && { log: unkept.log }),
		house,
		received: fresh,
		notes: receiving.test ? [...parsed.notes, ...(parsed.trialNotes ?? [])] : parsed.notes,
	};
}

/** The request is read anew. */
type Again = { now: number; keep: (why: string) => Promise<void> };

/**
 * Keeps what cannot be read, so that it may be acknowledged; not in a trial, nor where anybody may send it,
 * nor where whoever writes the sender reads our answer.
 */
async function keeps(
	intake: Intake,
	heard: Heard,
	{ receiver, test, open, again }: Receiving & { again?: Again },
	why: string,
): Promise<boolean> {
	const { sender, system } = intake;
	if (again) {
		await again.keep(why);
		return true;
	}
	if (test || sender.open || system.source.unreadable !== 'kept') return false;
	return await keepUnreadPush(await open(), intake, heard, { receiver, why });
}

/** Reads a request; pages of the same process have their turn between its portions. */
async function inPortions(parsing: Parsing): Promise<ParseOutcome> {
	for (let read = 1; ; read++) {
		const step = parsing.next();
		if (step.done) return step.value;
		if (read % portion === 0) await nextTurn();
	}
}

type Judged = {
	event: CanonicalEvent;
	/** Of a type and touchpoint that the node looks for. */
	isLookedFor: boolean;
	/** The condition that it does not meet, in words. */
	unmet: string | null;
	starts: boolean;
	/** Stored as not wanted; a reopening is stored like any other, since it ends a cycle. */
	leftOut: boolean;
	came: Came | null;
};

function judged(filter: EventFilter, event: CanonicalEvent): Omit<Judged, 'came'> {
	const isLookedFor = passes(filter, event);
	const unmet = isLookedFor ? unmetCondition(filter, event) : null;
	const starts = isLookedFor && unmet === null;
	const leftOut = unmet !== null && !isReopening(event.type);
	return { event, isLookedFor, unmet, starts, leftOut };
}

async function store(
	events: readonly Judged[],
	now: number,
	{ open, receiver, test, isLate }: Receiving & { isLate: () => boolean },
): Promise<{ house: House; stored: ReceivedEvent[] }> {
	const house = await open();
	const stored: ReceivedEvent[] = [];
	for (const { event, leftOut, came } of events) {
		if (isLate()) break;
		stored.push(await receiveEvent(house, now, { event, leftOut, came, receiver, test }));
	}
	return { house, stored };
}

/** What was told of a record that we may have written ourselves. */
function cameOf(
	{ system }: Intake,
	{ owner }: CanonicalEvent,
	record: Record<string, unknown> | undefined,
): Came | null {
	if (!record) return null;
	const stamps = pollSystems.find(({ key }) => key === system.key)?.poll.stamps ?? [];
	const told = Object.entries(record).filter(([name]) => !stamps.includes(name));
	const fields = Object.fromEntries(told) as JsonObject;
	return { id: null, fields, owner: owner?.id ?? null, by: 'pushed', before: null };
}

/** One request may carry an event twice. */
function eachOnce(received: ReceivedEvent[]): ReceivedEvent[] {
	const known = new Set<string>();
	return received.map((one) => {
		const isRepeated = known.has(one.event.event_id);
		known.add(one.event.event_id);
		return isRepeated ? { ...one, kind: 'duplicate' as const } : one;
	});
}
