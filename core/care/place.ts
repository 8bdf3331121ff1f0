import { nextSendMoment, type SendTimes } from '../calendar/send-moment';
import { type Budget, type CapName, type Contact, type Draw, firstFree, limitsOn } from './budget';
import type { CarePriority } from '../model/care-words';

/** A contact as the store has it. */
export type KnownContact = Contact & {
	ref: string;
	/** Of care that is planned and that nobody has begun to send; `null` = it stays where it is. */
	movable: CarePriority | null;
};

export type Asking = {
	draw: Draw;
	priority: CarePriority;
	/** The moment it is meant for, epoch ms. */
	wanted: number;
	/** Past this it is worth nothing any more, epoch ms. */
	validUntil: number;
	/** IANA names: the reader's, then the workspace's. */
	zones: ReadonlyArray<string | null>;
	lessOften: boolean;
};

export type Placed =
	| {
			kind: 'at';
			at: number;
			/** What moved it last past the moment it was meant for. */
			movedBy: CapName | 'quiet_hours' | 'send_days' | null;
			/** References of planned contacts that give way; each is placed anew. */
			displaced: string[];
	  }
	| { kind: 'no_room'; cap: { name: CapName; limit: number; days: number }; freeAt: number }
	| { kind: 'too_late'; movedBy: 'quiet_hours' | 'send_days' | null };

/**
 * The first moment at which something may be sent and is still worth it: inside every cap of surveys and
 * care, outside quiet hours, on a day to send on. Something of a high priority that would have to wait
 * takes the place of planned care of a lower one, of as little of it as is enough.
 */
export function place(
	asking: Asking,
	contacts: readonly KnownContact[],
	{ budget, times }: { budget: Budget; times: SendTimes },
): Placed {
	const limits = limitsOn(asking.draw, budget, asking.lessOften);
	const search = (among: readonly KnownContact[]) => firstMoment(asking, among, limits, times);
	const usual = search(contacts);
	const gives = contacts.filter((one) => asking.priority === 'high' && isLower(one.movable));
	const waits = usual.kind !== 'at' || isCap(usual.movedBy);
	if (!waits || gives.length === 0) return usual;
	const alone = search(contacts.filter((one) => !gives.includes(one)));
	const isSooner = alone.kind === 'at' && (usual.kind !== 'at' || alone.at < usual.at);
	if (!isSooner) return usual;
	// The most important and the soonest stay first, as long as nothing comes later for it.
	const displaced: KnownContact[] = [...gives];
	for (const one of [...gives].sort(byWeight)) {
		const without = displaced.filter((other) => other !== one);
		const kept = search(contacts.filter((other) => !without.includes(other)));
		if (kept.kind === 'at' && kept.at === alone.at) displaced.splice(displaced.indexOf(one), 1);
	}
	return { ...alone, displaced: displaced.map(({ ref }) => ref) };
}

const isLower = (priority: CarePriority | null): boolean =>
	priority === 'normal' || priority === 'low';

const isCap = (movedBy: string | null): boolean => movedBy?.startsWith('cap_') === true;

function byWeight(one: KnownContact, other: KnownContact): number {
	if (one.movable !== other.movable) return one.movable === 'normal' ? -1 : 1;
	return one.at - other.at;
}

function firstMoment(
	{ wanted, validUntil, zones }: Asking,
	contacts: readonly Contact[],
	limits: ReturnType<typeof limitsOn>,
	times: SendTimes,
): Placed {
	let at = wanted;
	let movedBy: Extract<Placed, { kind: 'at' }>['movedBy'] = null;
	for (;;) {
		const free = firstFree(at, contacts, limits);
		if (free.movedBy !== null && free.at > validUntil) {
			const { name, limit, days } = free.movedBy;
			return { kind: 'no_room', cap: { name, limit, days }, freeAt: free.at };
		}
		if (free.movedBy !== null) movedBy = free.movedBy.name;
		const open = nextSendMoment(times, zones, free.at);
		if (open.movedBy !== null && movedBy === null) movedBy = open.movedBy;
		if (open.at > validUntil) return { kind: 'too_late', movedBy: open.movedBy };
		if (open.at === free.at) return { kind: 'at', at: open.at, movedBy, displaced: [] };
		at = open.at;
	}
}
