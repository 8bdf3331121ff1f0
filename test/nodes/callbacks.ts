import { encrypt as seal, getSignature } from '@wecom/crypto';
import { createHash } from 'node:crypto';

import { withoutControls } from '../../core/model/clean';
import { sourceByKey } from '../../core/systems';
import { feishuSealed } from '../core/systems/callback/senders';

/** Whom the callbacks of a sender are for, as its sample says. */
const receiverOf = (source: string): string => {
	const { values } = sourceByKey(source).source.sample;
	return String(values.corpId ?? values.appId ?? values.clientId ?? values.application ?? '');
};

/** A message as one of the senders that encrypt would send it now. */
export function callbackOf(
	source: string,
	message: string,
	token: string,
	key: string,
): { headers?: Record<string, string>; query?: Record<string, string>; body: string } {
	const at = String(Math.floor(Date.now() / 1000));
	if (source === 'feishu') {
		const event = JSON.parse(message) as Record<string, object>;
		// Its name may have been soiled.
		const name = Object.keys(event).find((key) => withoutControls(key) === 'header') ?? 'header';
		const said = { ...event, [name]: { ...event[name], token } };
		const body = JSON.stringify({ encrypt: feishuSealed(JSON.stringify(said), key) });
		const signature = createHash('sha256').update(`${at}7${key}${body}`).digest('hex');
		const headers = {
			'x-lark-signature': signature,
			'x-lark-request-timestamp': at,
			'x-lark-request-nonce': '7',
		};
		return { headers, body };
	}
	if (source === 'yonbip') {
		const own = token.replace(/-/g, '').slice(0, 43).padEnd(43, '0');
		const encrypt = seal(own, message, receiverOf(source));
		const msgSignature = getSignature(token, at, '7', encrypt);
		return { body: JSON.stringify({ msgSignature, timestamp: Number(at), nonce: '7', encrypt }) };
	}
	const encrypt = seal(key, message, receiverOf(source));
	const query = {
		msg_signature: getSignature(token, at, '7', encrypt),
		timestamp: at,
		nonce: '7',
	};
	const body =
		source === 'dingtalk'
			? JSON.stringify({ encrypt })
			: `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`;
	return { query, body };
}
