import { EVD, Matrix } from 'ml-matrix';

/** Below it a combination of drivers says nothing that the others do not say. */
export const leastEigenvalue = 1e-8;

/**
 * Relative weights: the share of R² that goes to each driver by way of the orthogonal variables that are
 * nearest to all of them (Johnson 2000). Their sum is R².
 *
 * R = VΔVᵀ, Λ = VΔ^½Vᵀ, β* = Λ⁻¹r, weight_j = Σ_k λ²_jk β*²_k.
 *
 * @param among correlations of the drivers with each other, symmetric
 * @param outcome correlations of each with the outcome
 */
export function relativeWeights(among: readonly number[][], outcome: readonly number[]): number[] {
	const { values, vectors } = eigenOf(among);
	const roots = values.map((value) => Math.sqrt(Math.max(0, value)));
	// Directions without spread have nothing to give.
	const projected = values.map((value, k) =>
		value < leastEigenvalue
			? 0
			: outcome.reduce((sum, r, j) => sum + at(vectors, j, k) * r, 0) / Math.sqrt(value),
	);
	const orthogonal = vectors.map((row) =>
		row.reduce((sum, entry, k) => sum + entry * (projected[k] ?? 0), 0),
	);
	return vectors.map((row) => {
		const scaled = row.map((entry, k) => entry * (roots[k] ?? 0));
		return vectors.reduce((sum, other, k) => {
			const lambda = scaled.reduce((part, entry, m) => part + entry * (other[m] ?? 0), 0);
			return sum + (lambda * (orthogonal[k] ?? 0)) ** 2;
		}, 0);
	});
}

/** Eigenvalues, ascending, and their vectors in columns. */
export function eigenOf(among: readonly number[][]): { values: number[]; vectors: number[][] } {
	if (among.length === 0) return { values: [], vectors: [] };
	const { realEigenvalues, eigenvectorMatrix } = new EVD(new Matrix(among.map((row) => [...row])), {
		assumeSymmetric: true,
	});
	return { values: realEigenvalues, vectors: eigenvectorMatrix.to2DArray() };
}

const at = (matrix: readonly number[][], row: number, column: number): number =>
	matrix[row]?.[column] ?? 0;
