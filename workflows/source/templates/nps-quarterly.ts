import { lowAnswer } from '../samples';
import { defineTemplate } from '../template';

/** The rows of a table as customers; nothing else in these templates is told by expressions. */
const fromTheTable = {
	email: '={{ $json.email }}',
	language: '={{ $json.language }}',
	name: '={{ $json.name }}',
};

export const npsQuarterly = defineTemplate({
	file: 'nps-quarterly',
	group: 'Closed loop',
	nodes: {
		quarter: {
			kind: 'Schedule',
			parameters: {
				rule: { interval: [{ field: 'cronExpression', expression: '0 10 15 1,4,7,10 *' }] },
			},
		},
		who: {
			kind: 'DataTable',
			parameters: {
				operation: 'get',
				dataTableId: { __rl: true, mode: 'name', value: 'customers' },
				returnAll: true,
			},
		},
		ask: {
			kind: 'Survey',
			parameters: { customer: fromTheTable },
		},
		answer: {
			kind: 'ResponseTrigger',
			parameters: {
				metric: 'nps',
				surveyKey: 'quarterly-nps',
				options: { purpose: 'relationship' },
			},
		},
		find: { kind: 'Router' },
		open: { kind: 'Case' },
		thank: { kind: 'Message', parameters: { operation: 'write' } },
	},
	lanes: [
		{ colour: 'customer', rows: [['quarter', 'who', 'ask']] },
		{
			colour: 'low',
			rows: [
				['answer', 'find', 'open'],
				[null, 'thank'],
			],
			line: 1,
		},
	],
	wires: [
		'quarter > who',
		'who > ask',
		'answer.Low > find',
		'answer.High > thank',
		'find.Owner Found > open',
		'find.Nobody > open',
	],
	words: {
		en: {
			title: 'Quarterly NPS',
			sentence:
				'Once a quarter every customer is asked how likely they are to recommend you; low answers become cases.',
			who: 'managers and customer success',
			change: [
				'the table in *Customers to ask*',
				'your team in *Find an owner*',
				'the words in *Say thank you*',
			],
			needs: '*The clock* is published',
			lanes: [
				{
					head: '1 · Ask every quarter',
					text: 'Each customer once a quarter, however often this runs. Who was asked lately is left in peace.',
				},
				{
					head: '2 · Listen and act',
					text: 'The mail opens this survey. Detractors get an owner, promoters a thank-you.',
				},
			],
			nodes: {
				quarter: 'Every quarter, the 15th',
				who: 'Customers to ask',
				ask: 'Ask the customer',
				answer: 'Customer answers',
				find: 'Find an owner',
				open: 'Open a case',
				thank: 'Say thank you',
			},
			parameters: {
				find: { team: 'after-sales' },
				thank: {
					subject: 'Thank you from {brand}',
					text: 'Your **{score}** made our day.\n\nThank you for taking the time.',
				},
			},
			samples: {
				who: [
					{ name: 'Ann Lee', email: 'ann.lee@example.com', language: 'en' },
					{ name: 'Tom Reed', email: 'tom.reed@example.com', language: 'en' },
				],
				answer: [lowAnswer('en', 'quarterly-nps', 'nps')],
			},
		},
		zh: {
			title: '季度 NPS',
			sentence: '每季度问客户是否愿意推荐；低分成为跟进单。',
			who: '管理层与客户成功团队',
			change: ['“要问的客户”中的数据表', '“找负责人”中的团队', '“表示感谢”中的文字'],
			needs: '已发布“时钟”',
			lanes: [
				{
					head: '1 · 每季度询问',
					text: '每位客户每季度最多一次，重复运行也不会多发；最近问过的不打扰。',
				},
				{
					head: '2 · 倾听并行动',
					text: '邮件中的链接打开这份问卷。贬损者有人跟进，推荐者得到感谢。',
				},
			],
			nodes: {
				quarter: '每季度 15 日',
				who: '要问的客户',
				ask: '询问客户',
				answer: '客户回答',
				find: '找负责人',
				open: '建立跟进单',
				thank: '表示感谢',
			},
			parameters: {
				answer: { options: { purpose: 'relationship', languages: ['zh-CN', 'en'] } },
				find: { team: '售后' },
				thank: {
					subject: '{品牌}感谢您',
					text: '收到您的 **{评分}**，我们很高兴。\n\n感谢您抽出时间。',
				},
			},
			samples: {
				who: [
					{ name: '林晓', email: 'lin.xiao@example.com', language: 'zh-CN' },
					{ name: '何静', email: 'he.jing@example.com', language: 'zh-CN' },
				],
				answer: [lowAnswer('zh', 'quarterly-nps', 'nps')],
			},
		},
	},
});
