import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';

import { sourceByKey } from '../../core/systems';
import { curlLine } from '../../sandbox/crm/curl-line';
import { readWhole } from '../../core/systems/source/read-drafts';

const secret = 'a secret of the sandbox';

/** What arrives when a person pastes the line into a shell. */
async function pasted(): Promise<{ headers: IncomingHttpHeaders; rawBody: Buffer; said: string }> {
	const heard: Array<{ headers: IncomingHttpHeaders; rawBody: Buffer }> = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			heard.push({ headers: request.headers, rawBody: Buffer.concat(parts) });
			response.writeHead(200).end('{}');
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook/shop`;
	const line = curlLine({ address, secret });
	expect(line).not.toContain('\n');
	const { stdout } = await promisify(execFile)('sh', ['-c', line], {
		env: { PATH: process.env.PATH, no_proxy: '127.0.0.1' },
	});
	server.close();
	const [first] = heard;
	if (!first) throw new Error('Nothing arrived.');
	return { ...first, said: stdout.trim() };
}

it('an event sent by hand is let in, with a time that is signed, and names who is asked', async () => {
	const { headers, rawBody, said } = await pasted();
	expect(said).toBe('200');
	const sender = sourceByKey('generic').source.configure({ timestampHeader: 'X-Timestamp' });
	const request = {
		method: 'POST',
		url: '',
		headers: headers as Record<string, string>,
		query: {},
		rawBody,
		body: null,
	};
	const about = { request, secrets: { secret, previousSecret: null }, now: Date.now() };
	expect(sender.verify(about)).toEqual({ ok: true, insecure: false });
	expect(sender.verify({ ...about, now: Date.now() + 3_600_000 })).toMatchObject({ ok: false });
	expect(readWhole(sender.parse(about))).toMatchObject({
		kind: 'events',
		events: [
			{
				type: 'ticket.closed',
				customer: { email: expect.stringMatching(/^sam\.\d+@customers\.example$/) as string },
			},
		],
	});
});
