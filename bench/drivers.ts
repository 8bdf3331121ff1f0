import type { DialectName } from '../core/store/store';
import { fillDriverAnswers } from './driver-answers';
import type { DriversOrder, DriversRound } from './drivers-process';
import type { Databases } from './databases';
import { type Figure, figureOf, median, rounded, spoken } from './figure';
import { emptyHouse } from './house';
import { inOwnProcess } from './own-process';
import { say } from './say';

export type DriversSpeed = {
	/** What finding drivers takes over what DuckDB takes for the sums of products of the same columns. */
	vsDuckdb: Figure;
	/** How far the memory grew meanwhile, in a process without DuckDB, MB. */
	rssMb: Figure;
	/** Longest time the event loop stood still there, ms, and of it by the process's own work. */
	longest: Figure;
	longestProcessor: Figure;
	answers: number;
	/** Medians, ms. */
	milliseconds: { ours: number; duckdb: number };
};

/** What it costs to find the drivers of a survey with eight rated items among so many answers. */
export async function measureDrivers(
	databases: Databases,
	dialect: DialectName,
	{ rows, rounds }: { rows: number; rounds: number },
): Promise<DriversSpeed> {
	say(`drivers: filling ${dialect} with ${rows.toLocaleString('en')} answers`);
	const target = await databases.target(dialect, 'drivers');
	const house = await emptyHouse(target);
	await fillDriverAnswers(house, rows);
	await house.store.close();
	const order = { target, rounds };
	const run = async (duckdb: boolean) =>
		await inOwnProcess<DriversOrder, DriversRound[]>('drivers-process.ts', { ...order, duckdb });
	const alone = await run(false);
	const beside = await run(true);
	const of = (rounds: readonly DriversRound[], key: 'rssMb' | 'blockMs' | 'blockProcessorMs') =>
		figureOf(rounds.map((round) => round[key]));
	const measured: DriversSpeed = {
		vsDuckdb: figureOf(beside.map(({ tookMs, duckdbMs }) => tookMs / (duckdbMs ?? Number.NaN))),
		rssMb: of(alone, 'rssMb'),
		longest: of(alone, 'blockMs'),
		longestProcessor: of(alone, 'blockProcessorMs'),
		answers: beside[0]?.answers ?? 0,
		milliseconds: {
			ours: rounded(median(beside.map(({ tookMs }) => tookMs))),
			duckdb: rounded(median(beside.map(({ duckdbMs }) => duckdbMs ?? Number.NaN))),
		},
	};
	const { milliseconds, vsDuckdb, rssMb, longest, longestProcessor } = measured;
	say(
		`drivers: ${dialect} ${milliseconds.ours} ms, DuckDB ${milliseconds.duckdb} ms, ratio ${spoken(vsDuckdb)}, memory ${spoken(rssMb)} MB, block ${spoken(longest)} ms, own ${spoken(longestProcessor)} ms`,
	);
	return measured;
}
