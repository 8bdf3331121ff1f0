import { execFileSync } from 'node:child_process';

import type { DayCounts } from '../day/counts';
import { dayResult, type DayRun, startDay } from '../day/play';
import { nodeOf } from '../n8n/environment';
import { type Stage, startStage } from '../stage/stage';
import { type Host, releaseOf } from './host';
import { shortDay } from './short-day';

/** The loop from the package's files to the customer's word, in order. */
export const steps = [
	'load',
	'import',
	'publish',
	'event',
	'answer',
	'case',
	'resolve',
	'confirm',
] as const;
export type Step = (typeof steps)[number];

/** What came of one n8n. */
export type Tried = {
	host: Host;
	/** The version of the Node that n8n ran on. */
	node: string;
	passed: Step[];
	/** What was not as the script implies; empty when all was. */
	troubles: string[];
};

const sum = (counts: Record<string, number>): number =>
	Object.values(counts).reduce((total, n) => total + n, 0);

/** How far a step of the loop has come: all that is expected has been counted. */
const amounts: Record<
	'event' | 'answer' | 'case' | 'resolve' | 'confirm',
	(c: DayCounts) => number
> = {
	event: ({ events }) => events,
	answer: ({ responses }) => sum(responses),
	case: ({ cases }) => cases,
	resolve: ({ resolved }) => resolved,
	confirm: ({ confirmed }) => confirmed,
};

/** Longest the short day may take, ms: some six times what it takes. */
const longest = 300_000;

/**
 * Plays the short day on an n8n that is installed. Never throws for what n8n does.
 *
 * @param signal ends it early, and n8n with it
 */
export async function playOn(
	host: Host,
	say: (line: string) => void,
	signal?: AbortSignal,
): Promise<Tried> {
	const release = releaseOf(host);
	const node = execFileSync(nodeOf(release), ['--version'], { encoding: 'utf8' }).trim();
	const broken = signal ? { signal } : {};
	const tried: Tried = { host, node: node.replace(/^v/, ''), passed: [], troubles: [] };
	let stage: Stage | null = null;
	let run: DayRun | null = null;
	try {
		stage = await startStage({
			say,
			release,
			queue: host.queue,
			...broken,
			reached: (step) => tried.passed.push(step),
		});
		say('The short day begins');
		run = startDay(stage, shortDay(), broken);
		const { counts, differences } = await dayResult(run, { within: longest, ...broken });
		for (const [step, amount] of Object.entries(amounts)) {
			if (amount(counts) >= amount(run.expected)) tried.passed.push(step as Step);
		}
		tried.troubles.push(...differences);
	} catch (error) {
		tried.troubles.push((error as Error).message);
	} finally {
		run?.stop();
		await stage?.stop();
	}
	return tried;
}
