/** How sentences and words follow one another. */
export const rowTexts = {
	'row.sentences': '{one} {other}',
	'row.words': '{one}, {other}',
} as const;
