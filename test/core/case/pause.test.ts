import fc from 'fast-check';

import { compileCalendar } from '../../../core/calendar/working-time';
import type { CaseAction, CaseActor } from '../../../core/case/action';
import type { CaseFacts } from '../../../core/case/case-facts';
import { clocksNow, stopped } from '../../../core/case/clock';
import type { CaseContext, CaseDecision } from '../../../core/case/decision';
import { openCase } from '../../../core/case/open';
import { workingDaysLater } from '../../../core/case/pause';
import { decideCaseAction } from '../../../core/case/transition';
import { defaultSettings } from '../../../core/model/default-settings';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const settings = defaultSettings();
const calendar = compileCalendar(settings.calendar, 'UTC');
const basis = {
	preset: { response: hour, resolution: 9 * hour },
	calendar,
	timeScale: 1,
	version: 'now',
};
const context: CaseContext = {
	person: null,
	handOverTo: null,
	ladder: settings.ladder,
	compensation: settings.compensation,
	calendar,
	basis,
	longestPause: settings.longestPause,
	verifyAfter: settings.verifyAfter,
	verifyTimeout: settings.verifyTimeout,
	timeScale: 1,
};
const owner: CaseActor = { kind: 'owner', id: 'ann', name: 'Ann' };
const system: CaseActor = { kind: 'system', id: null, name: 'Timer' };
const customer: CaseActor = { kind: 'customer', id: 'cus', name: null };
/** March 2026: the 2nd is a Monday, the 6th a Friday. */
const at = (date: number, hours: number, minutes = 0) => Date.UTC(2026, 2, date, hours, minutes);

const opened = (openedAt: number): CaseFacts =>
	openCase(
		{ id: 'cas_1', priority: 'high', ownerId: 'ann', team: null, slaPreset: 'complaint' },
		system,
		context,
		openedAt,
	).facts;
const decide = (
	facts: CaseFacts,
	action: CaseAction,
	now: number,
	actor = owner,
	change: Partial<CaseContext> = {},
) => decideCaseAction(facts, action, actor, { ...context, ...change }, now);
const ok = (decision: CaseDecision) => {
	if (decision.kind !== 'ok') throw new Error(decision.text);
	return decision;
};
const after = (facts: CaseFacts, decision: CaseDecision): CaseFacts => ({
	...facts,
	...ok(decision).changes,
});
const waits = (until: number): CaseAction => ({
	kind: 'pause',
	reason: 'customer',
	until,
	note: null,
});

/** Minutes in which somebody works and the case does not wait, counted one by one. */
function workedMinutes(from: number, to: number, pauses: CaseFacts['pauses']): number {
	let worked = 0;
	for (let now = from; now < to; now += minute) {
		const date = new Date(now);
		const [weekday, hours] = [date.getUTCDay(), date.getUTCHours()];
		const open = weekday >= 1 && weekday <= 5 && hours >= 9 && hours < 18;
		if (open && !pauses.some((one) => one.from <= now && now < one.to)) worked += 1;
	}
	return worked;
}

describe('a pause', () => {
	it('moves the resolution by the working time it takes, and not the first response', () => {
		const facts = opened(at(2, 9));
		const paused = after(facts, decide(facts, waits(at(4, 12)), at(2, 12)));
		// Six hours were left on Monday noon, so six are left on Wednesday noon.
		expect(paused.resolutionDueAt).toBe(at(4, 18));
		expect(paused.responseDueAt).toBe(at(2, 10));
		expect(paused).toMatchObject({
			pausedUntil: at(4, 12),
			pauseReason: 'customer',
			state: 'open',
		});
	});

	it('that is ended early takes no more than it lasted', () => {
		const facts = opened(at(2, 9));
		const paused = after(facts, decide(facts, waits(at(4, 12)), at(2, 12)));
		const resumed = after(paused, decide(paused, { kind: 'resume' }, at(3, 10), customer));
		expect(resumed).toMatchObject({ pausedUntil: null, pauseReason: null });
		expect(resumed.resolutionDueAt).toBe(at(3, 16));
	});

	it('ends at its end, however late the clock comes', () => {
		const facts = opened(at(2, 9));
		const paused = after(facts, decide(facts, waits(at(3, 12)), at(2, 12)));
		const done = ok(decide(paused, { kind: 'resume' }, at(5, 12), system));
		expect(done.changes.resolutionDueAt).toBe(at(3, 18));
		expect(done.effects).toContainEqual({ kind: 'notify', who: 'owner', about: 'resumed' });
	});

	it('moves the warning, the breach and the rungs that are to come, and plans its end', () => {
		const facts = opened(at(2, 9));
		const { effects } = ok(decide(facts, waits(at(4, 12)), at(2, 12)));
		const moved = effects.flatMap((effect) =>
			effect.kind === 'move_due' ? [[effect.due, effect.clock ?? effect.rung, effect.at]] : [],
		);
		expect(moved).toEqual(
			expect.arrayContaining([
				['sla_warning', 'resolution', at(4, 16, 12)],
				['sla_breach', 'resolution', at(4, 18)],
				['rung', 2, at(4, 18)],
				['rung', 3, at(5, 13, 30)],
			]),
		);
		const plan = { kind: 'plan_due', due: 'pause_over', at: at(4, 12), rung: null, clock: null };
		expect(effects).toContainEqual(plan);
	});

	it('can be given another end, counted from its beginning', () => {
		const facts = opened(at(2, 9));
		const paused = after(facts, decide(facts, waits(at(4, 12)), at(2, 12)));
		const longer = after(paused, decide(paused, waits(at(5, 12)), at(3, 12)));
		expect(longer.pauses).toEqual([{ from: at(2, 12), to: at(5, 12) }]);
		const tooLong = waits(at(2, 12) + context.longestPause + 1);
		expect(decide(longer, tooLong, at(4, 12))).toMatchObject({ reason: 'invalid' });
	});

	it('stays within the longest pause and lies ahead', () => {
		const facts = opened(at(2, 9));
		const now = at(2, 12);
		expect(decide(facts, waits(now + 14 * day), now).kind).toBe('ok');
		expect(decide(facts, waits(now + 14 * day + 1), now)).toMatchObject({
			kind: 'refused',
			text: 'A pause lasts 14 days at most.',
		});
		expect(decide(facts, waits(now), now)).toMatchObject({ kind: 'refused', reason: 'invalid' });
		expect(decide(facts, { kind: 'resume' }, now)).toMatchObject({ reason: 'already_done' });
		expect(decide({ ...facts, state: 'resolved' }, waits(now + day), now)).toMatchObject({
			reason: 'state',
		});
	});

	it('lasts no longer with those before it than the longest pause', () => {
		const facts = opened(at(2, 9));
		const paused = after(facts, decide(facts, waits(at(12, 12)), at(2, 12)));
		const resumed = after(paused, decide(paused, { kind: 'resume' }, at(12, 12)));
		const now = at(12, 13);
		expect(decide(resumed, waits(now + 4 * day), now).kind).toBe('ok');
		expect(decide(resumed, waits(now + 4 * day + 1), now)).toMatchObject({
			kind: 'refused',
			text: 'The pauses of a case last 14 days at most together; 4 are left.',
		});
		// It was opened again: its clocks have begun anew.
		expect(decide({ ...resumed, pauses: [] }, waits(now + 14 * day), now).kind).toBe('ok');
	});

	it('is counted in the time before compression', () => {
		const facts = opened(at(2, 9));
		const fast = { timeScale: 0.01 };
		const waited = after(facts, decide(facts, waits(at(2, 12) + 10 * day), at(2, 12), owner, fast));
		const now = waited.pausedUntil ?? 0;
		const resumed = after(waited, decide(waited, { kind: 'resume' }, now, owner, fast));
		expect(decide(resumed, waits(now + 4 * day), now, owner, fast).kind).toBe('ok');
		expect(decide(resumed, waits(now + 5 * day), now, owner, fast).kind).toBe('refused');
	});

	it.each([
		[1, at(6, 10, 30), at(9, 10, 30)],
		[3, at(6, 10), at(11, 10)],
		[2, at(2, 12), at(4, 12)],
	])('of %d working days ends at the same time of day', (days, from, until) => {
		expect(workingDaysLater(calendar, from, days)).toBe(until);
		const facts = opened(at(2, 9));
		const action = { ...waits(0), until: { workingDays: days } } as CaseAction;
		expect(after(facts, decide(facts, action, from)).pausedUntil).toBe(until);
	});

	it('after the clock has run out saves it from nothing', () => {
		const facts = opened(at(2, 9));
		const late = after(facts, decide(facts, waits(at(5, 12)), at(4, 9)));
		expect(late.resolutionDueAt).toBe(at(2, 18));
		expect(stopped(late.resolutionState, late.resolutionDueAt, at(4, 10))).toBe('breached');
	});
});

it('the resolution is due when exactly its working time has passed outside all pauses', () => {
	const minutes = (most: number) => fc.integer({ min: 1, max: most });
	const pauses = fc.array(fc.tuple(minutes(1_500), minutes(3_000)), { maxLength: 4 });
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 7 * 24 * 60 }),
			minutes(1_200),
			pauses,
			(start, resolution, gaps) => {
				const startedAt = at(2, 0) + start * minute;
				let facts = opened(startedAt);
				const preset = { response: minute, resolution: resolution * minute };
				const change = { basis: { ...basis, preset } };
				facts = { ...facts, ...clocksNow(facts, change.basis) };
				let now = startedAt;
				for (const [before, length] of gaps) {
					now += before * minute;
					const paused = decide(facts, waits(now + length * minute), now, owner, change);
					facts = after(facts, paused);
					now += length * minute;
					facts = after(facts, decide(facts, { kind: 'resume' }, now, system, change));
				}
				const due = facts.resolutionDueAt ?? 0;
				expect(workedMinutes(startedAt, due, facts.pauses)).toBe(resolution);
				expect(workedMinutes(startedAt, due - minute, facts.pauses)).toBe(resolution - 1);
				// Met up to that moment, breached after it.
				expect(stopped('running', due, due)).toBe('met');
				expect(stopped('running', due, due + 1)).toBe('breached');
			},
		),
		{ numRuns: 60 },
	);
});

describe('clocks that are reckoned again', () => {
	const anew = (facts: CaseFacts, change: Partial<typeof basis>, now: number) =>
		decide(facts, { kind: 'recompute' }, now, system, { basis: { ...basis, ...change } });

	it('are due when they would have been, and the history has the old and the new time', () => {
		const facts = opened(at(5, 12));
		expect(facts.resolutionDueAt).toBe(at(6, 12));
		const days = [{ date: '2026-03-06', kind: 'off' as const, name: 'Closed' }];
		const closed = compileCalendar({ ...settings.calendar, days }, 'UTC');
		const { changes, history } = ok(
			anew(facts, { calendar: closed, version: 'closed' }, at(5, 13)),
		);
		expect(changes).toMatchObject({ resolutionDueAt: at(9, 12), clockVersion: 'closed' });
		expect(history).toMatchObject({
			kind: 'recompute',
			data: { resolutionFrom: at(6, 12), resolutionTo: at(9, 12) },
		});
	});

	it('leave out the pauses there were', () => {
		const facts = opened(at(2, 9));
		const paused = after(facts, decide(facts, waits(at(3, 12)), at(2, 12)));
		const preset = { response: hour, resolution: 18 * hour };
		const { changes } = ok(anew(paused, { preset }, at(2, 13)));
		// Three hours on Monday, six on Tuesday afternoon, nine on Wednesday.
		expect(changes.resolutionDueAt).toBe(at(4, 18));
	});

	it('keep the verdict of a clock that was met or has run out', () => {
		const facts: CaseFacts = {
			...opened(at(2, 9)),
			responseState: 'met',
			resolutionState: 'breached',
		};
		const { changes } = ok(
			anew(facts, { preset: { response: 2 * hour, resolution: day } }, at(3, 9)),
		);
		expect(changes).toEqual({ clockVersion: 'now' });
	});
});
