import { sql } from 'kysely';

/** No scale has an end beyond; sums of squares of more would be rounded to nonsense. */
export const farthest = 1_000_000_000;

/**
 * Whether an answer's value lies on its scale and the scale can hold one. What no node writes may still be stored:
 * by hand, by an import into the database, by a disk that failed. Written so that what is no number is never on
 * it: SQLite sorts text behind all numbers, PostgreSQL NaN. In the words of the index `response_off_scale`.
 */
export const onScaleWords = `(scale_min < scale_max and value >= scale_min and value <= scale_max
	and scale_min >= -${farthest} and scale_max <= ${farthest} and high_from >= -${farthest}
	and high_from <= ${farthest} and direction in ('higher_is_better', 'lower_is_better')
	and level in ('low', 'middle', 'high'))`;

export const isOnScale = sql.raw<boolean>(onScaleWords);
export const isOffScale = sql.raw<boolean>(`not ${onScaleWords}`);
