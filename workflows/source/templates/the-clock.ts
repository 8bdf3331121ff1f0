import { defineTemplate } from '../template';

export const theClock = defineTemplate({
	file: 'the-clock',
	group: 'Start here',
	nodes: {
		tick: { kind: 'TimerTrigger' },
		send: { kind: 'Message' },
		stuck: { kind: 'Fail', parameters: { errorMessage: '={{ $json.outcome.text }}' } },
		page: { kind: 'CaseTrigger' },
	},
	lanes: [
		{
			colour: 'customer',
			rows: [
				['tick', 'send'],
				[null, 'stuck'],
			],
		},
		{ colour: 'low', rows: [['page']] },
	],
	wires: ['tick.Send > send', 'tick.Stuck > stuck'],
	words: {
		en: {
			title: 'The clock',
			sentence:
				'Sends everything that is due, for all other workflows, and serves the page where owners work.',
			who: 'everybody; publish it once',
			change: ['nothing; publish it'],
			needs: '*Set up your workspace* has run',
			lanes: [
				{
					head: '1 · Send what is due',
					text: 'Invitations, reminders, notices: all that any workflow has planned leaves here, once.',
				},
				{ head: '2 · Owners work', text: "Serves the page behind the link in every owner's mail." },
			],
			nodes: {
				tick: 'Something is due',
				send: 'Send it',
				stuck: 'Show why it is stuck',
				page: "The owner's page",
			},
		},
		zh: {
			title: '时钟',
			sentence: '替所有工作流发送到期的消息，并提供负责人的处理页面。',
			who: '所有人，只发布一次',
			change: ['无需修改，直接发布'],
			needs: '已运行“设置工作区”',
			lanes: [
				{
					head: '1 · 发送到期消息',
					text: '邀请、提醒、通知：任何工作流计划的消息都从这里发出，且只发一次。',
				},
				{ head: '2 · 负责人处理', text: '负责人邮件中的链接打开的页面。' },
			],
			nodes: {
				tick: '有事到期',
				send: '发出去',
				stuck: '显示卡住原因',
				page: '负责人页面',
			},
		},
	},
});
