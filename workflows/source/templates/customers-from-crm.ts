import { defineTemplate } from '../template';

const cron = (expression: string) => ({
	rule: { interval: [{ field: 'cronExpression', expression }] },
});

/** The pairs that a node of that name has found, a line each: one mail says all of them. */
const linesOf = (node: string): string =>
	`={{ $("${node}").all().map(({ json }) => "- " + json.outcome.text).join("\\n") }}`;

export const customersFromCrm = defineTemplate({
	file: 'customers-from-crm',
	group: 'Customers',
	nodes: {
		night: { kind: 'Schedule', parameters: cron('0 2 * * *') },
		changed: {
			kind: 'Http',
			parameters: { url: 'https://crm.example' },
		},
		keep: { kind: 'Customer' },
		monday: { kind: 'Schedule', parameters: cron('0 9 * * 1') },
		doubles: {
			kind: 'Customer',
			parameters: { operation: 'list', items: 'perDouble', returnAll: true },
		},
		mail: {
			kind: 'Message',
			parameters: { operation: 'write', to: 'address', address: 'admin@example.com' },
			once: true,
		},
	},
	lanes: [
		{ colour: 'systems', rows: [['night', 'changed', 'keep']] },
		{ colour: 'optional', rows: [['monday', 'doubles', 'mail']], line: 1 },
	],
	wires: ['night > changed', 'changed > keep', 'monday > doubles', 'doubles > mail'],
	words: {
		en: {
			title: 'Customers from your CRM',
			sentence:
				'Every night the customers of your CRM or sheet are brought up to date; likely doubles come by mail on Mondays.',
			who: 'the admin',
			change: [
				'your system in *Changed customers*',
				'the fields in *Keep the customer*',
				'who reads *Doubles by mail*',
			],
			needs: '*Set up your workspace* has run',
			lanes: [
				{
					head: '1 · Every night',
					text: 'Unchanged customers cost nothing; refused ones say why.',
				},
				{ head: 'Optional · Likely doubles', text: 'Nothing is merged by itself.' },
			],
			nodes: {
				night: 'Every night',
				changed: 'Changed customers',
				keep: 'Keep the customer',
				monday: 'Monday at nine',
				doubles: 'Find likely doubles',
				mail: 'Doubles by mail',
			},
			parameters: {
				mail: {
					subject: 'Customers who may be one person',
					text: linesOf('Find likely doubles'),
				},
			},
		},
		zh: {
			title: '同步客户',
			sentence: '每晚同步 CRM 或表格客户；周一邮件列出疑似重复。',
			who: '管理员',
			change: ['“有变动的客户”中的系统', '“保存客户”中的字段', '“发送重复名单”的收件人'],
			needs: '已运行“设置工作区”',
			lanes: [
				{ head: '1 · 每晚同步', text: '未变的不写入，被拒的说明原因。' },
				{ head: '可选 · 疑似重复', text: '不会自动合并。' },
			],
			nodes: {
				night: '每晚',
				changed: '有变动的客户',
				keep: '保存客户',
				monday: '周一九点',
				doubles: '找疑似重复',
				mail: '发送重复名单',
			},
			parameters: { mail: { subject: '疑似重复的客户', text: linesOf('找疑似重复') } },
		},
	},
});
