import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishPage } from '../../core/loop/workspace/endpoints';
import type { House } from '../../core/loop/house';
import { invite } from '../../core/loop/ask/invite';
import { changeSettings } from '../../core/loop/workspace/settings';
import type { CustomerFacts } from '../../core/model/event';
import type { JsonObject } from '../../core/model/json';
import { closeStores, type StoreTarget } from '../../core/store/registry';
import { defineSurvey } from '../../core/survey/define';
import { openHouse } from '../../nodes/connection/open-house';
import type { Credentials } from '../engine/engine';

export type Workspace = {
	house: House;
	/** For the engine: the workspace's own credential; others are added to it. */
	credentials: Credentials;
	close: () => Promise<void>;
};

/** The fields of a credential for a database. */
function databaseFields(target: StoreTarget): ICredentialDataDecryptedObject {
	if (target.kind === 'sqlite') return { database: 'sqlite', file: target.file };
	const { kind, database, ...rest } = target;
	return { ...rest, database: kind, databaseName: database };
}

/**
 * A workspace with a database of its own, as its credential opens it: SQLite, unless another place is
 * given.
 */
export async function aWorkspace(
	settings: JsonObject = {},
	target?: StoreTarget,
): Promise<Workspace> {
	const folder = mkdtempSync(join(tmpdir(), 'satisfaction-workspace-'));
	const credentials: Credentials = {
		satisfactionWorkspaceApi: {
			workspace: 'main',
			signingSecret: 'a signing secret that is long enough for tests',
			publicAddress: 'https://n8n.example.test',
			...databaseFields(target ?? { kind: 'sqlite', file: join(folder, 'satisfaction.sqlite') }),
		},
	};
	const house = await openHouse({
		getCredentials: async (name) => await Promise.resolve(credentials[name] ?? {}),
	});
	const always = { policy: { quietHours: null, delay: 0 } };
	const changes = [always as JsonObject, settings];
	await changeSettings(house, Date.now(), { changes, reset: [] });
	return {
		house,
		credentials,
		close: async () => {
			await closeStores();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** Gives the workspace a mail server on this machine. */
export function mailsBy({ credentials }: Workspace, server: { port: number }): void {
	credentials.satisfactionWorkspaceApi = {
		...credentials.satisfactionWorkspaceApi,
		mailHost: '127.0.0.1',
		mailPort: server.port,
		mailSecurity: 'none',
		mailFrom: 'Customer Care <care@example.com>',
	};
}

export const liWei: CustomerFacts = {
	externalIds: { desk: '777' },
	name: 'Li Wei',
	email: 'li.wei@example.com',
	phone: null,
	language: 'en',
	timeZone: null,
	segment: null,
};

/** Publishes a CSAT survey and asks a customer. */
export async function anInvitation(
	house: House,
	given: { customer?: Partial<CustomerFacts>; test?: boolean } = {},
) {
	const survey = defineSurvey({ key: 'service', name: 'Service', metric: 'csat' } as never);
	await publishPage(house, Date.now(), {
		page: 'survey',
		node: { workflowId: 'w', workflowName: 'Survey', nodeId: 'n', nodeName: 'Response' },
		address: 'https://n8n.example.test/webhook/service',
		survey,
	});
	return await invite(house, Date.now(), {
		surveyKey: 'service',
		eventId: null,
		customerId: null,
		customer: { ...liWei, ...given.customer },
		caseId: null,
		owner: null,
		channel: 'email',
		wave: null,
		delay: null,
		test: given.test ?? false,
	});
}
