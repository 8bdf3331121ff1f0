import type { PollSource } from '../poll';

const customer = {
	'customer.externalId': 'account_id',
	'customer.name': 'account_id__r',
} as const;

/**
 * How Fxiaoke's own objects become events. The stages that mean won or lost, and the states of a service
 * ticket, are a company's own: their values are entered in the panel.
 */
export const poll: PollSource = {
	defaults: [
		{
			object: 'NewOpportunityObj',
			fields: {
				'subject.title': 'name',
				'value.amount': 'amount',
				...customer,
			},
			watched: 'sales_status',
			types: { '2': 'deal.won', '3': 'deal.lost' },
		},
		{
			object: 'ContactObj',
			fields: {
				'customer.externalId': '_id',
				'customer.name': 'name',
				'customer.phone': 'mobile1',
				'customer.email': 'email',
			},
			watched: null,
			types: {},
		},
		{
			object: 'AccountObj',
			fields: {
				'customer.externalId': '_id',
				'customer.name': 'name',
				'customer.phone': 'tel',
				'customer.email': 'email',
			},
			watched: null,
			types: {},
		},
		{
			object: 'SalesOrderObj',
			fields: {
				'subject.title': 'name',
				'value.amount': 'order_amount',
				...customer,
			},
			watched: 'logistics_status',
			types: {},
		},
		{
			object: 'CasesObj',
			fields: { 'subject.title': 'name', ...customer },
			watched: null,
			types: {},
		},
	],
	showsDeleted: false,
	// Its clock and ours may differ by minutes.
	overlap: 10 * 60_000,
	shortestSpan: null,
	stamps: ['last_modified_time', 'last_modified_by', 'last_modified_by__r', 'version'],
	sample: {
		id: '65f0c1a2d3e4f5a6b7c8d9e0',
		fields: {
			_id: '65f0c1a2d3e4f5a6b7c8d9e0',
			name: '上海示例科技 · 年度服务',
			amount: '128000.00',
			sales_status: '2',
			account_id: '65e0b1a2d3e4f5a6b7c8d9e0',
			account_id__r: '上海示例科技有限公司',
			owner: ['1000'],
			create_time: 1767402000000,
			last_modified_time: 1767578400000,
			last_modified_by: ['1000'],
			life_status: 'normal',
			is_deleted: false,
		},
		owner: '1000',
		modifiedAt: 1767578400000,
		modifiedBy: '1000',
		deleted: false,
	},
};
