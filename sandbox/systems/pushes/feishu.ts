import { createCipheriv, createHash, randomBytes } from 'node:crypto';

import { deliverUntilTaken } from '../../crm/send';
import type { Sign, SignedRequest } from '../../crm/signed-request';
import type { Simulated } from '../simulated';

/** Feishu's events with an Encrypt Key: a ticket of the help desk was closed. Its guide: 200 within 3 s. */
export function feishuPush(): NonNullable<Simulated['push']> {
	const encryptKey = randomBytes(16).toString('hex');
	const secret = randomBytes(16).toString('hex');
	const encrypted = (message: object): string => {
		const vector = randomBytes(16);
		const key = createHash('sha256').update(encryptKey).digest();
		const cipher = createCipheriv('aes-256-cbc', key, vector);
		const text = Buffer.concat([cipher.update(JSON.stringify(message)), cipher.final()]);
		return JSON.stringify({ encrypt: Buffer.concat([vector, text]).toString('base64') });
	};
	const sign: Sign = ({ ticket, customer, at, deliveryId, what, fields }, token, signedAt) => {
		const [status, before] = what === 'solved' ? [51, 2] : [2, 51];
		const body = encrypted({
			schema: '2.0',
			header: {
				event_id: deliveryId,
				token,
				create_time: String(at),
				event_type: 'helpdesk.ticket.updated_v1',
				app_id: 'cli_sandbox',
			},
			event: {
				object: {
					ticket_id: ticket.id,
					guest: { id: { open_id: customer.id }, name: customer.name },
					status,
					...fields,
					customized_fields: [{ key_name: 'mail', value: customer.email }],
				},
				old_object: { status: before },
			},
		});
		const timestamp = String(Math.floor(signedAt / 1000));
		const nonce = String(signedAt % 1_000_000_007);
		const signature = createHash('sha256').update(timestamp + nonce + encryptKey + body);
		return {
			query: '',
			headers: {
				'content-type': 'application/json; charset=utf-8',
				'x-lark-request-timestamp': timestamp,
				'x-lark-request-nonce': nonce,
				'x-lark-signature': signature.digest('hex'),
			},
			body,
		};
	};
	return {
		sign,
		sender: { secret, encryptionKey: encryptKey },
		// Where its help desk asks for a mail address.
		parameters: {
			feishuFields: {
				row: [{ path: 'object.customized_fields[0].value', field: 'customer.email' }],
			},
		},
		faultOf: ({ status, took }) =>
			status === 200 && took < 3_000 ? null : `answered ${status} after ${took} ms`,
		async greet(address) {
			const challenge = randomBytes(8).toString('hex');
			// The challenge is encrypted like all else, and not signed.
			const make = (): SignedRequest => ({
				query: '',
				headers: { 'content-type': 'application/json' },
				body: encrypted({ challenge, token: secret, type: 'url_verification' }),
			});
			const { status, body } = await deliverUntilTaken(address, make, 30_000);
			const isRight = status === 200 && body === JSON.stringify({ challenge });
			return isRight ? null : `answered ${status}: ${body.slice(0, 80)}`;
		},
	};
}
