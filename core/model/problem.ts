/**
 * Where the work on a problem stands. `shown_to_work` is the word of the answers that came after it, not of
 * whoever did the work.
 */
export const problemStates = [
	'seen',
	'planned',
	'being_done',
	'done',
	'shown_to_work',
	'given_up',
] as const;
export type ProblemState = (typeof problemStates)[number];

export const difficulties = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof difficulties)[number];

/** What a problem was recognised by; `own`: somebody wrote it down. */
export const problemOrigins = ['own', 'root_cause', 'topic', 'alarm', 'driver', 'group'] as const;
export type ProblemOrigin = (typeof problemOrigins)[number];

/** What hangs on a problem. */
export const problemLinks = ['case', 'topic', 'alarm', 'root_cause'] as const;
export type ProblemLink = (typeof problemLinks)[number];

/** What everybody may read of a problem: what was heard, and what was done about it. */
export type PublicText = { said: string; did: string };

/** The same by language (BCP 47). */
export type PublicTexts = Readonly<Record<string, PublicText>>;

/** Characters that each of the two may have. */
export const longestPublicText = 500;

/** What in a text for everybody tells who somebody is. */
export type NamingKind =
	'mailbox' | 'phone' | 'identity' | 'card' | 'account' | 'name' | 'id' | 'quote';

/** In which list a problem stands: what is not hard is done within 90 days. */
export const problemLists = ['90_days', '1_to_3_years', 'unknown'] as const;
export type ProblemList = (typeof problemLists)[number];

/** The list of a problem; of unknown difficulty it is in neither. */
export function listOf(difficulty: Difficulty | null): ProblemList {
	if (difficulty === null) return 'unknown';
	return difficulty === 'hard' ? '1_to_3_years' : '90_days';
}
