import { lowAnswer, told } from '../samples';
import { defineTemplate } from '../template';
import { tasks } from './crm-requests';

const english = tasks(
	'"Call " + ($json.customer?.name ?? "the customer") + ": rated " + $json.score.value + " of " + $json.score.max',
);
const chinese = tasks(
	'"联系" + ($json.customer?.name ?? "客户") + "：评分 " + $json.score.value + "/" + $json.score.max',
);

export const taskForLowScore = defineTemplate({
	file: 'task-for-low-score',
	group: 'Systems: out',
	nodes: {
		low: {
			kind: 'ActivityTrigger',
			parameters: { surveys: ['after-service'], options: { levels: ['low'] } },
		},
		salesforce: { kind: 'Salesforce' },
		hubspot: { kind: 'HubspotHttp', below: 'POST: /objects/tasks' },
		freshdesk: { kind: 'FreshdeskHttp', below: 'POST: /api/v2/tickets' },
		zoho: { kind: 'ZohoHttp', below: 'POST: /crm/v8/Tasks' },
	},
	lanes: [
		{ colour: 'low', rows: [['low']] },
		{ colour: 'systems', rows: [['salesforce'], ['hubspot'], ['freshdesk'], ['zoho']] },
	],
	wires: ['low > salesforce', 'low > hubspot', 'low > freshdesk', 'low > zoho'],
	words: {
		en: {
			title: 'Tasks for low scores',
			sentence: 'A low answer becomes a task in the CRM where your people work, beside its case.',
			who: 'teams on Salesforce, HubSpot, Freshdesk or Zoho',
			change: ['keep the node of your system', 'your domain in *Task in Freshdesk*'],
			needs: 'its events come from that system',
			lanes: [
				{ head: '1 · A low score', text: 'Of the survey about tickets.' },
				{ head: '2 · Keep one node', text: 'The task names the customer and the score.' },
			],
			nodes: {
				low: 'A low score comes in',
				salesforce: 'Task in Salesforce',
				hubspot: 'Task in HubSpot',
				freshdesk: 'Task in Freshdesk',
				zoho: 'Task in Zoho',
			},
			parameters: english,
			samples: { low: [told(lowAnswer('en', 'after-service', 'csat'))] },
		},
		zh: {
			title: '低分建任务',
			sentence: '低分在同事使用的 CRM 中同时生成任务，与跟进单并行。',
			who: '使用 Salesforce、HubSpot、Freshdesk、Zoho 的团队',
			change: ['只保留自己系统的节点', '“Freshdesk 任务”中的域名'],
			needs: '事件来自同一系统',
			lanes: [
				{ head: '1 · 收到低分', text: '工单问卷。' },
				{ head: '2 · 保留一个', text: '任务写明客户和评分。' },
			],
			nodes: {
				low: '收到低分',
				salesforce: 'Salesforce 任务',
				hubspot: 'HubSpot 任务',
				freshdesk: 'Freshdesk 任务',
				zoho: 'Zoho 任务',
			},
			parameters: chinese,
			samples: { low: [told(lowAnswer('zh', 'after-service', 'csat'))] },
		},
	},
});
