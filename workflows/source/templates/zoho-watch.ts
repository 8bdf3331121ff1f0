import { caseOfZohoClosed } from '../samples';
import { defineTemplate } from '../template';

export const zohoWatch = defineTemplate({
	file: 'zoho-watch',
	group: 'Systems: in',
	nodes: {
		twice: {
			kind: 'Schedule',
			parameters: { rule: { interval: [{ field: 'hours', hoursInterval: 12 }] } },
		},
		renew: {
			kind: 'ZohoChannel',
			parameters: {
				system: 'zoho',
				operation: 'openChannel',
				channelAddress: 'https://your-n8n.example/webhook/zoho-events',
			},
		},
		changed: {
			kind: 'CrmTrigger',
			parameters: {
				path: 'zoho-events',
				source: 'zoho',
				filters: { eventTypes: 'ticket.closed' },
			},
		},
		read: {
			kind: 'ZohoHttp',
			parameters: {
				url: '=https://www.zohoapis.com/crm/v8/Cases/{{ $json.event.subject.id }}',
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'zohoOAuth2Api',
			},
			below: 'GET: /crm/v8/Cases',
		},
		ask: { kind: 'Survey' },
	},
	lanes: [
		{
			colour: 'systems',
			rows: [
				['twice', 'renew'],
				['changed', 'read'],
			],
		},
		{ colour: 'customer', rows: [[null], ['ask']] },
	],
	wires: ['twice > renew', 'changed > read', 'read > ask'],
	words: {
		en: {
			title: 'Zoho, by a channel',
			sentence:
				'Zoho tells what changes while a channel is open: it is opened anew twice a day, and a closed case asks.',
			who: 'users of Zoho CRM',
			change: ['the address in *Keep the channel open*', 'the survey in *Ask the customer*'],
			needs: '*Ask after service* is published',
			lanes: [
				{
					head: '1 · A channel, and what it tells',
					text: 'Ids come alone, so the case is read. Zoho gets the secret of the credential as its token.',
				},
				{ head: '2 · Ask', text: 'The survey itself stands in *Ask after service*.' },
			],
			nodes: {
				twice: 'Twice a day',
				renew: 'Keep the channel open',
				changed: 'A case was closed',
				read: 'Read the case',
				ask: 'Ask the customer',
			},
			parameters: { ask: ask('A case was closed') },
			samples: { changed: [caseOfZohoClosed('en')] },
		},
		zh: {
			title: 'Zoho 频道',
			sentence: 'Zoho 只在频道开启时推送：每天续期两次，工单关闭后询问客户。',
			who: 'Zoho CRM 用户',
			change: ['“保持频道开启”中的地址', '“询问客户”中的问卷'],
			needs: '已发布“服务后询问”',
			lanes: [
				{
					head: '1 · 频道与推送',
					text: '推送不含内容，需读取工单；来源凭证的密钥作为频道令牌发给 Zoho，只保存在凭证中。',
				},
				{ head: '2 · 询问', text: '问卷在“服务后询问”中定义。' },
			],
			nodes: {
				twice: '每天两次',
				renew: '保持频道开启',
				changed: '工单已关闭',
				read: '读取工单',
				ask: '询问客户',
			},
			parameters: { ask: ask('工单已关闭') },
			samples: { changed: [caseOfZohoClosed('zh')] },
		},
	},
});

/** Whom the case that was read is of; each case asks once. */
function ask(trigger: string) {
	return {
		surveyKey: 'after-service',
		customer: {
			email: '={{ $json.data[0].Email }}',
			name: '={{ $json.data[0].Related_To?.name }}',
		},
		options: { wave: `={{ $("${trigger}").item.json.event.subject.id }}` },
	};
}
