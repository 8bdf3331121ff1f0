/**
 * A real PostgreSQL for one test file, in a process of its own: says its port on the first line of
 * the output and lives until its input is closed, so that it ends with the test even if that is
 * killed. A line `restart` or `crash` on the input ends it as an administrator does, or at once, and
 * starts it again, which a second line says. Durability is off: nothing of it is kept.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedPostgres } from './embedded-postgres.mjs';

async function freePort() {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

let log = '';
const keep = (text) => {
	log = (log + String(text)).slice(-4000);
};
const EmbeddedPostgres = await embeddedPostgres();
const port = await freePort();
const databaseDir = mkdtempSync(join(tmpdir(), 'satisfaction-postgres-'));
const server = new EmbeddedPostgres({
	databaseDir,
	port,
	user: 'postgres',
	password: 'test',
	// It outlives a restart; the folder is deleted at the end.
	persistent: true,
	// PostgreSQL refuses to run as root.
	createPostgresUser: process.getuid?.() === 0,
	initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
	postgresFlags: ['listen_addresses=127.0.0.1', 'fsync=off', 'synchronous_commit=off'].flatMap(
		(setting) => ['-c', setting],
	),
	onLog: keep,
	onError: keep,
});

async function stop() {
	await server.stop().catch(() => {});
	rmSync(databaseDir, { recursive: true, force: true });
	process.exit(0);
}

async function restart(how) {
	const { process: running } = server;
	// Without its checkpoint; the log is played at the start. PostgreSQL's own programs go on for a moment.
	if (how === 'crash') running.kill('SIGQUIT');
	await server.stop();
	await server.start();
	process.stdout.write(`${how}\n`);
}

try {
	await server.initialise();
	await server.start();
} catch (error) {
	process.stderr.write(`PostgreSQL did not start: ${String(error)}\n${log}\n`);
	process.exit(1);
}
process.stdin.on('data', (text) => {
	const asked = String(text).trim();
	if (asked === 'restart' || asked === 'crash') void restart(asked);
});
process.stdin.on('end', () => void stop());
process.stdin.on('error', () => void stop());
process.on('SIGTERM', () => void stop());
process.stdout.write(`${port}\n`);
