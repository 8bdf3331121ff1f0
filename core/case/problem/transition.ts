import { InputError } from '../../model/errors';
import type { ProblemState } from '../../model/problem';
import { problemStates } from '../../model/problem';

/** What the move of a problem is decided on. */
export type ProblemFacts = {
	state: ProblemState;
	ownerId: string | null;
	/** What will be done. */
	remedy: string | null;
	/** Epoch ms. */
	dueAt: number | null;
	reason: string | null;
};

/** Where a problem may go from where, by somebody's word. */
const moves: Record<ProblemState, readonly ProblemState[]> = {
	seen: ['planned', 'being_done', 'given_up'],
	planned: ['seen', 'being_done', 'done', 'given_up'],
	being_done: ['planned', 'done', 'given_up'],
	// It did not help, or it came back.
	done: ['being_done', 'planned', 'given_up'],
	shown_to_work: ['being_done', 'planned'],
	given_up: ['seen', 'planned', 'being_done'],
};

/** Where somebody may move a problem to. */
export const nextStates = (state: ProblemState): readonly ProblemState[] =>
	problemStates.filter((one) => moves[state].includes(one));

/** What a problem needs before it may become something. */
export type NeededForMove = 'owner' | 'remedy' | 'due' | 'reason';

/** Why a problem may not become something. */
export type MoveRefusal =
	{ kind: 'by_hand' } | { kind: 'not_next' } | { kind: 'missing'; needs: NeededForMove[] };

/**
 * Whether a problem may go on to a state. Whoever plans one says who does what by when; whoever gives it up
 * says why; that it works is shown by the answers after it, never by a tick.
 *
 * @returns `null` where it may, or stays where it is
 */
export function moveRefusal(facts: ProblemFacts, to: ProblemState): MoveRefusal | null {
	if (facts.state === to) return null;
	if (to === 'shown_to_work') return { kind: 'by_hand' };
	if (!moves[facts.state].includes(to)) return { kind: 'not_next' };
	const needs = missingFor(facts, to);
	return needs.length === 0 ? null : { kind: 'missing', needs };
}

/**
 * The same in words.
 *
 * @returns nothing where it may, or stays where it is
 * @throws InputError saying what is missing, or what may follow
 */
export function checkMove(facts: ProblemFacts, to: ProblemState): void {
	const refusal = moveRefusal(facts, to);
	switch (refusal?.kind) {
		case undefined:
			return;
		case 'by_hand':
			throw new InputError(
				'That a fix works is shown by the answers that come after it, not by hand.',
				'Set the problem to Done; Check Effect says whether it worked once enough answers are there.',
			);
		case 'not_next':
			throw new InputError(
				`A problem that is "${facts.state}" cannot become "${to}".`,
				`It may become: ${nextStates(facts.state).join(', ')}.`,
			);
		case 'missing': {
			const needed = refusal.needs.map((need) => fields[need]).join(', ');
			throw new InputError(
				`The problem cannot become "${to}": ${needed} is missing.`,
				'Say who does what by when; of one that is given up, why.',
			);
		}
	}
}

/** The fields of the node. */
const fields: Record<NeededForMove, string> = {
	owner: 'Owner',
	remedy: 'What Will Be Done',
	due: 'By When',
	reason: 'Reason',
};

function missingFor(
	{ ownerId, remedy, dueAt, reason }: ProblemFacts,
	to: ProblemState,
): NeededForMove[] {
	if (to === 'given_up') return reason === null ? ['reason'] : [];
	if (to === 'seen') return [];
	return [
		...(ownerId === null ? (['owner'] as const) : []),
		...(remedy === null ? (['remedy'] as const) : []),
		...(dueAt === null ? (['due'] as const) : []),
	];
}
