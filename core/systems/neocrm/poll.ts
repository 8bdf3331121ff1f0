import type { PollSource } from '../poll';

/**
 * How Neocrm's own objects become events. Stages and states are a company's own: what is watched, and
 * which value means what, is entered in the panel.
 */
export const poll: PollSource = {
	defaults: [
		{
			object: 'opportunity',
			fields: {
				'subject.title': 'opportunityName',
				'value.amount': 'money',
				'customer.externalId': 'accountId',
			},
			watched: 'saleStageId',
			types: {},
		},
		{
			object: 'account',
			fields: {
				'customer.externalId': 'id',
				'customer.name': 'accountName',
				'customer.phone': 'phone',
			},
			watched: null,
			types: {},
		},
		{
			object: 'contact',
			fields: {
				'customer.externalId': 'id',
				'customer.name': 'contactName',
				'customer.email': 'email',
				'customer.phone': 'mobile',
			},
			watched: null,
			types: {},
		},
		{
			object: 'serviceCase',
			fields: { 'subject.title': 'name', 'customer.externalId': 'caseAccountId' },
			watched: null,
			types: {},
		},
	],
	showsDeleted: false,
	// Its clock and ours may differ by minutes.
	overlap: 10 * 60_000,
	shortestSpan: null,
	stamps: ['updatedAt', 'updatedBy'],
	sample: {
		id: '1411588178395813',
		fields: {
			id: '1411588178395813',
			opportunityName: '上海示例科技 · 年度服务',
			money: 128000,
			saleStageId: 1411588178390021,
			accountId: 1411588178391234,
			ownerId: 1411588178390001,
			updatedAt: 1767578400000,
			updatedBy: 1411588178390001,
		},
		owner: '1411588178390001',
		modifiedAt: 1767578400000,
		modifiedBy: '1411588178390001',
		deleted: false,
	},
};
