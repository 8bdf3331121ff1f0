import type { PollSource } from '../poll';

/** Opportunities are all that can be asked for by the time of their change. */
export const poll: PollSource = {
	defaults: [
		{
			object: 'opportunity',
			fields: {
				'subject.title': 'name',
				'value.amount': 'expectSignMoney',
				'customer.externalId': 'customer',
				'customer.name': 'customer_name',
				'owner.id': 'ower',
				'owner.name': 'ower_name',
			},
			watched: 'winLoseOrderState',
			types: { '0': 'deal.won', '1': 'deal.lost', '3': 'deal.partly_won' },
		},
	],
	showsDeleted: false,
	// Its clock and ours may differ by minutes.
	overlap: 10 * 60_000,
	shortestSpan: 1_000,
	stamps: ['modifyTime', 'modifyDate', 'modifier', 'modifierId', 'modifier_name', 'pubts'],
	sample: {
		id: '2022181112638341126',
		fields: {
			id: '2022181112638341126',
			code: '20240617000442',
			name: '年度服务续约',
			winLoseOrderState: 0,
			expectSignMoney: 144,
			customer: '1936811585303478274',
			customer_name: '上海示例科技',
			ower: '1873799286893314054',
			ower_name: '周敏',
			modifyTime: '2026-01-05 10:00:00',
		},
		owner: '1873799286893314054',
		modifiedAt: Date.UTC(2026, 0, 5, 2),
		modifiedBy: '1935996151415701505',
		deleted: false,
	},
};
