import { weightsOf, wordsOf } from './words/word-list';
import { zhDegrees, zhNegators, zhWords } from './words/zh';

const weights = weightsOf(zhWords);
const negators = new Set(zhNegators);
const degrees = new Map(
	Object.entries(zhDegrees).flatMap(([by, words]) =>
		wordsOf(words).map((word) => [word, Number(by)] as const),
	),
);
const longest = Math.max(...[...weights.keys(), ...negators, ...degrees.keys()].map(lengthOf));

/** Characters between a negation and what it turns. */
const reach = 2;
/** What a turned word counts of its weight. */
const turned = -0.8;
/** A negation that turns nothing is a sign of a complaint. */
const idleNegation = -0.3;

/** The summed weights of the Chinese words of a text in simplified characters. */
export function hitsInChinese(text: string): number {
	let sum = 0;
	// One run is what stands between marks and other scripts: a negation does not reach over them.
	for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) sum += hitsInRun(run);
	return sum;
}

function hitsInRun(run: string): number {
	let sum = 0;
	let negation: number | null = null;
	let degree: { end: number; by: number } | null = null;
	let at = 0;
	while (at < run.length) {
		const found = wordAt(run, at);
		const weight = weights.get(found);
		const end = at + found.length;
		if (weight !== undefined && !(negators.has(found) && weight < 0)) {
			const by = degree && degree.end === at ? degree.by : 1;
			const isTurned = negation !== null && at - negation <= reach && weight !== 0;
			sum += weight * by * (isTurned ? turned : 1);
			if (negation !== null && !isTurned && weight !== 0) sum += idleNegation;
			if (weight !== 0) negation = null;
			degree = null;
		} else if (negators.has(found)) {
			if (negation !== null) sum += idleNegation;
			negation = end;
		} else if (degrees.has(found)) {
			degree = { end, by: degrees.get(found) ?? 1 };
		}
		at = end;
	}
	return negation === null ? sum : sum + idleNegation;
}

/** The longest listed word that begins at a place, else the one character. */
function wordAt(run: string, at: number): string {
	for (let length = Math.min(longest, run.length - at); length > 1; length--) {
		const word = run.slice(at, at + length);
		if (weights.has(word) || negators.has(word) || degrees.has(word)) return word;
	}
	return run.slice(at, at + 1);
}

function lengthOf({ length }: string): number {
	return length;
}
