import { below, readNumber, readObject, readWord } from './read-input';

/** Kinds of data that end by themselves, as the settings name them. */
export const retentionKeys = [
	'answers',
	'comments',
	'invitations',
	'messages',
	'events',
	'cases',
	'auditTrail',
	'activities',
	'privacyRequests',
	'care',
] as const;
export type RetentionKey = (typeof retentionKeys)[number];

/** What becomes of old answers: their score stays where reports count it, or nothing does. */
export const answersEnds = ['anonymous', 'deleted'] as const;

/** How long what is kept: months by kind; `null` = for ever. */
export type RetentionSettings = Record<RetentionKey, number | null> & {
	answersBecome: (typeof answersEnds)[number];
};

/** Fifty years: whoever means more means for ever. */
const mostMonths = 600;

/** Reads what an admin set, over what is set already. @throws InputError naming the kind and the value */
export function parseRetention(
	value: unknown,
	base: RetentionSettings,
	path: string,
): RetentionSettings {
	const input = readObject(value, path, [...retentionKeys, 'answersBecome']);
	const retention = { ...base };
	for (const key of retentionKeys) {
		const months = input[key];
		if (months === undefined) continue;
		retention[key] =
			months === null || months === ''
				? null
				: readNumber(months, below(path, key), 1, mostMonths, true);
	}
	if (input.answersBecome !== undefined) {
		const at = below(path, 'answersBecome');
		retention.answersBecome = readWord(input.answersBecome, at, answersEnds);
	}
	return retention;
}
