import { formFilledIn } from '../samples';
import { defineTemplate } from '../template';

const dropdown = (fieldLabel: string, words: readonly string[]) => ({
	fieldLabel,
	fieldType: 'dropdown',
	fieldOptions: { values: words.map((option) => ({ option })) },
	requiredField: true,
});

/** How the answer is found in what the form gives. */
const reading = (rating: string, comment: string, where: string, mapping: string) => ({
	itemRating: rating,
	itemMapping: mapping,
	itemFields: { row: [{ element: where, field: 'subject.title' }] },
	itemOptions: { comment },
});

export const hotlineAndCounter = defineTemplate({
	file: 'hotline-and-counter',
	group: 'Systems: in',
	nodes: {
		form: { kind: 'Form' },
		record: {
			kind: 'Score',
			parameters: { answerFrom: 'item', surveyKey: 'hotline', tool: 'n8n_form' },
		},
		find: { kind: 'Router' },
		open: { kind: 'Case' },
	},
	lanes: [
		{ colour: 'systems', rows: [['form', 'record']] },
		{ colour: 'low', rows: [['find', 'open']] },
	],
	wires: ['form > record', 'record.Low > find', 'find.Owner Found > open', 'find.Nobody > open'],
	words: {
		en: {
			title: 'Hotline and counter',
			sentence:
				'An agent types in what a customer said on the phone, at the counter, in an interview or a focus group.',
			who: 'hotlines, branches, interviewers',
			change: ['the questions in *Agent fills in a form*', 'your team in *Find an owner*'],
			needs: '*The clock* is published',
			lanes: [
				{
					head: '1 · The agent writes it down',
					text: 'A page for agents; put it into their bookmarks.',
				},
				{ head: '2 · A low score finds its owner', text: 'The same rules as for every survey.' },
			],
			nodes: {
				form: 'Agent fills in a form',
				record: 'Record the answer',
				find: 'Find an owner',
				open: 'Open a case',
			},
			parameters: {
				form: {
					formTitle: 'What did the customer say?',
					formFields: {
						values: [
							dropdown('Rating', [
								'Very satisfied',
								'Satisfied',
								'Neutral',
								'Dissatisfied',
								'Very dissatisfied',
							]),
							{ fieldLabel: 'What was said', fieldType: 'textarea' },
							dropdown('Where', ['Hotline', 'Counter', 'Interview', 'Focus group']),
							{ fieldLabel: 'Name' },
							{ fieldLabel: 'Email', fieldType: 'email' },
							{ fieldLabel: 'Phone' },
						],
					},
				},
				record: reading('Rating', 'What was said', 'Where', 'csat_labels_en'),
				find: { team: 'after-sales' },
			},
			samples: { form: [formFilledIn('en')] },
		},
		zh: {
			title: '热线与柜台',
			sentence: '坐席录入客户在电话、柜台、访谈或座谈会中的评价。',
			who: '热线、网点、访谈',
			change: ['“坐席填表”中的问题', '“找负责人”中的团队'],
			needs: '已发布“时钟”',
			lanes: [
				{ head: '1 · 坐席录入', text: '给坐席用的页面，可加入书签。' },
				{ head: '2 · 低分找到负责人', text: '与其他问卷规则相同。' },
			],
			nodes: {
				form: '坐席填表',
				record: '记录回答',
				find: '找负责人',
				open: '建立跟进单',
			},
			parameters: {
				form: {
					formTitle: '客户怎么说？',
					formFields: {
						values: [
							dropdown('评价', ['非常满意', '满意', '一般', '不满意', '非常不满意']),
							{ fieldLabel: '原话', fieldType: 'textarea' },
							dropdown('渠道', ['热线', '柜台', '访谈', '座谈会']),
							{ fieldLabel: '姓名' },
							{ fieldLabel: '邮箱', fieldType: 'email' },
							{ fieldLabel: '电话' },
						],
					},
				},
				record: reading('评价', '原话', '渠道', 'csat_labels_zh'),
				find: { team: '售后' },
			},
			samples: { form: [formFilledIn('zh')] },
		},
	},
});
