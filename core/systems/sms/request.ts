import { InputError, SetupError } from '../../model/errors';
import { shortened } from '../../model/shown';
import type { CredentialFields } from '../option/credential-fields';
import type { HttpRequest } from '../http/http';
import { type FieldPath, parseFieldPath } from '../source/field-path';

/** How a gateway is asked, and how it says what it thinks of a message. */
export type Gateway = {
	method: 'GET' | 'POST' | 'PUT';
	url: string;
	headers: ReadonlyArray<readonly [name: string, value: string]>;
	bodyForm: 'json' | 'form' | 'none';
	body: string;
	key: string;
	/** How the number is written. */
	numberForm: 'e164' | 'digits' | 'china';
	/** Stands before every text. */
	signature: string;
	/** Characters of a text with its link. */
	most: number;
	success: { path: FieldPath; values: readonly string[] } | null;
	wrongNumbers: readonly string[];
	blocked: readonly string[];
	limited: readonly string[];
};

/** What a gateway's address, headers and body may have in braces. */
export type Words = { to: string; text: string; id: string; key: string };

const placeholder = /\{(to|text|id|key)\}/g;
const credential = 'Satisfaction SMS';

/** @throws SetupError naming the field and what it must be */
export function readGateway(fields: CredentialFields): Gateway {
	const method = fields.choice('method', 'Method', ['GET', 'POST', 'PUT']);
	const bodyForm =
		method === 'GET' ? 'none' : fields.choice('bodyForm', 'Body', ['json', 'form', 'none']);
	const gateway: Gateway = {
		method,
		url: fields.text('url', 'API Address'),
		headers: headersIn(fields.optional('headers')),
		bodyForm,
		body: bodyForm === 'none' ? '' : fields.text('body', 'Body Template'),
		key: fields.optional('apiKey'),
		numberForm: fields.choice('numberForm', 'Number', ['e164', 'digits', 'china']),
		signature: fields.optional('signature'),
		most: mostIn(fields.optional('most')),
		success: successIn(fields),
		wrongNumbers: listIn(fields.optional('wrongNumberCodes')),
		blocked: listIn(fields.optional('blockedCodes')),
		limited: listIn(fields.optional('limitedCodes')),
	};
	checkTemplates(gateway);
	return gateway;
}

function checkTemplates(gateway: Gateway): void {
	const { url, headers, body, bodyForm, key } = gateway;
	const all = [url, ...headers.map(([, value]) => value), body].join(' ');
	for (const name of ['{to}', '{text}']) {
		if (!all.includes(name)) {
			throw wrong(
				'Body Template',
				`has no ${name}`,
				'Write {to} and {text} where number and text stand.',
			);
		}
	}
	if (all.includes('{key}') && key === '') {
		throw wrong('Key', 'is empty', 'Enter what {key} stands for.');
	}
	const request = requestTo(gateway, { to: '+1', text: '"\\\n', id: '1', key: '"\\' });
	const address = URL.canParse(request.url) ? new URL(request.url) : null;
	if (!address || !/^https?:$/.test(address.protocol)) {
		throw wrong('API Address', 'is no address', 'Enter one such as https://sms.example.com/send.');
	}
	if (bodyForm === 'json' && !isJson(request.body ?? '')) {
		throw wrong(
			'Body Template',
			'is no JSON',
			'Write it like {"phone":"{to}","content":"{text}"}, with quotes round {to} and {text}.',
		);
	}
}

/** One message as a request; what stands in braces is written as its place demands. */
export function requestTo(gateway: Gateway, words: Words): HttpRequest {
	const { method, bodyForm } = gateway;
	const filled = (template: string, write: (word: string) => string): string =>
		template.replace(placeholder, (_, name: keyof Words) => write(words[name]));
	const types = {
		json: 'application/json; charset=utf-8',
		form: 'application/x-www-form-urlencoded; charset=utf-8',
	};
	return {
		method,
		url: filled(gateway.url, encodeURIComponent),
		headers: {
			...(bodyForm !== 'none' && { 'content-type': types[bodyForm] }),
			...Object.fromEntries(
				gateway.headers.map(([name, value]) => [
					name,
					filled(value, (word) => word.replace(/[^\x20-\x7e]/g, '')),
				]),
			),
		},
		...(bodyForm === 'json' && {
			body: filled(gateway.body, (word) => JSON.stringify(word).slice(1, -1)),
		}),
		...(bodyForm === 'form' && { body: filled(gateway.body, encodeURIComponent) }),
	};
}

function headersIn(written: string): Array<readonly [string, string]> {
	return written
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.map((line) => {
			const [, name, value] = /^([\w-]+)\s*:\s*([\x20-\x7e]*)$/.exec(line) ?? [];
			if (name !== undefined && value !== undefined) return [name.toLowerCase(), value] as const;
			throw wrong('Headers', 'has a line that is none', 'Write a line each, e.g. X-Api-Key: {key}');
		});
}

function successIn(fields: CredentialFields): Gateway['success'] {
	const field = fields.optional('successField');
	if (field === '') return null;
	const values = listIn(fields.optional('successValue'));
	if (values.length === 0) {
		throw wrong(
			'Success Value',
			'is empty',
			'Enter what stands in Success Field when all is well, e.g. 0',
		);
	}
	try {
		return { path: parseFieldPath(field), values };
	} catch (error) {
		if (error instanceof InputError) throw new SetupError(error.message, error.hint);
		throw error;
	}
}

function mostIn(written: string): number {
	const most = written === '' ? 300 : Number(written);
	if (Number.isInteger(most) && most >= 60 && most <= 1_000) return most;
	throw wrong('Characters', `is "${shortened(written)}"`, 'Enter a whole number from 60 to 1000.');
}

const listIn = (written: string): string[] =>
	written
		.split(/[,，\s]+/u)
		.map((part) => part.trim())
		.filter((part) => part !== '');

const wrong = (label: string, what: string, hint: string): SetupError =>
	new SetupError(`${label} of the ${credential} credential ${what}.`, hint);

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
