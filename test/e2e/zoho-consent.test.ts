import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import axios from 'axios';

import { connect, newLogin, type N8nClient } from '../../sandbox/n8n/client';
import { createCredentials } from '../../sandbox/n8n/credentials';
import { installPackage } from '../../sandbox/n8n/package-folder';
import { freePorts } from '../../sandbox/n8n/ports';
import { type RunningN8n, startN8n } from '../../sandbox/n8n/process';
import { importWorkflow, publishWorkflow } from '../../sandbox/n8n/workflows';
import { ZohoAccounts } from '../../sandbox/systems/zoho-accounts';
import { selfSigned } from './self-signed';

const type = 'satisfactionZohoOAuth2Api';
const application = { clientId: '1000.CLIENT', clientSecret: 'secret-of-the-application' };

let userFolder: string;
let n8n: RunningN8n;
let client: N8nClient;
let accounts: ZohoAccounts;
let server: Server;
let port: number;

beforeAll(async () => {
	userFolder = await mkdtemp(join(tmpdir(), 'satisfaction-consent-'));
	await installPackage(userFolder);
	const identity = selfSigned();
	const authority = join(userFolder, 'authority.pem');
	await writeFile(authority, identity.cert);
	server = createServer(identity, (request, response) => {
		void (async () => {
			const { pathname } = new URL(request.url ?? '', 'https://zoho.example');
			const body = await text(request);
			const at = Date.now();
			const answer =
				pathname === '/oauth/v2/token'
					? accounts.token(new URLSearchParams(body), at)
					: accounts.letsIn(String(request.headers.authorization), at)
						? { status: 200, body: { known: true } }
						: { status: 401, body: { code: 'INVALID_TOKEN', status: 'error' } };
			response.writeHead(answer.status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(answer.body));
		})();
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	port = (server.address() as AddressInfo).port;
	const [own, brokerPort] = (await freePorts(2)) as [number, number];
	const env = { NODE_EXTRA_CA_CERTS: authority };
	n8n = await startN8n({ userFolder, port: own, brokerPort }, { env });
	client = await connect(n8n.address, newLogin());
}, 300_000);

afterAll(async () => {
	await n8n?.stop();
	server?.close();
	await rm(userFolder, { recursive: true, force: true });
});

/** As the editor makes one; Zoho's own name is the user of an address on this machine. */
const data = () => ({
	...application,
	dataCentre: `zoho.com@127.0.0.1:${port}`,
});

/** Makes a credential, and asks n8n where a person agrees. */
async function begin(name: string): Promise<{ id: string; consent: URL }> {
	const made = await createCredentials(client, [{ name, type, data: data() }]);
	const id = made.get(name) ?? '';
	const consent = await client.rest<string>('GET', `/oauth2-credential/auth?id=${id}`);
	return { id, consent: new URL(consent) };
}

/** The browser of the person who began it comes back, and shows this page. */
const callback = async (address: string): Promise<string> => {
	const { pathname, search } = new URL(address);
	return (await client.file<string>(`${pathname}${search}`)).content;
};

const isConnected = async (id: string): Promise<boolean> => {
	const { data: stored } = await client.rest<{ data: Record<string, unknown> }>(
		'GET',
		`/credentials/${id}?includeData=true`,
	);
	return Boolean(stored.oauthTokenData);
};

it('Zoho is connected through n8n’s own consent, and its token is renewed', async () => {
	const { id, consent } = await begin('Zoho');
	expect(consent.host).toBe(`127.0.0.1:${port}`);
	expect(consent.username).toBe('accounts.zoho.com');
	expect(consent.pathname).toBe('/oauth/v2/auth');
	const asked = Object.fromEntries(consent.searchParams);
	expect(asked).toMatchObject({
		...{ response_type: 'code', client_id: application.clientId },
		...{ access_type: 'offline', prompt: 'consent' },
		scope: 'ZohoCRM.notifications.ALL',
	});
	const redirectUri = asked.redirect_uri ?? '';
	expect(redirectUri).toMatch(/\/rest\/oauth2-credential\/callback$/);
	accounts = new ZohoAccounts({ ...application, redirectUri });
	expect(await isConnected(id)).toBe(false);

	const back = await callback(accounts.agree(consent.searchParams, Date.now()));
	expect(back).toContain('Connection successful');
	expect(accounts.grants).toEqual(['authorization_code']);
	expect(await isConnected(id)).toBe(true);

	const webhookId = randomUUID();
	const workflow = await importWorkflow(client, {
		name: 'Ask Zoho',
		nodes: [
			{
				id: randomUUID(),
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				parameters: { path: 'ask-zoho', responseMode: 'lastNode' },
				webhookId,
			},
			{
				id: randomUUID(),
				name: 'Zoho',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				position: [200, 0],
				parameters: {
					url: `https://127.0.0.1:${port}/crm/v8/actions/watch`,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: type,
				},
				credentials: { [type]: { id, name: 'Zoho' } },
			},
		],
		connections: { Webhook: { main: [[{ node: 'Zoho', type: 'main', index: 0 }]] } },
	});
	expect(await publishWorkflow(client, workflow.id)).toEqual({ ok: true });
	const ask = async () =>
		(
			await axios.get<unknown>(`${n8n.address}/webhook/ask-zoho`, {
				proxy: false,
				validateStatus: () => true,
			})
		).data;
	expect(await ask()).toEqual({ known: true });
	accounts.expire();
	expect(await ask()).toEqual({ known: true });
	expect(accounts.grants).toEqual(['authorization_code', 'refresh_token']);
});

it('a consent holds once', async () => {
	const { id, consent } = await begin('Zoho, again');
	const redirectUri = consent.searchParams.get('redirect_uri') ?? '';
	accounts = new ZohoAccounts({ ...application, redirectUri });
	const address = accounts.agree(consent.searchParams, Date.now());
	expect(await callback(address)).toContain('Connection successful');
	expect(await isConnected(id)).toBe(true);
	expect(await callback(address)).toContain('Failed to connect');
	// n8n does not even ask.
	expect(accounts.grants).toEqual(['authorization_code']);
});
