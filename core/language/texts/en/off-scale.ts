/** Stored answers that no insight counts. */
export const offScaleTexts = {
	'offScale.one': '1 answer left out: its value does not lie on its scale.',
	'offScale.other': '{n} answers left out: their value does not lie on their scale.',
} as const;
