export const difficulties = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof difficulties)[number];

/** How long cases of a cause took until the customer confirmed the fix. */
export type FixDays = { days: number; n: number };

export type KnownDifficulty = {
	level: Difficulty | null;
	/** From where it is known. */
	from: 'cases' | 'estimate' | null;
	days: number | null;
	n: number;
};

/** Fewer confirmed cases say nothing of how long fixes take. */
export const fewestCases = 5;
/** Up to a week a fix is easy, up to a month medium. */
const easyDays = 7;
const mediumDays = 30;

/** What cases have shown goes before what somebody estimates. */
export function difficultyOf(shown: FixDays | null, estimate: Difficulty | null): KnownDifficulty {
	const days = shown?.days ?? null;
	const n = shown?.n ?? 0;
	if (days !== null && n >= fewestCases) {
		const level = days <= easyDays ? 'easy' : days <= mediumDays ? 'medium' : 'hard';
		return { level, from: 'cases', days, n };
	}
	return { level: estimate, from: estimate === null ? null : 'estimate', days, n };
}

/**
 * What the score could gain: the driver's share of what explains the score × what is missing to the target ×
 * the share of customers whom it concerns.
 *
 * @param weight percent
 * @param performance percent of the scale, as `target`
 * @param volume share of the answers that rated it, 0–1
 * @returns points of a hundred; 0 where the target is reached
 */
export function influenceOf(facts: {
	weight: number;
	performance: number;
	target: number;
	volume: number;
}): number {
	const { weight, performance, target, volume } = facts;
	return (weight / 100) * Math.max(0, target - performance) * volume;
}

export const horizons = ['90_days', '1_to_3_years'] as const;
export type Horizon = (typeof horizons)[number];

/**
 * When to work on what: of those whose influence is at least the mean, the hard ones within one to three years,
 * all others within 90 days, also those of which nothing says how hard they are.
 */
export function horizonsOf(
	drivers: ReadonlyArray<{ influence: number; level: Difficulty | null }>,
): Array<Horizon | null> {
	const mean =
		drivers.reduce((sum, { influence }) => sum + influence, 0) / Math.max(1, drivers.length);
	return drivers.map(({ influence, level }) => {
		if (influence <= 0 || influence < mean - 1e-9) return null;
		return level === 'hard' ? '1_to_3_years' : '90_days';
	});
}
