import type { Campaign, Step } from './campaign';
import { momentOn } from './moment-on';
import type { CareFacts, Occasion } from './occasion';
import { isOfTypes } from '../model/event';

const day = 86_400_000;

/** What became of a step of an occasion. */
export type Done = {
	step: number;
	/** Epoch ms. */
	at: number;
	outcome: 'sent' | 'held';
	/** What a step said that was sent, see `Step`; `null` = nobody knows. */
	mark?: string | null;
};

export type StepTimes = {
	dueAt: number;
	/** The last moment at which it is worth sending. */
	validUntil: number;
};

type Timed = Pick<Campaign, 'steps' | 'at' | 'kind'>;

/**
 * When a step is due, and until when it is worth anything. Steps about a day count from that day, where
 * the customer lives; the steps of a series that began at a moment keep their distance from one another,
 * however late one of them was sent, and come sooner where the one before has had its effect.
 *
 * What comes before a day is worth nothing once it has passed, nor once the next step is due.
 *
 * @param done the steps before it, in their order
 * @param events oldest first
 */
export function stepTimes(
	{ steps, at, kind }: Timed,
	place: number,
	{ anchor }: Occasion,
	about: { zone: string; done: readonly Done[]; events: CareFacts['events'] },
): StepTimes {
	const step = steps[place];
	if (step === undefined) throw new RangeError(`The campaign has no step ${place}.`);
	const { zone } = about;
	if (anchor.kind === 'day') {
		const on = anchor.day + step.days;
		const lastDay =
			step.validDays !== null
				? on + step.validDays
				: step.days < 0
					? anchor.day
					: on + kind.validDays;
		const next = steps.find((one) => one.days > step.days);
		const end = momentOn(zone, lastDay + 1, '00:00') - 1;
		const cut =
			next && step.validDays === null ? momentOn(zone, anchor.day + next.days, at) - 1 : end;
		return { dueAt: momentOn(zone, on, at), validUntil: Math.min(end, cut) };
	}
	const dueAt = inSeries(steps, place, anchor.at, about);
	return { dueAt, validUntil: dueAt + (step.validDays ?? kind.validDays) * day };
}

function inSeries(
	steps: readonly Step[],
	place: number,
	begin: number,
	{ done, events }: { done: readonly Done[]; events: CareFacts['events'] },
): number {
	const step = steps[place];
	const before = steps[place - 1];
	const last = done.findLast((one) => one.step === place - 1);
	const usual = begin + (step?.days ?? 0) * day;
	if (step === undefined || before === undefined) return usual;
	// Without the one before, as a look ahead has it, each comes on its own day.
	if (last === undefined) return usual;
	const inTime = Math.max(usual, last.at + (step.days - before.days) * day);
	const effect = events.find(({ type, at }) => at >= last.at && isOfTypes(type, before.effects));
	return effect === undefined ? inTime : Math.min(inTime, effect.at);
}
