import type { PollSource } from '../poll';

/** U8 tells nobody; which field of a customer or an order is watched is entered in the panel. */
export const poll: PollSource = {
	defaults: [
		{
			object: 'customer',
			fields: {
				'customer.externalId': 'code',
				'customer.name': 'name',
				'customer.email': 'email',
				'customer.phone': 'mobile',
			},
			watched: null,
			types: {},
		},
		{
			object: 'saleorder',
			fields: {
				'subject.title': 'code',
				'value.amount': 'money',
				'customer.externalId': 'cuscode',
				'customer.name': 'cusname',
			},
			watched: 'state',
			types: {},
		},
	],
	showsDeleted: false,
	// Changes are known by the day alone: the day before is looked at again.
	overlap: 86_400_000,
	// Its pages are those of days, and may be asked for later: see the client.
	shortestSpan: null,
	stamps: [
		'ModifyDate',
		'modifydate',
		'modify_date',
		'modifyperson',
		'modifier',
		'timestamp',
		'ufts',
	],
	sample: {
		id: '01001',
		fields: {
			code: '01001',
			name: '上海示例科技',
			mobile: '13800001111',
			ModifyDate: '2026-01-05',
			self_define1: '',
		},
		owner: null,
		modifiedAt: Date.UTC(2026, 0, 4, 16),
		modifiedBy: null,
		deleted: false,
	},
};
