import { randomBytes } from 'node:crypto';

import type { NewCredential } from '../n8n/credentials';
import type { WorkflowFile } from '../n8n/workflows';

export const workspaceKey = 'main';

/** A secret nobody can guess, without signs that need escaping anywhere. */
const newSecret = () => randomBytes(24).toString('hex');

const mailServer = (port: number) => ({
	mailHost: '127.0.0.1',
	mailPort: port,
	mailSecurity: 'none',
	mailFrom: 'Customer Care <care@sandbox.example>',
});

export type MadeCredentials = {
	list: NewCredential[];
	/** Secret of every sender's credential, by the credential's name. */
	senderSecrets: Map<string, string>;
	/** Name of the workspace credential that the templates use. */
	workspace: string;
};

/** Makes up what an admin would fill in: one credential for each that the workflows name. */
export function credentialsFor(
	files: Iterable<WorkflowFile>,
	smtpPort: number,
	database: Record<string, unknown>,
): MadeCredentials {
	const named = new Map<string, Set<string>>();
	for (const { nodes } of files) {
		for (const { credentials } of nodes) {
			for (const [type, { name }] of Object.entries(credentials ?? {})) {
				named.set(type, (named.get(type) ?? new Set()).add(name));
			}
		}
	}
	const senderSecrets = new Map<string, string>();
	const dataOf = (type: string, name: string): Record<string, unknown> => {
		switch (type) {
			case 'satisfactionWorkspaceApi':
				// No signing secret: the store makes one.
				return { workspace: workspaceKey, ...database, ...mailServer(smtpPort) };
			case 'satisfactionSenderApi': {
				senderSecrets.set(name, newSecret());
				return { secret: senderSecrets.get(name) };
			}
			// n8n's own, for its mails that wait for an answer.
			case 'smtp':
				return {
					host: '127.0.0.1',
					port: smtpPort,
					secure: false,
					disableStartTls: true,
					user: '',
					password: '',
					hostName: '',
				};
			default:
				throw new Error(`The sandbox does not know how to fill a credential of type "${type}".`);
		}
	};
	const list = [...named].flatMap(([type, names]) =>
		[...names].map((name) => ({ name, type, data: dataOf(type, name) })),
	);
	const [workspace] = named.get('satisfactionWorkspaceApi') ?? [];
	if (workspace === undefined) throw new Error('No workflow names a workspace credential.');
	return { list, senderSecrets, workspace };
}
