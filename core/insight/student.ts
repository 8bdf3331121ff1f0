/** ln Γ(x) for x > 0, by Lanczos (g = 7, nine terms): right to 1e-13. */
function logGamma(x: number): number {
	if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
	const sum = lanczos.reduce((all, term, at) => all + (at === 0 ? term : term / (x - 1 + at)), 0);
	const t = x + 6.5;
	return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

const lanczos = [
	0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
	-176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
	1.5056327351493116e-7,
];

/** The regularised incomplete beta function, by Lentz's continued fraction (Numerical Recipes, 6.4). */
function incompleteBeta(x: number, a: number, b: number): number {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	const front = Math.exp(
		logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
	);
	return x < (a + 1) / (a + b + 2)
		? (front * fraction(x, a, b)) / a
		: 1 - (front * fraction(1 - x, b, a)) / b;
}

function fraction(x: number, a: number, b: number): number {
	const tiny = 1e-300;
	const notZero = (value: number) => (Math.abs(value) < tiny ? tiny : value);
	let c = 1;
	let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
	let value = d;
	for (let m = 1; m < 1_000; m += 1) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		let step = 1;
		for (const term of [even, odd]) {
			d = 1 / notZero(1 + term * d);
			c = notZero(1 + term / c);
			step = c * d;
			value *= step;
		}
		if (Math.abs(step - 1) < 1e-15) break;
	}
	return value;
}

/**
 * Probability of a value of Student's t as far from 0 as `t` or farther, on both sides.
 *
 * @param degrees of freedom, above 0; need not be whole
 */
export function studentTails(t: number, degrees: number): number {
	return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
}

/** The value that so much of the probability lies beyond, on both sides together; found by halving. */
export function studentBeyond(tails: number, degrees: number): number {
	let low = 0;
	let high = 2;
	while (studentTails(high, degrees) > tails) high *= 2;
	for (let round = 0; round < 200 && high - low > 1e-12 * high; round += 1) {
		const middle = (low + high) / 2;
		if (studentTails(middle, degrees) > tails) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
