import { cron } from '../schedules';
import { defineTemplate } from '../template';

export const news = defineTemplate({
	file: 'news',
	group: 'Care',
	nodes: {
		tuesday: { kind: 'Schedule', parameters: cron('0 10 * * 2') },
		who: {
			kind: 'Customer',
			parameters: { operation: 'list', returnAll: true, filters: { purpose: 'news' } },
		},
		news: { kind: 'Care', parameters: { campaignKey: 'news', occasion: 'own_list' } },
	},
	lanes: [{ colour: 'customer', rows: [['tuesday', 'who', 'news']] }],
	wires: ['tuesday > who', 'who > news'],
	words: {
		en: {
			title: 'News to a segment',
			sentence:
				'Tuesdays at ten your news goes to customers who want to hear it, each edition once to each of them.',
			who: 'marketing',
			change: [
				'the text in *The news*, and its edition with every new text',
				'a segment in *Who wants news?*, or any list instead',
			],
			needs: '*The clock* and any survey are published',
			lanes: [
				{
					head: '1 · Send news',
					text: 'Only with their consent and within the limits; the rest is held with the reason. Executed by hand it only shows who would get it.',
				},
			],
			nodes: { tuesday: 'Tuesdays at ten', who: 'Who wants news?', news: 'The news' },
			parameters: {
				news: {
					edition: 'your-choice',
					stepsOwnList: {
						step: [
							{
								subject: 'New: you decide how often we write',
								text: '{greeting}\n\nFrom now on you choose what you hear from us: surveys, news, offers, and how often. If you would like some quiet for a while, ask for a pause.\n\nThe link at the end of this mail leads to your choices. It takes a minute, and we keep to it.\n\nWarm regards\n{brand}',
							},
						],
					},
				},
			},
		},
		zh: {
			title: '向客群发资讯',
			sentence: '每周二上午十点，把资讯发给愿意接收的客户，每期每人一次。',
			who: '市场团队',
			change: ['“资讯内容”中的文字；换文字时也换期号', '“谁愿意接收”中的客群，或改用任何名单'],
			needs: '已发布“时钟”和任一问卷',
			lanes: [
				{
					head: '1 · 发送资讯',
					text: '仅限已同意且未超限的客户，其余暂缓并说明；手动执行只显示谁会收到，不会发送。',
				},
			],
			nodes: { tuesday: '每周二上午十点', who: '谁愿意接收', news: '资讯内容' },
			parameters: {
				news: {
					edition: '由您决定',
					stepsOwnList: {
						step: [
							{
								subject: '多久联系您一次，由您决定',
								text: '{称呼}\n\n从现在起，您可以自己选择收到什么：问卷、资讯、优惠，以及多久一次；想清静一阵，也可以设置暂停。\n\n邮件末尾的链接就是设置入口，一分钟即可完成，我们一定遵守。\n\n{品牌} 敬上',
							},
						],
					},
				},
			},
		},
	},
});
