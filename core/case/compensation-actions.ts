import { derivedId } from '../model/id';
import type { Compensation } from './case-facts';
import { mayDecide, mayGrant } from './compensation';
import { accepted, refused } from './decision';
import type { CaseDecision, CaseEffect, CaseMove } from './decision';
import { begun } from './work-actions';

/** Within the limit it is granted; above it, a request goes to the approver's role. */
export function compensate(move: CaseMove<'compensation'>): CaseDecision {
	const { facts, actor, context, now } = move;
	const { compensationKind, amount, currency, note } = move.action;
	if (!Number.isFinite(amount) || amount <= 0 || amount > 1e12) {
		return refused('invalid', 'A compensation needs an amount above zero.');
	}
	if (!/^[A-Z]{3}$/.test(currency)) {
		return refused('invalid', `"${currency}" is no currency code such as "EUR" or "CNY".`);
	}
	const { person } = context;
	const within = mayGrant(person, { amount, currency }, facts.compensations, context.compensation);
	const compensation: Compensation = {
		id: derivedId('stp', facts.id, 'compensation', String(now), String(facts.compensations.length)),
		kind: compensationKind,
		amount,
		currency,
		state: within ? 'granted' : 'requested',
		by: person?.id ?? actor.id,
		note: note ?? '',
		at: now,
		decidedBy: null,
		decidedAt: null,
	};
	const { changes, effects } = begun(facts, now);
	const follow: CaseEffect[] = within
		? [{ kind: 'emit', event: 'action' }]
		: [
				{
					kind: 'notify',
					who: { role: context.compensation.approverRole },
					about: 'approval_requested',
				},
				{ kind: 'emit', event: 'approval' },
			];
	const { id, state } = compensation;
	return accepted(
		move,
		{ ...changes, compensations: [...facts.compensations, compensation] },
		{ compensationId: id, compensationKind, amount, currency, state, note },
		[...effects, ...follow],
	);
}

/** The approver's word on a request. */
export function decideCompensation(move: CaseMove<'approve' | 'decline'>): CaseDecision {
	const { facts, actor, context, now } = move;
	const { compensationId, note } = move.action;
	const request = facts.compensations.find(({ id }) => id === compensationId);
	if (!request) {
		return refused('unknown_compensation', `The case has no compensation "${compensationId}".`);
	}
	const state = move.action.kind === 'approve' ? 'approved' : 'declined';
	if (request.state === state) {
		return refused('already_done', `The request has been ${state} before.`);
	}
	if (request.state !== 'requested') {
		return refused('state', `The compensation is ${request.state}; there is nothing to decide.`);
	}
	if (!mayDecide(context.person, request, facts.compensations, context.compensation)) {
		return refused(
			'not_allowed',
			`This request is for somebody in the role "${context.compensation.approverRole}" to decide, and not for the person who made it.`,
		);
	}
	const decided = { ...request, state, decidedBy: actor.id, decidedAt: now } as const;
	const effects: CaseEffect[] = [
		{ kind: 'notify', who: 'owner', about: 'approval_decided' },
		{ kind: 'emit', event: 'action' },
	];
	if (request.by !== null && request.by !== facts.ownerId) {
		effects.push({ kind: 'notify', who: { person: request.by }, about: 'approval_decided' });
	}
	return accepted(
		move,
		{ compensations: facts.compensations.map((one) => (one === request ? decided : one)) },
		{ compensationId, amount: request.amount, currency: request.currency, state, note },
		effects,
	);
}
