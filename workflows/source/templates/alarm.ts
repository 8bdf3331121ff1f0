import { cron } from '../schedules';
import { defineTemplate } from '../template';

export const alarm = defineTemplate({
	file: 'alarm',
	group: 'Insight',
	nodes: {
		day: { kind: 'Schedule', parameters: cron('0 8 * * *') },
		find: { kind: 'Insights', parameters: { operation: 'findAlarms' } },
		tell: {
			kind: 'Message',
			parameters: { operation: 'write', to: 'address', address: 'lead@example.com' },
		},
	},
	lanes: [{ colour: 'learn', rows: [['day', 'find', 'tell']] }],
	wires: ['day > find', 'find > tell'],
	words: {
		en: {
			title: 'Alarm',
			sentence:
				'Looks every morning for a change that is more than chance, and tells the lead, once.',
			who: 'team leads',
			change: ['what is watched in *Anything unusual?*', 'who hears of it in *Raise the alarm*'],
			needs: 'answers of twelve weeks',
			lanes: [{ head: '1 · Watch', text: 'No signal, no mail.' }],
			nodes: { day: 'Every morning', find: 'Anything unusual?', tell: 'Raise the alarm' },
			parameters: { find: { language: 'en' }, tell: { subject: 'Something is unusual' } },
		},
		zh: {
			title: '异常提醒',
			sentence: '每天早上查找不像是偶然的变化，只提醒主管一次。',
			who: '团队主管',
			change: ['“有异常吗？”中监测的内容', '“发出提醒”的接收人'],
			needs: '已有十二周的回答',
			lanes: [{ head: '1 · 监测', text: '没有异常就不发。' }],
			nodes: { day: '每天早上', find: '有异常吗？', tell: '发出提醒' },
			parameters: { find: { language: 'zh-CN' }, tell: { subject: '满意度出现异常' } },
		},
	},
});
