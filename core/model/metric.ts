/** The satisfaction metrics. `csi` is a weighted index over several items. */
export const metrics = ['csat', 'nps', 'ces', 'csi'] as const;
export type Metric = (typeof metrics)[number];

/** Which end of the scale is good for the customer. */
export type Direction = 'higher_is_better' | 'lower_is_better';

/** The same three words for every metric. */
export const levels = ['low', 'middle', 'high'] as const;
export type Level = (typeof levels)[number];

/** The metric's own band names; CSI uses the satisfied/neutral/dissatisfied words by cut points. */
export type Band =
	'satisfied' | 'neutral' | 'dissatisfied' | 'promoter' | 'passive' | 'detractor' | 'easy' | 'hard';

/** A scale always travels with its score. `min < max`. */
export type Scale = { min: number; max: number; direction: Direction };

export type Score = Scale & {
	value: number;
	/** Position on the scale, 0 (worst) to 100 (best), direction applied. */
	percent: number;
	band: Band;
	level: Level;
	/** The rating on the scale from which on, towards its good end, the level is high. */
	highFrom: number;
};

export const purposes = ['transactional', 'relationship', 'verification'] as const;
export type Purpose = (typeof purposes)[number];
