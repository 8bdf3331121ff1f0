import type { WorkingCalendar } from '../calendar/working-time';
import { dayAt, momentsOf } from '../calendar/wall-time';
import type { CaseFacts } from './case-facts';
import { type ClockBasis, clocksNow } from './clock';
import { accepted, refused } from './decision';
import type { CaseDecision, CaseEffect, CaseMove } from './decision';
import { dueRungs } from './ladder';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Whether the case waits for somebody else at that moment. */
export const isPaused = ({ pausedUntil }: Pick<CaseFacts, 'pausedUntil'>, now: number): boolean =>
	pausedUntil !== null && now < pausedUntil;

/**
 * The same time of day on the n-th working day after a moment: three days from Friday 10:00 is
 * Wednesday 10:00 in a week from Monday to Friday.
 *
 * @param from epoch ms
 * @param days 1 and above
 */
export function workingDaysLater(calendar: WorkingCalendar, from: number, days: number): number {
	const today = dayAt(calendar.timeZone, from);
	const [midnight = from] = momentsOf(calendar.timeZone, today, [0]);
	let day = today;
	for (let left = days, searched = 0; left > 0 && searched < 3_660; searched++) {
		day += 1;
		if (calendar.spansOf(day).length > 0) left -= 1;
	}
	const minute = Math.floor((from - midnight) / minuteMs);
	const [at = from + days * dayMs] = momentsOf(calendar.timeZone, day, [Math.min(minute, 1439)]);
	return at;
}

/** Days in a sentence, a part of one too. */
const daysOf = (span: number): number => Math.max(0, Math.floor((span / dayMs) * 10) / 10);

/** What of the clocks' work moves with their due times. */
export function clocksMoved(
	facts: CaseFacts,
	basis: ClockBasis,
	ladder: CaseMove<'pause'>['context']['ladder'],
	now: number,
): { changes: Partial<CaseFacts>; effects: CaseEffect[] } {
	const due = clocksNow(facts, basis);
	const changes: Partial<CaseFacts> = { clockVersion: basis.version };
	if (facts.responseState === 'running') changes.responseDueAt = due.responseDueAt;
	if (facts.resolutionState === 'running') changes.resolutionDueAt = due.resolutionDueAt;
	const effects = dueRungs(ladder, basis, facts, 0).map(
		({ kind, at, rung, clock }): CaseEffect => ({
			kind: 'move_due',
			due: kind,
			// What should have come before now comes now.
			at: Math.max(at, now),
			rung,
			clock,
		}),
	);
	return { changes, effects };
}

/**
 * The rungs above the one reached, as the ladder is now: what it has more is planned, beside what is
 * planned already, and what it has less is void. A rung that waits for a clock that was met waits for
 * nothing.
 */
function ladderPlanned(
	ladder: CaseMove<'pause'>['context']['ladder'],
	basis: ClockBasis,
	facts: CaseFacts,
	now: number,
): CaseEffect[] {
	const ended = (state: CaseFacts['responseState']) => state === 'met' || state === 'none';
	const planned = dueRungs(ladder, basis, facts, facts.rung).flatMap(
		({ kind, at, rung, clock }): CaseEffect[] => {
			if (kind !== 'rung') return [];
			const when = ladder[rung - 1]?.at;
			const waitsFor = when !== undefined && 'breach' in when ? when.breach : null;
			if (waitsFor === 'response' && ended(facts.responseState)) return [];
			if (waitsFor === 'resolution' && ended(facts.resolutionState)) return [];
			return [{ kind: 'plan_due', due: kind, at: Math.max(at, now), rung, clock }];
		},
	);
	return [{ kind: 'cut_ladder', rungs: ladder.length }, ...planned];
}

/**
 * The owner waits for somebody else: the clock of the resolution stands until the end of the pause. That
 * of the response runs on, since whoever waits has spoken to the customer first. A second pause while
 * one lasts gives it another end. All of them together, since the case was opened or opened again, last no
 * longer than the longest pause.
 */
export function pause(move: CaseMove<'pause'>): CaseDecision {
	const { facts, context, now, action } = move;
	const since = isPaused(facts, now) ? (facts.pauses.at(-1)?.from ?? now) : now;
	const end =
		typeof action.until === 'number'
			? action.until
			: workingDaysLater(context.calendar, now, action.until.workingDays);
	if (!Number.isFinite(end) || end <= now) {
		return refused('invalid', 'A pause needs an end in the future.');
	}
	const before = isPaused(facts, now) ? facts.pauses.slice(0, -1) : facts.pauses;
	// To resume and to pause again is no way to wait for longer.
	const waited = before.reduce((sum, one) => sum + one.to - one.from, now - since);
	const left = context.longestPause - waited / context.timeScale;
	if (end - now > left) {
		const days = daysOf(context.longestPause);
		return refused(
			'invalid',
			waited === 0
				? `A pause lasts ${days} days at most.`
				: `The pauses of a case last ${days} days at most together; ${daysOf(left)} are left.`,
		);
	}
	const until = Math.round(now + (end - now) * context.timeScale);
	if (isPaused(facts, now) && facts.pausedUntil === until && facts.pauseReason === action.reason) {
		return refused('already_done', 'The case is paused like this already.');
	}
	const changes = {
		pauses: [...before, { from: since, to: until }],
		pausedUntil: until,
		pauseReason: action.reason,
	};
	const data = { reason: action.reason, until, note: action.note };
	return accepted(move, { ...changes, ...moved({ ...facts, ...changes }, move).changes }, data, [
		...moved({ ...facts, ...changes }, move).effects,
		{ kind: 'cancel_due', kinds: ['pause_over'], clock: null },
		{ kind: 'plan_due', due: 'pause_over', at: until, rung: null, clock: null },
		{ kind: 'emit', event: 'action' },
	]);
}

/** The clock goes on: by the owner, by the customer's word, or at the end of the pause. */
export function resume(move: CaseMove<'resume'>): CaseDecision {
	const { facts, now, actor } = move;
	const last = facts.pauses.at(-1);
	if (facts.pausedUntil === null || last === undefined) {
		return refused('already_done', 'The case is not paused.');
	}
	// A clock that comes late gives the owner no more time than was agreed.
	const to = Math.min(now, facts.pausedUntil);
	const changes = {
		pauses: [...facts.pauses.slice(0, -1), { from: last.from, to }],
		pausedUntil: null,
		pauseReason: null,
	};
	const effects: CaseEffect[] = [
		...moved({ ...facts, ...changes }, move).effects,
		{ kind: 'cancel_due', kinds: ['pause_over'], clock: null },
	];
	const byHand = actor.kind === 'owner' || actor.kind === 'lead' || actor.kind === 'workflow';
	effects.push(
		byHand ? { kind: 'emit', event: 'action' } : { kind: 'notify', who: 'owner', about: 'resumed' },
	);
	return accepted(
		move,
		{ ...changes, ...moved({ ...facts, ...changes }, move).changes },
		{ reason: facts.pauseReason, after: to - last.from },
		effects,
	);
}

function moved(facts: CaseFacts, { context, now }: Pick<CaseMove<'pause'>, 'context' | 'now'>) {
	if (context.basis === null) return { changes: {}, effects: [] };
	return clocksMoved(facts, context.basis, context.ladder, now);
}

/**
 * The working hours, the days, the ladder or the times of the preset are others now: clocks that run are due when
 * they would have been, had they begun so. What has run out, or was met, keeps its verdict. The ladder may
 * have more or fewer rungs than when the case began.
 */
export function recompute(move: CaseMove<'recompute'>): CaseDecision {
	const { facts, context, now } = move;
	if (context.basis === null) return refused('already_done', 'The case has no clock.');
	const { changes, effects } = clocksMoved(facts, context.basis, context.ladder, now);
	const { responseDueAt = facts.responseDueAt, resolutionDueAt = facts.resolutionDueAt } = changes;
	return accepted(
		move,
		changes,
		{
			responseFrom: facts.responseDueAt,
			responseTo: responseDueAt,
			resolutionFrom: facts.resolutionDueAt,
			resolutionTo: resolutionDueAt,
		},
		[...effects, ...ladderPlanned(context.ladder, context.basis, facts, now)],
	);
}

/** What is left of a pause when the case ends or begins anew. */
export const unpaused = {
	pausedUntil: null,
	pauseReason: null,
} as const satisfies Partial<CaseFacts>;
