import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axios from 'axios';

import { connect, newLogin } from '../../sandbox/n8n/client';
import { createCredentials } from '../../sandbox/n8n/credentials';
import { installPackage } from '../../sandbox/n8n/package-folder';
import { freePorts } from '../../sandbox/n8n/ports';
import { type RunningN8n, startN8n } from '../../sandbox/n8n/process';
import { importWorkflow, publishWorkflow } from '../../sandbox/n8n/workflows';

const name = 'Satisfaction Workspace account';
let userFolder: string;
let n8n: RunningN8n;

beforeAll(async () => {
	userFolder = await mkdtemp(join(tmpdir(), 'satisfaction-prefix-'));
	await installPackage(userFolder);
	const [port, brokerPort] = (await freePorts(2)) as [number, number];
	n8n = await startN8n(
		{ userFolder, port, brokerPort },
		{
			env: {
				N8N_WEBHOOK_URL: undefined,
				N8N_HOST: 'n8n.example.com',
				N8N_PATH: '/care/',
				N8N_ENDPOINT_WEBHOOK: 'hooks',
			},
		},
	);
}, 240_000);

afterAll(async () => {
	await n8n?.stop();
	await rm(userFolder, { recursive: true, force: true });
});

it('links lead below N8N_PATH and N8N_ENDPOINT_WEBHOOK, and n8n serves them without the path', async () => {
	const client = await connect(n8n.address, newLogin());
	const data = { workspace: 'main', database: 'sqlite' };
	await createCredentials(client, [{ name, type: 'satisfactionWorkspaceApi', data }]);
	const trigger = {
		id: randomUUID(),
		name: 'Survey',
		type: 'n8n-nodes-satisfaction.satisfactionResponseTrigger',
		typeVersion: 2,
		position: [0, 0],
		parameters: { surveyKey: 'service' },
		webhookId: randomUUID(),
		credentials: { satisfactionWorkspaceApi: { id: null, name } },
	};
	const workflow = await importWorkflow(client, {
		name: 'Survey',
		nodes: [trigger],
		connections: {},
	});
	expect(await publishWorkflow(client, workflow.id)).toEqual({ ok: true });

	const file = join(userFolder, '.n8n', 'satisfaction', 'satisfaction.sqlite');
	const db = new DatabaseSync(file, { readOnly: true });
	const { address } = db.prepare('select address from endpoint').get() as { address: string };
	db.close();
	const { port } = n8n.place;
	expect(address).toMatch(new RegExp(`^http://n8n\\.example\\.com:${port}/care/hooks/`));

	const served = address.replace(/^.*\/care\//, `${n8n.address}/`);
	const { headers } = await axios.get(served, { proxy: false, validateStatus: () => true });
	expect(headers['content-security-policy']).toContain('sandbox');
});
