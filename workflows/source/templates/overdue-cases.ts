import { defineTemplate } from '../template';

export const overdueCases = defineTemplate({
	file: 'overdue-cases',
	group: 'Closed loop',
	nodes: {
		nine: {
			kind: 'Schedule',
			parameters: { rule: { interval: [{ field: 'cronExpression', expression: '0 9 * * 1-5' }] } },
		},
		late: {
			kind: 'Case',
			parameters: { operation: 'list', items: 'perOwner', filters: { overdueOnly: true } },
		},
		remind: { kind: 'Message' },
	},
	lanes: [{ colour: 'low', rows: [['nine', 'late', 'remind']] }],
	wires: ['nine > late', 'late > remind'],
	words: {
		en: {
			title: 'Overdue cases, every morning',
			sentence: 'On working days at nine each owner gets one mail with all cases that are late.',
			who: 'team leads',
			change: ['the hour in *Working days at nine*'],
			needs: '*Set up your workspace* has run',
			lanes: [{ head: '1 · Remind', text: 'One mail an owner, not one a case.' }],
			nodes: {
				nine: 'Working days at nine',
				late: 'Late cases by owner',
				remind: 'Remind the owner',
			},
		},
		zh: {
			title: '每日超时提醒',
			sentence: '工作日九点，每位负责人收到一封超时跟进单汇总。',
			who: '团队主管',
			change: ['“工作日九点”中的时间'],
			needs: '已运行“设置工作区”',
			lanes: [{ head: '1 · 提醒', text: '每人一封，不是每单一封。' }],
			nodes: { nine: '工作日九点', late: '按人列出超时单', remind: '提醒负责人' },
		},
	},
});
