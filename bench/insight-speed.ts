import type { DialectName } from '../core/store/store';
import type { Databases } from './databases';
import { type Figure, figureOf, median, rounded, spoken } from './figure';
import { emptyHouse } from './house';
import { fillAnswers } from './insight-answers';
import type { InsightMeasured, InsightOrder } from './insight-process';
import { inOwnProcess } from './own-process';
import { say } from './say';

export type InsightSpeed = {
	/** Segments × months from the roll-up, one day of which is counted again, against DuckDB. */
	cellsVsDuckdb: Figure;
	/** Rows a second when everything is counted anew, against those of a plain scan. */
	rebuildVsScan: Figure;
	/** Of the process, while everything is counted anew and read, MB. */
	rssMb: Figure;
	/** Longest time the event loop stood still meanwhile, ms, and of it the work's own. */
	longest: Figure;
	longestProcessor: Figure;
	milliseconds: { rollUp: number; duckDb: number };
	rowsPerSecond: { rebuilt: number; scanned: number };
	answers: number;
};

const ratios = (ours: readonly number[], theirs: readonly number[]): Figure =>
	figureOf(ours.map((one, at) => one / (theirs[at] ?? Number.NaN)));

/** How fast figures come from the daily roll-up of many answers, and how fast it is brought up to date. */
export async function measureInsight(
	databases: Databases,
	dialect: DialectName,
	{ rows, rounds }: { rows: number; rounds: number },
): Promise<InsightSpeed> {
	const target = await databases.target(dialect, 'insight');
	say(`insight: filling ${dialect} with ${rows.toLocaleString('en')} answers`);
	const house = await emptyHouse(target);
	await fillAnswers(house, rows);
	await house.store.close();
	say(`insight: counting in ${dialect}`);
	const ask = async (how: InsightOrder['how']) =>
		await inOwnProcess<InsightOrder, InsightMeasured>('insight-process.ts', {
			...{ target, rows, rounds },
			how,
		});
	const { rollUpMs, duckDbMs } = await ask('against');
	const { rebuildMs, scanMs, rssMb, blockMs, blockProcessorMs } = await ask('alone');
	const perSecond = (ms: readonly number[]) => rounded((1000 * rows) / median(ms));
	const speed: InsightSpeed = {
		cellsVsDuckdb: ratios(rollUpMs, duckDbMs),
		rebuildVsScan: ratios(scanMs, rebuildMs),
		rssMb: figureOf(rssMb),
		longest: figureOf(blockMs),
		longestProcessor: figureOf(blockProcessorMs),
		milliseconds: { rollUp: rounded(median(rollUpMs)), duckDb: rounded(median(duckDbMs)) },
		rowsPerSecond: { rebuilt: perSecond(rebuildMs), scanned: perSecond(scanMs) },
		answers: rows,
	};
	const { milliseconds, rowsPerSecond } = speed;
	say(
		`insight, ${dialect}: cells ${milliseconds.rollUp} ms, DuckDB ${milliseconds.duckDb} ms, ratio ${spoken(speed.cellsVsDuckdb)}; ` +
			`${rowsPerSecond.rebuilt} rows a second counted anew, ${rowsPerSecond.scanned} scanned, ratio ${spoken(speed.rebuildVsScan)}; ` +
			`memory ${spoken(speed.rssMb)} MB, longest block ${spoken(speed.longest)} ms, its own ${spoken(speed.longestProcessor)} ms`,
	);
	return speed;
}
