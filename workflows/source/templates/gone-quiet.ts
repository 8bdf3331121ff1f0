import { cron, everyHour } from '../schedules';
import { defineTemplate } from '../template';

const campaign = 'win-back';

export const goneQuiet = defineTemplate({
	file: 'gone-quiet',
	group: 'Care',
	nodes: {
		hour: { kind: 'Schedule', parameters: everyHour },
		quiet: {
			kind: 'Care',
			parameters: {
				campaignKey: campaign,
				occasion: 'gone_quiet',
				options: { holdoutPercent: 10, goalEvents: 'order.*' },
			},
		},
		month: { kind: 'Schedule', parameters: cron('0 9 1 * *') },
		effect: { kind: 'Care', parameters: { operation: 'measureEffect', campaign } },
		mail: {
			kind: 'Message',
			parameters: {
				operation: 'write',
				to: 'address',
				address: 'lead@example.com',
			},
		},
	},
	lanes: [
		{ colour: 'customer', rows: [['hour', 'quiet']] },
		{ colour: 'learn', rows: [['month', 'effect', 'mail']], line: 1 },
	],
	wires: ['hour > quiet', 'month > effect', 'effect.Done > mail'],
	words: {
		en: {
			title: 'Win back',
			sentence:
				'Regular customers who stay away twice as long as usual hear from you three times, then not for half a year.',
			who: 'shops, marketing',
			change: [
				'the words in *Gone quiet*',
				'its share of customers left out to measure',
				'who reads *Mail the result*',
			],
			needs: '*The clock* is published; orders come in: *Ask after service*',
			lanes: [
				{
					head: '1 · Ask them back',
					text: 'Only who agreed to offers. Ends at once when they order again.',
				},
				{
					head: '2 · Does it work?',
					text: 'Once a month: against those who were left out on purpose. Says "too few" where it cannot tell.',
				},
			],
			nodes: {
				hour: 'Every hour',
				quiet: 'Gone quiet',
				month: 'First of the month',
				effect: 'Did it work?',
				mail: 'Mail the result',
			},
			parameters: {
				quiet: {
					stepsGoneQuiet: {
						step: [
							{
								subject: 'It has been a while',
								text: '{greeting}\n\nIt has been a while, and we have missed you.\n\nIf something was not as it should be, please tell us: just reply, we read every word. If you were only busy, that is fine, too. You are welcome back whenever you like.\n\nWarm regards\n{brand}',
							},
							{
								days: 7,
								subject: 'Can we find something for you?',
								text: '{greeting}\n\nWhat one needs changes. Tell us in a line what you are looking for now, and we will see what fits. No form, no hotline: just reply.\n\nWarm regards\n{brand}',
							},
							{
								days: 21,
								subject: 'We leave you in peace',
								text: '{greeting}\n\nThis is our last letter of this kind: we will not ask again for half a year.\n\nShould you think of us one day, you will find everything as you left it, and us glad to see you.\n\nAll the best\n{brand}',
							},
						],
					},
				},
				mail: { subject: 'Win back: does it work?' },
			},
		},
		zh: {
			title: '挽回沉默客户',
			sentence: '老客户超过自身周期两倍未下单：联系三次，之后半年不扰。',
			who: '电商与市场',
			change: ['“沉默客户”中的文字', '其中留作对照的比例', '“发送结果”的收件人'],
			needs: '已发布“时钟”；订单事件已接入：“服务后询问”',
			lanes: [
				{ head: '1 · 邀请回来', text: '仅限同意接收优惠者；再次下单后立即停止。' },
				{
					head: '2 · 有效吗',
					text: '每月一次：与特意留出未联系的客户比较；数据太少时会直说。',
				},
			],
			nodes: {
				hour: '每小时',
				quiet: '沉默客户',
				month: '每月一日',
				effect: '有效吗？',
				mail: '发送结果',
			},
			parameters: {
				quiet: {
					stepsGoneQuiet: {
						step: [
							{
								subject: '好久不见，一切都好吗？',
								text: '{称呼}\n\n有一阵子没有您的消息了，一切都好吗？\n\n若是我们哪里做得不够好，请直接回复告诉我们，每一条都会认真看。若只是忙，也没关系，随时欢迎您回来。\n\n{品牌} 敬上',
							},
							{
								days: 7,
								subject: '有什么我们能帮您找的吗？',
								text: '{称呼}\n\n需要的东西总在变。您现在想找什么，回复一句话告诉我们，我们替您看看有没有合适的。不用填表，也不用打电话。\n\n{品牌} 敬上',
							},
							{
								days: 21,
								subject: '先不打扰您了',
								text: '{称呼}\n\n这类邮件到此为止，接下来半年我们不再为此打扰您。\n\n哪天想起我们，一切照旧，随时欢迎。\n\n祝您一切顺利。\n\n{品牌} 敬上',
							},
						],
					},
				},
				mail: { subject: '挽回沉默客户：有效吗？' },
			},
		},
	},
});
