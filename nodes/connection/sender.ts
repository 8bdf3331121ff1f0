import type { ICredentialDataDecryptedObject, ICredentialTestFunctions, INode } from 'n8n-workflow';

import { SetupError } from '../../core/model/errors';
import type { Sender, SourceSecrets } from '../../core/systems/source/source';
import { tooShort } from '../../core/systems/source/secret-form';

/** Name of the credential with the secret that a sender signs with. */
export const senderCredential = 'satisfactionSenderApi';

type WithCredentials = {
	getCredentials(name: string): Promise<ICredentialDataDecryptedObject>;
	getNode(): INode;
};

const none: SourceSecrets = { secret: null, previousSecret: null };
const isChosen = (context: WithCredentials): boolean =>
	context.getNode().credentials?.[senderCredential] !== undefined;

/**
 * The sender's secrets; blank ones count as none.
 *
 * @throws SetupError if the node has no such credential
 */
export async function openSender(context: WithCredentials): Promise<SourceSecrets> {
	if (isChosen(context)) return senderSecrets(await context.getCredentials(senderCredential));
	throw new SetupError(
		'This node has no Satisfaction Sender credential, so no event can be let in.',
		'Choose one, or create one with the secret that the sending system shows.',
	);
}

/** The same for publishing, which says itself what is missing. */
export async function secretsOf(
	context: WithCredentials,
	{ open }: Pick<Sender, 'open'>,
): Promise<SourceSecrets> {
	return open || !isChosen(context) ? none : await openSender(context);
}

function senderSecrets(data: ICredentialDataDecryptedObject): SourceSecrets {
	const text = (key: string): string | null => {
		const value = String(data[key] ?? '').trim();
		return value === '' ? null : value;
	};
	return {
		secret: text('secret'),
		previousSecret: text('previousSecret'),
		encryptionKey: text('encryptionSecret'),
	};
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
					message:
						'The secret is there. Publishing shows whether it has the form of its sender, the first event whether it is the right one.',
				}
			: { status: 'Error', message: problem },
	);
}

function problemOf(secret: string | null, previousSecret: string | null): string | null {
	if (secret === null) return 'There is no secret. Enter the one that the sending system shows.';
	const wrong = tooShort(secret);
	if (wrong !== null) return `The secret ${wrong}.`;
	if (secret === previousSecret) {
		return 'Secret and Previous Secret are the same. Empty Previous Secret.';
	}
	return null;
}
