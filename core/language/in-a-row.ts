import type { Say } from './say';

/** Sentences one after another, as the language writes them; empty ones are left out. */
export function sentencesInARow(sentences: readonly string[], say: Say): string {
	return inARow(sentences, (one, other) => say('row.sentences', { one, other }));
}

/** Words of a list, as the language separates them. */
export function wordsInARow(words: readonly string[], say: Say): string {
	return inARow(words, (one, other) => say('row.words', { one, other }));
}

/** Clauses of one sentence. */
export function clausesInARow(clauses: readonly string[], say: Say): string {
	return inARow(clauses, (one, other) => say('route.clauses', { one, other }));
}

function inARow(texts: readonly string[], join: (one: string, other: string) => string): string {
	const present = texts.filter((text) => text !== '');
	return present.length === 0 ? '' : present.reduce(join);
}
