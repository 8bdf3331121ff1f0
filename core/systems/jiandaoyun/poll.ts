import type { PollSource } from '../poll';

/** A form of tickets whose fields carry our usual aliases; any other form says in the panel what is what. */
export const poll: PollSource = {
	defaults: [
		{
			object: '',
			fields: {
				occurredAt: 'updateTime',
				'subject.title': 'subject_title',
				'customer.externalId': 'customer_id',
				'customer.name': 'customer_name',
				'customer.email': 'customer_email',
				'customer.phone': 'customer_mobile',
				'customer.language': 'customer_language',
				'owner.id': 'owner_id.username',
				'owner.name': 'owner_id.name',
				'owner.email': 'owner_email',
			},
			watched: 'ticket_status',
			types: { 已关闭: 'ticket.closed' },
		},
	],
	showsDeleted: false,
	// Its clock and ours may differ by minutes.
	overlap: 10 * 60_000,
	shortestSpan: null,
	stamps: ['updateTime', 'updater'],
	sample: {
		id: '65a0f1c2d3e4f5a6b7c8d9e0',
		fields: {
			_id: '65a0f1c2d3e4f5a6b7c8d9e0',
			appId: '59264073a2a60c0c08e20bfb',
			entryId: '59264073a2a60c0c08e20bfd',
			createTime: '2026-01-05T01:00:00.000Z',
			updateTime: '2026-01-05T02:00:00.000Z',
			updater: { name: '小简', username: 'xiaojian' },
			subject_title: 'GD-10042 无法打印发票',
			ticket_status: '已关闭',
			customer_id: '777',
			customer_name: '李伟',
			customer_email: 'li.wei@example.com',
			owner_id: { name: '周敏', username: 'zhou.min' },
		},
		owner: 'zhou.min',
		modifiedAt: Date.UTC(2026, 0, 5, 2),
		modifiedBy: 'xiaojian',
		deleted: false,
	},
};
