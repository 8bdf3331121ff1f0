import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { CaughtMail, Mailbox } from './mailbox';

export type MailReader = { address: string; stop: () => Promise<void> };

/** A small page to read what was caught: the list, and each message as HTML and as text. */
export async function startMailReader(mailbox: Mailbox, port = 0): Promise<MailReader> {
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const match = /^\/(\d+)(?:\/(html|text|headers))?$/.exec(pathname);
		if (pathname === '/') return page(response, 'Mails', list(mailbox.mails));
		const mail = match ? mailbox.mails[Number(match[1]) - 1] : undefined;
		if (!mail) return page(response, 'Not found', '<p>There is no such mail.</p>', 404);
		if (match?.[2] === 'html') return body(response, mail.html);
		if (match?.[2] === 'text') return page(response, mail.subject, pre(mail.text));
		if (match?.[2] === 'headers') return page(response, mail.subject, pre(headersOf(mail)));
		return page(response, mail.subject, message(mail));
	});
	await new Promise<void>((done, failed) => {
		server.once('error', failed);
		server.listen(port, '127.0.0.1', done);
	});
	return {
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => escaped[sign] ?? sign);
const pre = (text: string) => `<pre>${escape(text)}</pre>`;

const style = `
	:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
	body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
	table { border-collapse: collapse; width: 100%; }
	td, th { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #8884; }
	pre { white-space: pre-wrap; overflow-wrap: anywhere; }
	iframe { width: 100%; height: 70vh; border: 1px solid #8884; background: #fff; }`;

function page(response: ServerResponse, title: string, content: string, status = 200): void {
	response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
	response.end(
		`<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
			`<title>${escape(title)}</title><style>${style}</style>` +
			`<h1>${escape(title)}</h1>${content}`,
	);
}

/** The message itself; a strange one cannot run anything. */
function body(response: ServerResponse, html: string): void {
	response.writeHead(200, {
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy':
			"sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
	});
	response.end(html);
}

function list(mails: readonly CaughtMail[]): string {
	if (mails.length === 0) return '<p>Nothing has arrived yet. Reload in a moment.</p>';
	const rows = [...mails]
		.reverse()
		.map(
			({ number, at, to, subject }) =>
				`<tr><td>${number}</td><td>${new Date(at).toISOString().slice(11, 19)}</td>` +
				`<td>${escape(to)}</td><td><a href="/${number}">${escape(subject)}</a></td></tr>`,
		);
	return `<p>${mails.length} mails; reload for more.</p><table><tr><th>#</th><th>UTC</th><th>To</th><th>Subject</th></tr>${rows.join('')}</table>`;
}

function message({ number, to, at }: CaughtMail): string {
	return (
		`<p>To ${escape(to)}, ${new Date(at).toISOString()} · <a href="/">all</a> · ` +
		`<a href="/${number}/text">text</a> · <a href="/${number}/headers">headers</a></p>` +
		`<iframe src="/${number}/html" title="Message"></iframe>`
	);
}

function headersOf(mail: CaughtMail): string {
	return [...mail.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
}
