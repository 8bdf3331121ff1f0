import { everyHour } from '../schedules';
import { defineTemplate } from '../template';

export const renewal = defineTemplate({
	file: 'renewal',
	group: 'Care',
	nodes: {
		hour: { kind: 'Schedule', parameters: everyHour },
		steps: { kind: 'Care', parameters: { campaignKey: 'renewal', occasion: 'renewal' } },
	},
	lanes: [{ colour: 'customer', rows: [['hour', 'steps']] }],
	wires: ['hour > steps'],
	words: {
		en: {
			title: 'Renewal, owner first',
			sentence:
				'Ninety days ahead the owner is told; at 60, 30 and 7 the customer, until the contract is renewed.',
			who: 'account owners',
			change: [
				'the days and words in *Contracts that end*',
				'the event that says it was renewed, in its options',
			],
			needs: '*The clock* is published; renewal dates and owners: *Customers from your CRM*',
			lanes: [
				{
					head: '1 · In good time',
					text: 'Ends at once when the contract is renewed, and waits while a case is open.',
				},
			],
			nodes: { hour: 'Every hour', steps: 'Contracts that end' },
			parameters: {
				steps: {
					stepsRenewal: {
						step: [
							{
								days: -90,
								to: 'owner',
								subject: '{name}: contract ends on {date}',
								text: '{greeting}\n\nThe contract of {name} ends on {date}, in {days} days. Company: {company|not on record}.\n\nNow is a good time for a call. What went well? What is missing? What do they plan for the year ahead?\n\nIn a month they begin to hear from us by mail, until the contract is renewed. What you agree on before is worth more than any mail.',
							},
							{
								days: -60,
								subject: 'Your contract ends on {date}',
								text: '{greeting}\n\nYour contract with {brand} ends on {date}. We would be glad to go on with you.\n\n{owner|Our team} will be happy to talk about what went well and what you would like to change. Just reply to this mail.\n\nKind regards\n{brand}',
							},
							{
								days: -30,
								subject: '{days} days until your contract ends',
								text: '{greeting}\n\nOn {date} your contract ends. If you are happy with us, a short reply is enough, and we will prepare everything.\n\nIf something has to change first, this is the right moment to say so.\n\nKind regards\n{brand}',
							},
							{
								days: -7,
								subject: 'Before your contract ends on {date}',
								text: '{greeting}\n\nA last reminder: your contract ends on {date}.\n\nWould you like to go on? One word in reply will do. If you have decided otherwise, please tell us, too.\n\nThank you for the time together.\n\nKind regards\n{brand}',
							},
						],
					},
				},
			},
		},
		zh: {
			title: '续约提醒',
			sentence: '提前 90 天提醒负责人，60、30、7 天提醒客户，续约即止。',
			who: '客户经理',
			change: ['“即将到期的合同”中的天数和文字', '选项中表示已续约的事件'],
			needs: '已发布“时钟”；已有续约日期和负责人：“同步客户”',
			lanes: [
				{ head: '1 · 提前提醒', text: '续约后立即停止；有未结跟进单时暂停，先由负责人沟通。' },
			],
			nodes: { hour: '每小时', steps: '即将到期的合同' },
			parameters: {
				steps: {
					stepsRenewal: {
						step: [
							{
								days: -90,
								to: 'owner',
								subject: '{姓名}的合同将于{日期}到期',
								text: '{负责人}，您好！\n\n{姓名}（{公司|公司未登记}）的合同将于{日期}到期，还有{天数}天。\n\n建议现在打个电话：合作中哪里满意，哪里不足，来年有什么打算？\n\n一个月后系统会开始给客户发续约提醒，续约后自动停止。您先谈好，比任何邮件都管用。',
							},
							{
								days: -60,
								subject: '您的合同将于{日期}到期',
								text: '{称呼}\n\n您与{品牌}的合同将于{日期}到期，期待继续为您服务。\n\n合作中有哪些满意或需要改进之处，{负责人|我们的同事}很乐意与您聊聊，直接回复本邮件即可。\n\n{品牌} 敬上',
							},
							{
								days: -30,
								subject: '距合同到期还有{天数}天',
								text: '{称呼}\n\n您的合同将于{日期}到期。若愿意继续合作，回复一句话即可，余下的手续由我们来办。\n\n如有需要调整的地方，现在提出正合适。\n\n{品牌} 敬上',
							},
							{
								days: -7,
								subject: '合同将于{日期}到期，想再听听您的打算',
								text: '{称呼}\n\n最后提醒一次：您的合同将于{日期}到期。\n\n是否继续，回复一句话就好；如另有打算，也请告诉我们一声。\n\n感谢一路同行。\n\n{品牌} 敬上',
							},
						],
					},
				},
			},
		},
	},
});
