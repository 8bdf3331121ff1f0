import { everyHour } from '../schedules';
import { defineTemplate } from '../template';

export const promotersAndPassives = defineTemplate({
	file: 'promoters-passives',
	group: 'Care',
	nodes: {
		hour: { kind: 'Schedule', parameters: everyHour },
		favour: {
			kind: 'Care',
			parameters: { campaignKey: 'promoter-favour', occasion: 'promoter' },
		},
		nine: { kind: 'Care', parameters: { campaignKey: 'passive-question', occasion: 'passive' } },
	},
	lanes: [
		{
			colour: 'customer',
			rows: [
				['hour', 'favour'],
				[null, 'nine'],
			],
		},
	],
	wires: ['hour > favour', 'hour > nine'],
	words: {
		en: {
			title: 'Promoters and passives',
			sentence:
				'Thanks promoters and asks them one favour a period; asks passives what would make it a nine.',
			who: 'marketing, customer success',
			change: [
				'the favour in *Ask a favour*: a quote, a review, a referral',
				'the question in *What makes it a nine?*',
			],
			needs: '*The clock* and *Quarterly NPS* are published',
			lanes: [
				{
					head: '1 · After a good word',
					text: 'Thanks next day, the favour two weeks later. Ends if a low score comes.',
				},
			],
			nodes: { hour: 'Every hour', favour: 'Ask a favour', nine: 'What makes it a nine?' },
			parameters: {
				favour: {
					stepsPromoter: {
						step: [
							{
								days: 1,
								subject: 'Thank you for your kind rating',
								text: '{greeting}\n\nThank you for rating us so highly. It is the best encouragement there is.\n\nShould anything ever not be as good as you are used to, please tell us first: just reply.\n\nWarm regards\n{brand}',
							},
							{
								days: 15,
								subject: 'May we ask you a favour?',
								text: '{greeting}\n\nYou were kind enough to rate us highly. Would you tell others why?\n\nTwo or three sentences that we may quote are a great help. Just reply to this mail, and say whether we may name you.\n\nIf you would rather not, that is fine, too.\n\nWarm regards\n{brand}',
								asks: true,
							},
						],
					},
				},
				nine: {
					stepsPassive: {
						step: [
							{
								days: 1,
								subject: 'What would make it a nine?',
								text: '{greeting}\n\nThank you for your rating. You were not unhappy, and yet something was missing.\n\nMay we ask one thing: what would make it a nine? One line in reply is enough, and we will read it.\n\nKind regards\n{brand}',
							},
						],
					},
				},
			},
		},
		zh: {
			title: '推荐者与中立者',
			sentence: '感谢推荐者并请其帮一个忙；问中立者怎样才能打 9 分。',
			who: '市场与客户成功团队',
			change: ['“请帮个忙”中的事项：感言、评价、引荐', '“怎样能打 9 分”中的问题'],
			needs: '已发布“时钟”和“季度 NPS”',
			lanes: [{ head: '1 · 好评之后', text: '次日致谢，两周后再请帮忙；之后出现低分立即停止。' }],
			nodes: { hour: '每小时', favour: '请帮个忙', nine: '怎样能打 9 分' },
			parameters: {
				favour: {
					stepsPromoter: {
						step: [
							{
								days: 1,
								subject: '谢谢您的认可',
								text: '{称呼}\n\n感谢您给了我们很高的评价，这是对我们最好的鼓励。\n\n今后若有哪里不如从前，请先告诉我们，直接回复就好。\n\n{品牌} 敬上',
							},
							{
								days: 15,
								subject: '想请您帮个小忙',
								text: '{称呼}\n\n承蒙您的好评，能否再帮个小忙，和更多人说说为什么？\n\n两三句话就好，直接回复本邮件，并请注明引用时可否署名。\n\n不方便也没关系，同样感谢您。\n\n{品牌} 敬上',
								asks: true,
							},
						],
					},
				},
				nine: {
					stepsPassive: {
						step: [
							{
								days: 1,
								subject: '怎样才能让您打 9 分？',
								text: '{称呼}\n\n感谢您的评分。总体还算满意，却也差了一点。\n\n想请教一件事：怎样做，您会愿意打 9 分？回复一句话就好，我们会认真看。\n\n{品牌} 敬上',
							},
						],
					},
				},
			},
		},
	},
});
