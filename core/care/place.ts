import type { SendTimes } from '../calendar/send-moment';
import type { CarePriority } from '../model/care-words';
import type { Contact } from '../model/contact';
import { type Budget, type CapName, type Draw, limitsOn } from './budget';
import { firstMoment } from './first-moment';

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
	const searchAmong = (among: readonly KnownContact[]) => search(asking, among, limits, times);
	const usual = searchAmong(contacts);
	const gives = contacts.filter((one) => asking.priority === 'high' && isLower(one.movable));
	const waits = usual.kind !== 'at' || isCap(usual.movedBy);
	if (!waits || gives.length === 0) return usual;
	const alone = searchAmong(contacts.filter((one) => !gives.includes(one)));
	const isSooner = alone.kind === 'at' && (usual.kind !== 'at' || alone.at < usual.at);
	if (!isSooner) return usual;
	// The most important and the soonest stay first, as long as nothing comes later for it.
	const displaced: KnownContact[] = [...gives];
	for (const one of [...gives].sort(byWeight)) {
		const without = displaced.filter((other) => other !== one);
		const kept = searchAmong(contacts.filter((other) => !without.includes(other)));
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

function search(
	{ wanted, validUntil, zones }: Asking,
	contacts: readonly Contact[],
	limits: ReturnType<typeof limitsOn>,
	times: SendTimes,
): Placed {
	const { at, cap, hours } = firstMoment(wanted, contacts, limits, { times, zones }, validUntil);
	if (cap !== null && cap.freeAt > validUntil) {
		const { name, limit, days, freeAt } = cap;
		return { kind: 'no_room', cap: { name, limit, days }, freeAt };
	}
	if (at > validUntil) return { kind: 'too_late', movedBy: hours };
	return { kind: 'at', at, movedBy: cap?.name ?? hours, displaced: [] };
}
