/** So many with the same features, and how many of them it happened to. */
export type Pattern = { features: readonly number[]; n: number; happened: number };

/** `coefficients` in the order of the features, as logarithms of odds. */
export type Logistic = { intercept: number; coefficients: number[] };

const mostSteps = 50;

/**
 * Logistic regression by Newton's method, with a penalty of `ridge`/2 · β² on each coefficient but the intercept:
 * it stays finite where a feature tells everything, and undecided between features that are the same.
 *
 * @returns `null` where it happened to nobody, or to all
 */
export function fitLogistic(patterns: readonly Pattern[], ridge = 1): Logistic | null {
	const n = patterns.reduce((sum, one) => sum + one.n, 0);
	const happened = patterns.reduce((sum, one) => sum + one.happened, 0);
	if (happened === 0 || happened === n) return null;
	const size = 1 + (patterns[0]?.features.length ?? 0);
	let beta = new Array<number>(size).fill(0);
	beta[0] = Math.log(happened / (n - happened));
	for (let step = 0; step < mostSteps; step += 1) {
		const gradient = beta.map((one, j) => (j === 0 ? 0 : -ridge * one));
		const curve = beta.map((_, j) => beta.map((__, k) => (j === k && j > 0 ? ridge : 0)));
		for (const { features, n: weight, happened: y } of patterns) {
			const x = [1, ...features];
			const p = sigmoid(dot(x, beta));
			const spread = weight * p * (1 - p);
			x.forEach((one, j) => {
				if (one === 0) return;
				gradient[j] = (gradient[j] ?? 0) + one * (y - weight * p);
				const row = curve[j] ?? [];
				x.forEach((other, k) => {
					row[k] = (row[k] ?? 0) + spread * one * other;
				});
			});
		}
		const change = solved(curve, gradient);
		const longest = Math.max(...change.map(Math.abs));
		// A step that is too long on a flat curve is cut, so that it does not swing.
		const scale = longest > 5 ? 5 / longest : 1;
		beta = beta.map((one, j) => one + scale * (change[j] ?? 0));
		if (longest < 1e-10) break;
	}
	const [intercept = 0, ...coefficients] = beta;
	return { intercept, coefficients };
}

/** How likely it is, 0–1. */
export const likelihoodOf = ({ intercept, coefficients }: Logistic, x: readonly number[]): number =>
	sigmoid(intercept + dot(coefficients, x));

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

const dot = (a: readonly number[], b: readonly number[]): number =>
	a.reduce((sum, one, at) => sum + one * (b[at] ?? 0), 0);

/** Solves a system that is symmetric and positive (Cholesky's way, without roots). */
function solved(matrix: readonly number[][], right: readonly number[]): number[] {
	const size = right.length;
	const lower = matrix.map((row) => [...row]);
	const pivots = new Array<number>(size).fill(0);
	const cell = (j: number, k: number) => lower[j]?.[k] ?? 0;
	for (let j = 0; j < size; j += 1) {
		let pivot = cell(j, j);
		for (let k = 0; k < j; k += 1) pivot -= cell(j, k) ** 2 * (pivots[k] ?? 0);
		pivots[j] = Math.max(pivot, 1e-12);
		for (let i = j + 1; i < size; i += 1) {
			let value = cell(i, j);
			for (let k = 0; k < j; k += 1) value -= cell(i, k) * cell(j, k) * (pivots[k] ?? 0);
			(lower[i] ?? [])[j] = value / (pivots[j] ?? 1);
		}
	}
	const y = [...right];
	for (let j = 0; j < size; j += 1) {
		for (let k = 0; k < j; k += 1) y[j] = (y[j] ?? 0) - cell(j, k) * (y[k] ?? 0);
	}
	const x = y.map((one, j) => one / (pivots[j] ?? 1));
	for (let j = size - 1; j >= 0; j -= 1) {
		for (let k = j + 1; k < size; k += 1) x[j] = (x[j] ?? 0) - cell(k, j) * (x[k] ?? 0);
	}
	return x;
}
