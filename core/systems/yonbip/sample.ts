import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** An opportunity was saved, under the code that the first rule names; as it is once it is decrypted. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {
		application: '41832a3d2df94989b500da6a22268747',
		rules: [
			{
				event: 'OPPORTUNITY_SAVED',
				field: 'content.model.winLoseOrderState',
				equals: '0',
				type: 'deal.won',
			},
		],
	},
	id: '0d7c2f52-6c1e-4e0e-9c0b-6a1d1d8f4b11',

	request: ({ rules }, at, id) => ({
		headers: { 'content-type': 'application/json' },
		query: {},
		body: JSON.stringify(
			{
				type: rules[0]?.event ?? 'OPPORTUNITY_SAVED',
				eventId: id,
				timestamp: at,
				tenantId: '0000L5GGG35C5N7K0P0000',
				content: JSON.stringify({
					model: {
						id: '2022181112638341126',
						code: '20240617000442',
						name: '年度服务续约',
						winLoseOrderState: 0,
						customer: '1936811585303478274',
						customer_name: '上海示例科技',
						ower: '1873799286893314054',
						ower_name: '周敏',
					},
				}),
			},
			null,
			'\t',
		),
	}),

	becomes: (at, id): CanonicalEvent => ({
		source: 'yonbip',
		externalId: id,
		type: 'deal.won',
		occurredAt: at,
		touchpoint: null,
		subject: { type: 'deal', id: '2022181112638341126', title: '年度服务续约', url: null },
		value: null,
		attributes: {
			event: 'OPPORTUNITY_SAVED',
			tenantId: '0000L5GGG35C5N7K0P0000',
			content: {
				model: {
					id: '2022181112638341126',
					code: '20240617000442',
					name: '年度服务续约',
					winLoseOrderState: 0,
					customer: '1936811585303478274',
					customer_name: '上海示例科技',
					ower: '1873799286893314054',
					ower_name: '周敏',
				},
			},
		},
		customer: {
			externalIds: { yonbip: '1936811585303478274' },
			name: '上海示例科技',
			email: null,
			phone: null,
			language: null,
			timeZone: null,
			segment: null,
		},
		owner: { id: '1873799286893314054', name: '周敏', email: null },
	}),
};
