import { atOnce, type InSteps } from './in-steps';

/** The lowest point that was found, and whether the search had come to rest there. */
export type Lowest = { at: number[]; value: number; isSettled: boolean };

/**
 * Looks for the lowest value of a function that has no derivative to hand (Nelder & Mead 1965), with the usual
 * coefficients 1, 2, ½, ½. Where the function gives no number, that place counts as infinitely high.
 *
 * @param start one value for each parameter, of the size of 1: give logarithms of what must stay positive
 * @param most evaluations
 */
export const nelderMead = (
	f: (at: readonly number[]) => number,
	start: readonly number[],
	most?: number,
): Lowest => atOnce(descent(f, start, most));

/** The same, with a step for each evaluation. */
export function* descent(
	f: (at: readonly number[]) => number,
	start: readonly number[],
	most = 4_000,
): InSteps<Lowest> {
	let calls = 0;
	function* look(at: number[]): InSteps<Lowest> {
		calls += 1;
		const value = f(at);
		yield;
		return { at, value: Number.isNaN(value) ? Infinity : value, isSettled: false };
	}
	const corners = [yield* look([...start])];
	for (let j = 0; j < start.length; j += 1) {
		corners.push(yield* look(start.map((x, k) => (k === j ? x + 0.5 : x))));
	}
	const size = start.length;
	let isSettled = false;
	while (calls < most) {
		corners.sort((a, b) => a.value - b.value);
		const [best, next, worst] = [corners[0], corners[size - 1], corners[size]];
		if (!best || !next || !worst) break;
		const spread = Math.max(
			...worst.at.map((x, j) => Math.abs(x - (best.at[j] ?? 0)) / (1 + Math.abs(x))),
		);
		isSettled =
			spread < 1e-7 && Math.abs(worst.value - best.value) <= 1e-10 * (1 + Math.abs(best.value));
		if (isSettled) break;
		const centre = start.map(
			(_, j) => corners.slice(0, size).reduce((sum, { at }) => sum + (at[j] ?? 0), 0) / size,
		);
		const from = (step: number) => look(centre.map((c, j) => c + step * ((worst.at[j] ?? 0) - c)));
		const mirrored = yield* from(-1);
		if (mirrored.value < best.value) {
			const farther = yield* from(-2);
			corners[size] = farther.value < mirrored.value ? farther : mirrored;
		} else if (mirrored.value < next.value) corners[size] = mirrored;
		else {
			const nearer = yield* from(mirrored.value < worst.value ? -0.5 : 0.5);
			if (nearer.value < Math.min(worst.value, mirrored.value)) corners[size] = nearer;
			else {
				for (let j = 1; j <= size; j += 1) {
					corners[j] = yield* look(best.at.map((x, k) => x + 0.5 * ((corners[j]?.at[k] ?? x) - x)));
				}
			}
		}
	}
	const [best] = corners.sort((a, b) => a.value - b.value);
	return { at: best?.at ?? [...start], value: best?.value ?? Infinity, isSettled };
}
