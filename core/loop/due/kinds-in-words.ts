import { wordsInARow } from '../../language/in-a-row';
import type { Say } from '../../language/say';
import type { DueKind } from '../../model/states';

/** Kinds of work as people call them, each with how much of it there is. */
export function kindsInWords(counts: ReadonlyMap<DueKind, number>, say: Say): string {
	const names = [...counts].map(([kind, count]) =>
		say('health.kind', { kind: say(`health.kind.${kind}`), count }),
	);
	return wordsInARow(names, say);
}
