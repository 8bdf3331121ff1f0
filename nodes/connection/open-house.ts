import type { ICredentialDataDecryptedObject, ICredentialTestFunctions } from 'n8n-workflow';

import type { House } from '../../core/loop/house';
import { SetupError } from '../../core/model/errors';
import {
	type Identity,
	openHouse as openStoreOf,
	type StoreTarget,
	tryStore,
} from '../../core/loop/open-house';
import { checkSmtp } from '../../core/systems/smtp/smtp';
import { chosenCredential } from './chosen-credential';
import { wordsOf } from './node-error';
import { mailOf } from './workspace-mail';

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
	const data = await chosenCredential(context, workspaceCredential, 'Satisfaction Workspace');
	return await openStoreOf(identity(data), storeTarget(data), process.env, Date.now());
}

/** Who the credential says we are. @throws SetupError naming the field that is wrong */
function identity(data: ICredentialDataDecryptedObject): Identity {
	const workspace = text(data, 'workspace');
	if (!/^[a-z0-9][a-z0-9_-]{0,39}$/.test(workspace)) {
		throw new SetupError(
			`"${workspace}" is not a workspace key.`,
			'Use up to 40 lower-case letters, digits, "-" and "_" in the Satisfaction Workspace credential.',
		);
	}
	const secret = text(data, 'signingSecret') || null;
	if (secret !== null && secret.length < shortestSecret) {
		throw new SetupError(
			`The signing secret has ${secret.length} characters; links signed with it could be guessed.`,
			`Enter at least ${shortestSecret} random characters in the Satisfaction Workspace credential, or leave the field empty.`,
		);
	}
	const previousSecret = text(data, 'previousSigningSecret') || null;
	return {
		workspace,
		secret,
		previousSecret,
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

/**
 * The test behind the credential's button: opens the database and migrates it, then lets go; logs in
 * at the mail server where one is given. Says which of the two it is that fails.
 */
export async function testWorkspaceCredential(
	this: ICredentialTestFunctions,
	credential: { data?: ICredentialDataDecryptedObject },
): Promise<{ status: 'OK' | 'Error'; message: string }> {
	const data = credential.data ?? {};
	const [database, mail] = await Promise.all([
		faultOf(async () => {
			identity(data);
			await tryStore(storeTarget(data), process.env);
		}),
		faultOf(async () => {
			const account = mailOf(data);
			if (account) await checkSmtp(account);
		}),
	]);
	const hasMail = text(data, 'mailHost') !== '';
	if (database === null && mail === null) {
		const ready = hasMail
			? 'The database and the mail server are ready.'
			: 'The database is ready.';
		return { status: 'OK', message: ready };
	}
	if (database === null) {
		return { status: 'Error', message: `The database is ready, the mail server is not: ${mail}` };
	}
	const other = mail === null ? (hasMail ? ' (The mail server is ready.)' : '') : ` ${mail}`;
	return { status: 'Error', message: `${database}${other}` };
}

async function faultOf(work: () => Promise<void>): Promise<string | null> {
	try {
		await work();
		return null;
	} catch (error) {
		return wordsOf(error);
	}
}
