import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { House } from '../core/loop/house';
import { upsertPerson } from '../core/loop/team/team';
import { changeSettings } from '../core/loop/workspace/settings';
import type { DialectName } from '../core/store/store';
import { connect, type N8nClient, newLogin } from '../sandbox/n8n/client';
import { createCredentials } from '../sandbox/n8n/credentials';
import { installPackage } from '../sandbox/n8n/package-folder';
import { freePorts } from '../sandbox/n8n/ports';
import { type RunningN8n, startN8n } from '../sandbox/n8n/process';
import {
	importWorkflow,
	publishWorkflow,
	unpublishWorkflow,
	type WorkflowFile,
} from '../sandbox/n8n/workflows';
import { createBuiltInTables } from './built-in-tables';
import type { Databases, PostgresPlace } from './databases';
import { emptyHouse, signingSecret, workspace } from './house';
import { say } from './say';

export const stores = ['postgres', 'sqlite'] as const satisfies readonly DialectName[];

/** A real n8n with the package, the yardsticks and their workflows, published. */
export type Stage = {
	address: string;
	userFolder: string;
	postgres: PostgresPlace;
	/** The schema of our store in that database. */
	schema: string;
	/** Our store, once in each database. */
	houses: Record<DialectName, House>;
	/** Our survey alone in a workflow, and the one whose answers go through the loop. */
	surveys: typeof surveys;
	/** Tells the bare trigger what to send, and which item to start with. */
	teachBare(lesson: Record<'GET' | 'POST', Served> & { item: object }): Promise<void>;
	/** Publishes the clock of a store, whose mails go to that port; the function ends it again. */
	startClock(store: DialectName, mailPort: number): Promise<() => Promise<void>>;
	/** Publishes the care of a list: ours once for each store, and the two of built-in nodes. */
	publishCare(): Promise<void>;
	/** The processes of n8n and of PostgreSQL that have started all others of theirs. */
	processes(): number[];
	/** Starts the same n8n anew, tuned or as it comes. */
	restart(setting: Setting): Promise<void>;
	close(): Promise<void>;
};

export type Served = { status: number; headers: Record<string, string>; body: string };
export type Setting = 'lazy' | 'default';

/** Key of each survey, and the last part of its address by database. */
const surveys = {
	page: { key: 'page-alone', path: { postgres: 'bench-page', sqlite: 'bench-page-sqlite' } },
	loop: { key: 'after-service', path: { postgres: 'bench-loop', sqlite: 'bench-loop-sqlite' } },
};
/** The last part of the address that a list goes to, by database. */
export const carePath = { postgres: 'bench-care', sqlite: 'bench-care-sqlite' };
/** What our store is called in either database. */
const schema = 'loop';
const casePath = { postgres: 'bench-cases', sqlite: 'bench-cases-sqlite' };

/** What differs from n8n's own settings beside the expression engine; the same for every side. */
export const n8nSettings = {
	NODE_ENV: 'production',
	N8N_LOG_LEVEL: 'warn',
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none',
	EXECUTIONS_DATA_SAVE_ON_ERROR: 'all',
};

/**
 * Installs, starts and fills an n8n in the folder.
 *
 * @param options.profile folder for CPU profiles of n8n, written when it stops
 */
export async function setStage(
	folder: string,
	databases: Databases,
	{ profile }: { profile: string | null },
): Promise<Stage> {
	const userFolder = join(folder, 'n8n');
	const answersFile = join(folder, 'bare-answers.json');
	await mkdir(userFolder, { recursive: true, mode: 0o700 });
	say('installing the package into an n8n of its own');
	await installPackage(userFolder);
	const bare = join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-bare');
	await cp(join(__dirname, 'bare-node'), bare, { recursive: true });
	const postgres = await databases.postgres();
	await createBuiltInTables(postgres);
	const [port = 0, brokerPort = 0] = await freePorts(2);
	const start = async (setting: Setting): Promise<RunningN8n> => {
		say(`starting n8n, ${setting === 'lazy' ? 'with lazy acquire' : 'as it comes'}`);
		const own = {
			...n8nSettings,
			SATISFACTION_BENCH_ANSWERS: answersFile,
			NODE_OPTIONS: profile === null ? undefined : `--cpu-prof --cpu-prof-dir=${profile}`,
		};
		// Taken out, it has n8n's own default.
		const engine = setting === 'lazy' ? {} : { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: undefined };
		return await startN8n({ userFolder, port, brokerPort }, { env: { ...own, ...engine } });
	};
	let running = await start('lazy');
	const houses = await openHouses(databases);
	const stop = async () => {
		await running.stop();
		for (const dialect of stores) await houses[dialect].store.close();
	};
	let client: N8nClient;
	try {
		client = await connect(running.address, newLogin());
		await fillN8n(client, databases, postgres);
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		address: running.address,
		userFolder,
		postgres,
		schema,
		houses,
		surveys,
		async teachBare(lesson) {
			await writeFile(answersFile, JSON.stringify(lesson));
		},
		async startClock(store, mailPort) {
			const name = `${credentialOf[store]}, with mail`;
			const mail = {
				mailHost: '127.0.0.1',
				mailPort,
				mailSecurity: 'none',
				mailFrom: 'Customer Care <care@example.com>',
			};
			const data = { ...(await workspaceOf(databases, store)), ...mail };
			await createCredentials(client, [{ name, type: 'satisfactionWorkspaceApi', data }]);
			const id = await publish(
				client,
				await read('clock', { 'Satisfaction Workspace account': name }),
			);
			return async () => await unpublishWorkflow(client, id);
		},
		async publishCare() {
			for (const store of stores) {
				const named = { 'Satisfaction Workspace account': credentialOf[store] };
				await publish(client, await read('care', { ...named, 'bench-care': carePath[store] }));
			}
			for (const name of ['care-built-in', 'care-sql']) await publish(client, await read(name));
		},
		processes: () => [running.pid() ?? 0, databases.postgresProcess()],
		async restart(setting) {
			await running.stop();
			running = await start(setting);
		},
		close: stop,
	};
}

async function openHouses(databases: Databases): Promise<Record<DialectName, House>> {
	const opened = {
		sqlite: await emptyHouse(await databases.target('sqlite', schema)),
		postgres: await emptyHouse(await databases.target('postgres', schema)),
	};
	const now = Date.now();
	for (const house of Object.values(opened)) {
		// Links to 127.0.0.1 are refused otherwise.
		await changeSettings(house, now, { changes: [{ sandbox: true }], reset: [] });
		for (const id of ['ada', 'ben', 'cleo', 'dan']) {
			const facts = { id, name: id, email: `${id}@example.com`, team: 'support', role: 'agent' };
			await upsertPerson(house, now, { facts, cleared: [] });
		}
	}
	return opened;
}

const credentialOf = { postgres: 'Workspace in PostgreSQL', sqlite: 'Workspace in SQLite' };

async function fillN8n(
	client: N8nClient,
	databases: Databases,
	postgres: PostgresPlace,
): Promise<void> {
	const { host, port, database, user, password } = postgres;
	const type = 'satisfactionWorkspaceApi';
	await createCredentials(client, [
		{ name: credentialOf.sqlite, type, data: await workspaceOf(databases, 'sqlite') },
		{ name: credentialOf.postgres, type, data: await workspaceOf(databases, 'postgres') },
		{
			name: 'Bench PostgreSQL',
			type: 'postgres',
			data: { host, port, database, user, password, ssl: 'disable', maxConnections: 100 },
		},
	]);
	for (const name of ['bare', 'bare-page', 'form', 'built-in'])
		await publish(client, await read(name));
	for (const store of stores) {
		const named = { 'Satisfaction Workspace account': credentialOf[store] };
		const casePage = { ...named, 'bench-cases': casePath[store] };
		await publish(client, await read('case-page', casePage));
		for (const name of ['page', 'loop'] as const) {
			const path = { [`bench-${name}`]: surveys[name].path[store] };
			await publish(client, await read(name, { ...named, ...path }));
		}
	}
}

/** The fields of the workspace's credential. */
async function workspaceOf(
	databases: Databases,
	store: DialectName,
): Promise<Record<string, unknown>> {
	const base = { workspace, signingSecret, previousSigningSecret: '', publicAddress: '' };
	const target = await databases.target(store, schema);
	if (target.kind === 'sqlite') return { ...base, database: 'sqlite', file: target.file };
	const { kind, database: databaseName, ...place } = target;
	return { ...base, ...place, database: kind, databaseName };
}

/** A committed workflow, with some of its texts changed. */
async function read(name: string, changes: Record<string, string> = {}): Promise<WorkflowFile> {
	let text = await readFile(join(__dirname, 'workflows', `${name}.json`), 'utf8');
	for (const [from, to] of Object.entries(changes)) text = text.replaceAll(`"${from}"`, `"${to}"`);
	return JSON.parse(text) as WorkflowFile;
}

async function publish(client: N8nClient, file: WorkflowFile): Promise<string> {
	const { id } = await importWorkflow(client, file);
	const published = await publishWorkflow(client, id);
	if (!published.ok) {
		throw new Error(`"${file.name}" could not be published: ${published.messages.join(' ')}`);
	}
	return id;
}
