import { randomBytes } from 'node:crypto';

import type { Sign } from '../crm/signed-request';
import type { Simulated } from './simulated';
import { takenWithin } from './taken';

/** Signs nothing: what it knows is the address, with all that stands in it. */
const sign: Sign = ({ deliveryId, what, at, customer, fields }, secret) => {
	const body = JSON.stringify({
		form: 'FBTWTe',
		form_name: '服务后问卷',
		entry: {
			serial_number: deliveryId,
			token: '4xXItIN1',
			field_1: what === 'solved' ? '很不满意' : '很满意',
			field_2: '又坏了。',
			field_3: customer.email ?? '',
			field_4: ['等待时间'],
			x_field_1: '',
			x_field_weixin_openid: customer.id,
			...fields,
			creator_name: '',
			created_at: new Date(at).toISOString(),
			updated_at: new Date(at).toISOString(),
			info_remote_ip: '127.0.0.1',
		},
	});
	return {
		query: `?secret=${encodeURIComponent(secret)}`,
		headers: { 'content-type': 'application/json' },
		body,
	};
};

export const simulatedJinshuju = (): Simulated => ({
	key: 'jinshuju',
	push: {
		says: 'answer',
		sign,
		forgeries: ['wrong_secret'],
		sender: { secret: randomBytes(24).toString('hex') },
		parameters: {
			jinshujuRating: 'field_1',
			jinshujuScaleMapping: 'csat_labels_zh',
			jinshujuFields: { row: [{ element: 'field_3', field: 'customer.email', attribute: '' }] },
			jinshujuOptions: { comment: 'field_2' },
		},
		faultOf: takenWithin(10_000),
	},
});
