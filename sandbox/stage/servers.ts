import { spawn } from 'node:child_process';
import { createConnection } from 'node:net';
import { join } from 'node:path';

import { freePort } from '../n8n/ports';
import places from '../setup/places.js';
import type { PostgresServer } from '../store/reader';
import { until } from '../until';

/** A server that lives as long as the sandbox. */
type Running<Server> = Server & { stop: () => Promise<void> };

/** How a server ends before it is started again: as an administrator does it, or at once. */
type Ending = 'restart' | 'crash';
type RestartedPostgres = PostgresServer & { restart: (how: Ending) => Promise<void> };

/**
 * Starts the packaged PostgreSQL, empty and without durability. It ends with this process, too.
 *
 * @throws Error with what it said when it does not start
 */
export async function startPostgres(): Promise<Running<RestartedPostgres>> {
	const script = join(places.project, 'sandbox', 'setup', 'start-postgres.mjs');
	const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'pipe'] });
	let log = '';
	child.stderr.on('data', (text) => (log += String(text)));
	const port = await new Promise<number>((resolve, reject) => {
		child.stdout.once('data', (text) => resolve(Number(text)));
		child.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${log}`)));
	});
	return {
		host: '127.0.0.1',
		port,
		database: 'postgres',
		user: 'postgres',
		password: 'test',
		restart: async (how) => {
			const started = new Promise((resolve) => child.stdout.once('data', resolve));
			child.stdin.write(`${how}\n`);
			await started;
		},
		stop: async () => {
			const ended = new Promise((resolve) => child.once('exit', resolve));
			child.stdin.end();
			await ended;
		},
	};
}

/**
 * Starts the Redis of this machine, which keeps nothing.
 *
 * @throws Error when it is not installed, or does not answer in time
 */
export async function startRedis(): Promise<Running<{ host: string; port: number }>> {
	const [host, port] = ['127.0.0.1', await freePort()];
	const settings = ['--bind', host, '--port', `${port}`, '--save', '', '--appendonly', 'no'];
	const child = spawn('redis-server', settings, { stdio: 'ignore' });
	const ended = new Promise<void>((resolve) => {
		child.once('exit', () => resolve());
		child.once('error', () => resolve());
	});
	const stop = async () => {
		child.kill('SIGTERM');
		await ended;
	};
	const answers = async () =>
		await new Promise<boolean>((resolve) => {
			const socket = createConnection(port, host, () => {
				socket.destroy();
				resolve(true);
			});
			socket.once('error', () => resolve(false));
		});
	const gone = ended.then(() => 'gone' as const);
	const up = until('Redis to answer', answers, { within: 10_000 }).catch(async (error: Error) => {
		await stop();
		throw error;
	});
	if ((await Promise.race([up, gone])) !== 'gone') return { host, port, stop };
	up.catch(() => {});
	throw new Error('redis-server ended at once, or is not installed (Debian: redis-server).');
}
