import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** A ticket form whose status was set to 已关闭, or to what the first rule looks for. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {
		aliases: [{ alias: 'ticket_status', field: 'attribute', attribute: 'status' }],
		rules: [{ op: 'data_update', field: 'ticket_status', equals: '已关闭', type: 'ticket.closed' }],
		ignoreUpdatesBy: 'api',
	},
	id: '7f2c1a52-90be-4c38-8a05-1f0f3f0f9a11',

	request({ rules }, at, id) {
		const [rule] = rules;
		const op = rule?.op || 'data_update';
		const looked = rule?.field ? { [rule.field]: rule.equals ?? '1' } : {};
		const push = {
			op,
			opTime: at,
			data: {
				_id: '65a0f1c2d3e4f5a6b7c8d9e0',
				appId: '59264073a2a60c0c08e20bfb',
				entryId: '59264073a2a60c0c08e20bfd',
				formName: '工单',
				creator: { name: '小简', username: 'xiaojian' },
				updater: { name: '小简', username: 'xiaojian' },
				createTime: new Date(at - 3_600_000).toISOString(),
				updateTime: new Date(at).toISOString(),
				subject_title: 'GD-10042 无法打印发票',
				ticket_status: '已关闭',
				customer_id: '777',
				customer_name: '李伟',
				customer_email: 'li.wei@example.com',
				customer_mobile: '13800001111',
				customer_language: 'zh-CN',
				owner_id: { name: '周敏', username: 'zhou.min' },
				owner_email: 'zhou.min@example.com',
				...looked,
			},
		};
		return {
			headers: { 'content-type': 'application/json', 'x-jdy-deliverid': id },
			query: { nonce: 'c2b4f6a8', timestamp: String(Math.floor(at / 1000) + 1) },
			body: JSON.stringify(push, null, '\t'),
		};
	},

	becomes: (at, id): CanonicalEvent => ({
		source: 'jiandaoyun',
		externalId: id,
		type: 'ticket.closed',
		occurredAt: at,
		touchpoint: null,
		subject: {
			type: 'ticket',
			id: '65a0f1c2d3e4f5a6b7c8d9e0',
			title: 'GD-10042 无法打印发票',
			url: null,
		},
		value: null,
		attributes: {
			op: 'data_update',
			appId: '59264073a2a60c0c08e20bfb',
			entryId: '59264073a2a60c0c08e20bfd',
			formName: '工单',
			updatedBy: 'xiaojian',
			status: '已关闭',
		},
		customer: {
			externalIds: { jiandaoyun: '777' },
			name: '李伟',
			email: 'li.wei@example.com',
			phone: '13800001111',
			language: 'zh-CN',
			timeZone: null,
			segment: null,
		},
		owner: { id: 'zhou.min', name: '周敏', email: 'zhou.min@example.com' },
	}),
};
