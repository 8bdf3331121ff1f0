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

/**
 * Whether a problem may go on to a state. Whoever plans one says who does what by when; whoever gives it up
 * says why; that it works is shown by the answers after it, never by a tick.
 *
 * @returns nothing where it may, or stays where it is
 * @throws InputError saying what is missing, or what may follow
 */
export function checkMove(facts: ProblemFacts, to: ProblemState): void {
	if (facts.state === to) return;
	if (to === 'shown_to_work') {
		throw new InputError(
			'That a fix works is shown by the answers that come after it, not by hand.',
			'Set the problem to Done; Check Effect says whether it worked once enough answers are there.',
		);
	}
	const next = moves[facts.state];
	if (!next.includes(to)) {
		throw new InputError(
			`A problem that is "${facts.state}" cannot become "${to}".`,
			`It may become: ${problemStates.filter((state) => next.includes(state)).join(', ')}.`,
		);
	}
	const missing = missingFor(facts, to);
	if (missing.length === 0) return;
	throw new InputError(
		`The problem cannot become "${to}": ${missing.join(', ')} is missing.`,
		'Say who does what by when; of one that is given up, why.',
	);
}

function missingFor({ ownerId, remedy, dueAt, reason }: ProblemFacts, to: ProblemState): string[] {
	if (to === 'given_up') return reason === null ? ['Reason'] : [];
	if (to === 'seen') return [];
	return [
		...(ownerId === null ? ['Owner'] : []),
		...(remedy === null ? ['What Will Be Done'] : []),
		...(dueAt === null ? ['By When'] : []),
	];
}
