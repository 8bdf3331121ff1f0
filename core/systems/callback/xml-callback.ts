import { isObject } from '../../model/json';
import { readXml } from '../source/read-xml';
import { refused } from '../source/signing';
import type { Refusal, SourceRequest } from '../source/source';
import { type CallbackKey, type Envelope, openEnvelope, type Opened } from './envelope';

/** The fields of a callback that is written in XML. */
export type XmlFields = Record<string, unknown>;

export type XmlFieldsRead = { ok: true; fields: XmlFields } | { ok: false; message: string };

/** The elements of a message, or what is wrong with it. */
export function xmlFields(bytes: Uint8Array): XmlFieldsRead {
	const read = readXml(bytes);
	if (!read.ok) return read;
	return isObject(read.value)
		? { ok: true, fields: read.value }
		: { ok: false, message: 'The XML holds no fields.' };
}

/** The text of a field; `null` for one that is not there, empty, or no text. */
export function fieldText(fields: XmlFields, name: string): string | null {
	const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
	return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * The envelope of WeCom and WeChat: signature, time and nonce stand in the query, what is encrypted in the
 * XML, or, where an address is checked, in `echostr` of the query.
 */
export function xmlEnvelope({ method, query, rawBody }: SourceRequest): Envelope | Refusal {
	const { msg_signature: signature, timestamp, nonce, echostr } = query;
	if (typeof signature !== 'string' || typeof timestamp !== 'string' || typeof nonce !== 'string') {
		return refused(
			'missing_signature',
			'The query values msg_signature, timestamp and nonce are not all there.',
		);
	}
	if (method === 'GET') {
		if (typeof echostr !== 'string') return refused('missing_signature', 'echostr is missing.');
		// A sender that leaves out to write "+" as %2B means it all the same.
		return { signature, timestamp, nonce, encrypt: echostr.replaceAll(' ', '+') };
	}
	const body = xmlFields(rawBody);
	const encrypt = body.ok ? fieldText(body.fields, 'Encrypt') : null;
	return encrypt === null
		? refused('malformed_signature', 'The body has no Encrypt: it must be XML, and encrypted.')
		: { signature, timestamp, nonce, encrypt };
}

/** What is inside of it. */
export function openXml(
	request: SourceRequest,
	keys: readonly CallbackKey[],
	by: Parameters<typeof openEnvelope>[2],
): Opened {
	const envelope = xmlEnvelope(request);
	return 'ok' in envelope ? envelope : openEnvelope(envelope, keys, by);
}

/**
 * The fields of what was let in. A body that is not encrypted gets here as the sample alone, or where the
 * sender need not encrypt.
 */
export function openedFields(
	request: SourceRequest,
	keys: readonly CallbackKey[],
	now: number,
): XmlFieldsRead {
	const body = xmlFields(request.rawBody);
	if (!body.ok || !Object.hasOwn(body.fields, 'Encrypt')) return body;
	const opened = openXml(request, keys, { receiver: null, now, window: 0 });
	return opened.ok ? xmlFields(opened.message) : opened;
}
