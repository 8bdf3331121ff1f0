import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

const bodyOf = (at: number, id: string) => ({
	EventType: 'bpms_instance_change',
	type: 'finish',
	result: 'agree',
	processInstanceId: id,
	processCode: 'PROC-COMPLAINT',
	businessId: '202601051000000123456',
	title: '客户投诉：发票打印不出来',
	url: 'https://aflow.dingtalk.com/dingtalk/mobile/homepage.htm?procInstId=1',
	staffId: 'zhoumin',
	createTime: at - 3_600_000,
	finishTime: at,
});

/** An approval was agreed to; as it is once it is decrypted. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: { clientId: 'dingabcdefghijklmnop' },
	id: 'ad253df6-e175-42fe-b1b1-7f2c1a5290be',

	request: (_options, at, id) => ({
		headers: { 'content-type': 'application/json' },
		query: {},
		body: JSON.stringify(bodyOf(at, id), null, '\t'),
	}),

	becomes: (at, id): CanonicalEvent => ({
		source: 'dingtalk',
		externalId: `bpms_instance_change:${id}:finish:agree:${at}`,
		type: 'approval.approved',
		occurredAt: at,
		touchpoint: null,
		subject: {
			type: 'approval',
			id,
			title: '客户投诉：发票打印不出来',
			url: 'https://aflow.dingtalk.com/dingtalk/mobile/homepage.htm?procInstId=1',
		},
		value: null,
		attributes: bodyOf(at, id),
		customer: null,
		owner: { id: 'zhoumin', name: null, email: null },
	}),
};
