import { sql } from 'kysely';

/** Counts by value are kept for scales with at most this many steps. */
export const mostSteps = 20;

/** The rating where it is one of few whole ones, else null; of a row of `response`. */
export const valueOnSteps = sql<number | null>`case when metric <> 'csi'
	and scale_max - scale_min <= ${sql.lit(mostSteps)}
	and value = cast(value as bigint) then value end`;

/** The lowest whole rating of a scale. PostgreSQL casts to the nearest, SQLite toward zero. */
const lowest = sql`(cast(scale_min as bigint)
	+ case when scale_min > cast(scale_min as bigint) then 1 else 0 end)`;

/** Which step of its scale a rating is, 0 = the lowest whole one; null off the steps. */
export const stepOf = sql<number | null>`(${valueOnSteps} - ${lowest})`;

/** The rating of a step. */
export const valueOfStep = (scaleMin: number, step: number): number => Math.ceil(scaleMin) + step;
