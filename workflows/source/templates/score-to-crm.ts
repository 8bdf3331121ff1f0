import { lowAnswer, told } from '../samples';
import { defineTemplate } from '../template';
import { noteInZendesk, ticketInZendesk } from './crm-requests';

const inWords = {
	en: {
		note: '"Rated " + $json.score.value + " of " + $json.score.max + ($json.response.comment ? ": " + $json.response.comment : "")',
		title:
			'"Call " + ($json.customer?.name ?? "the customer") + ": rated " + $json.score.value + " of " + $json.score.max',
	},
	zh: {
		note: '"评分 " + $json.score.value + "/" + $json.score.max + ($json.response.comment ? "：" + $json.response.comment : "")',
		title:
			'"联系" + ($json.customer?.name ?? "客户") + "：评分 " + $json.score.value + "/" + $json.score.max',
	},
};

export const scoreToCrm = defineTemplate({
	file: 'score-to-crm',
	group: 'Systems: out',
	nodes: {
		// Reason and comment of a low answer come after it.
		answer: {
			kind: 'ActivityTrigger',
			parameters: { activities: ['answered', 'changed'], surveys: ['after-service'] },
		},
		update: {
			kind: 'Crm',
			parameters: { fieldsFrom: 'json', fieldsJson: '={{ { score: $json.score.value } }}' },
		},
		note: { kind: 'Zendesk', below: 'update: ticket' },
		low: {
			kind: 'ActivityTrigger',
			parameters: { surveys: ['after-service'], options: { levels: ['low'] } },
		},
		task: {
			kind: 'Crm',
			parameters: {
				operation: 'create',
				fieldsFrom: 'json',
				fieldsJson: '={{ { subject_title: $json.outcome.text } }}',
			},
		},
		ticket: { kind: 'Zendesk', below: 'create: ticket' },
	},
	lanes: [
		{ colour: 'learn', rows: [['answer'], [null], ['low'], [null]] },
		{ colour: 'systems', rows: [['update'], ['note'], ['task'], ['ticket']] },
	],
	wires: ['answer > update', 'answer > note', 'low > task', 'low > ticket'],
	words: {
		en: {
			title: 'Scores to your CRM',
			sentence:
				'Every answer is written onto the ticket it is about; a low one makes a task there.',
			who: 'sales and service who live in the CRM',
			change: [
				'your system in *Write the score* and *Make a task*, and the fields in them',
				'delete the two nodes of Zendesk, or keep them alone',
			],
			needs: 'its events come from that system',
			lanes: [
				{ head: '1 · Something new', text: 'Answers about tickets; below, the low ones.' },
				{ head: '2 · Keep one of two', text: 'What we write does not come back as an event.' },
			],
			nodes: {
				answer: 'An answer came',
				update: 'Write the score',
				note: 'Note it in Zendesk',
				low: 'A low answer came',
				task: 'Make a task',
				ticket: 'Ticket in Zendesk',
			},
			parameters: {
				note: noteInZendesk(inWords.en.note),
				ticket: ticketInZendesk(inWords.en.title),
			},
			samples: {
				answer: [told(lowAnswer('en', 'after-service', 'csat'))],
				low: [told(lowAnswer('en', 'after-service', 'csat'))],
			},
		},
		zh: {
			title: '评分写回 CRM',
			sentence: '每个评分写回对应工单；低分同时在那里建任务。',
			who: '在 CRM 中工作的销售与客服',
			change: ['“写入评分”和“建任务”中的系统与字段', '删除两个 Zendesk 节点，或只留它们'],
			needs: '事件来自同一系统',
			lanes: [
				{ head: '1 · 有新动态', text: '工单问卷的回答；下面是低分。' },
				{ head: '2 · 二者留一', text: '写入的内容不会作为事件返回。' },
			],
			nodes: {
				answer: '收到回答',
				update: '写入评分',
				note: '记入 Zendesk',
				low: '收到低分',
				task: '建任务',
				ticket: 'Zendesk 工单',
			},
			parameters: {
				note: noteInZendesk(inWords.zh.note),
				ticket: ticketInZendesk(inWords.zh.title),
			},
			samples: {
				answer: [told(lowAnswer('zh', 'after-service', 'csat'))],
				low: [told(lowAnswer('zh', 'after-service', 'csat'))],
			},
		},
	},
});
