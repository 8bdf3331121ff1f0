import type { CareCap, CareSettings } from '../model/care-settings';
import type { Metric } from '../model/metric';
import type { ContactPolicy } from '../model/settings';

const day = 86_400_000;

/** What draws on the contact budget; `service` (case, promise, verification) never does. */
export type Draw =
	| { kind: 'survey'; metric: Metric }
	| { kind: 'care' }
	| { kind: 'greeting' }
	| { kind: 'service' };

/** A contact that was made or is reserved, of a customer or of the mailbox that it goes to. */
export type Contact = {
	/** Epoch ms. */
	at: number;
	/** A greeting is care, too. */
	of: Metric | 'care';
};

export type Budget = Pick<ContactPolicy, 'capPerMetric' | 'capOverall'> &
	Pick<CareSettings, 'caps' | 'capTogether'>;

export const capNames = ['cap_metric', 'cap_overall', 'cap_care', 'cap_together'] as const;
export type CapName = (typeof capNames)[number];

/** A cap that bears on a draw, and the contacts that count for it. */
export type Limit = CareCap & { name: CapName; counts: (contact: Contact) => boolean };

const isCare = ({ of }: Contact): boolean => of === 'care';
const isSurvey = (contact: Contact): boolean => !isCare(contact);

/**
 * The caps that a draw has to keep: a survey those of its metric and of all surveys, care both of its own,
 * a greeting the long one alone; and each that of surveys and care together.
 *
 * @param lessOften somebody who wants less waits twice as long
 */
export function limitsOn(draw: Draw, budget: Budget, lessOften = false): Limit[] {
	const limits = (): Array<Limit | null> => {
		switch (draw.kind) {
			case 'service':
				return [];
			case 'survey': {
				const { metric } = draw;
				const own = budget.capPerMetric[metric];
				return [
					limit('cap_metric', own, (contact) => contact.of === metric),
					limit('cap_overall', budget.capOverall, isSurvey),
					limit('cap_together', budget.capTogether, () => true),
				];
			}
			case 'care':
			case 'greeting':
				return [
					limit('cap_care', draw.kind === 'care' ? budget.caps.near : null, isCare),
					limit('cap_care', budget.caps.far, isCare),
					limit('cap_together', budget.capTogether, () => true),
				];
		}
	};
	return limits()
		.filter((one) => one !== null)
		.map((one) => (lessOften ? { ...one, days: 2 * one.days } : one));
}

function limit(
	name: CapName,
	cap: CareCap | null | undefined,
	counts: Limit['counts'],
): Limit | null {
	return cap && cap.days > 0 ? { name, ...cap, counts } : null;
}

/**
 * The first of the limits that a contact at a moment would break: so many lie in one span of its days
 * together with it, before or after, that it would be one too many. Reserved contacts count as those that
 * were made.
 */
export function brokenLimit(
	at: number,
	contacts: readonly Contact[],
	limits: readonly Limit[],
): Limit | null {
	return limits.find((limit) => breaks(at, contacts, limit)) ?? null;
}

function breaks(at: number, contacts: readonly Contact[], { limit, days, counts }: Limit): boolean {
	const span = days * day;
	const near = contacts
		.filter((contact) => counts(contact) && Math.abs(contact.at - at) < span)
		.map((contact) => contact.at);
	if (near.length < limit) return false;
	const times = [...near, at].sort((one, other) => one - other);
	return times.some((first, place) => {
		const last = times[place + limit];
		return last !== undefined && last - first < span && first <= at && at <= last;
	});
}

/** The first moment from `from` on at which no limit is broken, and the limit that moved it last. */
export function firstFree(
	from: number,
	contacts: readonly Contact[],
	limits: readonly Limit[],
): { at: number; movedBy: Limit | null } {
	let movedBy = brokenLimit(from, contacts, limits);
	if (movedBy === null) return { at: from, movedBy };
	// What stands in the way goes out of it when a contact leaves a limit's span.
	const leavings = limits
		.flatMap((limit) => contacts.filter(limit.counts).map(({ at }) => at + limit.days * day))
		.filter((at) => at > from)
		.sort((one, other) => one - other);
	for (const at of leavings) {
		const broken = brokenLimit(at, contacts, limits);
		if (broken === null) return { at, movedBy };
		movedBy = broken;
	}
	// Behind the last of them nothing is left to count.
	return { at: from, movedBy };
}
