import { publicPage } from '../../../../core/loop/workspace/link';

describe('the address of a page as people reach it', () => {
	it.each<[string, string | null, string]>([
		['https://n8n.example.com/webhook/s', null, 'https://n8n.example.com/webhook/s'],
		[
			'http://localhost:5678/webhook/s',
			'https://care.example.com',
			'https://care.example.com/webhook/s',
		],
		[
			'http://localhost:5678/webhook/s',
			'https://care.example.com/',
			'https://care.example.com/webhook/s',
		],
		// The proxy of the public address puts a path before everything, n8n does not know it.
		[
			'http://localhost:5678/webhook/s',
			'https://example.com/n8n/',
			'https://example.com/n8n/webhook/s',
		],
		// n8n knows it (N8N_PATH, WEBHOOK_URL): once is enough.
		[
			'http://localhost:5678/n8n/webhook/s',
			'https://example.com/n8n',
			'https://example.com/n8n/webhook/s',
		],
		[
			'http://localhost:5678/n8n/webhook/s',
			'https://example.com',
			'https://example.com/n8n/webhook/s',
		],
		[
			'http://localhost:5678/n8n2/webhook/s',
			'https://example.com/n8n',
			'https://example.com/n8n/n8n2/webhook/s',
		],
		['http://localhost:5678/hooks/s', 'https://example.com/n8n', 'https://example.com/n8n/hooks/s'],
	])('%s behind %s is %s', (address, publicAddress, expected) => {
		expect(publicPage({ publicAddress }, address)).toBe(expected);
	});
});
