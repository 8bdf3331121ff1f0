import { isObject } from '../../model/json';
import { callbackKeys, type Envelope, type Opened, openEnvelope } from '../callback/envelope';
import { textOrNull } from '../http/json-fields';
import type { EventDraft } from '../source/event-draft';
import { readJsonBody } from '../source/exact-json';
import { readDrafts } from '../source/read-drafts';
import { refused, sha1Hex } from '../source/signing';
import type { Heard, ParseOutcome, SourceRequest } from '../source/source';
import type { FxiaokeOptions } from './options';
import { words } from './words';

/** How far the time of a callback may lie from now, ms: what the vendor's own example allows. */
const callbackWindow = 500_000;

/** Opens `{nonce, timeStamp, content, sig}`; nobody is named inside to whom it was sent. */
export function openedCallback(
	{ request, secrets, now }: Heard,
	{ freshness }: Pick<FxiaokeOptions, 'freshness'>,
): Opened {
	const envelope = envelopeOf(request);
	if (envelope === null) {
		return refused('missing_signature', 'nonce, timeStamp, content and sig are not all there.');
	}
	const window = freshness === 0 ? 0 : Math.max(freshness, callbackWindow);
	return openEnvelope(envelope, callbackKeys(secrets), { receiver: null, now, window });
}

function envelopeOf(request: SourceRequest): Envelope | null {
	const body = readJsonBody(request.rawBody);
	if (!body.ok || !isObject(body.value)) return null;
	const { sig, timeStamp, nonce: given, content } = body.value;
	const [signature, timestamp, nonce, encrypt] = [sig, timeStamp, given, content].map(textOrNull);
	if (!signature || !timestamp || !nonce || !encrypt) return null;
	return { signature, timestamp, nonce, encrypt };
}

/**
 * Reads `{type, content}`; of a message the content is JSON again, with `MsgType` text or event. What else
 * a message has is documented nowhere that could be read: all of it is kept as an attribute.
 */
export function parseCallback(heard: Heard, given: FxiaokeOptions): ParseOutcome {
	const opened = openedCallback(heard, given);
	if (!opened.ok) return { kind: 'invalid', message: opened.message };
	const inside = readJsonBody(opened.message);
	if (!inside.ok || !isObject(inside.value)) {
		return { kind: 'invalid', message: 'What was encrypted is no JSON object.' };
	}
	const { type, content } = inside.value;
	if (type !== 'Message') {
		// What comes with it may be a permanent code, which is a secret.
		const name = textOrNull(type)?.slice(0, 40) ?? 'something';
		return { kind: 'ignored', reason: `Fxiaoke sent ${name}, not a message.` };
	}
	const message = typeof content === 'string' ? readJsonBody(Buffer.from(content, 'utf8')) : null;
	if (!message?.ok || !isObject(message.value)) {
		return { kind: 'invalid', message: 'content of the message is no JSON object.' };
	}
	const said = message.value;
	const timestamp = envelopeOf(heard.request)?.timestamp ?? '';
	const from = said.FromUserName ?? said.FromUser;
	const draft: EventDraft = {
		id: said.MsgId ?? sha1Hex([`${timestamp}.`, opened.message]),
		type: said.MsgType === 'event' ? 'message.event' : 'message.received',
		occurredAt: timestamp,
		'subject.type': 'conversation',
		'subject.id': from,
		'customer.externalId': from,
		attributes: { message: said },
	};
	return readDrafts([draft], words.key, given.senderZone);
}
