import { everyHour } from '../schedules';
import { defineTemplate } from '../template';

export const newCustomer = defineTemplate({
	file: 'new-customer',
	group: 'Care',
	nodes: {
		hour: { kind: 'Schedule', parameters: everyHour },
		steps: {
			kind: 'Care',
			parameters: {
				campaignKey: 'welcome',
				occasion: 'new_customer',
				options: { goalEvents: 'onboarding.completed' },
			},
		},
	},
	lanes: [{ colour: 'customer', rows: [['hour', 'steps']] }],
	wires: ['hour > steps'],
	words: {
		en: {
			title: 'Welcome a new customer',
			sentence:
				'Four short mails in the four weeks after the first purchase, until your system says that they have arrived.',
			who: 'customer success',
			change: ['the words in *First steps*', 'its goal: the event that says they have arrived'],
			needs: '*The clock* is published; purchases come in: *Ask after service*',
			lanes: [
				{
					head: '1 · First steps',
					text: 'Once in a lifetime. Waits while a case is open, ends once the goal is reached.',
				},
			],
			nodes: { hour: 'Every hour', steps: 'First steps' },
			parameters: {
				steps: {
					stepsNewCustomer: {
						step: [
							{
								subject: 'Welcome to {brand}',
								text: '{greeting}\n\nThank you for choosing {brand}, and welcome!\n\nOver the next weeks we will help you get going, in a few short mails. Whenever you need us, just reply: a person reads it.\n\nWarm regards\n{brand}',
							},
							{
								days: 7,
								subject: 'How was your start?',
								text: '{greeting}\n\nHow did the first week go?\n\nIf you have not found the time yet, begin with the one thing you chose us for. If something is in your way, reply to this mail and we will clear it together.\n\nWarm regards\n{brand}',
							},
							{
								days: 14,
								subject: 'Two weeks in: any questions?',
								text: '{greeting}\n\nAfter two weeks the real questions come up. You need not search for the answers: send us yours, one line is enough.\n\nWarm regards\n{brand}',
							},
							{
								days: 28,
								subject: 'Is everything as you hoped?',
								text: '{greeting}\n\nYou have been with us for a month. Is everything as you hoped?\n\nIf it is, we are glad. If it is not, please tell us plainly, so that we can put it right.\n\nWe are here whenever you need us.\n\nWarm regards\n{brand}',
							},
						],
					},
				},
			},
		},
		zh: {
			title: '迎接新客户',
			sentence: '首次购买后四周内四封简短邮件，客户上手后自动停止。',
			who: '客户成功团队',
			change: ['“起步指引”中的文字', '其中的目标：哪个事件说明已上手'],
			needs: '已发布“时钟”；购买事件已接入：“服务后询问”',
			lanes: [
				{
					head: '1 · 起步指引',
					text: '每位客户只有一次；有未结跟进单时暂停，达到目标后自动结束。',
				},
			],
			nodes: { hour: '每小时', steps: '起步指引' },
			parameters: {
				steps: {
					stepsNewCustomer: {
						step: [
							{
								subject: '欢迎您选择{品牌}',
								text: '{称呼}\n\n感谢您选择{品牌}，欢迎您！\n\n接下来几周，我们会用几封简短的邮件陪您顺利上手。有任何问题，直接回复即可，由专人为您解答。\n\n{品牌} 敬上',
							},
							{
								days: 7,
								subject: '用得还顺手吗？',
								text: '{称呼}\n\n第一周用下来，还顺手吗？\n\n如果还没来得及开始，不妨先从您最想解决的那件事入手。哪里卡住了，回复这封邮件说一声，我们帮您处理。\n\n{品牌} 敬上',
							},
							{
								days: 14,
								subject: '两周了，有什么想问的吗？',
								text: '{称呼}\n\n用了两周，多少会有些疑问。不必自己摸索，想问什么直接回复给我们，哪怕只有一句话。\n\n{品牌} 敬上',
							},
							{
								days: 28,
								subject: '一个月了，一切如您所愿吗？',
								text: '{称呼}\n\n不知不觉已有一个月，一切如您所愿吗？\n\n若您满意，我们很高兴；若有不足，请直言相告，我们一定改进。\n\n今后有任何需要，随时找我们。\n\n{品牌} 敬上',
							},
						],
					},
				},
			},
		},
	},
});
