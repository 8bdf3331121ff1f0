import { setTimeout as sleep } from 'node:timers/promises';

import { companyEnvironment } from '../company/environment';
import { type CareResult, monthBeside } from '../company/play';
import { theCompany } from '../company/script';
import { type DayResult, dayResult, startDay } from '../day/play';
import { theDay } from '../day/script';
import { type Stage, startStage } from '../stage/stage';
import { type RoundResult, playSystems } from '../systems/play';
import { startSystems } from '../systems/server';
import { simulatedNow } from '../systems';
import { playYear, yearSettings } from '../year/play';
import { narrate } from './narrate';
import { readOptions, type SandboxOptions, usage } from './options';
import { whereSystemsAre } from './where-systems-are';
import { whereTheYearIs } from './where-the-year-is';
import { whereToLook } from './where-to-look';
import { yourTurn } from './your-turn';

/** Longest a day may take, ms: four times what it takes on two slow cores. */
const longestDay = 480_000;

const since = Date.now();
const time = (): string => {
	const seconds = Math.floor((Date.now() - since) / 1000);
	return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
};

/** The last line of `--json`: what the day came to, and the month of care. */
export function resultLine(day: DayResult, month: CareResult): string {
	const ok = day.ok && month.ok;
	const differences = [...day.differences, ...month.differences];
	return JSON.stringify({
		ok,
		...day.counts,
		care: month.counts,
		...(ok ? {} : { differences }),
	});
}

/**
 * The sandbox from start to end.
 *
 * @returns the exit code: 0 only if the day went as the script implies, or somebody ended it by hand
 */
export async function runSandbox(args: string[]): Promise<number> {
	const options = readOptions(args);
	if (options.help) {
		process.stdout.write(`${usage}\n`);
		return 0;
	}
	// With --json standard output belongs to the one line at the end.
	const out = options.json ? process.stderr : process.stdout;
	const say = (line: string) => out.write(`${time()}  ${line}\n`);
	const interrupt = new AbortController();
	let signals = 0;
	const end = () => {
		signals += 1;
		interrupt.abort(new Error('Ended by hand.'));
		if (signals > 1) say('Ending; n8n needs a moment …');
	};
	process.on('SIGINT', end);
	process.on('SIGTERM', end);
	let stage: Stage | null = null;
	try {
		const { signal } = interrupt;
		stage = await startStage({
			say,
			signal,
			...(options.system === null && !options.year && { env: companyEnvironment }),
			...(options.year && {
				settings: yearSettings(options.language),
				language: options.language,
			}),
			...(options.port === null ? {} : { port: options.port }),
		});
		const play = options.year ? fillAndShow : options.system === null ? playAndShow : playRounds;
		return await play(stage, options, { say, out, signal });
	} catch (error) {
		if (!interrupt.signal.aborted) throw error;
		return options.once ? 1 : 0;
	} finally {
		if (stage) {
			say('Ending everything');
			await stage.stop();
		}
		process.off('SIGINT', end);
		process.off('SIGTERM', end);
	}
}

/** The last line of `--json` where systems are played. */
export function roundsLine({ ok, systems, differences }: RoundResult): string {
	return JSON.stringify({ ok, systems, ...(ok ? {} : { differences }) });
}

type Context = { say: (line: string) => void; out: NodeJS.WriteStream; signal: AbortSignal };

/** A round trip of one simulated system, or of all. */
async function playRounds(
	stage: Stage,
	options: SandboxOptions,
	{ say, out, signal }: Context,
): Promise<number> {
	const systems = simulatedNow(options.system ?? 'all');
	const server = await startSystems(systems);
	try {
		if (!options.once) out.write(`\n${whereSystemsAre(stage, server, systems)}\n\n`);
		const result = await playSystems(systems, { stage, server, say, signal });
		for (const difference of result.differences) say(`! ${difference}`);
		say(result.ok ? 'Every system did its part.' : 'Not every system did its part.');
		if (!options.once) {
			out.write('\nEverything stays up until you press Ctrl-C.\n\n');
			await sleep(2 ** 31 - 1, undefined, { signal });
		}
		await stage.stop();
		if (options.json) process.stdout.write(`${roundsLine(result)}\n`);
		return result.ok ? 0 : 1;
	} finally {
		await server.stop();
	}
}

/** A year and a half that is there at once. */
async function fillAndShow(
	stage: Stage,
	options: SandboxOptions,
	{ say, out, signal }: Context,
): Promise<number> {
	say(
		'A made-up bike shop gets a year and a half of answers, cases, orders and what is done about it',
	);
	const began = Date.now();
	const { counts, links } = await playYear(stage, began, options.language);
	const seconds = ((Date.now() - began) / 1000).toFixed(1);
	say(`There are ${counts.responses} answers and ${counts.cases} cases, made in ${seconds} s`);
	if (!options.once) {
		out.write(
			`\n${whereTheYearIs(stage, links, options.language)}\n\nEverything stays up until you press Ctrl-C.\n\n`,
		);
		await sleep(2 ** 31 - 1, undefined, { signal });
	}
	await stage.stop();
	if (options.json) process.stdout.write(`${JSON.stringify({ ok: true, ...counts })}\n`);
	return 0;
}

async function playAndShow(
	stage: Stage,
	options: SandboxOptions,
	{ say, out, signal }: Context,
): Promise<number> {
	const quiet = narrate(stage, say);
	const script = theDay();
	say(`The day begins: ${script.events.length} events, one day is twelve seconds`);
	const run = startDay(stage, script, { signal });
	try {
		if (!options.once) out.write(`\n${await whereToLook(stage)}\n\n`);
		const [result, month] = await Promise.all([
			dayResult(run, { within: longestDay, signal }),
			monthBeside(stage, run, theCompany(), { say, signal }),
		]);
		for (const difference of [...result.differences, ...month.differences]) say(`! ${difference}`);
		const ok = result.ok && month.ok;
		say(result.ok ? 'The day went as its script implies.' : 'The day did not go as planned.');
		say(month.ok ? 'So did the month of care.' : 'The month of care did not go as planned.');
		if (!options.once) {
			say('Back to real time: one more customer is asked, and that is you');
			const survey = await yourTurn(stage, signal);
			const places = await whereToLook(stage, survey);
			out.write(`\n${places}\n\nEverything stays up until you press Ctrl-C.\n\n`);
			await sleep(2 ** 31 - 1, undefined, { signal });
		}
		quiet();
		await stage.stop();
		if (options.json) process.stdout.write(`${resultLine(result, month)}\n`);
		return ok ? 0 : 1;
	} finally {
		quiet();
		run.stop();
	}
}
