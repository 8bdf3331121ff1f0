import { callbackKeys, openEnvelope, type Opened, sealedReply } from '../callback/envelope';
import { encryptedIn, jsonEnvelope, jsonFields } from '../callback/json-callback';
import { tokenForm } from '../callback/keys';
import { acknowledgement, jsonAnswer } from '../source/answers';
import { defineSource } from '../source/define-source';
import type { Heard, ParseOutcome, SourceAnswer, Verification } from '../source/source';
import { parseEvent } from './event';
import { type DingtalkOptions, options } from './options';
import { sample } from './sample';

type Given = Heard & { options: DingtalkOptions };

/**
 * Event subscription of DingTalk by HTTP. Everything is encrypted, and everything, the check of our
 * address too, is to be answered within 2.5 s with the word `success`, encrypted in its turn. (Envelope
 * proven by the vendor's scheme in a library of somebody else, fields as its guide has them.)
 */
export const dingtalk = defineSource({
	about: 'Event subscription: approvals, people, and all else that an app can subscribe to',
	answerWithinMs: 2_500,
	secret: tokenForm(
		'In open-dev.dingtalk.com open the app → 开发配置 → 事件订阅 → HTTP推送 and copy 签名 token.',
		{ found: 'Copy 加密 aes_key from the same page as the token.', optional: false },
	),
	options,
	sample,

	handshake(heard) {
		const opened = open(heard);
		if (!opened.ok) return null;
		const read = jsonFields(opened.message);
		return read.ok && read.fields.EventType === 'check_url' ? success(heard) : null;
	},

	verify(heard): Verification {
		const opened = open(heard);
		return opened.ok ? { ok: true, insecure: false } : opened;
	},

	parse(heard): ParseOutcome {
		const { request, options: given } = heard;
		// What is not encrypted gets here as the sample alone.
		const opened = encryptedIn(request) === null ? null : open(heard);
		const bytes = opened?.ok ? opened.message : Buffer.from(request.rawBody);
		const read = opened?.ok === false ? opened : jsonFields(bytes);
		return read.ok
			? parseEvent(bytes, read.fields, request.query.timestamp, given)
			: { kind: 'invalid', message: read.message };
	},

	acknowledge: (outcome, heard) => success(heard) ?? acknowledgement(outcome),
});

function open({ request, secrets, options: given, now }: Given): Opened {
	const { msg_signature: signature = request.query.signature, timestamp, nonce } = request.query;
	const envelope = jsonEnvelope(request, { signature, timestamp, nonce });
	if ('ok' in envelope) return envelope;
	return openEnvelope(envelope, callbackKeys(secrets), {
		receiver: given.clientId,
		now,
		window: given.freshness,
		names: { token: 'token', receiver: options.clientId.label },
	});
}

/** Encrypted for whom the request was from; `null` where it was the sample, which nobody encrypted. */
function success(heard: Given): SourceAnswer | null {
	const opened = open(heard);
	if (!opened.ok) return null;
	const reply = sealedReply('success', opened.key, heard.options.clientId, heard.now);
	return jsonAnswer(200, {
		msg_signature: reply.signature,
		encrypt: reply.encrypt,
		timeStamp: reply.timestamp,
		nonce: reply.nonce,
	});
}
