import { createHash } from 'node:crypto';

import type { Sign } from './signed-request';

/**
 * A data push of a ticket form whose fields carry our usual aliases. Signature: SHA-1 over
 * `nonce:body:secret:timestamp`, as Jiandaoyun documents it.
 */
export const jiandaoyunPush: Sign = (happening, secret, signedAt) => {
	const { ticket, customer, agent, deliveryId, at } = happening;
	const body = JSON.stringify({
		op: 'data_update',
		opTime: at,
		data: {
			_id: ticket.id,
			appId: '59264073a2a60c0c08e20bfb',
			entryId: '59264073a2a60c0c08e20bfd',
			formName: '工单',
			creator: { name: '小简', username: 'xiaojian' },
			updater: { name: agent.name, username: agent.id },
			createTime: new Date(at - 86_400_000).toISOString(),
			updateTime: new Date(at).toISOString(),
			subject_title: ticket.title,
			ticket_no: ticket.title,
			ticket_status: happening.what === 'solved' ? '已关闭' : '处理中',
			customer_id: customer.id,
			customer_name: customer.name,
			customer_email: customer.email ?? '',
			customer_language: customer.language,
			customer_segment: customer.segment ?? '',
			owner_id: { name: agent.name, username: agent.id },
			owner_email: agent.email,
			...happening.fields,
		},
	});
	const nonce = createHash('sha1').update(`${deliveryId}${signedAt}`).digest('hex').slice(0, 8);
	const timestamp = String(Math.floor(signedAt / 1000));
	const signature = createHash('sha1')
		.update(`${nonce}:${body}:${secret}:${timestamp}`, 'utf8')
		.digest('hex');
	return {
		query: `?nonce=${nonce}&timestamp=${timestamp}`,
		headers: {
			'content-type': 'application/json',
			'x-jdy-signature': signature,
			'x-jdy-deliverid': deliveryId,
		},
		body,
	};
};
