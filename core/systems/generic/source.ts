import { cleaned } from '../../model/clean';
import { isObject } from '../../model/json';
import { defineSource } from '../source/define-source';
import type { EventDraft } from '../source/event-draft';
import { attributeName } from '../source/event-fields';
import { momentOf } from '../../calendar/moment';
import { readJsonBody } from '../source/exact-json';
import { readFieldPath } from '../source/field-path';
import { readingDrafts, tooMany } from '../source/read-drafts';
import { tooShort } from '../source/secret-form';
import {
	goodSecrets,
	headerOf,
	hmacSha256,
	isFresh,
	matchesAny,
	refused,
	sameText,
	staleTime,
} from '../source/signing';
import { MAX_EVENTS_PER_REQUEST } from '../source/source';
import type { Heard, Parsing, SourceRequest, SourceSecrets, Verification } from '../source/source';
import { type GenericOptions, options } from './options';
import { sample } from './sample';

/** Any system that can post JSON. Its fields are picked by path; by default our own names. */
export const generic = defineSource({
	about: 'Any system that posts JSON',
	answerWithinMs: 5_000,
	unreadable: 'refused',
	secret: {
		found: 'Enter the secret that you agreed on with whoever runs the sending system.',
		wrong: tooShort,
	},
	options,
	sample,

	verify({ request, secrets, options: given, now }): Verification {
		if (given.authentication === 'none') return { ok: true, insecure: true };
		const usual = given.authentication === 'hmac' ? 'x-signature' : 'x-webhook-secret';
		const header = given.header?.toLowerCase() ?? usual;
		const signature = headerOf(request, header);
		if (signature === null) {
			return refused('missing_signature', `The header "${header}" is missing.`);
		}
		return given.authentication === 'header'
			? verifySharedWord(signature, secrets, header)
			: verifyHmac(signature, header, { request, secrets, now }, given);
	},

	*parse({ request, options: given }): Parsing {
		const body = bodyOf(request);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		const found = readFieldPath(body.value, given.events);
		const entries: unknown[] = Array.isArray(found) ? found : [found];
		if (entries.length > MAX_EVENTS_PER_REQUEST) return tooMany(entries.length);
		const wrong = entries.findIndex((entry) => !isObject(entry));
		if (wrong >= 0) {
			const place = Array.isArray(found) ? `Entry ${wrong + 1}` : 'The body';
			return {
				kind: 'invalid',
				message: `${place} is not an object with the fields of an event.`,
			};
		}
		return yield* readingDrafts(entries, {
			source: given.system,
			senderZone: given.senderZone,
			draftOf: (entry) => draftOf(entry, given),
		});
	},
});

function verifySharedWord(given: string, secrets: SourceSecrets, header: string): Verification {
	if (matchesAny(goodSecrets(secrets), (secret) => sameText(given, secret))) {
		return { ok: true, insecure: false };
	}
	return refused('wrong_signature', `The header "${header}" does not hold the secret.`);
}

function verifyHmac(
	given: string,
	header: string,
	{ request, secrets, now }: Heard,
	{ prefix, encoding, timestampHeader, freshness }: GenericOptions,
): Verification {
	const bare = given.startsWith(prefix) ? given.slice(prefix.length) : given;
	// Some senders write hex in capitals; the digest is the same.
	const signature = encoding === 'hex' ? bare.toLowerCase() : bare;
	const shape = encoding === 'hex' ? /^[0-9a-f]{64}$/ : /^[A-Za-z0-9+/]{43}=$/;
	if (!shape.test(signature)) {
		return refused(
			'malformed_signature',
			`The header "${header}" is not an HMAC-SHA256 in ${encoding}.`,
		);
	}
	const parts: Array<string | Uint8Array> = [request.rawBody];
	if (timestampHeader !== null) {
		const timestamp = headerOf(request, timestampHeader);
		const time = momentOf(timestamp);
		if (timestamp === null || time === null) {
			return refused(
				timestamp === null ? 'missing_signature' : 'malformed_signature',
				`The header "${timestampHeader}" holds no time.`,
			);
		}
		if (!isFresh(time, now, freshness)) return staleTime(time, now, freshness);
		parts.unshift(`${timestamp}.`);
	}
	const matches = (secret: string) => sameText(signature, hmacSha256(secret, parts, encoding));
	if (matchesAny(goodSecrets(secrets), matches)) return { ok: true, insecure: false };
	return refused('wrong_signature', 'The signature fits neither the secret nor the previous one.');
}

/** JSON from the raw bytes; what n8n parsed is taken for forms and XML alone. */
function bodyOf(request: SourceRequest): ReturnType<typeof readJsonBody> {
	const json = readJsonBody(request.rawBody);
	if (json.ok) return json;
	const contentType = headerOf(request, 'content-type') ?? '';
	const isOther = /^application\/x-www-form-urlencoded|[/+]xml\b/i.test(contentType);
	return isOther && isObject(request.body) ? { ok: true, value: cleaned(request.body) } : json;
}

function draftOf(entry: unknown, given: GenericOptions): EventDraft {
	const draft: Record<string, unknown> = {};
	const attributes: Record<string, unknown> = {};
	const put = (field: string, value: unknown): void => {
		const attribute = attributeName(field);
		if (attribute === null) draft[field] = value;
		else attributes[attribute] = value;
	};
	for (const [field, value] of given.fixedValues) put(field, value);
	for (const [field, path] of given.fields) {
		const value = readFieldPath(entry, path);
		if (value !== undefined && value !== null && value !== '') put(field, value);
	}
	const word = draft.type;
	if (typeof word === 'string' || typeof word === 'number') {
		draft.type = given.typeNames.get(String(word)) ?? word;
	}
	const said = draft.attributes;
	if (Object.keys(attributes).length > 0 && (said === undefined || isObject(said))) {
		draft.attributes = { ...said, ...attributes };
	}
	if (
		given.authentication === 'none' &&
		(draft.attributes === undefined || isObject(draft.attributes))
	) {
		// On the item too, where the admin looks: nobody proved who sent this.
		draft.attributes = { ...draft.attributes, insecure: true };
	}
	return draft;
}
