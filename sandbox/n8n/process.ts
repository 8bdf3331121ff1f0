import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';

import { n8nAt, n8nVersion } from '../setup/places.js';
import { addressOf, environment, nodeOf, type Place, type Release } from './environment';
import { until } from '../until';
import { isStartingUp } from './starting-up';

/** A running n8n. */
export type RunningN8n = {
	place: Place;
	address: string;
	logFile: string;
	pid: () => number | undefined;
	isUp: () => boolean;
	/** SIGTERM, and SIGKILL when that is not obeyed in time. */
	stop: () => Promise<void>;
	/** SIGKILL: as a power failure would end it. */
	kill: () => Promise<void>;
	/** Starts again in the same folder, at the same address. */
	restart: () => Promise<void>;
};

export type StartOptions = Release & {
	/** Environment on top of the usual one; `undefined` takes a name out. */
	env?: Record<string, string | undefined>;
	/** `start` (the default), `webhook` or `worker`. */
	command?: 'start' | 'webhook' | 'worker';
	/** How long the start may take, ms. */
	within?: number;
};

const stopWithin = 15_000;

/**
 * Starts n8n and waits until it answers. Its output goes to `n8n.log` in the user folder.
 *
 * @throws Error with the end of the log when n8n ends or is not ready in time
 */
export async function startN8n(place: Place, options: StartOptions = {}): Promise<RunningN8n> {
	const logFile = join(place.userFolder, 'n8n.log');
	const address = addressOf(place);
	let child: ChildProcess | null = null;
	let ended: Promise<void> = Promise.resolve();

	const isUp = () => child !== null && child.exitCode === null && child.signalCode === null;

	/** n8n 1 calls itself ready before anybody can log in. */
	async function hasRoutes(): Promise<boolean> {
		const { status, data } = await axios.get<unknown>(`${address}/rest/login`, {
			timeout: 2_000,
			proxy: false,
			validateStatus: () => true,
		});
		return !isStartingUp({ status, body: data });
	}

	async function start(): Promise<void> {
		// After a crash n8n pauses for ten seconds if it finds this mark; nothing else depends on it.
		rmSync(join(place.userFolder, '.n8n', 'crash.journal'), { force: true });
		const log = openSync(logFile, 'a');
		const started = spawn(
			nodeOf(options),
			[n8nAt(options.version ?? n8nVersion).command, options.command ?? 'start'],
			{
				cwd: place.userFolder,
				env: environment(place, options.env ?? {}, options),
				stdio: ['ignore', log, log],
				// A group of its own: a Ctrl-C reaches us alone, and we end it in order.
				detached: process.platform !== 'win32',
			},
		);
		closeSync(log);
		child = started;
		ended = new Promise((done) => {
			started.once('exit', () => done());
			started.once('error', () => done());
		});
		await until(
			'n8n to be ready',
			async () => {
				if (!isUp()) return 'ended';
				if (options.command === 'worker') return 'ready';
				const { status } = await axios.get(`${address}/healthz/readiness`, {
					timeout: 2_000,
					proxy: false,
				});
				if (status !== 200) return undefined;
				return options.command === 'webhook' || (await hasRoutes()) ? 'ready' : undefined;
			},
			{ within: options.within ?? 300_000, every: 150 },
		).then(
			(how) => {
				if (how === 'ended') throw new Error(`n8n ended at once.\n${endOfLog(logFile)}`);
			},
			async (error: Error) => {
				await kill();
				throw new Error(`${error.message}\n${endOfLog(logFile)}`);
			},
		);
	}

	async function kill(): Promise<void> {
		if (isUp()) child?.kill('SIGKILL');
		await ended;
	}

	async function stop(): Promise<void> {
		if (!isUp()) return;
		child?.kill('SIGTERM');
		const patience = new AbortController();
		await Promise.race([
			ended,
			sleep(stopWithin, undefined, { signal: patience.signal }).catch(() => undefined),
		]);
		patience.abort();
		await kill();
	}

	await start();
	return {
		place,
		address,
		logFile,
		pid: () => child?.pid,
		isUp,
		stop,
		kill,
		restart: async () => {
			await kill();
			await start();
		},
	};
}

function endOfLog(file: string): string {
	if (!existsSync(file)) return '';
	return readFileSync(file, 'utf8').split('\n').slice(-30).join('\n');
}
