import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

const won = '1411588178390021';

/** A deal that reached the stage of won ones, or what the first rule looks for. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {
		rules: [
			{
				object: 'opportunity',
				event: 'updated',
				field: 'saleStageId',
				equals: won,
				type: 'deal.won',
			},
		],
		ignoreUpdatesBy: '1411588178390099',
	},
	id: 'opportunity-1411588178395813-won',

	request({ rules }, at, id) {
		const [rule] = rules;
		const looked = rule?.field ? { [rule.field]: rule.equals ?? '1' } : {};
		const verbs: Record<string, string> = { created: 'create', removed: 'delete' };
		const push = {
			id,
			object: rule?.object ?? 'opportunity',
			event: verbs[rule?.event ?? ''] ?? 'update',
			at,
			by: '1411588178390001',
			data: {
				id: '1411588178395813',
				opportunityName: '上海示例科技 · 年度服务',
				money: 128_000,
				saleStageId: won,
				accountId: '1411588178391234',
				ownerId: '1411588178390001',
				updatedAt: at,
				customer_id: '1411588178392345',
				customer_name: '李伟',
				customer_email: 'li.wei@example.com',
				customer_phone: '13800001111',
				owner_name: '周敏',
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
		source: 'neocrm',
		externalId: id,
		type: 'deal.won',
		occurredAt: at,
		touchpoint: null,
		subject: {
			type: 'deal',
			id: '1411588178395813',
			title: '上海示例科技 · 年度服务',
			url: null,
		},
		value: { amount: 128_000, currency: null },
		attributes: { object: 'opportunity', change: 'update', changedBy: '1411588178390001' },
		customer: {
			externalIds: { neocrm: '1411588178392345' },
			name: '李伟',
			email: 'li.wei@example.com',
			phone: '13800001111',
			language: null,
			timeZone: null,
			segment: null,
		},
		owner: { id: '1411588178390001', name: '周敏', email: 'zhou.min@example.com' },
	}),
};
