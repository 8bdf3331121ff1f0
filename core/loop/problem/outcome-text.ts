import { sentencesInARow } from '../../language/in-a-row';
import type { Say } from '../../language/say';
import type { ProblemRow } from '../../store/repositories/problems';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

/** What can become of a problem. */
export type ProblemOutcome =
	'problem_created' | 'problem_known' | 'problem_changed' | 'problem_linked' | 'unchanged';

/** What became of a problem; of one that is done, too, whether everybody may read of it. */
export function textOfOutcome(
	house: House,
	code: ProblemOutcome,
	row: ProblemRow,
	unknownOwner: string | null = null,
): string {
	const say = sayOf(house);
	const strange = unknownOwner === null ? '' : say('problem.unknownOwner', { owner: unknownOwner });
	return sentencesInARow([whatBecame(code, row, say), strange], say);
}

function whatBecame(code: ProblemOutcome, row: ProblemRow, say: Say): string {
	const { title } = row;
	switch (code) {
		case 'problem_created':
			return say('problem.created', { title });
		case 'problem_known':
			return say('problem.known', { title });
		case 'problem_linked':
			return say('problem.linked', { title });
		case 'unchanged':
			return say('problem.unchanged', { title });
		case 'problem_changed': {
			const state = say(`problem.state.${row.state}`);
			return sentencesInARow([say('problem.changed', { title, state }), inPublic(row, say)], say);
		}
	}
}

function inPublic({ state, public_texts: texts, test }: ProblemRow, say: Say): string {
	if (test === 1 || (state !== 'done' && state !== 'shown_to_work')) return '';
	return say(texts === null ? 'youSaid.outcome.notPublic' : 'youSaid.outcome.public');
}
