import { lowAnswer } from '../samples';
import { defineTemplate } from '../template';

export const isItSolved = defineTemplate({
	file: 'is-it-solved',
	group: 'Closed loop',
	nodes: {
		answer: {
			kind: 'ResponseTrigger',
			parameters: {
				surveyKey: 'fix-confirmed',
				csatScale: 'yes_no',
				options: { purpose: 'verification', offerReasons: false },
			},
		},
	},
	lanes: [{ colour: 'low', rows: [['answer']] }],
	wires: [],
	words: {
		en: {
			title: 'Is it solved?',
			sentence:
				'A day after the fix the customer is asked: yes confirms the case, no opens it again and tells owner and lead.',
			who: 'everybody with cases',
			change: ['the question in *Customer confirms*'],
			needs: '*The clock* is published',
			lanes: [
				{
					head: '1 · The last word',
					text: 'Nothing to connect: it is asked, confirmed or opened again by itself.',
				},
			],
			nodes: { answer: 'Customer confirms' },
			samples: { answer: [lowAnswer('en', 'fix-confirmed', 'solved')] },
		},
		zh: {
			title: '解决了吗？',
			sentence: '解决一天后问客户：“是”确认；“否”重新打开，并告知负责人和主管。',
			who: '所有使用跟进单的团队',
			change: ['“客户确认”中的问题'],
			needs: '已发布“时钟”',
			lanes: [
				{
					head: '1 · 客户说了算',
					text: '无需连线：提问、确认或重新打开都自动完成。',
				},
			],
			nodes: { answer: '客户确认' },
			parameters: {
				answer: {
					options: {
						purpose: 'verification',
						offerReasons: false,
						languages: ['zh-CN', 'en'],
					},
				},
			},
			samples: { answer: [lowAnswer('zh', 'fix-confirmed', 'solved')] },
		},
	},
});
