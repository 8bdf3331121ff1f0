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
	},
	lanes: [{ colour: 'learn', rows: [['quarter', 'report', 'mail']] }],
	wires: ['quarter > report', 'report > mail'],
	words: {
		en: {
			title: 'Quarterly report',
			sentence:
				'One file for the management: scores, why, what changed, what we do about it, with charts.',
			who: 'management',
			change: ['who reads it: *To* in *Report of the quarter*', 'one survey alone: its *Filters*'],
			needs: '*Set up your workspace* has run',
			lanes: [
				{
					head: '1 · Make and send the report',
					text: 'One file that opens anywhere; the mail carries the summary.',
				},
			],
			nodes: { quarter: 'After each quarter', report: 'Report of the quarter', mail: 'Mail it' },
			parameters: { report: { language: 'en' } },
		},
		zh: {
			title: '季度报告',
			sentence: '给管理层的一份报告：得分、原因、变化和行动，附图表。',
			who: '管理层',
			change: ['“生成季度报告”中的收件人', '只看一份问卷：其中的筛选'],
			needs: '已运行“设置工作区”',
			lanes: [
				{
					head: '1 · 生成并发送报告',
					text: '一个文件，随处可打开；邮件正文为摘要。',
				},
			],
			nodes: { quarter: '每季度结束后', report: '生成季度报告', mail: '发送报告' },
			parameters: { report: { language: 'zh-CN' } },
		},
	},
});
