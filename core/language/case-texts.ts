import type { caseTexts } from './texts/en/case';
import { fillText, textsFor } from './say';

export type CaseTextKey = keyof typeof caseTexts;

export type SayAboutCase = (
	key: CaseTextKey,
	values?: Readonly<Record<string, string | number>>,
) => string;

/** How we speak to staff about a case, in a reader's language. */
export function sayAboutCase(language: string): SayAboutCase {
	const texts = textsFor(language);
	return (key, values) => (values ? fillText(texts[key], { ...values }) : texts[key]);
}
