import { answerOptions } from '../answers/answer-options';
import { senderZoneElse } from '../source/sender-zone';

export const options = {
	...answerOptions({
		tool: 'Tencent Wenjuan',
		question: { label: 'Question ID', example: 'q-1-abcd' },
		field: {
			label: 'Tencent Name',
			hint: 'Questions (ID) or parameters of the link (their title) that fill our event',
			example: 'ticket',
		},
		usual: {
			openid: 'customer.externalId',
			nickname: 'customer.name',
			email: 'customer.email',
			phone: 'customer.phone',
			language: 'customer.language',
		},
		invitation: 'invitation',
	}),
	senderZone: senderZoneElse('Asia/Shanghai'),
};
