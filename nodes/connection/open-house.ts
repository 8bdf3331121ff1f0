import type { ICredentialDataDecryptedObject, ICredentialTestFunctions } from 'n8n-workflow';

import type { House } from '../../core/loop/house';
import { SetupError } from '../../core/model/errors';
import { openHouse as openStoreOf, type StoreTarget, tryStore } from '../../core/loop/open-house';

/** Name of the credential that every node but the score calculation uses. */
export const workspaceCredential = 'satisfactionWorkspaceApi';

const shortestSecret = 32;

type WithCredentials = {
	getCredentials(name: string): Promise<ICredentialDataDecryptedObject>;
};

const text = (data: ICredentialDataDecryptedObject, key: string): string =>
	String(data[key] ?? '').trim();

/** Opens the store of the node's workspace credential and says who we are. */
export async function openHouse(context: WithCredentials): Promise<House> {
	const data = await context.getCredentials(workspaceCredential);
	return await openStoreOf(identity(data), storeTarget(data), process.env);
}

/** The part of a house that is in the credential itself. */
export function identity(data: ICredentialDataDecryptedObject): Omit<House, 'store'> {
	const workspace = text(data, 'workspace');
	if (!/^[a-z0-9][a-z0-9_-]{0,39}$/.test(workspace)) {
		throw new SetupError(
			`"${workspace}" is not a workspace key.`,
			'Use up to 40 lower-case letters, digits, "-" and "_" in the Satisfaction Workspace credential.',
		);
	}
	const current = text(data, 'signingSecret');
	if (current.length < shortestSecret) {
		throw new SetupError(
			`The signing secret has ${current.length} characters; links signed with it could be guessed.`,
			`Enter at least ${shortestSecret} random characters in the Satisfaction Workspace credential.`,
		);
	}
	const previous = text(data, 'previousSigningSecret');
	return {
		workspace,
		keys: { current, previous: previous === '' ? null : previous },
		publicAddress: publicAddress(text(data, 'publicAddress')),
	};
}

function publicAddress(given: string): string | null {
	if (given === '') return null;
	if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return given;
	throw new SetupError(
		`"${given}" is not an address people can open.`,
		'Enter something like https://n8n.example.com as Public Address, or leave it empty.',
	);
}

function storeTarget(data: ICredentialDataDecryptedObject): StoreTarget {
	if (data.database !== 'postgres') return { kind: 'sqlite', file: text(data, 'file') };
	return {
		kind: 'postgres',
		host: text(data, 'host'),
		port: Number(data.port ?? 5432),
		database: text(data, 'databaseName'),
		user: text(data, 'user'),
		password: String(data.password ?? ''),
		schema: text(data, 'schema') || 'satisfaction',
		ssl: (text(data, 'ssl') || 'disable') as 'disable' | 'require' | 'verify',
		poolSize: Number(data.poolSize ?? 5),
	};
}

/** The test behind the credential's button: opens the database and migrates it, then lets go. */
export async function testWorkspaceCredential(
	this: ICredentialTestFunctions,
	credential: { data?: ICredentialDataDecryptedObject },
): Promise<{ status: 'OK' | 'Error'; message: string }> {
	try {
		const data = credential.data ?? {};
		identity(data);
		await tryStore(storeTarget(data), process.env);
		return { status: 'OK', message: 'The database is ready.' };
	} catch (error) {
		const { message, hint } = error as { message: string; hint?: string };
		return { status: 'Error', message: hint ? `${message} ${hint}` : message };
	}
}
