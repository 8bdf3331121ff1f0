import type { ICredentialDataDecryptedObject, ICredentialTestFunctions } from 'n8n-workflow';

import type { SourceSecrets } from '../../core/systems/source/source';

/** Name of the credential with the secret that a sender signs with. */
export const senderCredential = 'satisfactionSenderApi';

/** Below this a secret can be tried out. */
const shortestSecret = 8;

type WithCredentials = {
	getCredentials(name: string): Promise<ICredentialDataDecryptedObject>;
};

/** The sender's secrets; blank ones count as none. */
export async function openSender(context: WithCredentials): Promise<SourceSecrets> {
	return senderSecrets(await context.getCredentials(senderCredential));
}

function senderSecrets(data: ICredentialDataDecryptedObject): SourceSecrets {
	const text = (key: string): string | null => {
		const value = String(data[key] ?? '').trim();
		return value === '' ? null : value;
	};
	return { secret: text('secret'), previousSecret: text('previousSecret') };
}

/**
 * The test behind the credential's button. Senders cannot be asked: it finds what can never work, and
 * says where the rest shows.
 */
export async function testSenderCredential(
	this: ICredentialTestFunctions,
	credential: { data?: ICredentialDataDecryptedObject },
): Promise<{ status: 'OK' | 'Error'; message: string }> {
	const { secret, previousSecret } = senderSecrets(credential.data ?? {});
	const problem = problemOf(secret, previousSecret);
	return await Promise.resolve(
		problem === null
			? {
					status: 'OK',
					message: 'The secret is there. The first event shows if it is the right one.',
				}
			: { status: 'Error', message: problem },
	);
}

function problemOf(secret: string | null, previousSecret: string | null): string | null {
	if (secret === null) return 'There is no secret. Enter the one that the sending system shows.';
	if (secret.length < shortestSecret) {
		return `The secret has ${secret.length} characters and could be guessed. Use at least ${shortestSecret}.`;
	}
	if (secret === previousSecret) {
		return 'Secret and Previous Secret are the same. Empty Previous Secret.';
	}
	return null;
}
