import { spellings } from './words/english-spelling';

const noIn =
	/\b(?:(ca|wo|sha)n'?t|cannot|([a-z]{2,}?)n't|(do|does|did|is|are|was|were|has|have|had|could|would|should)nt)\b/gu;
const whole: Record<string, string> = { ca: 'can', wo: 'will', sha: 'shall' };

const spelt = new RegExp([...spellings.keys()].join('|'), 'gu');

/**
 * A text of one form in one spelling: British for American, without the slips that many make, and with every "not"
 * written out, whether it has an apostrophe or none: `doesnt` is `does not`.
 */
export function inOneSpelling(text: string): string {
	if (!/[a-z]{4}|n't/u.test(text)) return text;
	return text
		.replace(
			noIn,
			(_, short?: string, long?: string, bare?: string) =>
				`${(short === undefined ? (long ?? bare) : whole[short]) ?? 'can'} not`,
		)
		.replace(spelt, (written) => spellings.get(written) ?? written);
}

/** Of a shorter word nobody knows whether `paying` is meant. */
const fewestLetters = 4;

/** A term with the endings that change its last word: `reply`, `replied`; `charge`, `charging`; `ship`, `shipped`. */
export function formsOf(term: string): string[] {
	const last = /[a-z]+$/u.exec(term)?.[0] ?? '';
	const begin = term.slice(0, -1);
	if (last.length < fewestLetters) return [term];
	if (/[^eoy]e$/u.test(last)) return [term, `${begin}ing`];
	if (/[^aeiou]y$/u.test(last)) return [term, `${begin}ies`, `${begin}ied`];
	if (/[^aeiou][aeiou][bdglmnprt]$/u.test(last)) {
		return [term, `${term}${last.slice(-1)}ed`, `${term}${last.slice(-1)}ing`];
	}
	return [term];
}
