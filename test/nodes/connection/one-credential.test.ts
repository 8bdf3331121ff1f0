import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NodeHelpers } from 'n8n-workflow';
import type { ICredentialType, INode, INodeType } from 'n8n-workflow';

import { clientSystems } from '../../../core/systems';
import { SatisfactionWorkspaceApi } from '../../../credentials/SatisfactionWorkspaceApi.credentials';

const folder = resolve(__dirname, '../../../nodes');
const names = readdirSync(folder).filter((name) => name.startsWith('Satisfaction'));

/** The credentials that a node asks for as it comes from the palette. */
async function askedBy(name: string) {
	const module = (await import(join(folder, name, `${name}.node`))) as Record<
		string,
		new () => INodeType
	>;
	const { description } = new module[name]!();
	const parameters = NodeHelpers.getNodeParameters(
		description.properties,
		{},
		true,
		false,
		null,
		description,
	);
	const node = { parameters, typeVersion: 2 } as unknown as INode;
	return (description.credentials ?? []).filter((credential) =>
		NodeHelpers.displayParameter(parameters ?? {}, credential, node, description),
	);
}

// n8n gives a new node one credential by itself, so every further one is a gap that has to be filled.
const accounts = clientSystems.map(({ client }) => client.credential);

describe('a node from the palette', () => {
	it.each(names)('%s asks for the workspace, always by the same name', async (name) => {
		const asked = await askedBy(name);
		const others = ['satisfactionSenderApi', ...accounts];
		const own = asked.filter(({ name: type }) => !others.includes(type));
		expect(own.map(({ name: type, displayName }) => [type, displayName])).toEqual([
			['satisfactionWorkspaceApi', 'Satisfaction Workspace'],
		]);
		// Events are signed by whoever sends them, and another system has an account of its own.
		const withAnother = ['SatisfactionCrm', 'SatisfactionCrmPollTrigger', 'SatisfactionCrmTrigger'];
		expect(asked.length > own.length).toBe(withAnother.includes(name));
	});
});

describe('the workspace credential', () => {
	const { properties }: ICredentialType = new SatisfactionWorkspaceApi();
	const shown = (data: object): string[] => {
		const filled = NodeHelpers.getNodeParameters(
			properties,
			data as never,
			true,
			false,
			null,
			null,
		);
		return Object.keys(filled ?? {});
	};

	it('demands nothing but a key, and asks for a login only once there is a mail server', () => {
		expect(shown({})).toEqual([
			'workspace',
			'publicAddress',
			'database',
			'file',
			'mailHost',
			'signingSecret',
			'previousSigningSecret',
		]);
		expect(shown({ mailHost: 'smtp.example.com' })).toEqual(
			expect.arrayContaining(['mailPort', 'mailSecurity', 'mailUser', 'mailPassword', 'mailFrom']),
		);
		expect(properties.filter(({ required }) => required).map(({ name }) => name)).toEqual([
			'workspace',
		]);
	});
});
