const rules = new Map<string, Intl.PluralRules>();

/** Which of two forms goes with a whole number in that language (BCP 47); Chinese has one, `other`. */
export function plural(n: number, language: string): 'one' | 'other' {
	const known = rules.get(language) ?? new Intl.PluralRules(language);
	rules.set(language, known);
	return known.select(n) === 'one' ? 'one' : 'other';
}
