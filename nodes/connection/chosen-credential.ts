import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { SetupError } from '../../core/model/errors';

type WithCredentials = {
	getCredentials(name: string): Promise<ICredentialDataDecryptedObject>;
};

/**
 * A credential of the node, by its type.
 *
 * @param label as the panel calls it; n8n's own error has the name of its type alone
 * @throws SetupError where none was chosen
 */
export async function chosenCredential(
	context: WithCredentials,
	name: string,
	label: string,
): Promise<ICredentialDataDecryptedObject> {
	const found = await context.getCredentials(name).catch((error: unknown) => {
		if (isNoneChosen(error)) return null;
		throw error;
	});
	if (found !== null) return found;
	throw new SetupError(
		`This node has no ${label} credential.`,
		'Choose one in the node, or create one there.',
	);
}

const isNoneChosen = (error: unknown): boolean =>
	error instanceof Error && /does not have any credentials set/i.test(error.message);
