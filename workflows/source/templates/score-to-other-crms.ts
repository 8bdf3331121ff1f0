import { lowAnswer, told } from '../samples';
import { defineTemplate } from '../template';
import { writes } from './crm-requests';

export const scoreToOtherCrms = defineTemplate({
	file: 'score-to-other-crms',
	group: 'Systems: out',
	nodes: {
		// Reason and comment of a low answer come after it.
		answer: {
			kind: 'ActivityTrigger',
			parameters: { activities: ['answered', 'changed'], surveys: ['after-service'] },
		},
		salesforce: { kind: 'Salesforce', parameters: writes.salesforce },
		hubspot: { kind: 'HubspotHttp', parameters: writes.hubspot },
		freshdesk: { kind: 'FreshdeskHttp', parameters: writes.freshdesk },
		zoho: { kind: 'ZohoHttp', parameters: writes.zoho, below: 'PUT: /crm/v8/Cases' },
	},
	lanes: [
		{ colour: 'learn', rows: [['answer']] },
		{ colour: 'systems', rows: [['salesforce'], ['hubspot'], ['freshdesk'], ['zoho']] },
	],
	wires: ['answer > salesforce', 'answer > hubspot', 'answer > freshdesk', 'answer > zoho'],
	words: {
		en: {
			title: 'Scores to Salesforce and others',
			sentence:
				'Every answer is written onto the ticket it is about, by nodes that n8n has itself.',
			who: 'teams on Salesforce, HubSpot, Freshdesk or Zoho',
			change: [
				'keep the node of your system',
				'the names of your fields in it; your domain in *Write it to Freshdesk*',
				'the survey in *An answer came*',
			],
			needs: 'its events come from that system',
			lanes: [
				{ head: '1 · Something new', text: 'Answers about tickets, and what is added to them.' },
				{ head: '2 · Keep one node', text: 'The fields have to exist there first.' },
			],
			nodes: {
				answer: 'An answer came',
				salesforce: 'Write it to Salesforce',
				hubspot: 'Write it to HubSpot',
				freshdesk: 'Write it to Freshdesk',
				zoho: 'Write it to Zoho',
			},
			samples: { answer: [told(lowAnswer('en', 'after-service', 'csat'))] },
		},
		zh: {
			title: '评分写回其他 CRM',
			sentence: '用 n8n 自带的节点，把每个评分写回对应的工单。',
			who: '使用 Salesforce、HubSpot、Freshdesk、Zoho 的团队',
			change: [
				'只保留自己系统的节点',
				'其中的字段名；“写入 Freshdesk”中的域名',
				'“收到回答”中的问卷',
			],
			needs: '事件来自同一系统',
			lanes: [
				{ head: '1 · 有新动态', text: '工单问卷的回答及补充。' },
				{ head: '2 · 保留一个', text: '字段须先在对方系统中建好。' },
			],
			nodes: {
				answer: '收到回答',
				salesforce: '写入 Salesforce',
				hubspot: '写入 HubSpot',
				freshdesk: '写入 Freshdesk',
				zoho: '写入 Zoho',
			},
			samples: { answer: [told(lowAnswer('zh', 'after-service', 'csat'))] },
		},
	},
});
