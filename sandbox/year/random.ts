/** Equal numbers, 0–1, for equal seeds (a linear congruential generator, Numerical Recipes). */
export type Random = {
	next: () => number;
	/** One of a list, each as likely as it is heavy. */
	pick: <T>(list: ReadonlyArray<readonly [T, number]>) => T;
	/** About a mean, roughly bell-shaped. */
	around: (mean: number, spread: number) => number;
};

export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
	return {
		next,
		pick: (list) => {
			const total = list.reduce((sum, [, weight]) => sum + weight, 0);
			let rest = next() * total;
			const found = list.find(([, weight]) => (rest -= weight) < 0) ?? list.at(-1);
			if (found === undefined) throw new Error('There is nothing to pick from.');
			return found[0];
		},
		around: (mean, spread) =>
			mean + spread * (next() + next() + next() + next() + next() + next() - 3) * Math.SQRT2,
	};
}
