import { dayAt, dayOf } from '../../calendar/wall-time';
import { type CasePromise, promisesOf } from '../../case/promises';
import type { HealthFacts } from '../../insight/health-points';
import type { KnownDay } from '../../model/known-day';
import type { KnownFacts } from '../../model/customer-record';
import { type OrderEvent, ordersIn } from '../../model/orders';
import type { Settings } from '../../model/settings';
import type { profileRows } from '../../store/repositories/profile';
import type { PromiseStepOfCase } from '../../store/repositories/promises';

export type ProfileRows = Awaited<ReturnType<typeof profileRows>>;

/** A promise, and the case in which it was given. */
export type PromiseOfCustomer = CasePromise & { caseId: string };

/** The promises of a customer's cases, the newest first. */
export function promisesInCases(
	steps: readonly PromiseStepOfCase[],
	now: number,
): PromiseOfCustomer[] {
	const byCase = new Map<string, PromiseStepOfCase[]>();
	for (const step of steps) {
		const known = byCase.get(step.caseId);
		if (known) known.push(step);
		else byCase.set(step.caseId, [step]);
	}
	return [...byCase]
		.flatMap(([caseId, own]) => promisesOf(own, now).map((promise) => ({ ...promise, caseId })))
		.sort((a, b) => b.at - a.at);
}

/** After so long a survey counts as not answered, ms, though its link may still work. */
const answeredWithin = 7 * 86_400_000;

type Invitation = ProfileRows['invitations'][number];

/** What of a customer's rows says how they fare. */
export type RowsOfHealth = {
	answers: ReadonlyArray<
		Pick<ProfileRows['answers'][number], 'metric' | 'level' | 'value' | 'scale_max' | 'answered_at'>
	>;
	invitations: ReadonlyArray<Pick<Invitation, 'purpose' | 'state' | 'sent_at' | 'answered_at'>>;
	events: readonly OrderEvent[];
};

/** What a customer's health is reckoned from. */
export function healthFacts(
	rows: RowsOfHealth,
	known: Pick<KnownFacts, 'dates'>,
	promises: readonly PromiseOfCustomer[],
	{ settings, now }: { settings: Pick<Settings, 'timeZone' | 'healthPoints'>; now: number },
): HealthFacts {
	const isOver = ({
		sent_at: sent,
		answered_at: answered,
		state,
	}: RowsOfHealth['invitations'][number]) =>
		answered !== null || state === 'expired' || (sent !== null && sent < now - answeredWithin);
	return {
		answers: rows.answers.map(({ metric, level, value, scale_max: max, answered_at: at }) => ({
			metric,
			level,
			value,
			max,
			at,
		})),
		promises,
		surveys: rows.invitations
			.filter((one) => one.sent_at !== null && one.purpose !== 'verification' && isOver(one))
			.map(({ answered_at: at }) => ({ answered: at !== null })),
		contacts: contactsIn(rows.events, settings.healthPoints.period, now),
		orders: ordersIn(rows.events).map(({ at }) => at),
		lastOrderAt: momentOfDay(known.dates.last_order),
		renewal: renewalOf(known.dates.renewal, settings.timeZone, now),
	};
}

/** With as many events as are looked at nobody knows how many there were before. */
function contactsIn(
	events: readonly OrderEvent[],
	period: number,
	now: number,
): HealthFacts['contacts'] {
	const past = events.filter(({ occurred_at: at }) => at <= now);
	const recent = past.filter(({ occurred_at: at }) => at > now - period).length;
	const before = past.filter(
		({ occurred_at: at }) => at <= now - period && at > now - 2 * period,
	).length;
	return past.length === 0 ? null : { recent, before };
}

const dayMs = 86_400_000;

const numberOf = (day: KnownDay | undefined): number | null =>
	!day || day.calendar !== 'solar' || day.year === null || day.day === null
		? null
		: dayOf(day.year, day.month, day.day);

function momentOfDay(day: KnownDay | undefined): number | null {
	const number = numberOf(day);
	return number === null ? null : number * dayMs;
}

function renewalOf(
	day: KnownDay | undefined,
	timeZone: string,
	now: number,
): HealthFacts['renewal'] {
	const number = numberOf(day);
	if (number === null) return null;
	const on = new Date(number * dayMs).toISOString().slice(0, 10);
	return { on, inDays: number - dayAt(timeZone, now) };
}
