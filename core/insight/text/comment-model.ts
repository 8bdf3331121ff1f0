import { hashOf } from '../stats/hash';
import { modelGramsOf } from './model-grams';
import type { Reader } from './label';
import { longestText, readSentiment, wordFor } from './sentiment';

/** A comment whose answer was scored high or low. */
export type ScoredComment = {
	text: string;
	isHigh: boolean;
	/** `null` = nobody known: all such count as one person. */
	customer: string | null;
};

/** What was learned; small enough to be stored as JSON. */
export type CommentWeights = {
	bias: number;
	/** Of the strength by the word lists. */
	lexicon: number;
	grams: Record<string, number>;
};

/**
 * What came of learning:
 * - `used`: better than the word lists on comments it had not seen
 * - `not_better`: learned, and left aside
 * - `one_class`: too few of the scores are high, or too few low, to learn the difference
 * - `too_few`: fewer comments than are needed
 */
export const learnings = ['used', 'not_better', 'one_class', 'too_few'] as const;
export type Learning = (typeof learnings)[number];

export type Learned = {
	state: Learning;
	/** Comments that could be learned from. */
	n: number;
	/** Comments it was tried on. */
	heldOut: number;
	/** Balanced accuracy on those, 0–1; `null` = not learned. */
	accuracy: number | null;
	/** The same of the word lists. */
	lexiconAccuracy: number | null;
	/** Of a model that is used; learned from all comments. */
	weights: CommentWeights | null;
};

/** Fewer scored comments teach nothing. */
export const leastComments = 200;
/** Of each class, and of each among those held out. */
const leastOfClass = 20;
const leastHeldOut = 5;
/** A gram that fewer customers wrote may be a name. */
const leastCustomers = 5;
/** Weights that are kept, that of the word lists among them. */
export const mostWeights = 2_000;

const rounds = 120;
const rate = 0.3;
/** Strength of L2. */
const shrink = 0.001;
/** What the strength by the word lists counts beside grams, which share a length of 1. */
const lexiconScale = 2;

const shards = 128;

type Example = { grams: ReadonlySet<string>; strength: number; isHigh: boolean };
type Row = { places: number[]; share: number; strength: number; isHigh: boolean };

/**
 * Learns to tell comments with a high score from those with a low one: logistic regression with L2 on
 * grams and on the strength by the word lists, both classes weighing the same, always with the same
 * result. A quarter, chosen by the text itself so that copies stay together, is held out and decides
 * whether the model is used.
 *
 * Yields often: each piece is a few milliseconds' work, so that others can have their turn.
 */
export function* learnComments(comments: readonly ScoredComment[]): Generator<void, Learned> {
	const n = comments.length;
	const untaught = (state: Learning): Learned => ({
		state,
		n,
		heldOut: 0,
		accuracy: null,
		lexiconAccuracy: null,
		weights: null,
	});
	if (n < leastComments) return untaught('too_few');
	const high = comments.filter(({ isHigh }) => isHigh).length;
	if (Math.min(high, n - high) < leastOfClass) return untaught('one_class');

	const examples: Array<Example & { customer: string; isHeldOut: boolean }> = [];
	for (const [at, { text, isHigh, customer }] of comments.entries()) {
		const read = text.slice(0, longestText);
		examples.push({
			grams: modelGramsOf(read),
			strength: readSentiment(read).strength ?? 0,
			isHigh,
			customer: customer ?? '',
			isHeldOut: hashOf(read.trim()) % 4 === 0,
		});
		if (at % 20 === 19) yield;
	}
	const held = examples.filter(({ isHeldOut }) => isHeldOut);
	const taught = examples.filter(({ isHeldOut }) => !isHeldOut);
	const heldHigh = held.filter(({ isHigh }) => isHigh).length;
	if (Math.min(heldHigh, held.length - heldHigh) < leastHeldOut) return untaught('one_class');

	const tried = yield* weightsLearned(taught);
	const accuracy = balanced(held, (one) => oddsOf(tried, one.grams, one.strength) > 0);
	const lexiconAccuracy = balanced(held, ({ strength }) => strength > 0);
	const isBetter = accuracy > lexiconAccuracy;
	return {
		state: isBetter ? 'used' : 'not_better',
		n,
		heldOut: held.length,
		accuracy,
		lexiconAccuracy,
		weights: isBetter ? yield* weightsLearned(examples) : null,
	};
}

/** A reader by what was learned; what the word lists cannot read at all stays unknown. */
export function modelReader(weights: CommentWeights): Reader {
	return (text) => {
		const read = readSentiment(text);
		if (read.strength === null) return { read, method: 'model' };
		const odds = oddsOf(weights, modelGramsOf(text.slice(0, longestText)), read.strength);
		const strength = Math.round(1000 * Math.tanh(odds / 2)) / 1000;
		return { read: { ...read, strength, sentiment: wordFor(strength) }, method: 'model' };
	};
}

/** The logarithm of the odds that the score is high. */
function oddsOf(
	{ bias, lexicon, grams }: CommentWeights,
	found: ReadonlySet<string>,
	strength: number,
): number {
	let sum = 0;
	let known = 0;
	for (const gram of found) {
		if (!Object.hasOwn(grams, gram)) continue;
		sum += grams[gram] ?? 0;
		known++;
	}
	return bias + lexicon * lexiconScale * strength + sum / Math.sqrt(Math.max(known, 1));
}

/** Balanced accuracy of a rule for "high". */
function balanced(examples: readonly Example[], rule: (one: Example) => boolean): number {
	const share = (isHigh: boolean): number => {
		const own = examples.filter((one) => one.isHigh === isHigh);
		return own.filter((one) => rule(one) === isHigh).length / own.length;
	};
	return (share(true) + share(false)) / 2;
}

function* weightsLearned(
	examples: ReadonlyArray<Example & { customer: string }>,
): Generator<void, CommentWeights> {
	const chosen = yield* chooseGrams(examples);
	const place = new Map(chosen.map((gram, at) => [gram, at]));
	const rows: Row[] = [];
	for (const [at, { grams, strength, isHigh }] of examples.entries()) {
		const places = [...grams].flatMap((gram) => place.get(gram) ?? []);
		const share = 1 / Math.sqrt(Math.max(places.length, 1));
		rows.push({ places, share, strength: lexiconScale * strength, isHigh });
		if (at % 100 === 99) yield;
	}
	const weights = yield* descend(rows, chosen.length);
	const rounded = (value: number | undefined) => Math.round(1000 * (value ?? 0)) / 1000;
	return {
		bias: rounded(weights[chosen.length]),
		lexicon: rounded(weights[chosen.length + 1]),
		grams: Object.fromEntries(chosen.map((gram, at) => [gram, rounded(weights[at])])),
	};
}

/** Grams that enough customers wrote, those that tell the classes apart best, by χ² of a 2 × 2 table. */
function* chooseGrams(
	examples: ReadonlyArray<Example & { customer: string }>,
): Generator<void, string[]> {
	// Most grams come once or twice: they are counted away before anything more is kept of one. In many
	// maps, since one of a million entries stops everything while it grows.
	const times = Array.from({ length: shards }, () => new Map<string, number>());
	const timesOf = (gram: string) => times[gram.charCodeAt(0) % shards];
	for (const [at, { grams }] of examples.entries()) {
		for (const gram of grams) timesOf(gram)?.set(gram, (timesOf(gram)?.get(gram) ?? 0) + 1);
		if (at % 20 === 19) yield;
	}
	const counts = new Map<string, { high: number; low: number; customers: Set<string> }>();
	for (const [at, { grams, isHigh, customer }] of examples.entries()) {
		for (const gram of grams) {
			if ((timesOf(gram)?.get(gram) ?? 0) < leastCustomers) continue;
			const known = counts.get(gram) ?? { high: 0, low: 0, customers: new Set<string>() };
			if (isHigh) known.high++;
			else known.low++;
			if (known.customers.size < leastCustomers) known.customers.add(customer);
			counts.set(gram, known);
		}
		if (at % 20 === 19) yield;
	}
	const highs = examples.filter(({ isHigh }) => isHigh).length;
	const lows = examples.length - highs;
	const scored: Array<{ gram: string; score: number }> = [];
	let seen = 0;
	for (const [gram, { high, low, customers }] of counts) {
		if (++seen % 5_000 === 0) yield;
		if (customers.size < leastCustomers) continue;
		const gap = high * (lows - low) - low * (highs - high);
		const others = examples.length - high - low;
		if (others > 0) scored.push({ gram, score: gap ** 2 / ((high + low) * others) });
	}
	// Of equal ones the first in the alphabet, not in the order of rows.
	scored.sort((a, b) => b.score - a.score || (a.gram < b.gram ? -1 : 1));
	return scored.slice(0, mostWeights - 1).map(({ gram }) => gram);
}

/** Gradient descent over all rows with a step of its own for each weight (AdaGrad). */
function* descend(rows: readonly Row[], grams: number): Generator<void, Float64Array> {
	const weights = new Float64Array(grams + 2);
	const squares = new Float64Array(grams + 2);
	const highs = rows.filter(({ isHigh }) => isHigh).length;
	const weightOf = (isHigh: boolean) => 0.5 / (isHigh ? highs : rows.length - highs);
	const [highWeight, lowWeight] = [weightOf(true), weightOf(false)];
	const at = (list: Float64Array, place: number) => list[place] ?? 0;
	for (let round = 0; round < rounds; round++) {
		const slope = new Float64Array(grams + 2);
		for (const [done, { places, share, strength, isHigh }] of rows.entries()) {
			if (done % 500 === 499) yield;
			let sum = 0;
			for (const place of places) sum += at(weights, place);
			const odds = at(weights, grams) + at(weights, grams + 1) * strength + sum * share;
			const p = 1 / (1 + Math.exp(-odds));
			const miss = (p - (isHigh ? 1 : 0)) * (isHigh ? highWeight : lowWeight);
			for (const place of places) slope[place] = at(slope, place) + miss * share;
			slope[grams] = at(slope, grams) + miss;
			slope[grams + 1] = at(slope, grams + 1) + miss * strength;
		}
		for (let place = 0; place < weights.length; place++) {
			const free = place === grams;
			const step = at(slope, place) + (free ? 0 : shrink * at(weights, place));
			squares[place] = at(squares, place) + step * step;
			weights[place] = at(weights, place) - (rate * step) / Math.sqrt(at(squares, place) + 1e-12);
		}
		yield;
	}
	return weights;
}
