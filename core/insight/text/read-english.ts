import { enDegrees, enNegators, enWords } from './words/en';
import { weightsOf, wordsOf } from './words/word-list';

const weights = weightsOf(enWords);
const negators = new Set(enNegators);
const degrees = new Map(
	Object.entries(enDegrees).flatMap(([by, words]) =>
		wordsOf(words).map((word) => [word, Number(by)] as const),
	),
);
const longest = Math.max(...[...weights.keys()].map((word) => word.split('_').length));

/** Words between a negation and what it turns. */
const reach = 3;
/** What a turned word counts of its weight. */
const turned = -0.7;
/** A negation that turns nothing is a sign of a complaint. */
const idleNegation = -0.5;

/** The summed weights of the English words of a text in small letters. */
export function hitsInEnglish(text: string): number {
	let sum = 0;
	// A negation does not reach over a mark.
	for (const clause of text.split(/[.,;:!?()\n"]+/u)) {
		const tokens = tokensOf(clause);
		if (tokens.length > 0) sum += hitsInClause(tokens);
	}
	return sum;
}

/** `didn't` → `did`, `not`. */
function tokensOf(clause: string): string[] {
	return (
		clause
			.replace(/[’`´]/gu, "'")
			.replace(/\bcan't\b/gu, 'can not')
			.replace(/\bwon't\b/gu, 'will not')
			.replace(/\bcannot\b/gu, 'can not')
			.replace(/n't\b/gu, ' not')
			.replace(/\b(do|does|did|is|was|are|were|would|could|should|has|have|had)nt\b/gu, '$1 not')
			.replace(/'(s|re|ve|ll|d|m)\b/gu, '')
			.match(/[a-z0-9]+(?:\/[0-9]+)?/gu) ?? []
	);
}

function hitsInClause(tokens: readonly string[]): number {
	let sum = 0;
	let negation: number | null = null;
	let degree = { end: -9, by: 1 };
	let at = 0;
	while (at < tokens.length) {
		const { word, length, weight } = wordAt(tokens, at);
		const end = at + length;
		if (negators.has(word) && (length === 1 || weight === null)) {
			if (negation !== null) sum += idleNegation;
			negation = end;
		} else if (degrees.has(word) && at + length < tokens.length && weight === null) {
			degree = { end, by: degrees.get(word) ?? 1 };
		} else if (weight !== null) {
			const by = at - degree.end <= 1 ? degree.by : 1;
			const isTurned = negation !== null && at - negation <= reach && weight !== 0;
			sum += weight * by * (isTurned ? turned : 1);
			if (isTurned) negation = null;
		}
		at = end;
	}
	return negation === null ? sum : sum + idleNegation;
}

/** The longest listed phrase that begins at a place, or the word in its plain form. */
function wordAt(
	tokens: readonly string[],
	at: number,
): { word: string; length: number; weight: number | null } {
	for (let length = Math.min(longest, tokens.length - at); length > 1; length--) {
		const word = tokens.slice(at, at + length).join('_');
		const weight = weights.get(word);
		if (weight !== undefined) return { word, length, weight };
		if (degrees.has(word) || negators.has(word)) return { word, length, weight: null };
	}
	const word = tokens[at] ?? '';
	return { word, length: 1, weight: weightOf(word) };
}

/** The weight of a word, also where it has an ending that the list does not. */
function weightOf(word: string): number | null {
	const listed = weights.get(word);
	if (listed !== undefined) return listed;
	for (const [ending, instead] of endings) {
		if (!word.endsWith(ending)) continue;
		const stem = word.slice(0, -ending.length);
		if (stem.length < 3) continue;
		for (const one of [...instead.map((rest) => stem + rest), withoutDouble(stem)]) {
			const weight = weights.get(one);
			if (weight !== undefined) return weight;
		}
	}
	return null;
}

const endings: ReadonlyArray<readonly [string, readonly string[]]> = [
	['ies', ['y']],
	['ied', ['y']],
	['ily', ['y']],
	['ing', ['', 'e']],
	['ed', ['', 'e']],
	['ly', ['', 'le']],
	['es', ['', 'e']],
	['s', ['']],
	['ness', ['']],
	['ful', ['']],
];

/** `dropp` → `drop`. */
function withoutDouble(stem: string): string {
	return stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem;
}
