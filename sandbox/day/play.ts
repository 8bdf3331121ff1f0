import { setTimeout as sleep } from 'node:timers/promises';

import { isOfCompany } from '../company/sender';
import type { CaughtMail } from '../mail/mailbox';
import type { Stage } from '../stage/stage';
import { type Actors, startActors } from './actors';
import { actualCounts } from './actual';
import { perform, type Performance } from './cast';
import { type DayCounts, differences } from './counts';
import { expectedCounts } from './expected';
import { watchTheClock } from './late-clock';
import type { Day } from './plan';
import { type Sent, sendAll } from './senders';

/** A day that is being played. */
export type DayRun = {
	performance: Performance;
	actors: Actors;
	sent: Sent;
	expected: DayCounts;
	actual: () => Promise<DayCounts>;
	/** How much work is planned in the workspace: what the clock will still do. */
	planned: () => Promise<number>;
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

/**
 * What was caught about invitations and cases. The templates that write at nine in the morning are
 * none of the script's business, should it be nine; nor is what a company with a workspace of its own sends.
 */
async function mailsAbout({ store, mailbox }: Stage): Promise<CaughtMail[]> {
	const rows = await store.rows<{ message_id: string }>(
		'select message_id from message where invitation_id is null and case_id is null',
	);
	const other = new Set(rows.map(({ message_id: id }) => id));
	return mailbox.mails.filter((mail) => !other.has(mail.messageId) && !isOfCompany(mail));
}

/** Begins the day: actors read their mail, systems send their events. */
export function startDay(stage: Stage, script: Day, options: DayOptions = {}): DayRun {
	const performance = perform(script, options.name ?? 'd1');
	prepareMailServer(stage, performance);
	const actors = startActors(stage, performance);
	const sent: Sent = { acknowledged: [], forgedRefused: 0, done: new Set(), problems: [] };
	const { pace = 250, signal } = options;
	const clock = watchTheClock(stage.store);
	const allSent = sendAll(stage, performance, sent, { pace, ...(signal ? { signal } : {}) });
	return {
		performance,
		actors,
		sent,
		allSent,
		expected: expectedCounts(script),
		actual: async () =>
			await actualCounts(stage.store, {
				acknowledged: sent.acknowledged.length,
				forgedRefused: sent.forgedRefused,
				mails: (await mailsAbout(stage)).length + (await clock.untold()),
			}),
		planned: async () =>
			// What is done at night is always planned: old data is looked through, the file is cleaned.
			await stage.store.count(
				`select count(*) from due where state = 'pending'
					and kind not in ('retention', 'clean_store')`,
			),
		stop: () => {
			clock.stop();
			actors.stop();
		},
	};
}

/** Longer than the timer's beat: what is still to come by mistake comes within. */
const quiet = 7_000;
/** What was handed to a worker may wait there as long, on a machine that does other things. */
const patient = 90_000;

/**
 * Waits until everybody has done their part and nothing is planned any more, and then a little longer
 * for what nobody planned; longer still while something is missing.
 *
 * @param within how long the day may take, ms; what is missing by then is missing
 * @param patience how long what is missing is waited for after that, ms
 */
export async function dayResult(
	run: DayRun,
	{
		within,
		signal,
		patience = patient,
	}: { within: number; signal?: AbortSignal; patience?: number },
): Promise<DayResult> {
	const options = signal ? { signal } : {};
	const deadline = Date.now() + within;
	const difference = (counts: DayCounts) => [
		...differences(run.expected, counts),
		...run.sent.problems,
		...run.actors.problems,
	];
	const idle = async () => run.actors.busy() === 0 && (await run.planned()) === 0;
	await Promise.race([run.allSent, sleep(within, undefined, { ...options, ref: false })]);
	for (let idleSince = Date.now(); Date.now() < deadline;) {
		await sleep(250, undefined, options);
		if (!(await idle())) idleSince = Date.now();
		else if (Date.now() - idleSince > Math.max(quiet, patience)) break;
		else if (Date.now() - idleSince > quiet && difference(await run.actual()).length === 0) break;
	}
	const counts = await run.actual();
	const found = difference(counts);
	return { ok: found.length === 0, counts, differences: found };
}
