import type { Databases } from './databases';
import { type Figure, figureOf, median, rounded, spoken } from './figure';
import { fill } from './fill';
import { emptyHouse, publishSurvey, usualSurvey } from './house';
import { inOwnProcess } from './own-process';
import { say } from './say';
import type { BlockOrder, BlockRound } from './summary-process';

export type LoopBlock = {
	/** Longest time the event loop stood still in each round while the summary ran, ms. */
	summary: Figure;
	/** The same while the process idled as long: what the machine does by itself. */
	idle: Figure;
	seconds: number;
	responses: number;
};

/** Whether a summary over a million responses in SQLite holds up the pages of the same process. */
export async function measureLoopBlock(
	databases: Databases,
	{ rows, rounds }: { rows: number; rounds: number },
): Promise<LoopBlock> {
	const now = Date.now();
	const target = await databases.target('sqlite', 'block');
	const house = await emptyHouse(target);
	const survey = usualSurvey();
	await publishSurvey(house, survey, now);
	say(`block: filling sqlite with ${rows.toLocaleString('en')} responses`);
	await fill(house, survey, rows, now, { responses: true });
	await house.store.close();
	const day = 86_400_000;
	const measured = await inOwnProcess<BlockOrder, BlockRound[]>('summary-process.ts', {
		target,
		from: new Date(now - 400 * day).toISOString(),
		until: new Date(now + day).toISOString(),
		rounds,
	});
	const responses = Math.min(...measured.map((round) => round.responses));
	if (responses !== rows) throw new Error(`The summary counted ${responses} of ${rows} responses.`);
	const summary = figureOf(measured.map((round) => round.summaryMs));
	const idle = figureOf(measured.map((round) => round.idleMs));
	const seconds = rounded(median(measured.map((round) => round.tookMs)) / 1000);
	say(
		`block: summary in ${seconds} s; longest block ${spoken(summary)} ms, idle ${spoken(idle)} ms`,
	);
	return { summary, idle, seconds, responses };
}
