import { formAnswered } from '../samples';
import { defineTemplate } from '../template';

export const answersFromATool = defineTemplate({
	file: 'answers-from-a-tool',
	group: 'Systems: in',
	nodes: {
		form: { kind: 'CrmTrigger' },
		daily: {
			kind: 'Schedule',
			parameters: { rule: { interval: [{ field: 'cronExpression', expression: '0 8 * * *' }] } },
		},
		reviews: { kind: 'Http', parameters: { url: 'https://shop.example' } },
		record: { kind: 'Score', parameters: { surveyKey: 'website-feedback' } },
		find: { kind: 'Router' },
		open: { kind: 'Case' },
		rate: {
			kind: 'Score',
			parameters: { answerFrom: 'item', surveyKey: 'reviews', tool: 'reviews' },
		},
	},
	lanes: [
		{
			colour: 'systems',
			rows: [
				['form', null],
				['daily', 'reviews'],
			],
		},
		{ colour: 'low', rows: [['record', null, 'find', 'open'], ['rate']] },
	],
	wires: [
		'form > record',
		'daily > reviews',
		'reviews > rate',
		'record.Low > find',
		'rate.Low > find',
		'find.Owner Found > open',
		'find.Nobody > open',
	],
	words: {
		en: {
			title: 'Answers from another tool',
			sentence:
				'Keep your survey tool: its answers and the reviews of your shops are scored here, and low ones become cases.',
			who: 'teams that keep their survey tool',
			change: [
				'your tool and its rating question in *Form answered*',
				'the address in *Get reviews*, or delete it',
				'your team in *Find an owner*',
			],
			needs: '*The clock* is published',
			lanes: [
				{ head: '1 · Answers arrive', text: 'One line is enough; delete the other.' },
				{
					head: '2 · A low score finds its owner',
					text: 'Each answer is recorded once; the scale travels with it.',
				},
			],
			nodes: {
				form: 'Form answered',
				daily: 'Every day',
				reviews: 'Get reviews',
				record: 'Record the answer',
				rate: 'Record the review',
				find: 'Find an owner',
				open: 'Open a case',
			},
			parameters: {
				form: {
					path: 'form-answers',
					source: 'typeform',
					typeformRating: 'satisfaction',
					typeformScaleMapping: 'csat_1_5',
					typeformOptions: { comment: 'why' },
				},
				find: { team: 'after-sales' },
			},
			samples: { form: [formAnswered('en')] },
		},
		zh: {
			title: '其他问卷工具',
			sentence: '继续用原来的问卷工具：回答和店铺评论在此评分，低分成为跟进单。',
			who: '已有问卷工具的团队',
			change: [
				'“收到答卷”中的工具、评分题和选项顺序',
				'“获取评论”中的地址，或删除',
				'“找负责人”中的团队',
			],
			needs: '已发布“时钟”',
			lanes: [
				{ head: '1 · 收到回答', text: '保留一行即可，另一行可删除。' },
				{ head: '2 · 低分找到负责人', text: '每个回答只记录一次，量表一并保存。' },
			],
			nodes: {
				form: '收到答卷',
				daily: '每天',
				reviews: '获取评论',
				record: '记录回答',
				rate: '记录评论',
				find: '找负责人',
				open: '建立跟进单',
			},
			parameters: {
				form: {
					path: 'form-answers',
					source: 'wenjuanxing',
					wenjuanxingRating: 'q1',
					wenjuanxingScaleMapping: 'csat_labels_zh',
					// A choice comes as its place: what stands there is said here.
					wenjuanxingOptions: {
						comment: 'q2',
						ratingOptions: '很满意,满意,一般,不满意,很不满意',
					},
				},
				find: { team: '售后' },
			},
			samples: { form: [formAnswered('zh')] },
		},
	},
});
