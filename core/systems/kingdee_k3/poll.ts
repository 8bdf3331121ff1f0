import type { PollSource } from '../poll';

/** How the usual forms become events: a document is done when it is approved (审核, status C). */
export const poll: PollSource = {
	defaults: [
		{
			object: 'SAL_SaleOrder',
			fields: {
				'subject.title': 'FBillNo',
				'customer.externalId': '["FCustId.FNumber"]',
				'customer.name': '["FCustId.FName"]',
				'owner.id': '["FSalerId.FNumber"]',
				'owner.name': '["FSalerId.FName"]',
			},
			watched: 'FDocumentStatus',
			types: { C: 'order.approved' },
		},
		{
			object: 'SAL_OUTSTOCK',
			fields: {
				'subject.title': 'FBillNo',
				'customer.externalId': '["FCustomerID.FNumber"]',
				'customer.name': '["FCustomerID.FName"]',
				'owner.id': '["FSalesManID.FNumber"]',
				'owner.name': '["FSalesManID.FName"]',
			},
			watched: 'FDocumentStatus',
			types: { C: 'order.delivered' },
		},
		{
			object: 'BD_Customer',
			fields: { 'customer.externalId': 'FNumber', 'customer.name': 'FName' },
			watched: null,
			types: {},
		},
	],
	showsDeleted: false,
	// Its clock and ours may differ by minutes.
	overlap: 10 * 60_000,
	shortestSpan: null,
	stamps: ['FModifyDate', 'FModifierId', 'FModifierId.FName', 'FModifierId.FNumber'],
	sample: {
		id: '100042',
		fields: {
			FID: 100042,
			FBillNo: 'XSCKD000042',
			FDate: '2026-01-05T00:00:00',
			FDocumentStatus: 'C',
			FCustomerID: 100777,
			'FCustomerID.FNumber': 'CUST0777',
			'FCustomerID.FName': '上海示例科技有限公司',
			'FSalesManID.FNumber': 'S01',
			'FSalesManID.FName': '周敏',
			FModifyDate: '2026-01-05T10:00:00',
			FModifierId: 100001,
		},
		owner: 'S01',
		modifiedAt: Date.UTC(2026, 0, 5, 2),
		modifiedBy: '100001',
		deleted: false,
	},
};
