import { randomBytes } from 'node:crypto';

import type { Sign } from '../../crm/signed-request';
import type { Simulated } from '../simulated';
import { type Agreed, drawnKey, sealed, signed } from './envelope';
import { elementsOf } from './elements';
import { greeted } from './greet';

/** WeCom's callbacks: a customer became an employee's contact. Its guide: 5 s, no word in the answer. */
export function wecomPush(receiver = 'wwsandbox0123456789'): NonNullable<Simulated['push']> {
	const agreed: Agreed = { encodingAesKey: drawnKey(), receiver };
	const secret = randomBytes(12).toString('hex');
	const envelope = (encrypt: string, token: string, signedAt: number) => {
		const timestamp = String(Math.floor(signedAt / 1000));
		const nonce = String(signedAt % 1_000_000_007);
		return { timestamp, nonce, msg_signature: signed(token, timestamp, nonce, encrypt) };
	};
	const sign: Sign = ({ customer, agent, at, deliveryId, fields }, token, signedAt) => {
		const message = `<xml><ToUserName><![CDATA[${receiver}]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>${Math.floor(at / 1000)}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_external_contact]]></Event><ChangeType><![CDATA[add_external_contact]]></ChangeType><UserID><![CDATA[${agent.id}]]></UserID><ExternalUserID><![CDATA[${customer.id}]]></ExternalUserID><WelcomeCode><![CDATA[${deliveryId}]]></WelcomeCode>${elementsOf(fields)}</xml>`;
		const encrypt = sealed(message, agreed);
		return {
			query: `?${new URLSearchParams(envelope(encrypt, token, signedAt)).toString()}`,
			headers: { 'content-type': 'text/xml' },
			body: `<xml><ToUserName><![CDATA[${receiver}]]></ToUserName><AgentID><![CDATA[1000002]]></AgentID><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`,
		};
	};
	return {
		sign,
		// It knows an external id, and no address.
		asks: false,
		sender: { secret, encryptionKey: agreed.encodingAesKey },
		parameters: { wecomCorpId: receiver },
		faultOf: ({ status, body, took }) =>
			status !== 200 || body !== '' || took > 5_000
				? `answered ${status} with "${body.slice(0, 80)}" after ${took} ms`
				: null,
		async greet(address) {
			const word = String(Date.now());
			const echostr = sealed(word, agreed);
			const query = new URLSearchParams({ ...envelope(echostr, secret, Date.now()), echostr });
			const { status, body } = await greeted(`${address}?${query.toString()}`);
			return status === 200 && body === word ? null : `answered ${status}: ${body.slice(0, 80)}`;
		},
	};
}
