import { compileCalendar } from '../../../core/calendar/working-time';
import type { CaseAction, CaseActor } from '../../../core/case/action';
import type { CaseFacts } from '../../../core/case/case-facts';
import { heatSteps } from '../../../core/model/case-words';
import type { CaseContext, CaseDecision } from '../../../core/case/decision';
import { openCase } from '../../../core/case/open';
import { decideCaseAction } from '../../../core/case/transition';
import { defaultSettings } from '../../../core/model/default-settings';
import type { Person } from '../../../core/model/people';
import { caseStates, workingCaseStates } from '../../../core/model/states';

const settings = defaultSettings();
const day = 86_400_000;
/** Wednesday 2026-03-04, 10:00 UTC, in working time. */
const opened = Date.UTC(2026, 2, 4, 10);
const now = opened + 30 * 60_000;

const person = (id: string, more: Partial<Person> = {}): Person => ({
	id,
	name: id.toUpperCase(),
	email: null,
	team: 'service',
	role: 'agent',
	skills: [],
	languages: [],
	channels: {},
	compensationLimit: null,
	deputyId: null,
	maxOpenCases: null,
	active: true,
	externalIds: {},
	...more,
});

const context = (more: Partial<CaseContext> = {}): CaseContext => ({
	person: person('ann'),
	handOverTo: null,
	ladder: settings.ladder,
	compensation: settings.compensation,
	basis: {
		preset: { response: 3_600_000, resolution: 9 * 3_600_000 },
		calendar: compileCalendar(settings.calendar, 'UTC'),
		timeScale: 1,
		version: '1',
	},
	calendar: compileCalendar(settings.calendar, 'UTC'),
	longestPause: settings.longestPause,
	verifyAfter: settings.verifyAfter,
	verifyTimeout: settings.verifyTimeout,
	timeScale: 1,
	...more,
});

const owner: CaseActor = { kind: 'owner', id: 'ann', name: 'ANN' };
const lead: CaseActor = { kind: 'lead', id: 'lou', name: 'LOU' };
const customer: CaseActor = { kind: 'customer', id: 'cus_1', name: null };
const system: CaseActor = { kind: 'system', id: null, name: null };
const workflow: CaseActor = { kind: 'workflow', id: 'wf', name: 'Cases' };

const fresh = (more: Partial<CaseFacts> = {}): CaseFacts => ({
	...openCase(
		{ id: 'cas_1', priority: 'high', ownerId: 'ann', team: 'service', slaPreset: 'complaint' },
		system,
		context(),
		opened,
	).facts,
	...more,
});

const done = { done: true, note: null, at: opened };
const ready: Partial<CaseFacts> = {
	state: 'in_progress',
	acknowledgedAt: opened,
	responseState: 'met',
	heat: { hear: done, empathise: done, apologise: done, act: done },
	rootCause: 'delivery',
};
const resolved: Partial<CaseFacts> = {
	...ready,
	state: 'resolved',
	resolvedAt: now,
	resolutionState: 'met',
};

const decide = (
	facts: CaseFacts,
	action: CaseAction,
	actor: CaseActor = owner,
	more: Partial<CaseContext> = {},
	at = now,
): CaseDecision => decideCaseAction(facts, action, actor, context(more), at);

const ok = (decision: CaseDecision) => {
	if (decision.kind === 'refused') throw new Error(decision.text);
	return decision;
};

const emitted = (decision: CaseDecision) =>
	ok(decision).effects.flatMap((effect) => (effect.kind === 'emit' ? [effect.event] : []));

describe('a new case', () => {
	it('is open, its clocks run, and what comes due is planned', () => {
		const { facts, history, effects } = openCase(
			{ id: 'cas_1', priority: 'high', ownerId: 'ann', team: 'service', slaPreset: 'complaint' },
			system,
			context(),
			opened,
		);
		expect(facts).toMatchObject({
			state: 'open',
			rung: 0,
			responseDueAt: opened + 3_600_000,
			responseState: 'running',
			resolutionDueAt: opened + day,
			resolutionState: 'running',
		});
		expect(history).toMatchObject({ kind: 'opened', at: opened, actor: system });
		expect(effects.map((effect) => effect.kind === 'plan_due' && effect.due)).toEqual([
			'sla_warning',
			'sla_breach',
			'rung',
			'sla_warning',
			'sla_breach',
			'rung',
			'rung',
		]);
	});

	it('without an SLA has no clocks', () => {
		const input = { id: 'c', priority: 'low' as const, ownerId: null, team: null, slaPreset: null };
		const { facts, effects } = openCase(input, system, { basis: null, ladder: [] }, opened);
		expect(facts).toMatchObject({ responseState: 'none', responseDueAt: null });
		expect(effects).toEqual([]);
	});
});

describe('acknowledging', () => {
	it('stops the response clock in time', () => {
		const decision = ok(decide(fresh(), { kind: 'acknowledge' }));
		expect(decision.changes).toEqual({
			state: 'acknowledged',
			acknowledgedAt: now,
			responseState: 'met',
		});
		expect(decision.history).toEqual({
			kind: 'acknowledge',
			at: now,
			actor: owner,
			data: { late: false },
		});
		expect(decision.effects).toEqual([
			{ kind: 'cancel_due', kinds: ['sla_warning', 'sla_breach'], clock: 'response' },
			{ kind: 'emit', event: 'taken' },
		]);
	});

	it('too late leaves the clock breached', () => {
		const decision = ok(decide(fresh(), { kind: 'acknowledge' }, owner, {}, opened + 3_600_001));
		expect(decision.changes.responseState).toBe('breached');
		expect(decision.history.data).toEqual({ late: true });
	});

	it('twice changes nothing', () => {
		expect(decide(fresh({ state: 'acknowledged' }), { kind: 'acknowledge' })).toMatchObject({
			reason: 'already_done',
		});
	});
});

describe('working on a case', () => {
	const works: CaseAction[] = [
		{ kind: 'log_contact', channel: 'phone', note: 'Called' },
		{ kind: 'heat', step: 'hear', done: true, note: 'Listened' },
		{ kind: 'promise', at: now + day, text: 'Call back' },
		{ kind: 'compensation', compensationKind: 'voucher', amount: 10, currency: 'USD', note: null },
		{ kind: 'root_cause', code: 'delivery', note: null },
	];

	it.each(works.map((action) => [action.kind, action] as const))(
		'by %s begins it and counts as the first response',
		(kind, action) => {
			const decision = ok(decide(fresh(), action));
			expect(decision.changes).toMatchObject({
				state: 'in_progress',
				acknowledgedAt: now,
				responseState: 'met',
			});
			expect(decision.history).toMatchObject({ kind, at: now, actor: owner });
			expect(emitted(decision)).toEqual(['action']);
		},
	);

	it.each(works.map((action) => [action.kind, action] as const))(
		'by %s does not touch the response clock again',
		(_kind, action) => {
			const facts = fresh({ state: 'acknowledged', acknowledgedAt: opened, responseState: 'met' });
			const { changes, effects } = ok(decide(facts, action));
			expect(changes.acknowledgedAt).toBeUndefined();
			expect(effects).not.toContainEqual(expect.objectContaining({ clock: 'response' }));
		},
	);

	it('ticks a HEAT step, and takes it back', () => {
		const ticked = ok(decide(fresh(), { kind: 'heat', step: 'hear', done: true, note: null }));
		expect(ticked.changes.heat?.hear).toEqual({ done: true, note: null, at: now });
		expect(ticked.history.data).toMatchObject({ step: 'hear', left: 3 });
		const facts = fresh({ ...ready });
		expect(
			ok(decide(facts, { kind: 'heat', step: 'act', done: false, note: null })).changes.heat?.act,
		).toEqual({ done: false, note: null, at: now });
		expect(decide(facts, { kind: 'heat', step: 'act', done: true, note: null })).toMatchObject({
			reason: 'already_done',
		});
	});

	it('makes a promise a clock of its own, in place of an earlier one', () => {
		const { changes, effects } = ok(
			decide(fresh(), { kind: 'promise', at: now + day, text: 'Call' }),
		);
		expect(changes).toMatchObject({ promiseAt: now + day, promiseText: 'Call' });
		expect(effects).toContainEqual({ kind: 'cancel_due', kinds: ['promise_due'], clock: null });
		expect(effects).toContainEqual({
			kind: 'plan_due',
			due: 'promise_due',
			at: now + day,
			rung: null,
			clock: null,
		});
	});

	it.each([
		['now', now],
		['the past', now - 1],
		['no date', NaN],
		['more than a year', now + 367 * day],
	])('takes no promise for %s', (_when, at) => {
		expect(decide(fresh(), { kind: 'promise', at, text: 'x' })).toMatchObject({
			reason: 'invalid',
		});
	});

	it('changes hands without stopping a clock', () => {
		const bob = person('bob', { team: 'field' });
		const action: CaseAction = { kind: 'hand_over', personId: 'bob', note: 'his region' };
		const decision = ok(decide(fresh(), action, owner, { handOverTo: bob }));
		expect(decision.changes).toEqual({ ownerId: 'bob', team: 'field' });
		expect(decision.history.data).toEqual({
			from: 'ann',
			to: 'bob',
			toName: 'BOB',
			note: 'his region',
		});
		expect(emitted(decision)).toEqual(['reassigned']);
	});

	it.each<[string, string, Person | null, string]>([
		['a stranger', 'bob', null, 'unknown_person'],
		['somebody inactive', 'bob', person('bob', { active: false }), 'unknown_person'],
		['the owner', 'ann', person('ann'), 'already_done'],
	])('does not go to %s', (_who, personId, handOverTo, reason) => {
		const action: CaseAction = { kind: 'hand_over', personId, note: null };
		expect(decide(fresh(), action, owner, { handOverTo })).toMatchObject({ reason });
	});
});

describe('compensation', () => {
	const ask = (amount: number, currency = 'USD'): CaseAction => ({
		kind: 'compensation',
		compensationKind: 'refund',
		amount,
		currency,
		note: null,
	});

	it('within the limit is granted', () => {
		const decision = ok(decide(fresh(), ask(50)));
		expect(decision.changes.compensations).toMatchObject([
			{ amount: 50, state: 'granted', by: 'ann' },
		]);
		expect(emitted(decision)).toEqual(['action']);
	});

	it('above the limit is asked of the approver', () => {
		const decision = ok(decide(fresh(), ask(51)));
		expect(decision.changes.compensations).toMatchObject([{ amount: 51, state: 'requested' }]);
		expect(emitted(decision)).toEqual(['approval']);
		expect(decision.effects).toContainEqual({
			kind: 'notify',
			who: { role: 'manager' },
			about: 'approval_requested',
		});
	});

	it.each([
		[0, 'USD'],
		[-5, 'USD'],
		[NaN, 'USD'],
		[5, 'dollars'],
	])('of %d %s is refused', (amount, currency) => {
		expect(decide(fresh(), ask(amount, currency))).toMatchObject({ reason: 'invalid' });
	});

	const requested = () => {
		const { changes } = ok(decide(fresh(), ask(500)));
		const facts = fresh({ ...changes });
		return { facts, id: facts.compensations[0]?.id ?? '' };
	};
	const boss = { person: person('mia', { role: 'manager' }) };
	const mia: CaseActor = { kind: 'lead', id: 'mia', name: 'MIA' };

	it.each(['approve', 'decline'] as const)('is decided by the approver (%s), once', (kind) => {
		const { facts, id } = requested();
		const decision = ok(decide(facts, { kind, compensationId: id, note: 'ok' }, mia, boss));
		const state = kind === 'approve' ? 'approved' : 'declined';
		expect(decision.changes.compensations).toMatchObject([
			{ state, decidedBy: 'mia', decidedAt: now },
		]);
		expect(decision.effects).toContainEqual({
			kind: 'notify',
			who: 'owner',
			about: 'approval_decided',
		});
		const after = { ...facts, ...decision.changes };
		expect(decide(after, { kind, compensationId: id, note: null }, mia, boss)).toMatchObject({
			reason: 'already_done',
		});
		const other = kind === 'approve' ? 'decline' : 'approve';
		expect(decide(after, { kind: other, compensationId: id, note: null }, mia, boss)).toMatchObject(
			{
				reason: 'state',
			},
		);
	});

	it('is not decided by who asked, nor by who may not, nor when there is none', () => {
		const { facts, id } = requested();
		const approve: CaseAction = { kind: 'approve', compensationId: id, note: null };
		expect(decide(facts, approve)).toMatchObject({ reason: 'not_allowed' });
		expect(
			decide(facts, approve, lead, { person: person('lou', { role: 'team_lead' }) }),
		).toMatchObject({
			reason: 'not_allowed',
		});
		expect(decide(facts, approve, workflow, boss)).toMatchObject({ reason: 'not_allowed' });
		expect(decide(fresh(), approve, mia, boss)).toMatchObject({ reason: 'unknown_compensation' });
	});
});

describe('resolving', () => {
	it('stops the clock and plans the customer’s verdict', () => {
		const decision = ok(decide(fresh(ready), { kind: 'resolve', note: 'Replaced' }));
		expect(decision.changes).toMatchObject({
			state: 'resolved',
			resolvedAt: now,
			resolutionState: 'met',
		});
		expect(decision.effects).toEqual([
			{
				kind: 'cancel_due',
				kinds: ['sla_warning', 'sla_breach', 'rung', 'promise_due', 'pause_over'],
				clock: null,
			},
			{ kind: 'plan_due', due: 'verification_due', at: now + day, rung: null, clock: null },
			{ kind: 'plan_due', due: 'verification_silent', at: now + 8 * day, rung: null, clock: null },
			{ kind: 'emit', event: 'resolved' },
		]);
	});

	it('compresses the wait by the time scale', () => {
		const { effects } = ok(
			decide(fresh(ready), { kind: 'resolve', note: null }, owner, { timeScale: 0.001 }),
		);
		expect(effects).toContainEqual(
			expect.objectContaining({ due: 'verification_due', at: now + day * 0.001 }),
		);
	});

	it('too late leaves the clock breached', () => {
		const decision = ok(
			decide(fresh(ready), { kind: 'resolve', note: null }, owner, {}, opened + 2 * day),
		);
		expect(decision.changes.resolutionState).toBe('breached');
		expect(decision.history.data).toMatchObject({ late: true });
	});

	it.each(heatSteps.map((step) => [step]))('needs the step "%s"', (step) => {
		const heat = { ...(ready.heat ?? fresh().heat), [step]: null };
		expect(decide(fresh({ ...ready, heat }), { kind: 'resolve', note: null })).toEqual({
			kind: 'refused',
			reason: 'incomplete',
			text: `Before the case is resolved it needs the step "${step}".`,
		});
	});

	it('needs the root cause and every request decided', () => {
		const asked = ok(
			decide(fresh({ ...ready, rootCause: null }), {
				kind: 'compensation',
				compensationKind: 'refund',
				amount: 900,
				currency: 'USD',
				note: null,
			}),
		);
		const facts = { ...fresh({ ...ready, rootCause: null }), ...asked.changes };
		expect(decide(facts, { kind: 'resolve', note: null })).toMatchObject({
			reason: 'incomplete',
			text: expect.stringMatching(/root cause.*compensation/),
		});
	});

	it.each([[lead], [workflow]])('asks the same of everybody else', (actor) => {
		expect(decide(fresh(), { kind: 'resolve', note: null }, actor)).toMatchObject({
			reason: 'incomplete',
		});
	});
});

describe('the customer’s verdict', () => {
	it.each(['resolved', 'unconfirmed'] as const)('confirms a case that is %s', (state) => {
		const decision = ok(decide(fresh({ ...resolved, state }), { kind: 'confirm' }, customer));
		expect(decision.changes).toEqual({ state: 'confirmed', confirmedAt: now });
		expect(decision.history.actor).toEqual(customer);
		expect(decision.effects).toContainEqual({
			kind: 'cancel_due',
			kinds: ['verification_due', 'verification_silent'],
			clock: null,
		});
	});

	it.each([[owner], [lead], [workflow], [system]])('is nobody else’s: not of %j', (actor) => {
		expect(decide(fresh(resolved), { kind: 'confirm' }, actor)).toMatchObject({
			reason: 'not_allowed',
		});
	});

	it('cannot confirm what is not resolved', () => {
		expect(decide(fresh(ready), { kind: 'confirm' }, customer)).toMatchObject({ reason: 'state' });
	});

	it('that is bad reopens one rung higher with new clocks and an empty checklist', () => {
		const later = now + 3 * day;
		const facts = fresh({ ...resolved, rung: 1, promiseAt: now, promiseText: 'x' });
		const decision = ok(
			decide(facts, { kind: 'reopen', reason: 'Still broken' }, customer, {}, later),
		);
		expect(decision.changes).toMatchObject({
			state: 'open',
			rung: 2,
			clockStartedAt: later,
			responseState: 'running',
			resolutionState: 'running',
			acknowledgedAt: null,
			resolvedAt: null,
			promiseAt: null,
			reopenCount: 1,
			heat: { hear: null, empathise: null, apologise: null, act: null },
		});
		expect(decision.changes.responseDueAt).toBeGreaterThan(later);
		expect(decision.history.data).toEqual({ reason: 'Still broken', from: 'resolved', rung: 2 });
		expect(decision.effects).toContainEqual({
			kind: 'notify',
			who: { role: 'manager' },
			about: 'reopened',
		});
		const rungs = decision.effects.filter(
			(effect) => effect.kind === 'plan_due' && effect.due === 'rung',
		);
		expect(rungs).toMatchObject([{ rung: 1 }, { rung: 2 }, { rung: 3 }]);
	});

	it('that is bad lets a rung take over that is meant to', () => {
		const { effects } = ok(
			decide(fresh({ ...resolved, rung: 2 }), { kind: 'reopen', reason: 'x' }, customer),
		);
		expect(effects).toContainEqual({ kind: 'take_over', by: { role: 'manager' } });
	});

	it('that is bad stays on the last rung, and on none where there is no ladder', () => {
		const reopen: CaseAction = { kind: 'reopen', reason: 'x' };
		expect(ok(decide(fresh({ ...resolved, rung: 3 }), reopen, customer)).changes.rung).toBe(3);
		expect(ok(decide(fresh(resolved), reopen, customer, { ladder: [] })).changes.rung).toBe(0);
	});

	it.each(['resolved', 'confirmed', 'unconfirmed', 'closed'] as const)(
		'can reopen what is %s',
		(state) => {
			const decision = decide(
				fresh({ ...resolved, state }),
				{ kind: 'reopen', reason: 'x' },
				customer,
			);
			expect(decision.kind).toBe('ok');
		},
	);

	it('that does not come ends the case as unconfirmed', () => {
		const decision = ok(decide(fresh(resolved), { kind: 'unconfirmed' }, system));
		expect(decision.changes).toEqual({ state: 'unconfirmed' });
		expect(decide(fresh(ready), { kind: 'unconfirmed' }, system)).toMatchObject({
			reason: 'state',
		});
		expect(
			decide(fresh({ ...resolved, state: 'confirmed' }), { kind: 'unconfirmed' }, system),
		).toMatchObject({
			reason: 'state',
		});
	});
});

describe('escalating', () => {
	const to = (rung: number, planned = true): CaseAction => ({
		kind: 'escalate',
		rung,
		reason: null,
		planned,
	});

	it('tells whom the rung names', () => {
		const decision = ok(decide(fresh(), to(1), system));
		expect(decision.changes).toEqual({ rung: 1 });
		expect(decision.history.data).toMatchObject({ rung: 1, name: 'team lead', from: 0 });
		expect(decision.effects).toEqual([
			{ kind: 'notify', who: { role: 'team_lead' }, about: 'escalated' },
		]);
	});

	it('hands the case to a rung that takes over', () => {
		expect(ok(decide(fresh(), to(3), system)).effects[0]).toEqual({
			kind: 'take_over',
			by: { role: 'manager' },
		});
	});

	it.each<[string, Partial<CaseFacts>, number, boolean, string]>([
		['to where it stands', { rung: 1 }, 1, true, 'already_done'],
		['downwards', { rung: 2 }, 1, false, 'already_done'],
		['past the ladder', {}, 4, false, 'invalid'],
		['to no rung', {}, 0, false, 'invalid'],
		['for a response that came', { responseState: 'met' }, 1, true, 'state'],
		['once resolved', resolved, 1, true, 'state'],
	])('is not done %s', (_what, facts, rung, planned, reason) => {
		expect(decide(fresh(facts), to(rung, planned), system)).toMatchObject({ reason });
	});

	it('by hand needs no breach', () => {
		expect(decide(fresh({ responseState: 'met' }), to(1, false), lead).kind).toBe('ok');
	});
});

describe('a breach', () => {
	it('is written down once, and not before its time', () => {
		const action: CaseAction = { kind: 'breach', clock: 'response' };
		expect(decide(fresh(), action, system)).toMatchObject({ reason: 'state' });
		const decision = ok(decide(fresh(), action, system, {}, opened + 3_600_000));
		expect(decision.changes).toEqual({ responseState: 'breached' });
		const after = fresh({ responseState: 'breached' });
		expect(decide(after, action, system, {}, opened + day)).toMatchObject({
			reason: 'already_done',
		});
		expect(ok(decide(after, { kind: 'acknowledge' })).changes.responseState).toBe('breached');
	});
});

describe('closing by hand', () => {
	it('ends a case with a reason and stops everything planned', () => {
		const decision = ok(decide(fresh(), { kind: 'close', reason: ' duplicate ' }, lead));
		expect(decision.changes).toMatchObject({ state: 'closed', closedAt: now });
		expect(decision.history.data).toEqual({ reason: 'duplicate', from: 'open' });
	});

	it.each<[string, CaseActor, Partial<CaseFacts>, string, string]>([
		['by its owner', owner, {}, 'x', 'not_allowed'],
		['without a reason', lead, {}, ' ', 'invalid'],
		['twice', lead, { state: 'closed' }, 'x', 'already_done'],
		['once confirmed', lead, { state: 'confirmed' }, 'x', 'state'],
	])('is not done %s', (_what, actor, facts, reason, refusal) => {
		expect(decide(fresh(facts), { kind: 'close', reason }, actor)).toMatchObject({
			reason: refusal,
		});
	});
});

describe('who may act', () => {
	const actions: CaseAction[] = [
		{ kind: 'acknowledge' },
		{ kind: 'log_contact', channel: 'phone', note: null },
		{ kind: 'heat', step: 'hear', done: true, note: null },
		{ kind: 'promise', at: now + day, text: 'x' },
		{ kind: 'compensation', compensationKind: 'x', amount: 1, currency: 'USD', note: null },
		{ kind: 'root_cause', code: 'x', note: null },
		{ kind: 'hand_over', personId: 'bob', note: null },
		{ kind: 'resolve', note: null },
	];
	const cases = actions.map((action) => [action.kind, action] as const);

	it.each(cases)('%s: not a former owner', (_kind, action) => {
		expect(decide(fresh({ ownerId: 'bob' }), action)).toMatchObject({ reason: 'not_owner' });
		expect(decide(fresh({ ownerId: null }), action, { ...owner, id: null })).toMatchObject({
			reason: 'not_owner',
		});
	});

	it.each(cases)('%s: not a customer', (_kind, action) => {
		expect(decide(fresh(), action, customer)).toMatchObject({ reason: 'not_allowed' });
	});

	const over = caseStates.filter((state) => !workingCaseStates.includes(state));
	it.each(cases)('%s: not once the work is over', (_kind, action) => {
		for (const state of over) {
			expect(decide(fresh({ ...ready, state }), action)).toMatchObject({ reason: 'state' });
		}
	});
});

it('every accepted action writes who did it and when', () => {
	const decisions = [
		decide(fresh(), { kind: 'acknowledge' }),
		decide(fresh(ready), { kind: 'resolve', note: null }, lead),
		decide(fresh(resolved), { kind: 'reopen', reason: 'x' }, workflow),
		decide(fresh(resolved), { kind: 'unconfirmed' }, system),
	].map(ok);
	expect(decisions.map(({ history }) => [history.kind, history.at, history.actor.kind])).toEqual([
		['acknowledge', now, 'owner'],
		['resolve', now, 'lead'],
		['reopen', now, 'workflow'],
		['unconfirmed', now, 'system'],
	]);
});
