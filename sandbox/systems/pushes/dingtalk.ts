import { randomBytes } from 'node:crypto';

import { deliverUntilTaken } from '../../crm/send';
import type { Sign, SignedRequest } from '../../crm/signed-request';
import type { Simulated } from '../simulated';
import { type Agreed, drawnKey, sealed, signed, unsealed } from './envelope';

/** DingTalk's event subscription by HTTP. Its guide: an encrypted `success` within 2.5 s, always. */
export function dingtalkPush(receiver = 'dingsandbox0123456789'): NonNullable<Simulated['push']> {
	const agreed: Agreed = { encodingAesKey: drawnKey(), receiver };
	const secret = randomBytes(12).toString('hex');
	const requestOf = (message: object, token: string, signedAt: number): SignedRequest => {
		const encrypt = sealed(JSON.stringify(message), agreed);
		const timestamp = String(signedAt);
		const nonce = randomBytes(4).toString('hex');
		const msg_signature = signed(token, timestamp, nonce, encrypt);
		const query = new URLSearchParams({
			msg_signature,
			signature: msg_signature,
			timestamp,
			nonce,
		});
		return {
			query: `?${query.toString()}`,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ encrypt }),
		};
	};
	const sign: Sign = ({ ticket, agent, at, deliveryId, fields }, token, signedAt) =>
		requestOf(
			{
				EventType: 'bpms_instance_change',
				type: 'finish',
				result: 'agree',
				processInstanceId: deliveryId,
				processCode: 'PROC-SANDBOX',
				title: ticket.title,
				staffId: agent.id,
				createTime: at - 60_000,
				finishTime: at,
				...fields,
			},
			token,
			signedAt,
		);
	const faultOf = (answer: { status: number; body: string; took: number }): string | null => {
		const word = wordOf(answer.body, secret, agreed);
		if (answer.status !== 200 || word !== 'success') {
			return `answered ${answer.status} with ${word ?? 'nothing that is encrypted'}`;
		}
		return answer.took > 2_500 ? `answered after ${answer.took} ms; DingTalk waits 2.5 s` : null;
	};
	return {
		sign,
		// An approval names its applicant and no customer.
		asks: false,
		sender: { secret, encryptionKey: agreed.encodingAesKey },
		parameters: { dingtalkClientId: receiver },
		faultOf,
		async greet(address) {
			const make = () => requestOf({ EventType: 'check_url' }, secret, Date.now());
			return faultOf({ ...(await deliverUntilTaken(address, make, 30_000)), took: 0 });
		},
	};
}

function wordOf(body: string, token: string, agreed: Agreed): string | null {
	try {
		const answer = JSON.parse(body) as Record<string, string>;
		const { msg_signature, encrypt = '', timeStamp = '', nonce = '' } = answer;
		if (signed(token, timeStamp, nonce, encrypt) !== msg_signature) return null;
		return unsealed(encrypt, agreed);
	} catch {
		return null;
	}
}
