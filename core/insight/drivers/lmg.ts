/** Beyond it the exact way, which tries every set of drivers, takes too long. */
export const mostDrivers = 12;

/** Directions that the drivers before it leave nothing of. */
const nothing = 1e-10;

/**
 * Shapley's shares of R²: how much R² grows with a driver, averaged over every order in which drivers can
 * come (Lindeman, Merenda & Gold 1980). Exact; their sum is R².
 *
 * @param among correlations of the drivers with each other, symmetric; at most `mostDrivers`
 * @param outcome correlations of each with the outcome
 */
export function lmg(among: readonly number[][], outcome: readonly number[]): number[] {
	const p = outcome.length;
	const explained = explainedBySets(among, outcome);
	const shares = new Array<number>(p).fill(0);
	const chance = chances(p);
	for (let set = 0; set < explained.length; set++) {
		const before = explained[set] ?? 0;
		const weight = chance[bits(set)] ?? 0;
		for (let j = 0; j < p; j++) {
			if (set & (1 << j)) continue;
			shares[j] = (shares[j] ?? 0) + weight * ((explained[set | (1 << j)] ?? 0) - before);
		}
	}
	return shares;
}

/** R² of each set of drivers, which is a number of one bit a driver. */
function explainedBySets(among: readonly number[][], outcome: readonly number[]): Float64Array {
	const p = outcome.length;
	const explained = new Float64Array(2 ** p);
	const correlation = Float64Array.from(among.flat());
	// One Cholesky factor, in rows of p, grows by a row with each driver that is added.
	const factor = new Float64Array(p * p);
	const fitted = new Float64Array(p);
	const members = new Int32Array(p);
	const add = (set: number, size: number, first: number): void => {
		const row = size * p;
		for (let j = first; j < p; j++) {
			let left = 1;
			let rest = outcome[j] ?? 0;
			for (let k = 0; k < size; k++) {
				const before = k * p;
				let value = correlation[j * p + (members[k] ?? 0)] ?? 0;
				for (let m = 0; m < k; m++) value -= (factor[row + m] ?? 0) * (factor[before + m] ?? 0);
				const pivot = factor[before + k] ?? 0;
				const entry = pivot === 0 ? 0 : value / pivot;
				factor[row + k] = entry;
				left -= entry * entry;
				rest -= entry * (fitted[k] ?? 0);
			}
			const pivot = left > nothing ? Math.sqrt(left) : 0;
			const part = pivot === 0 ? 0 : rest / pivot;
			factor[row + size] = pivot;
			fitted[size] = part;
			members[size] = j;
			const larger = set | (1 << j);
			explained[larger] = (explained[set] ?? 0) + part * part;
			if (j + 1 < p) add(larger, size + 1, j + 1);
		}
	};
	add(0, 0, 0);
	return explained;
}

/** k!(p−k−1)!/p! by k: how often exactly these k come before the next one. */
function chances(p: number): number[] {
	let ways = 1;
	return Array.from({ length: p }, (_, k) => {
		if (k > 0) ways = (ways * (p - k)) / k;
		return 1 / (p * ways);
	});
}

function bits(set: number): number {
	let count = 0;
	for (let rest = set; rest > 0; rest &= rest - 1) count += 1;
	return count;
}
