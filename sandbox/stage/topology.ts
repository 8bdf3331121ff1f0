import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { addressOf, type Release } from '../n8n/environment';
import { installPackage } from '../n8n/package-folder';
import { freePort, freePorts } from '../n8n/ports';
import { type RunningN8n, startN8n } from '../n8n/process';
import { openFileReader, openPostgresReader, storeFile, type StoreReader } from '../store/reader';
import { startPostgres, startRedis } from './servers';

/** The processes of one n8n, and where the package keeps its data. */
export type Topology = {
	/** All of them; the first one has the editor. */
	processes: readonly [RunningN8n, ...RunningN8n[]];
	/** Where customers, owners and senders come. */
	address: string;
	store: StoreReader;
	/** What the workspace credential says of the database. */
	database: Record<string, unknown>;
};

type Setting = {
	userFolder: string;
	/** n8n's port; a free one is found without it. */
	port?: number;
	env: Record<string, string | undefined>;
	/** The n8n to start, and the Node to start it with; the usual ones without it. */
	release?: Release;
	say: (line: string) => void;
	/** Told what has to be ended, in the order in which it was begun. */
	began: (stop: () => Promise<void>) => void;
};

/** One process, everything in SQLite: n8n as it comes. */
export async function oneProcess({
	userFolder,
	port,
	env,
	release,
	say,
	began,
}: Setting): Promise<Topology> {
	say('Installing the package as n8n does it');
	await installPackage(userFolder);
	say('Starting n8n');
	const [free = 0, brokerPort = 0] = await freePorts(2);
	const n8n = await startN8n({ userFolder, port: port ?? free, brokerPort }, { env, ...release });
	began(n8n.stop);
	const store = openFileReader(storeFile(userFolder));
	began(store.close);
	return { processes: [n8n], address: n8n.address, store, database: { database: 'sqlite' } };
}

const schema = 'satisfaction';

/**
 * Queue mode as `docs/production.md` describes it: a main process that serves no production webhook, a
 * webhook process and two workers, each with a folder of its own, over PostgreSQL and Redis.
 */
export async function queueMode({
	userFolder,
	port,
	env,
	release,
	say,
	began,
}: Setting): Promise<Topology> {
	say('Starting PostgreSQL and Redis');
	const postgres = await startPostgres();
	began(postgres.stop);
	const redis = await startRedis();
	began(redis.stop);
	const webhookPort = await freePort();
	const address = addressOf({ port: webhookPort });
	const shared = {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: postgres.host,
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: postgres.database,
		DB_POSTGRESDB_USER: postgres.user,
		DB_POSTGRESDB_PASSWORD: postgres.password,
		QUEUE_BULL_REDIS_HOST: redis.host,
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		WEBHOOK_URL: `${address}/`,
		N8N_WEBHOOK_URL: `${address}/`,
		...env,
	};
	const begin = async (
		name: string,
		command: 'start' | 'webhook' | 'worker',
		own?: number,
		more: Record<string, string> = {},
	): Promise<RunningN8n> => {
		say(`Starting n8n: ${name}`);
		const folder = join(userFolder, name);
		await mkdir(folder, { mode: 0o700 });
		await installPackage(folder);
		const [free = 0, brokerPort = 0] = await freePorts(2);
		const place = { userFolder: folder, port: own ?? free, brokerPort };
		const n8n = await startN8n(place, { ...release, command, env: { ...shared, ...more } });
		began(n8n.stop);
		return n8n;
	};
	const noWebhooks = { N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true' };
	const main = await begin('main', 'start', port, noWebhooks);
	const webhook = await begin('webhook', 'webhook', webhookPort);
	const workers = [await begin('worker-1', 'worker'), await begin('worker-2', 'worker')];
	const store = openPostgresReader(postgres, schema);
	began(store.close);
	const { host, port: postgresPort, database, user, password } = postgres;
	return {
		processes: [main, webhook, ...workers],
		address,
		store,
		database: {
			database: 'postgres',
			host,
			port: postgresPort,
			databaseName: database,
			user,
			password,
			schema,
			ssl: 'disable',
			poolSize: 5,
		},
	};
}
