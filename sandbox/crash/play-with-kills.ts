import { setTimeout as sleep } from 'node:timers/promises';

import { type DayRun, dayResult, startDay } from '../day/play';
import { theDay, withoutRequests } from '../day/script';
import type { Stage } from '../stage/stage';
import { seeded } from './random';

export type KilledDays = { runs: DayRun[]; kills: number; problems: string[] };

/** A day at rest is followed by another, so that every kill hits something; ms until it is given up. */
const longestDay = 1_200_000;
/** From n8n's being ready to the next kill, ms: from "just starting up" to "in full work". */
const [soonest, latest] = [200, 12_000];

/**
 * Plays the day and ends a process of n8n without warning at seeded random moments, restarting it each
 * time. When
 * a day is over before the last kill, the next one begins. Afterwards n8n is left in peace until all
 * is at rest.
 */
export async function playWithKills(
	stage: Stage,
	options: { kills: number; seed: number; say?: (line: string) => void },
): Promise<KilledDays> {
	const random = seeded(options.seed);
	const say = options.say ?? (() => {});
	const runs: DayRun[] = [];
	let kills = 0;

	const killing = (async () => {
		while (kills < options.kills) {
			await sleep(soonest + random() * (latest - soonest));
			const victim = stage.processes[Math.floor(random() * stage.processes.length)] ?? stage.n8n;
			await victim.kill();
			kills += 1;
			say(`Kill ${kills} of ${options.kills}`);
			await victim.restart();
		}
	})();
	let died: unknown;
	killing.catch((error: unknown) => {
		died = error;
	});

	do {
		const name = `k${runs.length + 1}`;
		say(`Day ${name} begins`);
		const run = startDay(stage, withoutRequests(theDay()), { name, pace: 400 });
		runs.push(run);
		// Kills make other counts than the script: nothing says what is missing.
		await dayResult(run, { within: longestDay, patience: 0 });
		if (died) throw died;
	} while (kills < options.kills);
	await killing;
	for (const run of runs) run.stop();
	const problems = runs.flatMap(({ sent, actors }) => [...sent.problems, ...actors.problems]);
	return { runs, kills, problems };
}
