import { cron } from '../schedules';
import { defineTemplate } from '../template';

export const reportQuarterly = defineTemplate({
	file: 'report-quarterly',
	group: 'Insight',
	nodes: {
		quarter: { kind: 'Schedule', parameters: cron('0 9 2 1,4,7,10 *') },
		report: {
			kind: 'Insights',
			parameters: {
				resource: 'report',
				period: 'last_quarter',
				options: { to: 'management@example.com' },
			},
		},
		mail: {
			kind: 'Message',
			parameters: { options: { attachments: 'report' } },
		},
		best: {
			kind: 'Insights',
			parameters: { operation: 'breakdown', period: 'last_quarter' },
		},
		sure: {
			kind: 'Filter',
			parameters: {
				conditions: {
					options: { caseSensitive: true, typeValidation: 'strict', version: 2 },
					conditions: [
						{
							leftValue: '={{ $json.verdict }}',
							rightValue: 'unlikely_chance',
							operator: { type: 'string', operation: 'equals' },
						},
						{
							leftValue: '={{ $json.difference?.points ?? 0 }}',
							rightValue: 0,
							operator: { type: 'number', operation: 'gt' },
						},
					],
					combinator: 'and',
				},
			},
		},
		cheer: {
			kind: 'Message',
			parameters: { operation: 'write', to: 'address', address: 'teams@example.com' },
		},
	},
	lanes: [
		{
			colour: 'learn',
			rows: [
				['quarter', 'report'],
				[null, 'best'],
			],
		},
		{ colour: 'you', rows: [['mail'], ['sure', 'cheer']] },
	],
	wires: ['quarter > report', 'report > mail', 'quarter > best', 'best > sure', 'sure > cheer'],
	words: {
		en: {
			title: 'Quarterly report',
			sentence:
				'One file for the management: scores, why, what changed, what we do about it, with charts.',
			who: 'management',
			change: [
				'who reads it: *To* in *Report of the quarter*',
				'*Targets and Benchmarks* there',
				'who is congratulated, or delete that lane',
			],
			needs: '*Set up your workspace* has run',
			lanes: [
				{
					head: '1 · Report and best teams',
					text: 'One file that opens anywhere. Teams above the rest.',
				},
				{
					head: '2 · Send, congratulate',
					text: 'The mail carries the summary. No team beyond chance: no mail.',
				},
			],
			nodes: {
				quarter: 'After each quarter',
				report: 'Report of the quarter',
				mail: 'Mail it',
				best: 'Best teams',
				sure: 'Beyond chance?',
				cheer: 'Congratulate',
			},
			parameters: {
				report: { language: 'en' },
				best: { language: 'en' },
				cheer: { subject: 'Well done' },
			},
		},
		zh: {
			title: '季度报告',
			sentence: '给管理层的一份报告：得分、原因、变化和行动，附图表。',
			who: '管理层',
			change: ['“生成季度报告”中的收件人', '其中的目标和基准', '“发送祝贺”的收件人，或删去这一行'],
			needs: '已运行“设置工作区”',
			lanes: [
				{
					head: '1 · 报告与优秀团队',
					text: '一个文件，随处可打开；再找出高于其他的团队。',
				},
				{
					head: '2 · 发送并祝贺',
					text: '邮件正文为摘要；只祝贺不像是偶然的，没有就不发。',
				},
			],
			nodes: {
				quarter: '每季度结束后',
				report: '生成季度报告',
				mail: '发送报告',
				best: '优秀团队',
				sure: '不像是偶然？',
				cheer: '发送祝贺',
			},
			parameters: {
				report: { language: 'zh-CN' },
				best: { language: 'zh-CN' },
				cheer: { subject: '祝贺' },
			},
		},
	},
});
