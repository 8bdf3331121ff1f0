import { lowAnswer, told } from '../samples';
import { defineTemplate } from '../template';
import type { Language } from '../languages';
import type { Sample } from '../template';

/** What is known of it, and no more: a case may have been opened by hand. */
const subjectLine = (opened: string, late: string): string =>
	`={{ $json.activity?.kind === "case_breached" ? "${late}" : "${opened}" }}{{ $json.event?.subject?.title ? ": {subject}" : "" }}`;

const text = '={{ $json.response ? "{comment}" : "" }}\n\n{case}';

const opened = (language: Language): Sample => ({
	...told(lowAnswer(language, 'after-service', 'csat')),
	activity: { id: 'act_sample', kind: 'case_opened', at: '2026-05-04T08:00:00.000Z' },
});

export const tellTheGroup = defineTemplate({
	file: 'tell-the-group',
	group: 'Systems: out',
	nodes: {
		news: {
			kind: 'ActivityTrigger',
			parameters: { activities: ['case_opened', 'case_breached'] },
		},
		group: {
			kind: 'GroupMessage',
			parameters: { operation: 'write', channel: 'wecom_robot', text },
		},
	},
	lanes: [
		{ colour: 'low', rows: [['news']] },
		{ colour: 'systems', rows: [['group']] },
	],
	wires: ['news > group'],
	words: {
		en: {
			title: 'Tell the group',
			sentence: 'New and late cases appear in the chat of the team, with the owner mentioned.',
			who: 'teams on WeCom, DingTalk or Feishu',
			change: ['*Channel* and its robot in *Tell the group*'],
			needs: '*The clock* is published',
			lanes: [
				{ head: '1 · New or late', text: 'Of all surveys.' },
				{ head: '2 · Say it', text: 'Mails go on all the same.' },
			],
			nodes: { news: 'A case is new or late', group: 'Tell the group' },
			parameters: { group: { subject: subjectLine('New case', 'Late case') } },
			samples: { news: [opened('en')] },
		},
		zh: {
			title: '通知群聊',
			sentence: '新跟进单和超时单发到团队群，并@负责人。',
			who: '用企业微信、钉钉、飞书的团队',
			change: ['“通知群聊”中的渠道和机器人'],
			needs: '已发布“时钟”',
			lanes: [
				{ head: '1 · 新单或超时', text: '所有问卷。' },
				{ head: '2 · 通知', text: '邮件照常发送。' },
			],
			nodes: { news: '新单或超时', group: '通知群聊' },
			parameters: { group: { subject: subjectLine('新跟进单', '跟进单超时') } },
			samples: { news: [opened('zh')] },
		},
	},
});
