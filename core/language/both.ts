/** The languages whose texts are built in; first is the last resort for every other language. */
export const builtInLanguages = ['en', 'zh-CN'] as const;
export type BuiltInLanguage = (typeof builtInLanguages)[number];

/** Puts two complete sets of texts side by side; a key missing in Chinese does not compile. */
export function both<const English extends Record<string, string>>(
	english: English,
	chinese: { [Key in keyof English]: string },
): { en: English; 'zh-CN': { [Key in keyof English]: string } } {
	return { en: english, 'zh-CN': chinese };
}
