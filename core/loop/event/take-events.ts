import { type CanonicalEvent, isReopening } from '../../model/event';
import type { Heard } from '../../systems/source/source';
import type { House } from '../house';
import { passes } from './event-filter';
import type { Intake } from './intake';
import { type ReceivedEvent, receiveEvent } from './receive-event';
import { type Receiving, refused, type Taken } from './taken';

const notLookedFor = 'The node takes other event types or touchpoints.';

/**
 * Reads and stores the events of a request that has been let in. Of those that the filter leaves out
 * only reopenings are stored: they cancel what was planned for their subject.
 *
 * @param receiving.isLate true once the sender was told to come again: what is not stored yet comes
 * with it
 */
export async function takeEvents(
	intake: Intake,
	heard: Heard,
	receiving: Receiving & { isLate: () => boolean },
): Promise<Taken> {
	const { sender, filter, complete } = intake;
	const parsed = sender.parse(heard);
	if (parsed.kind === 'invalid') return refused(intake, 'invalid', parsed.message);
	const ignored = (reason: string): Taken => {
		const answer = sender.acknowledge({ kind: 'ignored', reason }, heard);
		return { kind: 'answered', answer, reason };
	};
	if (parsed.kind === 'ignored') return ignored(parsed.reason);

	const starts = (event: CanonicalEvent) => passes(filter, event);
	const events = parsed.events.map(complete);
	const kept = events.filter((event) => starts(event) || isReopening(event.type));
	if (kept.length === 0) return ignored(notLookedFor);
	const { house, stored } = await store(kept, heard.now, receiving);
	// By what came: another node may have stored the event before, with a touchpoint of its own.
	const received = eachOnce(stored.filter((_one, at) => starts(kept[at] as CanonicalEvent)));
	if (received.length === 0) return ignored(notLookedFor);
	const fresh = received.filter(({ kind }) => kind === 'start');
	const duplicates = received.length - fresh.length;
	return {
		kind: 'start',
		answer: sender.acknowledge({ kind: 'accepted', events: fresh.length, duplicates }, heard),
		house,
		received: fresh,
		notes: parsed.notes,
	};
}

async function store(
	events: CanonicalEvent[],
	now: number,
	{ open, receiver, test, isLate }: Receiving & { isLate: () => boolean },
): Promise<{ house: House; stored: ReceivedEvent[] }> {
	const house = await open();
	const stored: ReceivedEvent[] = [];
	for (const event of events) {
		if (isLate()) break;
		stored.push(await receiveEvent(house, now, { event, receiver, test }));
	}
	return { house, stored };
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
