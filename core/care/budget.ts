import type { CareCap, CareSettings } from '../model/care-settings';
import { type Contact, type Counted, isCounted } from '../model/contact';
import type { Metric } from '../model/metric';
import type { ContactPolicy } from '../model/settings';
import type { SurveyCap } from '../model/states';

const day = 86_400_000;

/** What draws on the contact budget; `service` (case, promise, verification) never does. */
export type Draw =
	| { kind: 'survey'; metric: Metric }
	| { kind: 'care' }
	| { kind: 'greeting' }
	| { kind: 'service' };

export type Budget = Pick<ContactPolicy, 'capPerMetric' | 'capOverall'> &
	Pick<CareSettings, 'caps' | 'capTogether'>;

export type CapName = SurveyCap | 'cap_care';

/** A cap that bears on a draw, and the contacts that count for it. */
export type Limit<Name extends CapName = CapName> = CareCap & { name: Name; counts: Counted };

/** Where nothing limits surveys, or care, whoever wants less gets one in so many days. */
const usualGap = 30;

/**
 * The caps that a draw has to keep: a survey those of its metric and of all surveys, care both of its own,
 * a greeting the long one alone; and each that of surveys and care together.
 *
 * @param lessOften somebody who wants less waits twice as long
 */
export function limitsOn(draw: Draw, budget: Budget, lessOften = false): Limit[] {
	switch (draw.kind) {
		case 'service':
			return [];
		case 'survey':
			return limitsOnSurvey(draw.metric, budget, lessOften);
		case 'care':
		case 'greeting':
			return limitsOnCare(draw.kind, budget, lessOften);
	}
}

/** The same of a survey alone. */
export function limitsOnSurvey(
	metric: Metric,
	{
		capPerMetric,
		capOverall,
		capTogether,
	}: Pick<Budget, 'capPerMetric' | 'capOverall' | 'capTogether'>,
	lessOften: boolean,
): Array<Limit<SurveyCap>> {
	const name = 'cap_overall' as const;
	return [
		...limit('cap_metric', capPerMetric[metric], metric, lessOften),
		...orUsualGap(limit(name, capOverall, 'surveys', lessOften), name, 'surveys', lessOften),
		...limit('cap_together', capTogether, 'all', lessOften),
	];
}

function limitsOnCare(
	kind: 'care' | 'greeting',
	{ caps, capTogether }: Pick<Budget, 'caps' | 'capTogether'>,
	lessOften: boolean,
): Limit[] {
	const name = 'cap_care' as const;
	const own = [
		...limit(name, kind === 'care' ? caps.near : null, 'care', lessOften),
		...limit(name, caps.far, 'care', lessOften),
	];
	return [
		...orUsualGap(own, name, 'care', lessOften),
		...limit('cap_together', capTogether, 'all', lessOften),
	];
}

function limit<Name extends CapName>(
	name: Name,
	cap: CareCap | null | undefined,
	counts: Counted,
	lessOften: boolean,
): Array<Limit<Name>> {
	if (!cap || cap.days === 0) return [];
	return [{ name, limit: cap.limit, days: lessOften ? 2 * cap.days : cap.days, counts }];
}

function orUsualGap<Name extends CapName>(
	limits: Array<Limit<Name>>,
	name: Name,
	counts: Counted,
	lessOften: boolean,
): Array<Limit<Name>> {
	if (limits.length > 0 || !lessOften) return limits;
	return [{ name, limit: 1, days: usualGap, counts }];
}

/** How many days back and ahead a limit counts at most; somebody who wants less waits twice as long. */
export function longestLimit({ capPerMetric, capOverall, caps, capTogether }: Budget): number {
	const all = [...Object.values(capPerMetric), capOverall, caps.near, caps.far, capTogether];
	return Math.max(usualGap, ...all.map((cap) => 2 * (cap?.days ?? 0)));
}

/**
 * The first of the limits that a contact at a moment would break: so many lie in one span of its days
 * together with it, before or after, that it would be one too many. Reserved contacts count as those that
 * were made.
 */
export function brokenLimit<Name extends CapName>(
	at: number,
	contacts: readonly Contact[],
	limits: ReadonlyArray<Limit<Name>>,
): Limit<Name> | null {
	return limits.find((limit) => breaks(at, contacts, limit)) ?? null;
}

function breaks(at: number, contacts: readonly Contact[], { limit, days, counts }: Limit): boolean {
	const span = days * day;
	const near = contacts
		.filter(({ of, at: other }) => isCounted(of, counts) && Math.abs(other - at) < span)
		.map((contact) => contact.at);
	if (near.length < limit) return false;
	const times = [...near, at].sort((one, other) => one - other);
	return times.some((first, place) => {
		const last = times[place + limit];
		return last !== undefined && last - first < span && first <= at && at <= last;
	});
}

/** The first moment from `from` on at which no limit is broken, and the limit that moved it last. */
export function firstFree<Name extends CapName>(
	from: number,
	contacts: readonly Contact[],
	limits: ReadonlyArray<Limit<Name>>,
): { at: number; movedBy: Limit<Name> | null } {
	let movedBy = brokenLimit(from, contacts, limits);
	if (movedBy === null) return { at: from, movedBy };
	// What stands in the way goes out of it when a contact leaves a limit's span.
	const leavings = limits
		.flatMap(({ counts, days }) =>
			contacts.filter(({ of }) => isCounted(of, counts)).map(({ at }) => at + days * day),
		)
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
