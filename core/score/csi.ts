import { InputError, SetupError } from '../model/errors';
import type { Scale } from '../model/metric';
import { percentOf, positionOn } from './scale';

/** One item of an index with its rating; `null` where the customer gave none. */
export type RatedItem = { id: string; weight: number; value: number | null };

export type WeightedIndex = {
	/** 0–100, or `null` if no item was rated. */
	index: number | null;
	/** Ids of the items without a rating. */
	missing: string[];
	/** Share of the whole weight that was rated, 0–1: below 1 the index rests on fewer items. */
	coverage: number;
};

/**
 * Customer satisfaction index of one answer: Σ w·(x − min)/(max − min)·100 / Σ w, the form of the
 * American Customer Satisfaction Index. Weights need not sum to one. An item without a rating leaves
 * its weight to the others, in proportion, and is reported.
 *
 * @param scale the one scale on which every item was rated
 * @throws InputError for a rating outside the scale; it names the item
 * @throws SetupError for weights that are negative or sum to nothing
 */
export function weightedIndex(items: readonly RatedItem[], scale: Scale): WeightedIndex {
	let whole = 0;
	let rated = 0;
	let sum = 0;
	const missing: string[] = [];
	for (const { id, weight, value } of items) {
		if (!Number.isFinite(weight) || weight < 0) {
			throw new SetupError(
				`The index item '${id}' has the weight ${weight}.`,
				'Give every item a weight of zero or more.',
			);
		}
		whole += weight;
		if (value === null) {
			missing.push(id);
			continue;
		}
		rated += weight;
		sum += weight * positionOfItem(id, value, scale);
	}
	if (!(whole > 0) || !Number.isFinite(whole)) {
		throw new SetupError(
			'The items of the index have no weight.',
			'Give at least one item a weight above zero.',
		);
	}
	return {
		index: rated > 0 ? percentOf(sum / rated) : null,
		missing,
		coverage: rated / whole,
	};
}

function positionOfItem(id: string, value: number, scale: Scale): number {
	try {
		return positionOn(scale, value);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		throw new InputError(`Item '${id}': ${error.message}`, error.hint);
	}
}
