import { randomBytes } from 'node:crypto';

import type { Sign } from '../../crm/signed-request';
import type { Simulated } from '../simulated';
import { type Agreed, drawnKey, sealed, signed } from './envelope';
import { elementsOf } from './elements';
import { greeted } from './greet';

/** An official account in safe mode: a follower writes. Its guide: 5 s, three tries. */
export function wechatPush(receiver = 'wxsandbox01234567'): NonNullable<Simulated['push']> {
	const agreed: Agreed = { encodingAesKey: drawnKey(), receiver };
	const secret = randomBytes(12).toString('hex');
	const times = (signedAt: number) => ({
		timestamp: String(Math.floor(signedAt / 1000)),
		nonce: String(signedAt % 1_000_000_007),
	});
	const sign: Sign = ({ customer, ticket, at, deliveryId, fields }, token, signedAt) => {
		const message = `<xml><ToUserName><![CDATA[gh_sandbox]]></ToUserName><FromUserName><![CDATA[${customer.id}]]></FromUserName><CreateTime>${Math.floor(at / 1000)}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${ticket.title}]]></Content><MsgId>${deliveryId}</MsgId>${elementsOf(fields)}</xml>`;
		const encrypt = sealed(message, agreed);
		const { timestamp, nonce } = times(signedAt);
		const query = new URLSearchParams({
			signature: signed(token, timestamp, nonce),
			timestamp,
			nonce,
			openid: customer.id,
			encrypt_type: 'aes',
			msg_signature: signed(token, timestamp, nonce, encrypt),
		});
		return {
			query: `?${query.toString()}`,
			headers: { 'content-type': 'text/xml' },
			body: `<xml><ToUserName><![CDATA[gh_sandbox]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`,
		};
	};
	return {
		sign,
		// It knows an OpenID, and no address.
		asks: false,
		sender: { secret, encryptionKey: agreed.encodingAesKey },
		parameters: { wechatAppId: receiver },
		faultOf: ({ status, body, took }) =>
			status !== 200 || !['', 'success'].includes(body) || took > 5_000
				? `answered ${status} with "${body.slice(0, 80)}" after ${took} ms`
				: null,
		async greet(address) {
			const echostr = String(Date.now());
			const { timestamp, nonce } = times(Date.now());
			const signature = signed(secret, timestamp, nonce);
			const query = new URLSearchParams({ signature, timestamp, nonce, echostr });
			const { status, body } = await greeted(`${address}?${query.toString()}`);
			return status === 200 && body === echostr ? null : `answered ${status}: ${body.slice(0, 80)}`;
		},
	};
}
