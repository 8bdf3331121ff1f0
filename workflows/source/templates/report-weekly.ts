import { defineTemplate } from '../template';

export const reportWeekly = defineTemplate({
	file: 'report-weekly',
	group: 'Insight',
	nodes: {
		monday: {
			kind: 'Schedule',
			parameters: { rule: { interval: [{ field: 'cronExpression', expression: '0 9 * * 1' }] } },
		},
		report: {
			kind: 'Insights',
			parameters: {
				resource: 'report',
				period: 'last_week',
				options: { to: 'lead@example.com' },
			},
		},
		mail: {
			kind: 'Message',
			parameters: { options: { attachments: 'report' } },
		},
	},
	lanes: [{ colour: 'learn', rows: [['monday', 'report', 'mail']] }],
	wires: ['monday > report', 'report > mail'],
	words: {
		en: {
			title: 'Weekly report',
			sentence:
				'Monday at nine: last week, Monday to Sunday, by mail; its charts as a file, each figure with its n.',
			who: 'team leads',
			change: [
				'who reads it: *To* in *Report of last week*',
				'monthly instead: *Period* and the trigger',
			],
			needs: '*Set up your workspace* has run',
			lanes: [{ head: '1 · Look back', text: 'Says "too few" where it cannot tell.' }],
			nodes: { monday: 'Monday at nine', report: 'Report of last week', mail: 'Mail it' },
			parameters: {
				report: { language: 'en' },
			},
		},
		zh: {
			title: '每周报告',
			sentence: '周一九点：上周报告随信寄出，图表在附件中，每个数字都注明样本量。',
			who: '团队主管',
			change: ['“上周报告”中的收件人', '改为每月：“周期”和触发时间'],
			needs: '已运行“设置工作区”',
			lanes: [{ head: '1 · 回顾', text: '数据太少时会直说。' }],
			nodes: { monday: '周一九点', report: '上周报告', mail: '发送报告' },
			parameters: { report: { language: 'zh-CN' } },
		},
	},
});
