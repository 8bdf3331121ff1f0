import type { AnswerOptions } from './answer-options';

/** An answer with everything that its question may be called by, the best name first. */
export type NamedAnswer = { names: ReadonlyArray<unknown>; value: unknown };

type Naming = Pick<AnswerOptions, 'rating' | 'comment' | 'fields' | 'invitation'>;

/**
 * Answers by the names that the options use, so that an admin may say id, reference or title as they
 * like; one that the options do not mention has its first name.
 */
export function namedAnswers(
	given: readonly NamedAnswer[],
	{ rating, comment, fields, invitation }: Naming,
): Record<string, unknown> {
	const used = new Set([rating, comment, invitation, ...fields.keys()]);
	const named = new Map<string, unknown>();
	for (const { names, value } of given) {
		const free = names.filter(
			(name): name is string => typeof name === 'string' && name !== '' && !named.has(name),
		);
		const name = free.find((one) => used.has(one)) ?? free[0];
		if (name !== undefined) named.set(name, value);
	}
	return Object.fromEntries(named);
}
