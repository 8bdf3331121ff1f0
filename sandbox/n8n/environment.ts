import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import places, { n8nAt, n8nVersion } from '../setup/places.js';

/** Where one n8n lives. */
export type Place = {
	/** `N8N_USER_FOLDER`: n8n's folder is `.n8n` inside. */
	userFolder: string;
	port: number;
	/** Port of the task runners' broker. */
	brokerPort: number;
};

/** What n8n is run as; both have to be installed. */
export type Release = {
	/** The version of n8n; without it, the usual one. */
	version?: string;
	/** The program of a Node; without it, Node 24. */
	node?: string;
};

/** The program that runs a release. */
export const nodeOf = ({ node }: Release): string =>
	node ?? join(places.node24Bin, process.platform === 'win32' ? 'node.exe' : 'node');

/** Parts of n8n that only cost time here, or look for the internet. */
const unusedModules = ['mcp-registry', 'insights', 'instance-ai', 'agents', 'chat-hub'];

/** Those that a release has: it does not start over a name that it does not know. */
function unusedModulesOf({ version = n8nVersion }: Release): string[] {
	const modules = join('node_modules', '@n8n', 'backend-common', 'dist', 'modules');
	const list = join(n8nAt(version).folder, modules, 'modules.config.js');
	const known = existsSync(list) ? readFileSync(list, 'utf8') : '';
	return unusedModules.filter((name) => known.includes(`'${name}'`));
}

/** Address of an n8n, without a slash at the end. */
export const addressOf = ({ port }: Pick<Place, 'port'>): string => `http://127.0.0.1:${port}`;

/**
 * The environment that n8n is started with: quiet, on loopback, with the production setting that
 * makes our triggers fast (lazy acquire).
 */
export function environment(
	place: Place,
	more: Record<string, string | undefined>,
	release: Release = {},
): NodeJS.ProcessEnv {
	// What is set for another n8n on this machine must not reach ours; how much it says is the caller's.
	const inherited = Object.entries(process.env).filter(
		([key]) => !/^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_URL|GENERIC_|NODE_OPTIONS|JEST_)/.test(key),
	);
	return {
		...Object.fromEntries(inherited),
		PATH: [dirname(nodeOf(release)), process.env.PATH].join(delimiter),
		NODE_ENV: 'production',
		N8N_USER_FOLDER: place.userFolder,
		N8N_PORT: String(place.port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(place.brokerPort),
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
		N8N_EDITOR_BASE_URL: addressOf(place),
		N8N_WEBHOOK_URL: `${addressOf(place)}/`,
		N8N_SECURE_COOKIE: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
		N8N_DISABLED_MODULES: unusedModulesOf(release).join(','),
		N8N_PYTHON_ENABLED: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_LOG_LEVEL: process.env.N8N_LOG_LEVEL || 'warn',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		GENERIC_TIMEZONE: 'UTC',
		EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
		EXECUTIONS_DATA_SAVE_ON_ERROR: 'all',
		EXECUTIONS_DATA_SAVE_MANUAL_EXECUTIONS: 'true',
		...more,
	};
}
