import { lowAnswer, ticketClosed } from '../samples';
import { defineTemplate } from '../template';

export const surveyAfterService = defineTemplate({
	file: 'survey-after-service',
	group: 'Start here',
	nodes: {
		closed: {
			kind: 'CrmTrigger',
			parameters: { path: 'tickets', filters: { eventTypes: 'ticket.solved, ticket.closed' } },
		},
		ask: { kind: 'Survey' },
		answer: { kind: 'ResponseTrigger', parameters: { surveyKey: 'after-service' } },
		find: { kind: 'Router' },
		open: { kind: 'Case' },
	},
	lanes: [
		{ colour: 'customer', rows: [['closed', 'ask']] },
		{ colour: 'low', rows: [['answer', 'find', 'open']] },
	],
	wires: ['closed > ask', 'answer.Low > find', 'find.Owner Found > open', 'find.Nobody > open'],
	words: {
		en: {
			title: 'Ask after service',
			sentence:
				'A closed ticket asks the customer for a rating; a low one becomes a case with an owner.',
			who: 'service and after-sales teams',
			change: [
				'your system in *Ticket closed*',
				'the question in *Customer answers*',
				'your team in *Find an owner*',
			],
			needs: '*The clock* is published',
			lanes: [
				{
					head: '1 · Ask',
					text: 'Now, later or never: the contact policy decides. The clock sends it.',
				},
				{
					head: '2 · A low score finds its owner',
					text: 'The mail opens this survey. A low answer is a case in seconds; the clock tells its owner.',
				},
			],
			nodes: {
				closed: 'Ticket closed',
				ask: 'Ask the customer',
				answer: 'Customer answers',
				find: 'Find an owner',
				open: 'Open a case',
			},
			parameters: {
				closed: { source: 'zendesk', defaults: { touchpoint: 'use' } },
				find: { team: 'after-sales' },
			},
			samples: { closed: [ticketClosed('en')], answer: [lowAnswer('en', 'after-service', 'csat')] },
		},
		zh: {
			title: '服务后询问',
			sentence: '工单关闭后请客户评分；低分立即成为有负责人的跟进单。',
			who: '客服与售后团队',
			change: ['“工单关闭”中的系统', '“客户回答”中的问题', '“找负责人”中的团队'],
			needs: '已发布“时钟”',
			lanes: [
				{ head: '1 · 询问', text: '现在问、稍后问还是不问，由联系规则决定；邮件由时钟发送。' },
				{
					head: '2 · 低分找到负责人',
					text: '邮件中的链接打开这份问卷。低分几秒内成为跟进单，由时钟通知负责人。',
				},
			],
			nodes: {
				closed: '工单关闭',
				ask: '询问客户',
				answer: '客户回答',
				find: '找负责人',
				open: '建立跟进单',
			},
			parameters: {
				closed: {
					source: 'jiandaoyun',
					jiandaoyunRules: {
						row: [
							{
								op: 'data_update',
								field: 'ticket_status',
								equals: '已关闭',
								type: 'ticket.closed',
							},
							{
								op: 'data_update',
								field: 'ticket_status',
								equals: '处理中',
								type: 'ticket.reopened',
							},
						],
					},
					defaults: { touchpoint: 'use', language: 'zh-CN' },
				},
				answer: { options: { languages: ['zh-CN', 'en'] } },
				find: { team: '售后' },
			},
			samples: { closed: [ticketClosed('zh')], answer: [lowAnswer('zh', 'after-service', 'csat')] },
		},
	},
});
