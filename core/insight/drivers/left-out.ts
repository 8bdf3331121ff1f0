import { type Correlations, partOf } from './correlations';
import { eigenOf, leastEigenvalue } from './relative-weights';

/** Why a driver has no weight. */
export type LeftOut = {
	place: number;
	/** `collinear`: what it says follows from others. */
	reason: 'constant' | 'collinear';
	/** The others from which it follows. */
	others: number[];
};

/**
 * Leaves out what everybody rated alike, and, in the order of the survey, what follows from those before it
 * (an eigenvalue of their correlations below 1e-8).
 *
 * @returns places of the drivers that stay
 */
export function withoutRepeats(all: Correlations): { places: number[]; leftOut: LeftOut[] } {
	const leftOut: LeftOut[] = [];
	const places: number[] = [];
	for (const place of all.with.keys()) {
		if (all.constant.includes(place)) {
			leftOut.push({ place, reason: 'constant', others: [] });
			continue;
		}
		const { values, vectors } = eigenOf(partOf(all, [...places, place]).among);
		if ((values[0] ?? 1) >= leastEigenvalue) {
			places.push(place);
			continue;
		}
		const others = places.filter((_, at) => Math.abs(vectors[at]?.[0] ?? 0) > 0.05);
		leftOut.push({ place, reason: 'collinear', others });
	}
	return { places, leftOut };
}
