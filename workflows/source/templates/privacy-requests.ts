import { askedFor } from '../samples';
import { defineTemplate } from '../template';

/** Of the request that was waited for; the answer to the mail says nothing of it. */
const customerOf = (node: string): string => `={{ $("${node}").first().json.customer.id }}`;

/** One choice: whoever does not want it leaves the page. A link that is only followed decides nothing. */
const decision = (question: string, yes: string) => ({
	values: [
		{
			fieldLabel: question,
			fieldType: 'dropdown',
			fieldOptions: { values: [{ option: yes }] },
			requiredField: true,
		},
	],
});

export const privacyRequests = defineTemplate({
	file: 'privacy-requests',
	group: 'Customers',
	nodes: {
		erase: {
			kind: 'ActivityTrigger',
			parameters: { activities: ['erase_requested'], options: { oneEach: true } },
		},
		data: { kind: 'ActivityTrigger', parameters: { activities: ['data_requested'] } },
		may: {
			kind: 'Approve',
			parameters: {
				operation: 'sendAndWait',
				fromEmail: 'care@example.com',
				toEmail: 'admin@example.com',
				message: '={{ $json.outcome.text }} {{ $json.customer.email ?? "" }}',
				responseType: 'customForm',
			},
		},
		forget: { kind: 'Customer', parameters: { resource: 'privacy', operation: 'erase' } },
		receipt: { kind: 'Message' },
		export: { kind: 'Customer', parameters: { resource: 'privacy', operation: 'export' } },
		send: {
			kind: 'Message',
			parameters: { operation: 'write', options: { attachments: 'page, data' } },
		},
	},
	lanes: [
		{ colour: 'customer', rows: [['erase'], ['data']] },
		{
			colour: 'you',
			rows: [
				['may', 'forget', 'receipt'],
				['export', 'send'],
			],
		},
	],
	wires: ['erase > may', 'may > forget', 'forget > receipt', 'data > export', 'export > send'],
	words: {
		en: {
			title: 'Privacy requests',
			sentence:
				'A customer asks for their data or to be forgotten: the admin approves, it is done, a receipt goes out.',
			who: 'the admin, data protection',
			change: ['who approves in *May we erase?*', 'the words in *Send the data*'],
			needs: "n8n's own SMTP credential, for *May we erase?*",
			lanes: [
				{ head: '1 · They ask', text: 'From the preference page in every mail.' },
				{
					head: '2 · We do it',
					text: 'Not approved, nothing is erased. The receipt says what was removed and what lies outside.',
				},
			],
			nodes: {
				erase: 'Please forget me',
				data: 'Please send my data',
				may: 'May we erase?',
				forget: 'Forget the customer',
				receipt: 'Send the receipt',
				export: 'Collect the data',
				send: 'Send the data',
			},
			parameters: {
				may: {
					subject: 'May we erase this customer?',
					formFields: decision('Erase all that is stored of them?', 'Yes, for good'),
					options: { messageButtonLabel: 'Decide', responseFormButtonLabel: 'Erase' },
				},
				forget: { customer: customerOf('Please forget me') },
				send: {
					subject: 'Your data at {brand}',
					text: 'Attached is a copy of all that we keep about you: a page to read, and the same as data.',
				},
			},
			samples: {
				erase: [askedFor('en', 'erase_requested')],
				data: [askedFor('en', 'data_requested')],
			},
		},
		zh: {
			title: '隐私请求',
			sentence: '客户索取数据或要求删除：管理员同意后执行并发回执。',
			who: '管理员、数据保护负责人',
			change: ['“同意删除？”中的审批人', '“发送数据”中的文字'],
			needs: '“同意删除？”需要 n8n 自带的 SMTP 凭证',
			lanes: [
				{ head: '1 · 客户提出', text: '来自邮件中的偏好页面。' },
				{
					head: '2 · 执行',
					text: '未经同意不删除。回执写明删除了什么、哪些在系统之外。',
				},
			],
			nodes: {
				erase: '请求删除',
				data: '索取数据',
				may: '同意删除？',
				forget: '删除客户',
				receipt: '发送回执',
				export: '汇总数据',
				send: '发送数据',
			},
			parameters: {
				may: {
					subject: '是否同意删除这位客户？',
					formFields: decision('删除这位客户的全部数据？', '是，永久删除'),
					options: { messageButtonLabel: '去决定', responseFormButtonLabel: '删除' },
				},
				forget: { customer: customerOf('请求删除') },
				send: {
					subject: '您在{品牌}的数据',
					text: '附件是我们所保存的关于您的全部数据：一份可直接阅读的网页，一份数据文件。',
				},
			},
			samples: {
				erase: [askedFor('zh', 'erase_requested')],
				data: [askedFor('zh', 'data_requested')],
			},
		},
	},
});
