import { learnComments, type Learned, modelReader } from '../core/insight/text/comment-model';
import { lexiconReader } from '../core/insight/text/label';
import { accuracyOf, type Labelled } from './sentiment-accuracy';

/** Balanced accuracy on rows that were not learned from; `model` is `null` where it was left aside. */
export type LearnedAccuracy = {
	state: Learned['state'];
	lists: number;
	model: number | null;
};

/** The texts it is tried on, at most. */
const mostTried = 5_000;

/**
 * Learns from so many rows as a workspace would, each of a customer of its own, and tries the result
 * on others. Which rows these are is the same every time.
 */
export function learnedAccuracy(rows: readonly Labelled[], count: number): LearnedAccuracy {
	const mixed = shuffled(rows);
	const tried = mixed.slice(-Math.min(mostTried, mixed.length - count));
	const lesson = learnComments(
		mixed.slice(0, count).map(({ text, label }, at) => ({
			text,
			isHigh: label,
			customer: String(at),
		})),
	);
	let step = lesson.next();
	while (step.done !== true) step = lesson.next();
	const { state, weights } = step.value;
	return {
		state,
		lists: accuracyOf(tried, lexiconReader).balanced,
		model: weights && accuracyOf(tried, modelReader(weights)).balanced,
	};
}

function shuffled<Row>(rows: readonly Row[]): Row[] {
	let seed = 1;
	const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
	return rows
		.map((row) => ({ row, order: next() }))
		.sort((a, b) => a.order - b.order)
		.map(({ row }) => row);
}
