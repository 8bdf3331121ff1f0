import { InputError } from '../../model/errors';
import { isObject } from '../../model/json';
import { unacceptable } from '../../model/read-input';
import { defineSource } from '../source/define-source';
import type { EventDraft } from '../source/event-draft';
import { attributeName, eventFields, isEventField, isEventType } from '../source/event-fields';
import { momentOf } from '../../calendar/moment';
import { readJsonBody } from '../source/exact-json';
import type { FieldPath } from '../source/field-path';
import { parseFieldPath, readFieldPath } from '../source/field-path';
import { readDrafts } from '../source/read-drafts';
import {
	goodSecrets,
	headerOf,
	hmacSha256,
	isFresh,
	matchesAny,
	noSecret,
	refused,
	sameText,
	staleTime,
} from '../source/signing';
import type {
	ParseOutcome,
	SourceOptions,
	SourceRequest,
	SourceSecrets,
	Verification,
} from '../source/source';
import { choiceOption, numberOption, tableOption, textOption } from '../source/source-options';

const displayName = 'Generic JSON';

type GenericOptions = {
	auth: 'hmac' | 'header' | 'none';
	header: string;
	encoding: 'hex' | 'base64';
	prefix: string;
	timestampHeader: string | null;
	freshness: number;
	system: string;
	events: FieldPath;
	/** Canonical field → where it lies in one event. */
	fields: Map<string, FieldPath>;
	/** Canonical field → value used where the event has none. */
	defaults: Map<string, string>;
	/** The sender's word → our type. */
	types: Map<string, string>;
};

/** Any system that can post JSON. Its fields are picked by path; by default our own names. */
export const generic = defineSource<GenericOptions>({
	key: 'generic',
	displayName,
	secretRequired: false,
	answerWithinMs: 5_000,
	freshnessMs: 300_000,
	optionNames: {
		auth: 'hmac (a signature over the body), header (a shared word) or none (insecure)',
		header: 'Header with the signature or the shared word',
		encoding: 'How the signature is written: hex or base64',
		prefix: 'What stands before the signature, e.g. sha256=; accepted with and without',
		timestampHeader: 'Header with the signed time; then timestamp.body is what is signed',
		freshnessSeconds: 'How far the signed time may be from now; 0 = no limit',
		system: 'Name of the sending system, the namespace of its ids',
		events: 'Path of the list of events in the body; empty = the body itself',
		fields: 'Canonical field → path in the event',
		defaults: 'Canonical field → value where the event has none',
		types: "The sender's word for what happened → our type",
	},

	readOptions(options: SourceOptions): GenericOptions {
		const auth = choiceOption(options, 'auth', ['hmac', 'header', 'none'] as const, 'hmac');
		const usual = auth === 'hmac' ? 'x-signature' : 'x-webhook-secret';
		return {
			auth,
			header: textOption(options, 'header', usual).toLowerCase(),
			encoding: choiceOption(options, 'encoding', ['hex', 'base64'] as const, 'hex'),
			prefix: textOption(options, 'prefix', 'sha256='),
			timestampHeader: textOption(options, 'timestampHeader', null)?.toLowerCase() ?? null,
			freshness:
				1000 * numberOption(options, 'freshnessSeconds', { min: 0, max: 86_400, fallback: 300 }),
			system: readSystem(textOption(options, 'system', 'generic')),
			events: parseFieldPath(textOption(options, 'events', '') ?? ''),
			fields: readFields(options),
			defaults: readDefaults(options),
			types: readTypes(options),
		};
	},

	verify(request, secrets, options, now): Verification {
		if (options.auth === 'none') return { ok: true, insecure: true };
		if (goodSecrets(secrets).length === 0) return noSecret(displayName);
		const given = headerOf(request, options.header);
		if (given === null) {
			return refused('missing_signature', `The header "${options.header}" is missing.`);
		}
		return options.auth === 'header'
			? verifySharedWord(given, secrets, options)
			: verifyHmac(given, request, secrets, options, now);
	},

	parse(request, options): ParseOutcome {
		const body = bodyOf(request);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		const found = readFieldPath(body.value, options.events);
		const entries: unknown[] = Array.isArray(found) ? found : [found];
		const wrong = entries.findIndex((entry) => !isObject(entry));
		if (wrong >= 0) {
			const place = Array.isArray(found) ? `Entry ${wrong + 1}` : 'The body';
			return {
				kind: 'invalid',
				message: `${place} is not an object with the fields of an event.`,
			};
		}
		return readDrafts(
			entries.map((entry) => draftOf(entry, options)),
			options.system,
		);
	},

	sample: {
		options: {},
		headers: { 'content-type': 'application/json' },
		query: {},
		body: JSON.stringify(
			{
				id: 'evt-10042-closed-1',
				type: 'ticket.closed',
				occurredAt: '2026-01-05T10:00:00+08:00',
				touchpoint: 'use',
				subject: {
					type: 'ticket',
					id: '10042',
					title: 'Cannot print an invoice',
					url: 'https://desk.example.com/tickets/10042',
				},
				value: { amount: 1200, currency: 'EUR' },
				attributes: { product: 'Billing' },
				customer: {
					externalIds: { desk: '777' },
					name: 'Li Wei',
					email: 'li.wei@example.com',
					phone: '+86 138 0000 1111',
					language: 'zh-CN',
					timeZone: 'Asia/Shanghai',
					segment: 'enterprise',
				},
				owner: { id: '361', name: 'Ana Costa', email: 'ana.costa@example.com' },
			},
			null,
			'\t',
		),
		event: {
			source: 'generic',
			externalId: 'evt-10042-closed-1',
			type: 'ticket.closed',
			occurredAt: Date.UTC(2026, 0, 5, 2),
			touchpoint: 'use',
			subject: {
				type: 'ticket',
				id: '10042',
				title: 'Cannot print an invoice',
				url: 'https://desk.example.com/tickets/10042',
			},
			value: { amount: 1200, currency: 'EUR' },
			attributes: { product: 'Billing' },
			customer: {
				externalIds: { desk: '777' },
				name: 'Li Wei',
				email: 'li.wei@example.com',
				phone: '+86 138 0000 1111',
				language: 'zh-CN',
				timeZone: 'Asia/Shanghai',
				segment: 'enterprise',
			},
			owner: { id: '361', name: 'Ana Costa', email: 'ana.costa@example.com' },
		},
	},
});

function readSystem(system: string): string {
	if (/^[a-z][a-z0-9_-]{0,39}$/.test(system)) return system;
	throw new InputError(
		`The option "system" is "${system}".`,
		'It must be a short name of lower-case letters, digits, - and _, e.g. my_crm.',
	);
}

/** Where each field lies: under our own names unless the admin says otherwise. */
function readFields(options: SourceOptions): Map<string, FieldPath> {
	const fields = new Map<string, FieldPath>();
	for (const field of Object.keys(eventFields)) fields.set(field, parseFieldPath(field));
	for (const [field, path] of tableOption(options, 'fields')) {
		fields.set(knownField('fields', field), parseFieldPath(path));
	}
	return fields;
}

function readDefaults(options: SourceOptions): Map<string, string> {
	const defaults = tableOption(options, 'defaults');
	for (const field of defaults.keys()) knownField('defaults', field);
	return defaults;
}

function readTypes(options: SourceOptions): Map<string, string> {
	const types = tableOption(options, 'types');
	for (const [word, type] of types) {
		if (!isEventType(type)) {
			throw unacceptable(`types.${word}`, type, 'like ticket.closed or deal.won');
		}
	}
	return types;
}

function knownField(option: string, field: string): string {
	if (isEventField(field)) return field;
	const names = Object.keys(eventFields).join(', ');
	throw new InputError(
		`The option "${option}" names the field "${field}", which does not exist.`,
		`Fields are: ${names}, attributes.<name>.`,
	);
}

function verifySharedWord(
	given: string,
	secrets: SourceSecrets,
	options: GenericOptions,
): Verification {
	if (matchesAny(goodSecrets(secrets), (secret) => sameText(given, secret))) {
		return { ok: true, insecure: false };
	}
	return refused('wrong_signature', `The header "${options.header}" does not hold the secret.`);
}

function verifyHmac(
	given: string,
	request: SourceRequest,
	secrets: SourceSecrets,
	options: GenericOptions,
	now: number,
): Verification {
	const bare = given.startsWith(options.prefix) ? given.slice(options.prefix.length) : given;
	// Some senders write hex in capitals; the digest is the same.
	const signature = options.encoding === 'hex' ? bare.toLowerCase() : bare;
	const shape = options.encoding === 'hex' ? /^[0-9a-f]{64}$/ : /^[A-Za-z0-9+/]{43}=$/;
	if (!shape.test(signature)) {
		return refused(
			'malformed_signature',
			`The header "${options.header}" is not an HMAC-SHA256 in ${options.encoding}.`,
		);
	}
	const parts: Array<string | Uint8Array> = [request.rawBody];
	if (options.timestampHeader !== null) {
		const timestamp = headerOf(request, options.timestampHeader);
		const time = momentOf(timestamp);
		if (timestamp === null || time === null) {
			return refused(
				timestamp === null ? 'missing_signature' : 'malformed_signature',
				`The header "${options.timestampHeader}" holds no time.`,
			);
		}
		if (!isFresh(time, now, options.freshness)) return staleTime(time, now, options.freshness);
		parts.unshift(`${timestamp}.`);
	}
	const matches = (secret: string) =>
		sameText(signature, hmacSha256(secret, parts, options.encoding));
	if (matchesAny(goodSecrets(secrets), matches)) return { ok: true, insecure: false };
	return refused('wrong_signature', 'The signature fits neither the secret nor the previous one.');
}

/** JSON from the raw bytes; what n8n parsed is taken for forms and XML alone. */
function bodyOf(request: SourceRequest): ReturnType<typeof readJsonBody> {
	const json = readJsonBody(request.rawBody);
	if (json.ok) return json;
	const contentType = headerOf(request, 'content-type') ?? '';
	const isOther = /^application\/x-www-form-urlencoded|[/+]xml\b/i.test(contentType);
	return isOther && isObject(request.body) ? { ok: true, value: request.body } : json;
}

function draftOf(entry: unknown, options: GenericOptions): EventDraft {
	const draft: Record<string, unknown> = {};
	const attributes: Record<string, unknown> = {};
	const put = (field: string, value: unknown): void => {
		const attribute = attributeName(field);
		if (attribute === null) draft[field] = value;
		else attributes[attribute] = value;
	};
	for (const [field, value] of options.defaults) put(field, value);
	for (const [field, path] of options.fields) {
		const value = readFieldPath(entry, path);
		if (value !== undefined && value !== null && value !== '') put(field, value);
	}
	const word = draft.type;
	if (typeof word === 'string' || typeof word === 'number') {
		draft.type = options.types.get(String(word)) ?? word;
	}
	const given = draft.attributes;
	if (Object.keys(attributes).length > 0 && (given === undefined || isObject(given))) {
		draft.attributes = { ...given, ...attributes };
	}
	if (options.auth === 'none' && (draft.attributes === undefined || isObject(draft.attributes))) {
		// On the item too, where the admin looks: nobody proved who sent this.
		draft.attributes = { ...draft.attributes, insecure: true };
	}
	return draft;
}
