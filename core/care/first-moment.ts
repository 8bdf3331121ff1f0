import { nextSendMoment, type SendTimes } from '../calendar/send-moment';
import type { Contact } from '../model/contact';
import { type CapName, firstFree, type Limit } from './budget';

/** Where something is sent, and what kept it from the moment that it was meant for. */
export type FirstMoment<Name extends CapName> = {
	/** Epoch ms. */
	at: number;
	/** The last cap that moved it, and when that has room. */
	cap: (Limit<Name> & { freeAt: number }) | null;
	/** What of the hours moved it first. */
	hours: 'quiet_hours' | 'send_days' | null;
};

/**
 * The first moment from `wanted` on that is inside every cap, outside quiet hours and on a day to send on: of
 * surveys and of care alike.
 *
 * @param when `null`: the hour does not matter
 * @param until where nobody looks further, epoch ms: the moment given is then past it, and not free for sure
 */
export function firstMoment<Name extends CapName>(
	wanted: number,
	contacts: readonly Contact[],
	limits: ReadonlyArray<Limit<Name>>,
	when: { times: SendTimes; zones: ReadonlyArray<string | null> } | null,
	until = Infinity,
): FirstMoment<Name> {
	const found: FirstMoment<Name> = { at: wanted, cap: null, hours: null };
	for (;;) {
		const free = firstFree(found.at, contacts, limits);
		if (free.movedBy !== null) found.cap = { ...free.movedBy, freeAt: free.at };
		found.at = free.at;
		if (when === null || free.at > until) return found;
		const open = nextSendMoment(when.times, when.zones, free.at);
		found.hours ??= open.movedBy;
		found.at = open.at;
		if (open.at === free.at || open.at > until) return found;
	}
}
