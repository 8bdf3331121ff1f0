import { defineTemplate } from '../template';

export const eventsByPolling = defineTemplate({
	file: 'events-by-polling',
	group: 'Systems: in',
	nodes: {
		look: { kind: 'CrmPollTrigger' },
		ask: { kind: 'Survey', parameters: { surveyKey: 'after-service' } },
	},
	lanes: [
		{ colour: 'systems', rows: [['look']] },
		{ colour: 'customer', rows: [['ask']] },
	],
	wires: ['look > ask'],
	words: {
		en: {
			title: 'Ask, by looking',
			sentence:
				'For systems that cannot call us: looks every five minutes for closed tickets and asks.',
			who: 'users of Fxiaoke, Neocrm, Kingdee, U8',
			change: ['your system in *A ticket was closed*', 'the survey in *Ask the customer*'],
			needs: '*Ask after service* is published',
			lanes: [
				{ head: '1 · Look', text: 'Starts from now; nothing twice, no gap.' },
				{ head: '2 · Ask', text: 'The survey itself stands in *Ask after service*.' },
			],
			nodes: { look: 'A ticket was closed', ask: 'Ask the customer' },
		},
		zh: {
			title: '轮询后询问',
			sentence: '系统无法推送时：每五分钟查看已关闭工单并询问客户。',
			who: '纷享销客、销售易、金蝶、U8 用户',
			change: ['“工单已关闭”中的系统', '“询问客户”中的问卷'],
			needs: '已发布“服务后询问”',
			lanes: [
				{ head: '1 · 查看', text: '从现在开始，不重不漏。' },
				{ head: '2 · 询问', text: '问卷在“服务后询问”中定义。' },
			],
			nodes: { look: '工单已关闭', ask: '询问客户' },
		},
	},
});
