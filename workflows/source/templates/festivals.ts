import { everyHour } from '../schedules';
import { defineTemplate } from '../template';

export const festivals = defineTemplate({
	file: 'festivals',
	group: 'Care',
	nodes: {
		hour: { kind: 'Schedule', parameters: everyHour },
		festival: {
			kind: 'Care',
			parameters: { campaignKey: 'festival-greetings', occasion: 'holiday' },
		},
		years: {
			kind: 'Care',
			parameters: { campaignKey: 'anniversary-thanks', occasion: 'anniversary' },
		},
	},
	lanes: [
		{
			colour: 'customer',
			rows: [
				['hour', 'festival'],
				[null, 'years'],
			],
		},
	],
	wires: ['hour > festival', 'hour > years'],
	words: {
		en: {
			title: 'Festivals and anniversaries',
			sentence:
				'Greets customers on the festivals of their own country and on the anniversary of their first order.',
			who: 'marketing and account owners',
			change: ['the festivals in *Festivals*', 'the words in both'],
			needs: '*The clock* is published; countries and consent: *Customers from your CRM*',
			lanes: [
				{
					head: '1 · Greet',
					text: 'To who agreed to greetings. Where they live decides, never a name.',
				},
			],
			nodes: { hour: 'Every hour', festival: 'Festivals', years: 'Anniversaries' },
			parameters: {
				festival: {
					festivals: [
						'new_year',
						'spring_festival',
						'easter',
						'eid_al_fitr',
						'thanksgiving',
						'hanukkah',
						'christmas',
					],
					stepsHoliday: {
						step: [
							{
								subject: 'Our wishes for {festival}',
								text: '{greeting}\n\nAll the best for {festival}, to you and yours. We hope you find time for what you love, and for those you love.\n\nThank you for being with us.\n\nWarm wishes\n{brand}',
								more: {
									neutralSubject: 'Our wishes for {festival}',
									neutralText:
										'{greeting}\n\nWe wish you and yours all the best for {festival}.\n\nWhat you told us is not forgotten: we are working on it and will come back to you.\n\nKind regards\n{brand}',
								},
							},
						],
					},
				},
				years: {
					stepsAnniversary: {
						step: [
							{
								subject: 'A small anniversary: number {years}',
								text: '{greeting}\n\nToday is a small anniversary: number {years} since your first order with us.\n\nThank you for your trust. We do not take it for granted.\n\nWarm regards\n{brand}',
							},
						],
					},
				},
			},
		},
		zh: {
			title: '节日与周年',
			sentence: '按客户所在国家的节日和首次下单的周年送上问候。',
			who: '市场与客户经理',
			change: ['“节日”中的节日', '两个节点中的文字'],
			needs: '已发布“时钟”；已有国家和同意记录：“同步客户”',
			lanes: [{ head: '1 · 问候', text: '仅限同意接收问候者；以居住国家为准，不凭姓名猜测。' }],
			nodes: { hour: '每小时', festival: '节日', years: '合作周年' },
			parameters: {
				festival: {
					festivals: ['new_year', 'spring_festival', 'dragon_boat', 'mid_autumn', 'national'],
					stepsHoliday: {
						step: [
							{
								subject: '{节日}的问候',
								text: '{称呼}\n\n{节日}到了，祝您和家人安康顺遂，诸事如意。\n\n感谢您一直以来的支持。\n\n{品牌} 敬上',
								more: {
									neutralSubject: '{节日}的问候',
									neutralText:
										'{称呼}\n\n{节日}到了，祝您和家人安康。\n\n您反映的问题我们一直记着，正在处理，有结果会及时告知您。\n\n{品牌} 敬上',
								},
							},
						],
					},
				},
				years: {
					stepsAnniversary: {
						step: [
							{
								subject: '{年数}周年，感谢有您',
								text: '{称呼}\n\n今天是您在{品牌}首次下单{年数}周年的日子。\n\n感谢您一路信任。能一直为您服务，是我们的荣幸。\n\n{品牌} 敬上',
							},
						],
					},
				},
			},
		},
	},
});
