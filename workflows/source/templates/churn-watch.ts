import { cron } from '../schedules';
import { defineTemplate } from '../template';

export const churnWatch = defineTemplate({
	file: 'churn-watch',
	group: 'Insight',
	nodes: {
		month: { kind: 'Schedule', parameters: cron('0 9 1 * *') },
		risk: {
			kind: 'Insights',
			parameters: {
				resource: 'customer',
				valueItems: 'at_risk',
				valueOptions: { most: 20 },
			},
			// Whom it is about does not hang on the period.
			below: 'Retention and Value',
		},
		owner: { kind: 'Message', parameters: { operation: 'write', to: 'owner' } },
		lead: {
			kind: 'Message',
			parameters: { operation: 'write', to: 'address', address: 'lead@example.com' },
		},
	},
	lanes: [
		{ colour: 'learn', rows: [['month', 'risk']] },
		{ colour: 'you', rows: [['owner', 'lead']] },
	],
	wires: ['month > risk', 'risk > owner', 'owner.Not Sent > lead'],
	words: {
		en: {
			title: 'Who may leave',
			sentence:
				'Every month the customers most likely to leave go to their owners, each with the reasons.',
			who: 'account owners',
			change: ['how many in *Most likely to leave*', 'who hears of the others in *Tell the lead*'],
			needs: 'orders come in: *Ask after service*; owners: *Customers from your CRM*',
			lanes: [
				{ head: '1 · See it', text: 'Who is lost already is left out. Each comes with reasons.' },
				{ head: '2 · Call them', text: 'A customer without an owner goes to the lead.' },
			],
			nodes: {
				month: 'First of the month',
				risk: 'Most likely to leave',
				owner: 'Tell the owner',
				lead: 'Tell the lead',
			},
			parameters: {
				risk: { language: 'en' },
				owner: { subject: '{customer} may leave' },
				lead: { subject: '{customer} may leave, and nobody looks after them' },
			},
		},
		zh: {
			title: '流失预警',
			sentence: '每月把最可能流失的客户连同原因交给各自的负责人。',
			who: '客户经理',
			change: ['“最可能流失”中的数量', '“告知主管”的收件人'],
			needs: '订单事件已接入：“服务后询问”；已有负责人：“同步客户”',
			lanes: [
				{ head: '1 · 发现', text: '不含已经流失的客户；每位都附原因。' },
				{ head: '2 · 联系', text: '没有负责人的客户交给主管。' },
			],
			nodes: {
				month: '每月一日',
				risk: '最可能流失',
				owner: '告知负责人',
				lead: '告知主管',
			},
			parameters: {
				risk: { language: 'zh-CN' },
				owner: { subject: '{客户}可能流失' },
				lead: { subject: '{客户}可能流失，且无人负责' },
			},
		},
	},
});
