import { momentOf } from '../../calendar/moment';
import { callbackKeys, callbackSignature } from '../callback/envelope';
import { tokenForm } from '../callback/keys';
import { openedFields, openXml } from '../callback/xml-callback';
import { plainAnswer } from '../source/answers';
import { defineSource } from '../source/define-source';
import { goodSecrets, isFresh, matchesAny, refused, sameText, staleTime } from '../source/signing';
import type { Heard, ParseOutcome, Verification } from '../source/source';
import { parseMessage } from './message';
import { options, type WechatOptions } from './options';
import { sample } from './sample';

/**
 * Messages and events of a WeChat official account. Our address is checked by a GET with a signature over
 * token, time and nonce, whose `echostr` has to come back as it is. In safe mode everything else is
 * encrypted; in plain mode the signature covers no body, so that once there is an encryption key nothing
 * but safe mode is let in. WeChat waits 5 s and tries three times. (Signature and encryption proven by
 * the vendor's examples.)
 */
export const wechat = defineSource({
	about: 'Messages of followers, follows, and what became of template messages',
	greetsBy: 'GET',
	answerWithinMs: 5_000,
	secret: tokenForm(
		'In mp.weixin.qq.com open 设置与开发 → 基本配置 → 服务器配置 and copy the Token (令牌) that you made up there.',
		{
			found: 'Copy EncodingAESKey (消息加解密密钥) from the same page, and choose 安全模式 there.',
			optional: true,
		},
	),
	options,
	sample,

	handshake(heard) {
		const { method, query } = heard.request;
		if (method !== 'GET' || typeof query.echostr !== 'string') return null;
		return verifyPlain(heard).ok ? plainAnswer(query.echostr) : null;
	},

	verify(heard): Verification {
		const { request, secrets, options: given, now } = heard;
		const isSafe = request.method !== 'GET' && (secrets.encryptionKey ?? '') !== '';
		if (!isSafe) return verifyPlain(heard);
		const opened = openXml(request, callbackKeys(secrets), {
			receiver: given.appId,
			now,
			window: given.freshness,
			names: { token: 'token', receiver: options.appId.label },
		});
		return opened.ok ? { ok: true, insecure: false } : opened;
	},

	parse({ request, secrets, options: given, now }): ParseOutcome {
		const read = openedFields(request, callbackKeys(secrets), now);
		return read.ok ? parseMessage(read.fields, given) : { kind: 'invalid', message: read.message };
	},

	/** An empty text says that there is nothing to reply. */
	acknowledge: () => plainAnswer(''),
});

/** The signature of an address check and of plain mode: over token, time and nonce. */
function verifyPlain({
	request,
	secrets,
	options: { freshness },
	now,
}: Heard & { options: WechatOptions }): Verification {
	const { signature, timestamp, nonce } = request.query;
	if (typeof signature !== 'string' || typeof timestamp !== 'string' || typeof nonce !== 'string') {
		return refused(
			'missing_signature',
			'The query values signature, timestamp and nonce are not all there.',
		);
	}
	const time = /^\d{9,13}$/.test(timestamp) ? momentOf(timestamp) : null;
	if (time === null) return refused('malformed_signature', 'The timestamp is no time.');
	const fits = (token: string) => sameText(signature, callbackSignature([token, timestamp, nonce]));
	if (!matchesAny(goodSecrets(secrets), fits)) {
		return refused('wrong_token', 'The signature is not the one of the token of this node.');
	}
	return isFresh(time, now, freshness)
		? { ok: true, insecure: false }
		: staleTime(time, now, freshness);
}
