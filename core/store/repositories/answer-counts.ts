import { type RawBuilder, sql } from 'kysely';

import type { Level, Metric, Purpose, Scale } from '../../model/metric';
import type { Tally } from '../../model/tally';
import { valueOnSteps } from './steps';
import { nothing, type responseRows, withStep } from './summary';
import type { Store } from '../store';

/** Answers of one level and step on one scale of a survey that have the same cells. */
export type AnswerCount = {
	surveyKey: string;
	purpose: Purpose;
	metric: Metric;
	scale: Scale;
	highFrom: number;
	level: Level;
	/** The rating, where it is one of few whole ones. */
	step: number | null;
	n: number;
	sum: number;
	sumSquares: number;
	cells: unknown[];
};

const own = [
	'survey_key',
	'purpose',
	'metric',
	'scale_min',
	'scale_max',
	'direction',
	'high_from',
	'level',
] as const;

/**
 * Counts answers, survey, purpose, scale, cut and level always told apart.
 *
 * @param cells what else they are told apart by
 */
export async function answerCounts(
	store: Pick<Store, 'analyse'>,
	answers: ReturnType<typeof responseRows>,
	cells: ReadonlyArray<RawBuilder<unknown>> = [],
): Promise<AnswerCount[]> {
	const rows = await store.analyse(
		answers
			.select(({ fn }) => [
				...own,
				valueOnSteps.as('step'),
				...cells.map((cell, at) => cell.as(`cell_${at}`)),
				fn.countAll<number>().as('n'),
				fn.sum<number>('value').as('sum'),
				sql<number>`sum(value * value)`.as('sum_squares'),
			])
			.groupBy([
				...own,
				...Array.from({ length: cells.length + 1 }, (_, at) =>
					sql.raw(String(own.length + at + 1)),
				),
			])
			.orderBy('survey_key'),
	);
	return rows.map((row) => ({
		surveyKey: row.survey_key,
		purpose: row.purpose,
		metric: row.metric,
		scale: { min: row.scale_min, max: row.scale_max, direction: row.direction },
		highFrom: row.high_from,
		level: row.level,
		step: row.step,
		n: Number(row.n),
		sum: Number(row.sum),
		sumSquares: Number(row.sum_squares),
		cells: cells.map((_, at) => (row as Record<string, unknown>)[`cell_${at}`]),
	}));
}

/** Answers on one scale with one cut that are of one group. */
export type CellTally<Cell> = {
	surveyKey: string;
	purpose: Purpose;
	cells: Cell[];
	tally: Tally;
};

/** Adds counts up to a tally for each survey, purpose, scale, cut and what the cells say. */
export function talliesFrom<Cell>(
	counts: readonly AnswerCount[],
	read: (cell: unknown, at: number) => Cell,
): Array<CellTally<Cell>> {
	const tallies = new Map<string, CellTally<Cell>>();
	for (const { surveyKey, purpose, metric, scale, highFrom, level, step, ...count } of counts) {
		const cells = count.cells.map(read);
		const key = JSON.stringify([surveyKey, purpose, metric, scale, highFrom, cells]);
		const known = tallies.get(key) ?? {
			surveyKey,
			purpose,
			cells,
			tally: { metric, scale, highFrom, ...nothing() },
		};
		const { tally } = known;
		tally[level] += count.n;
		tally.sum += count.sum;
		tally.sumSquares += count.sumSquares;
		tally.values = withStep(tally.values, step, count.n);
		tallies.set(key, known);
	}
	return [...tallies.values()];
}
