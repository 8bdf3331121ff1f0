import type { Say } from './say';

/** A question and its answer on one line: what ends with a sign of its own gets no colon. */
export function askedInWords(question: string, answer: string, say: Say): string {
	return /[\p{L}\p{N}\p{M})）]$/u.test(question)
		? say('mail.labelled', { label: question, value: answer })
		: say('row.sentences', { one: question, other: answer });
}
