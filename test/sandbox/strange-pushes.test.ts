import { gzipSync } from 'node:zlib';

import { readWhole } from '../../core/systems/source/read-drafts';
import type { ParseOutcome } from '../../core/systems/source/source';
import type { SignedRequest } from '../../sandbox/crm/signed-request';
import { simulatedSystems } from '../../sandbox/systems';
import { happening, judged, now, type Pushing, pushing } from './pushing';

const minute = 60_000;

/** What of a body is read where the bytes are these, whoever may have sent them. */
function read(key: string, push: Pushing, rawBody: Uint8Array, like: SignedRequest): ParseOutcome {
	const { asked, sender } = judged(key, push, like);
	return readWhole(sender.parse({ ...asked, request: { ...asked.request, rawBody } }));
}

const idsIn = (outcome: ParseOutcome) =>
	outcome.kind === 'events' ? outcome.events.map(({ externalId }) => externalId) : outcome;

/** What happened to what: some senders have no id of an event, and their bytes are it then. */
const aboutIn = (outcome: ParseOutcome) =>
	outcome.kind === 'events'
		? outcome.events.map(({ type, subject }) => ({ type, subject }))
		: outcome;

/** `null` where a secret is none that the scheme could sign with. */
function signedBy(sign: Pushing['sign'], secret: string): SignedRequest | null {
	try {
		return sign(happening, secret, now);
	} catch {
		return null;
	}
}

/** Systems without a push of their own: what a function of the customer's sends has one form, which is ours. */
const inOurForm = ['generic', 'fxiaoke', 'neocrm'];

/** Whether a request shows the secret itself: nothing else proves who sends it. */
const shows = ({ headers, query, body }: SignedRequest, secret: string): boolean =>
	[
		...Object.values(headers),
		decodeURIComponent(query),
		decodeURIComponent(body.replace(/%(?![\da-f]{2})/gi, '%25')),
	]
		.join('\n')
		.includes(secret) ||
	Object.values(headers).some((value) =>
		Buffer.from(value.replace(/^Basic /i, ''), 'base64')
			.toString('utf8')
			.includes(secret),
	);

/** The same systems as another tenant has them, with secrets of its own. */
const others = new Map(
	simulatedSystems.flatMap((make) => {
		const { key, push } = make();
		return push ? [[key, push] as const] : [];
	}),
);

describe.each(pushing)('a stranger at the door of %s', (key, push) => {
	const good = push.sign(happening, push.sender.secret, now);
	const bytes = Buffer.from(good.body, 'utf8');
	const isJson = /^\s*[[{]/.test(good.body);

	it('is not let in with the token of another tenant', () => {
		const { sign, sender } = others.get(key)!;
		// Where the simulator has one secret, another one of the same letters is another tenant's.
		const same = sender.secret === push.sender.secret;
		const secret = same ? [...sender.secret].reverse().join('') : sender.secret;
		const { verdict } = judged(key, push, sign(happening, secret, now));
		expect(verdict).toMatchObject({ ok: false });
	});

	it('is not let in by the scheme of another system, though the secret is right', () => {
		const letIn = pushing.filter(([name, { sign }]) => {
			if (name === key || (inOurForm.includes(name) && inOurForm.includes(key))) return false;
			const request = signedBy(sign, push.sender.secret);
			if (request === null) return false;
			return judged(key, push, request).verdict.ok && !shows(request, push.sender.secret);
		});
		expect(letIn.map(([name]) => name)).toEqual([]);
	});

	it.each([
		['five minutes behind', -5 * minute + 1_000],
		['five minutes ahead', 5 * minute - 1_000],
	])('is no stranger where its clock is %s', (_what, off) => {
		const { verdict } = judged(key, push, push.sign(happening, push.sender.secret, now + off));
		expect(verdict).toMatchObject({ ok: true });
	});

	it('tells the same when it sends the same again within the window', () => {
		const again = [0, 2 * minute].map((later) => {
			const { sender, asked } = judged(key, push, good);
			const heard = { ...asked, now: now + later };
			expect(sender.verify(heard).ok).toBe(true);
			return idsIn(readWhole(sender.parse(heard)));
		});
		expect(again[1]).toEqual(again[0]);
	});

	it('is understood with a byte order mark, and with other ends of lines', () => {
		const plain = aboutIn(read(key, push, bytes, good));
		expect(plain).toHaveLength(1);
		const marked = Buffer.concat([Buffer.from('\ufeff'), bytes]);
		expect(aboutIn(read(key, push, marked, good))).toEqual(plain);
		// Where numbers are longer than JavaScript's, writing them anew would change them.
		if (!isJson || /[^"\d]\d{16,}/.test(good.body)) return;
		const spread = JSON.stringify(JSON.parse(good.body), null, 2).replaceAll('\n', '\r\n');
		expect(aboutIn(read(key, push, Buffer.from(`${spread}\r\n`), good))).toEqual(plain);
	});

	it.each([
		['compressed', gzipSync(bytes)],
		['a page of HTML', Buffer.from('<!doctype html><html><body>502 Bad Gateway</body></html>')],
		['nothing', Buffer.alloc(0)],
		['cut off', bytes.subarray(0, Math.floor(bytes.length / 2))],
	])('starts nothing by a body that is %s', (what, rawBody) => {
		// A form that is cut off is a form: only its length, which n8n has seen to, could tell.
		if (what === 'cut off' && !isJson && !good.body.startsWith('<')) return;
		const outcome = read(key, push, rawBody, good);
		expect(outcome.kind).not.toBe('events');
		if (outcome.kind === 'invalid') expect(outcome.message).toMatch(/\S/);
	});

	it('leaves no broken letters where its text is GBK and not UTF-8', () => {
		const { name } = happening.customer;
		const title = happening.ticket.title;
		/** 王芳, as GBK has it. */
		const gbk = [0xcd, 0xf5, 0xb7, 0xbc];
		for (const word of [name, title]) {
			for (const form of [word, new URLSearchParams({ a: word }).toString().slice(2)]) {
				const at = bytes.indexOf(form);
				if (at < 0) continue;
				const inForm = form !== word || /^[^{<]*=/.test(good.body);
				const letters = inForm ? Buffer.from('%CD%F5%B7%BC') : Buffer.from(gbk);
				const rest = bytes.subarray(at + Buffer.byteLength(form));
				const outcome = read(
					key,
					push,
					Buffer.concat([bytes.subarray(0, at), letters, rest]),
					good,
				);
				expect(JSON.stringify(outcome)).not.toContain('\ufffd');
			}
		}
	});

	it('keeps all digits of an id that is sent as a bare number', () => {
		const { id } = happening.ticket;
		const told = read(key, push, bytes, good);
		if (!good.body.includes(`"${id}"`) || !JSON.stringify(told).includes(id)) return;
		const bare = good.body.replaceAll(`"${id}"`, id);
		const outcome = read(key, push, Buffer.from(bare), good);
		expect(JSON.stringify(outcome)).toContain(id);
		expect(JSON.stringify(outcome)).not.toContain(String(Number(id)));
	});

	it('says what is missing, or tells it all the same, where a field has another name', () => {
		if (!/^\s*\{/.test(good.body)) return;
		const body = JSON.parse(good.body) as Record<string, unknown>;
		for (const name of Object.keys(body)) {
			const renamed = Object.fromEntries(
				Object.entries(body).map(([field, value]) => [
					field === name ? `${field}_new` : field,
					value,
				]),
			);
			const outcome = read(key, push, Buffer.from(JSON.stringify(renamed)), good);
			const why = { name, outcome };
			if (outcome.kind === 'invalid') expect(outcome.message.length).toBeGreaterThan(10);
			else if (outcome.kind === 'ignored') expect(outcome.reason.length).toBeGreaterThan(10);
			else expect(outcome.events.every(({ externalId }) => externalId !== '') && why).toBe(why);
		}
	});
});
