import type { Generated } from 'kysely';

import type { DayNumber } from '../../calendar/wall-time';
import type { Direction, Metric, Purpose } from '../../model/metric';

/** Steps of a scale that are counted one by one: `step_0` is its lowest whole rating. */
export const countedSteps = 21;

type StepColumn =
	| `step_${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
	| `step_1${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
	| 'step_20';

/**
 * Answers of one day of the workspace's zone that have the same of everything but their rating, counted.
 * A day is replaced as a whole; test rows are left out.
 */
export type ScoreDailyTable = Record<StepColumn, Generated<number>> & {
	workspace_id: string;
	/** Of the counting it belongs to; rows of older ones are on their way out. */
	epoch: number;
	day: DayNumber;
	/** Which of the day's rows it is. */
	place: number;
	survey_key: string;
	metric: Metric;
	purpose: Purpose;
	scale_min: number;
	scale_max: number;
	direction: Direction;
	high_from: number;
	segment: string | null;
	touchpoint: string | null;
	/** The owner as the answer has them, JSON, and the system whose id theirs is. */
	owner: string | null;
	subject_source: string | null;
	low: number;
	middle: number;
	high: number;
	sum: number;
	sum_squares: number;
	/** Answers that are on no step. */
	off_steps: number;
};

/** UTC hours in which an answer has come, gone or changed since they were counted; written by triggers. */
export type ScoreDirtyTable = {
	workspace_id: string;
	/** Hours since 1970. */
	hour: number;
	/** The transaction, so that one's mark never stands in another's way; 0 on SQLite, which has one writer. */
	writer: number;
};

/** Days that have to be counted again. */
export type ScoreStaleTable = {
	workspace_id: string;
	day: DayNumber;
	epoch: number;
	/** Of the roll-up when the day was found so last: whoever counted it before that has not seen all. */
	revision: number;
};

/** How a workspace's answers are counted; without a row nothing is yet. */
export type ScoreRollupTable = {
	workspace_id: string;
	/** In which days are counted. */
	zone: string;
	/** One more with each beginning from nothing. */
	epoch: number;
	/** One more whenever days are found stale. */
	revision: number;
	/** Steps that some answer was on: columns of steps behind these hold nothing. */
	steps: Generated<number>;
};
