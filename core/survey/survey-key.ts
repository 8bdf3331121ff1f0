const longest = 60;

/** Small letters, digits, `_` and `-`: a key is part of addresses and columns. */
export function isSurveyKey(text: string): boolean {
	return text.length <= longest && /^[a-z0-9][a-z0-9_-]*$/.test(text);
}

/**
 * The key of a survey: as it was given (whether it is one is asked later), else the last part of its
 * page's path made into one. An empty text where neither gives any.
 *
 * @param given as the fields of a node hold them
 */
export function surveyKeyOf(given: { surveyKey: unknown; path: unknown }): string {
	const key = textOf(given.surveyKey);
	if (key !== '') return key;
	const last = textOf(given.path).split('/').filter(Boolean).at(-1) ?? '';
	return last
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9_-]+/g, '-')
		.replace(/^[^a-z0-9]+/, '')
		.slice(0, longest)
		.replace(/[_-]+$/, '');
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
