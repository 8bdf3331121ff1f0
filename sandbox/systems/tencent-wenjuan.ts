import { randomBytes } from 'node:crypto';

import type { Sign } from '../crm/signed-request';
import { shanghaiTime } from './shanghai-time';
import type { Simulated } from './simulated';
import { takenWithin } from './taken';

/** Signs nothing: what it knows is the address, with all that stands in it. */
const sign: Sign = ({ deliveryId, what, at, ticket, customer }, secret) => {
	const parameters = { ticket: ticket.id, email: customer.email ?? '' };
	const body = JSON.stringify({
		id: `33cc555f-056f-4242-a97c-${deliveryId}`,
		object: 'Answer',
		action: 'answer.create',
		created_at: shanghaiTime(at),
		payload: {
			survey_id: 25721826,
			answer_id: deliveryId,
			ended_at: shanghaiTime(at),
			duration: 189,
			third_party_user: { openid: customer.id, nickname: customer.name },
			answer: [
				{
					id: 'p-1-abcd',
					questions: [
						{
							id: 'q-1-abcd',
							type: 'radio',
							options: [
								{ id: 'o-1', checked: what === 'solved' ? 0 : 1, text: '很满意' },
								{ id: 'o-2', checked: what === 'solved' ? 1 : 0, text: '很不满意' },
							],
							blanks: [],
						},
						{ id: 'q-2-abcd', type: 'text', text: '又坏了。' },
					],
				},
				{
					id: 'custom_args',
					questions: Object.entries(parameters).map(([title, text], place) => ({
						id: `custom-arg-0${place + 1}`,
						type: 'text',
						text,
						title,
					})),
				},
			],
		},
	});
	return {
		query: `?secret=${encodeURIComponent(secret)}`,
		headers: { 'content-type': 'application/json' },
		body,
	};
};

export const simulatedTencentWenjuan = (): Simulated => ({
	key: 'tencent_wenjuan',
	push: {
		says: 'answer',
		sign,
		forgeries: ['wrong_secret'],
		sender: { secret: randomBytes(24).toString('hex') },
		parameters: {
			tencent_wenjuanRating: 'q-1-abcd',
			tencent_wenjuanScaleMapping: 'csat_labels_zh',
			tencent_wenjuanOptions: { comment: 'q-2-abcd' },
		},
		faultOf: takenWithin(10_000),
	},
});
