import { workingCaseStates } from '../model/states';
import type { CaseState } from '../model/states';
import type { CaseAction, CaseActionKind, CaseActor } from './action';
import type { CaseFacts } from './case-facts';
import {
	breach,
	close,
	confirm,
	endUnconfirmed,
	escalate,
	reopen,
	resolve,
} from './closing-actions';
import { compensate, decideCompensation } from './compensation-actions';
import { pause, recompute, resume } from './pause';
import { refused } from './decision';
import type { CaseContext, CaseDecision } from './decision';
import {
	acknowledge,
	addNote,
	handOver,
	logContact,
	markHeat,
	promise,
	setRootCause,
} from './work-actions';

type ActorKind = CaseActor['kind'];

type Rule = { by: readonly ActorKind[]; from: readonly CaseState[] | 'any' };

const staff = ['owner', 'lead', 'workflow'] as const;
const work: Rule = { by: staff, from: workingCaseStates };

/** Who may do what, and in which states. */
const rules: Record<CaseActionKind, Rule> = {
	acknowledge: work,
	log_contact: work,
	note: work,
	heat: work,
	promise: work,
	compensation: work,
	approve: { by: ['owner', 'lead'], from: workingCaseStates },
	decline: { by: ['owner', 'lead'], from: workingCaseStates },
	root_cause: work,
	hand_over: { by: [...staff, 'system'], from: workingCaseStates },
	pause: work,
	// The customer's word ends a pause, and so does its time.
	resume: { by: [...staff, 'customer', 'system'], from: workingCaseStates },
	recompute: { by: ['system'], from: workingCaseStates },
	resolve: work,
	// The customer closes the loop: nobody confirms in their place.
	confirm: { by: ['customer'], from: 'any' },
	reopen: {
		by: ['customer', 'lead', 'workflow', 'system'],
		from: ['resolved', 'confirmed', 'unconfirmed', 'closed'],
	},
	unconfirmed: { by: ['system', 'workflow'], from: 'any' },
	escalate: { by: [...staff, 'system'], from: workingCaseStates },
	breach: { by: ['system', 'workflow'], from: workingCaseStates },
	// An owner who closes would get round the customer's word.
	close: { by: ['lead', 'workflow'], from: 'any' },
};

/**
 * Decides what an action does to a case: the change, its line of history and what follows, or a
 * refusal with a sentence for the person who tried.
 *
 * @param now epoch ms
 */
export function decideCaseAction(
	facts: CaseFacts,
	action: CaseAction,
	actor: CaseActor,
	context: CaseContext,
	now: number,
): CaseDecision {
	const { by, from } = rules[action.kind];
	if (!by.includes(actor.kind)) {
		return refused(
			'not_allowed',
			`A case cannot be changed this way (${action.kind}) by the ${actor.kind}.`,
		);
	}
	// An approver comes to somebody else's case.
	const decides = action.kind === 'approve' || action.kind === 'decline';
	const owner = actor.inPlaceOf ?? actor.id;
	if (actor.kind === 'owner' && !decides && (owner === null || owner !== facts.ownerId)) {
		return refused('not_owner', 'The case belongs to somebody else now.');
	}
	if (from !== 'any' && !from.includes(facts.state)) {
		return refused(
			'state',
			`The case is ${facts.state}; this cannot be done any more (${action.kind}).`,
		);
	}
	const move = { facts, actor, context, now };
	switch (action.kind) {
		case 'acknowledge':
			return acknowledge({ ...move, action });
		case 'log_contact':
			return logContact({ ...move, action });
		case 'note':
			return addNote({ ...move, action });
		case 'heat':
			return markHeat({ ...move, action });
		case 'promise':
			return promise({ ...move, action });
		case 'compensation':
			return compensate({ ...move, action });
		case 'approve':
		case 'decline':
			return decideCompensation({ ...move, action });
		case 'root_cause':
			return setRootCause({ ...move, action });
		case 'hand_over':
			return handOver({ ...move, action });
		case 'pause':
			return pause({ ...move, action });
		case 'resume':
			return resume({ ...move, action });
		case 'recompute':
			return recompute({ ...move, action });
		case 'resolve':
			return resolve({ ...move, action });
		case 'confirm':
			return confirm({ ...move, action });
		case 'reopen':
			return reopen({ ...move, action });
		case 'unconfirmed':
			return endUnconfirmed({ ...move, action });
		case 'escalate':
			return escalate({ ...move, action });
		case 'breach':
			return breach({ ...move, action });
		case 'close':
			return close({ ...move, action });
	}
}
