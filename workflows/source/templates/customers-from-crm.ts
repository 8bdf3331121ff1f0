import { defineTemplate } from '../template';

const cron = (expression: string) => ({
	rule: { interval: [{ field: 'cronExpression', expression }] },
});

/** The pairs that a node of that name has found, a line each: one mail says all of them. */
const linesOf = (node: string): string =>
	`={{ $("${node}").all().map(({ json }) => "- " + json.outcome.text).join("\\n") }}`;

/** How many rows were refused, and of the first of them why; they come again every night until they are mended. */
const refusedOf = (node: string, [head, mend]: [string, string]): string =>
	`=${head} {{ $("${node}").all().length }}\n\n${mend}\n\n{{ $("${node}").all().slice(0, 100).map(({ json }) => "- " + json.outcome.text).join("\\n") }}`;

export const customersFromCrm = defineTemplate({
	file: 'customers-from-crm',
	group: 'Customers',
	nodes: {
		night: { kind: 'Schedule', parameters: cron('0 2 * * *') },
		changed: { kind: 'Crm', parameters: { operation: 'listChanged' } },
		keep: { kind: 'Customer' },
		refused: {
			kind: 'Filter',
			parameters: {
				conditions: {
					options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
					conditions: [
						{
							id: 'refused',
							leftValue: '={{ $json.outcome.code }}',
							rightValue: 'refused',
							operator: { type: 'string', operation: 'equals' },
						},
					],
					combinator: 'and',
				},
			},
		},
		tell: {
			kind: 'Message',
			parameters: { operation: 'write', to: 'address', address: 'admin@example.com' },
			once: true,
		},
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
		{ colour: 'low', rows: [['refused', 'tell']] },
		{ colour: 'optional', rows: [['monday', 'doubles', 'mail']], line: 1 },
	],
	wires: [
		'night > changed',
		'changed > keep',
		'keep > refused',
		'refused > tell',
		'monday > doubles',
		'doubles > mail',
	],
	words: {
		en: {
			title: 'Customers from your CRM',
			sentence:
				'Every night customers of your CRM are brought up to date; refused rows and, on Mondays, likely doubles come by mail.',
			who: 'the admin',
			change: [
				"your system in *Changed customers*, or n8n's own node in its place",
				'the fields in *Keep the customer*',
				'who reads *Refused by mail* and *Doubles by mail*',
			],
			needs: '*Set up your workspace* has run',
			lanes: [
				{ head: '1 · Every night', text: 'Unchanged customers cost nothing.' },
				{ head: '2 · Refused', text: 'One mail a night says which rows and why.' },
				{ head: 'Optional · Likely doubles', text: 'Nothing is merged by itself.' },
			],
			nodes: {
				night: 'Every night',
				changed: 'Changed customers',
				keep: 'Keep the customer',
				refused: 'Refused rows',
				tell: 'Refused by mail',
				monday: 'Monday at nine',
				doubles: 'Find likely doubles',
				mail: 'Doubles by mail',
			},
			parameters: {
				tell: {
					subject: 'Customers that could not be kept',
					text: refusedOf('Refused rows', [
						'Rows that were refused:',
						'Mend them where they come from:',
					]),
				},
				mail: {
					subject: 'Customers who may be one person',
					text: linesOf('Find likely doubles'),
				},
			},
		},
		zh: {
			title: '同步客户',
			sentence: '每晚同步 CRM 客户；未接受的行发邮件，周一列出疑似重复。',
			who: '管理员',
			change: [
				'“有变动的客户”中的系统，或换成自带节点',
				'“保存客户”中的字段',
				'“发送未接受名单”和“发送重复名单”的收件人',
			],
			needs: '已运行“设置工作区”',
			lanes: [
				{ head: '1 · 每晚同步', text: '未变的不写入。' },
				{ head: '2 · 未接受', text: '每晚一封邮件，说明哪些行及原因。' },
				{ head: '可选 · 疑似重复', text: '不会自动合并。' },
			],
			nodes: {
				night: '每晚',
				changed: '有变动的客户',
				keep: '保存客户',
				refused: '未接受的行',
				tell: '发送未接受名单',
				monday: '周一九点',
				doubles: '找疑似重复',
				mail: '发送重复名单',
			},
			parameters: {
				tell: {
					subject: '未能保存的客户',
					text: refusedOf('未接受的行', ['未接受的行数：', '请在来源处修正：']),
				},
				mail: { subject: '疑似重复的客户', text: linesOf('找疑似重复') },
			},
		},
	},
});
