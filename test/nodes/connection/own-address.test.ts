import { isTestAddress, loopbackAddress } from '../../../nodes/connection/own-address';

describe('where n8n serves a test on this machine', () => {
	const address = 'https://n8n.example.com/webhook-test/crm/tickets';
	it.each<[string, Record<string, string>, string]>([
		[address, {}, 'http://127.0.0.1:5678/webhook-test/crm/tickets'],
		[address, { N8N_PORT: '443' }, 'http://127.0.0.1:443/webhook-test/crm/tickets'],
		// TLS that a proxy ends is none of n8n's own.
		[address, { N8N_PROTOCOL: 'https' }, 'http://127.0.0.1:5678/webhook-test/crm/tickets'],
		[
			address,
			{ N8N_PROTOCOL: 'https', N8N_SSL_KEY: 'key.pem', N8N_SSL_CERT: 'cert.pem' },
			'https://127.0.0.1:5678/webhook-test/crm/tickets',
		],
		[
			'https://example.com/n8n/webhook-test/crm',
			{ N8N_PATH: '/n8n/' },
			'http://127.0.0.1:5678/webhook-test/crm',
		],
		[
			'https://example.com/trial/crm',
			{ N8N_ENDPOINT_WEBHOOK_TEST: 'trial' },
			'http://127.0.0.1:5678/trial/crm',
		],
		[address, { N8N_LISTEN_ADDRESS: '::' }, 'http://127.0.0.1:5678/webhook-test/crm/tickets'],
		[address, { N8N_LISTEN_ADDRESS: '10.0.0.7' }, 'http://10.0.0.7:5678/webhook-test/crm/tickets'],
		[address, { N8N_LISTEN_ADDRESS: '::1' }, 'http://[::1]:5678/webhook-test/crm/tickets'],
	])('%s with %j is %s', (given, env, expected) => {
		expect(loopbackAddress(given, env)).toBe(expected);
	});
});

describe('the address of a test', () => {
	it.each([
		['https://n8n.example.com/webhook-test/crm', true],
		['https://n8n.example.com/webhook/crm', false],
		['https://n8n.example.com/n8n/webhook-test/webhook/crm', true],
		['https://n8n.example.com/n8n/webhook/webhook-test/crm', false],
	])('%s: %s', (address, expected) => {
		expect(isTestAddress(address, {})).toBe(expected);
	});
});
