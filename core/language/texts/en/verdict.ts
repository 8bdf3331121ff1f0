/** What may be said of a finding: the verdicts. */
export const verdictTexts = {
	'verdict.unlikely_chance': 'unlikely to be chance',
	'verdict.could_be_chance': 'could be chance',
	'verdict.no_change': 'no change seen',
	'verdict.too_few': 'too few to say',
	'verdict.ok': 'a figure',
} as const;
