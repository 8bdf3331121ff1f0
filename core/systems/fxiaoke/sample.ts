import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** A deal that was won, or what the first rule looks for; the function has looked the customer up. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {
		rules: [
			{
				object: 'NewOpportunityObj',
				event: 'updated',
				field: 'sales_status',
				equals: '2',
				type: 'deal.won',
			},
		],
		ignoreUpdatesBy: '1999',
	},
	id: 'deal-65f0c1a2-won',

	request({ rules }, at, id) {
		const [rule] = rules;
		const looked = rule?.field ? { [rule.field]: rule.equals ?? '1' } : {};
		const verbs: Record<string, string> = { created: 'create', removed: 'delete' };
		const push = {
			id,
			object: rule?.object ?? 'NewOpportunityObj',
			event: verbs[rule?.event ?? ''] ?? 'update',
			at,
			by: '1000',
			data: {
				_id: '65f0c1a2d3e4f5a6b7c8d9e0',
				name: '上海示例科技 · 年度服务',
				amount: '128000.00',
				sales_status: '2',
				account_id: '65e0b1a2d3e4f5a6b7c8d9e0',
				account_id__r: '上海示例科技有限公司',
				owner: ['1000'],
				owner__r: { name: '周敏' },
				last_modified_time: at,
				customer_id: '65d0b1a2d3e4f5a6b7c8d9e0',
				customer_name: '李伟',
				customer_email: 'li.wei@example.com',
				customer_phone: '13800001111',
				owner_email: 'zhou.min@example.com',
				...looked,
			},
		};
		return {
			headers: { 'content-type': 'application/json' },
			query: {},
			body: JSON.stringify(push, null, '\t'),
		};
	},

	becomes: (at, id): CanonicalEvent => ({
		source: 'fxiaoke',
		externalId: id,
		type: 'deal.won',
		occurredAt: at,
		touchpoint: null,
		subject: {
			type: 'deal',
			id: '65f0c1a2d3e4f5a6b7c8d9e0',
			title: '上海示例科技 · 年度服务',
			url: null,
		},
		value: { amount: 128_000, currency: null },
		attributes: { object: 'NewOpportunityObj', change: 'update', changedBy: '1000' },
		customer: {
			externalIds: { fxiaoke: '65d0b1a2d3e4f5a6b7c8d9e0' },
			name: '李伟',
			email: 'li.wei@example.com',
			phone: '13800001111',
			language: null,
			timeZone: null,
			segment: null,
		},
		owner: { id: '1000', name: '周敏', email: 'zhou.min@example.com' },
	}),
};
