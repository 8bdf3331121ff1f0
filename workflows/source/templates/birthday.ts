import { everyHour } from '../schedules';
import { defineTemplate } from '../template';

/** The wishes that a node has found, with what the shop has made written below them. */
const withCoupon = (node: string, line: string) => ({
	assignments: {
		assignments: [
			{
				id: 'message',
				name: 'message',
				type: 'object',
				value: `={{ $("${node}").item.json.message }}`,
			},
			{
				id: 'text',
				name: 'message.text',
				type: 'string',
				value: `={{ $("${node}").item.json.message.text }}\n\n${line}`,
			},
		],
	},
});

export const birthday = defineTemplate({
	file: 'birthday',
	group: 'Care',
	nodes: {
		hour: { kind: 'Schedule', parameters: everyHour },
		due: {
			kind: 'Care',
			parameters: { campaignKey: 'birthday-wishes', options: { sentBy: 'workflow' } },
		},
		coupon: {
			kind: 'Http',
			parameters: {
				method: 'POST',
				url: 'https://shop.example',
				sendBody: true,
				// Asked for again, the shop knows that it has made this one.
				bodyParameters: { parameters: [{ name: 'reference', value: '={{ $json.care.key }}' }] },
			},
		},
		write: { kind: 'EditFields' },
		send: { kind: 'Message' },
		try: { kind: 'Manual' },
		next: { kind: 'Care', parameters: { operation: 'preview', previewOf: 'all' } },
	},
	lanes: [
		{ colour: 'customer', rows: [['hour', 'due']] },
		{ colour: 'optional', rows: [['coupon', 'write', 'send']] },
		{ colour: 'learn', rows: [['try', 'next']], line: 1 },
	],
	wires: ['hour > due', 'due.Done > coupon', 'coupon > write', 'write > send', 'try > next'],
	words: {
		en: {
			title: 'Birthday wishes',
			sentence:
				'Wishes every customer a happy birthday, by the solar or the lunar calendar, in the morning where they live.',
			who: 'marketing and account owners',
			change: [
				'the words in *Birthdays*',
				'the shop in *Make a coupon*, or delete it',
				'the line in *Add it below*, or delete it',
			],
			needs: 'birthdays and consent: *Customers from your CRM*',
			lanes: [
				{
					head: '1 · Wish',
					text: 'Once a year, to who agreed to greetings. While a case is open the words are sober.',
				},
				{
					head: 'Optional · With a coupon',
					text: 'Made first, then sent at once. For wishes alone delete the first two and keep the last.',
				},
				{
					head: 'Try · Who is next?',
					text: 'Sends and stores nothing: what all running campaigns send next, and who is held.',
				},
			],
			nodes: {
				hour: 'Every hour',
				due: 'Birthdays',
				coupon: 'Make a coupon',
				write: 'Add it below',
				send: 'Send the wishes',
				try: 'Look ahead',
				next: 'The next 30 days',
			},
			parameters: {
				due: {
					stepsBirthday: {
						step: [
							{
								subject: 'Happy birthday from {brand}',
								text: '{greeting}\n\nHappy birthday! May the year ahead bring you good health, good company and many good days.\n\nThank you for being with us.\n\nWarm wishes\n{brand}',
								more: {
									neutralSubject: 'Our best wishes for your birthday',
									neutralText:
										'{greeting}\n\nWe wish you a good birthday.\n\nWhat you told us is not forgotten: we are working on it and will come back to you.\n\nKind regards\n{brand}',
								},
							},
						],
					},
				},
				write: withCoupon('Birthdays', 'P.S. A small present: your code is **{{ $json.code }}**.'),
			},
		},
		zh: {
			title: '生日祝福',
			sentence: '按公历或农历生日，在客户当地早上送上祝福。',
			who: '市场与客户经理',
			change: ['“生日”中的祝福语', '“生成优惠券”中的商城，或删除', '“写在文末”中的一行，或删除'],
			needs: '已有生日和同意记录：“同步客户”',
			lanes: [
				{ head: '1 · 祝福', text: '每人每年一次，仅限同意接收问候者；有未结跟进单时措辞平和。' },
				{
					head: '可选 · 附优惠券',
					text: '先生成再立即发送；只要祝福，删除前两个，保留最后一个。',
				},
				{
					head: '试看 · 接下来是谁',
					text: '不发送也不保存：所有活动接下来发给谁，谁会被暂缓。',
				},
			],
			nodes: {
				hour: '每小时',
				due: '生日',
				coupon: '生成优惠券',
				write: '写在文末',
				send: '发送祝福',
				try: '提前看看',
				next: '未来三十天',
			},
			parameters: {
				due: {
					stepsBirthday: {
						step: [
							{
								subject: '{品牌}祝您生日快乐',
								text: '{称呼}\n\n今天是您的生日，祝您生日快乐！愿新的一岁平安喜乐，万事顺遂。\n\n感谢您一路的信任与陪伴。\n\n{品牌} 敬上',
								more: {
									neutralSubject: '来自{品牌}的生日问候',
									neutralText:
										'{称呼}\n\n值此生日，祝您安康顺意。\n\n您反映的问题我们一直记着，正在处理，有结果会及时告知您。\n\n{品牌} 敬上',
								},
							},
						],
					},
				},
				write: withCoupon(
					'生日',
					'另备一份小心意：您的优惠码是 **{{ $json.code }}**，下单时填写即可。',
				),
			},
		},
	},
});
