import { createDecipheriv, createHash } from 'node:crypto';

import { cleaned } from '../../model/clean';
import { isObject } from '../../model/json';
import { parseExactJson, readJsonBody } from '../source/exact-json';

type Push = Record<string, unknown>;

/**
 * The push whose signature stands in a header: a form or JSON, `submitdata` or all of it encrypted.
 * Known from the vendor's own repository alone, which contradicts itself in places: unproven.
 *
 * @param keys any of them may be what it is encrypted with
 */
export function readPush(
	rawBody: Uint8Array,
	keys: readonly string[],
): { ok: true; push: Push } | { ok: false; message: string } {
	const json = readJsonBody(rawBody);
	const given = json.ok ? json.value : fieldsOf(rawBody);
	if (!isObject(given)) return { ok: false, message: 'The body is neither an object nor a form.' };
	const secret = typeof given.encrypt === 'string' ? given.encrypt : null;
	if (secret !== null) {
		const push = decrypted(secret, keys, (text) => objectOf(text));
		return push === null
			? { ok: false, message: 'encrypt cannot be opened with the App Key of the credential.' }
			: { ok: true, push };
	}
	const { submitdata } = given;
	if (typeof submitdata !== 'string' || submitdata === '' || submitdata.includes('$')) {
		return { ok: true, push: given };
	}
	const opened = decrypted(submitdata, keys, (text) => (text.includes('$') ? text : null));
	return opened === null
		? { ok: false, message: 'submitdata cannot be opened with the App Key of the credential.' }
		: { ok: true, push: { ...given, submitdata: opened } };
}

function fieldsOf(rawBody: Uint8Array): unknown {
	const fields = [...new URLSearchParams(Buffer.from(rawBody).toString('utf8'))];
	return fields.length > 0 ? cleaned(Object.fromEntries(fields)) : null;
}

function objectOf(text: string): Push | null {
	try {
		const value = cleaned(parseExactJson(text));
		return isObject(value) ? value : null;
	} catch {
		return null;
	}
}

/**
 * AES-128-CBC with PKCS#7; the key is the first 16 characters of the hex MD5 of the App Key, the
 * initialisation vector goes before what is encrypted.
 */
function decrypted<Read>(
	base64: string,
	keys: readonly string[],
	read: (text: string) => Read | null,
): Read | null {
	const bytes = Buffer.from(base64, 'base64');
	if (bytes.length < 32 || bytes.length % 16 !== 0) return null;
	for (const appKey of keys) {
		const key = createHash('md5').update(appKey, 'utf8').digest('hex').slice(0, 16);
		try {
			const decipher = createDecipheriv('aes-128-cbc', key, bytes.subarray(0, 16));
			const open = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]);
			const value = read(new TextDecoder('utf-8', { fatal: true }).decode(open));
			if (value !== null) return value;
		} catch {
			// Not with this key.
		}
	}
	return null;
}

/**
 * The answers in `1$3}2$1|2}3$1!4,2!5`: number of the question, then its answer; `|` between several
 * choices, `row!choice` in a matrix. A text may hold these signs itself.
 */
export function answersIn(submitdata: unknown): Push {
	if (typeof submitdata !== 'string') return {};
	const answers = new Map<string, unknown>();
	for (const part of submitdata.split('}')) {
		const [, number, answer = ''] = /^\s*(\d{1,5})\$([\s\S]*)$/.exec(part) ?? [];
		if (number === undefined) continue;
		const name = `q${number}`;
		if (/^\d+(\|\d+)+$/.test(answer)) answers.set(name, answer.split('|'));
		else answers.set(name, answer);
		if (!/^\d+!\d+(,\d+!\d+)*$/.test(answer)) continue;
		for (const cell of answer.split(',')) {
			const [row = '', choice = ''] = cell.split('!');
			answers.set(`${name}.${row}`, choice);
		}
	}
	return Object.fromEntries(answers);
}
