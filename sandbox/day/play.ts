import { setTimeout as sleep } from 'node:timers/promises';

import type { Stage } from '../stage/stage';
import { type Actors, startActors } from './actors';
import { actualCounts } from './actual';
import { perform, type Performance } from './cast';
import { type DayCounts, differences } from './counts';
import { expectedCounts } from './expected';
import type { Day } from './plan';
import { type Sent, sendAll } from './senders';

/** A day that is being played. */
export type DayRun = {
	performance: Performance;
	actors: Actors;
	sent: Sent;
	expected: DayCounts;
	actual: () => DayCounts;
	/** Resolves when every event has been sent. */
	allSent: Promise<void>;
	stop: () => void;
};

export type DayResult = { ok: boolean; counts: DayCounts; differences: string[] };

export type DayOptions = {
	/** Tells several days in one workspace apart. */
	name?: string;
	/** Between two events, ms. */
	pace?: number;
	signal?: AbortSignal;
};

/** How the mail server treats the addresses of the script. */
function prepareMailServer({ smtp }: Stage, { day, emailOf }: Performance): void {
	for (const [key, { mailbox }] of Object.entries(day.customers)) {
		const email = emailOf(key);
		if (email === null || mailbox === undefined) continue;
		smtp.refuse(
			email,
			mailbox === 'unknown'
				? { code: 550, text: '5.1.1 No such user here', times: Number.POSITIVE_INFINITY }
				: { code: 451, text: '4.7.1 Greylisted, come again later', times: 1 },
		);
	}
}

/** Begins the day: actors read their mail, systems send their events. */
export function startDay(stage: Stage, script: Day, options: DayOptions = {}): DayRun {
	const performance = perform(script, options.name ?? 'd1');
	prepareMailServer(stage, performance);
	const actors = startActors(stage, performance);
	const sent: Sent = { acknowledged: [], forgedRefused: 0, problems: [] };
	const { pace = 250, signal } = options;
	const allSent = sendAll(stage, performance, sent, { pace, ...(signal ? { signal } : {}) });
	return {
		performance,
		actors,
		sent,
		allSent,
		expected: expectedCounts(script),
		actual: () =>
			actualCounts(stage.store, {
				acknowledged: sent.acknowledged.length,
				forgedRefused: sent.forgedRefused,
				mails: stage.mailbox.mails.length,
			}),
		stop: actors.stop,
	};
}

/** Longer than the timer's beat: what is still to come by mistake comes within. */
const quiet = 12_000;

/**
 * Waits until all has happened that the script implies, and then a little longer for what it does
 * not imply.
 *
 * @param within how long the day may take, ms
 */
export async function dayResult(
	run: DayRun,
	{ within, signal }: { within: number; signal?: AbortSignal },
): Promise<DayResult> {
	const deadline = Date.now() + within;
	const difference = () => [
		...differences(run.expected, run.actual()),
		...run.sent.problems,
		...run.actors.problems,
	];
	const waiting = () => difference().length > 0 || run.actors.busy() > 0;
	await Promise.race([run.allSent, sleep(within, undefined, { ref: false })]);
	while (waiting() && Date.now() < deadline) {
		await sleep(500, undefined, signal ? { signal } : {});
	}
	await sleep(quiet, undefined, signal ? { signal } : {});
	const found = difference();
	return { ok: found.length === 0, counts: run.actual(), differences: found };
}
