import { problemHandedOver } from '../samples';
import { cron } from '../schedules';
import { defineTemplate } from '../template';

/** What the form asks for; the answers come by these words. */
type Asked = { causes: string; cause: string; owner: string; hint: string; due: string };

/** Only what was found is there to choose from. */
const questions = ({ causes, cause, owner, hint, due }: Asked): string => {
	const found = `{{ JSON.stringify($("${causes}").all().map(({ json }) => ({ option: json.proposal.name }))) }}`;
	const fields = [
		{
			fieldLabel: cause,
			fieldType: 'dropdown',
			fieldOptions: { values: found },
			requiredField: true,
		},
		{ fieldLabel: owner, fieldType: 'email', placeholder: hint, requiredField: true },
		{ fieldLabel: due, fieldType: 'date', requiredField: true },
	];
	return `=${JSON.stringify(fields, null, 2).replace(JSON.stringify(found), () => found)}`;
};

const answers = ({ cause, owner, due }: Asked) => {
	const answer = (label: string): string => `={{ $json.data["${label}"] }}`;
	return {
		problemDetails: { rootCause: answer(cause), owner: answer(owner), dueAt: answer(due) },
	};
};

const english: Asked = {
	causes: 'Most common causes',
	cause: 'What do we take on?',
	owner: 'Who sees to it?',
	hint: 'Mail address, as in your team list',
	due: 'Done by when?',
};
const chinese: Asked = {
	causes: '最常见的原因',
	cause: '先解决哪个原因？',
	owner: '由谁负责？',
	hint: '团队名单中的邮箱',
	due: '何时完成？',
};

export const fixWhatMatters = defineTemplate({
	file: 'fix-what-matters',
	group: 'Insight',
	nodes: {
		quarter: { kind: 'Schedule', parameters: cron('0 9 3 1,4,7,10 *') },
		causes: {
			kind: 'Case',
			parameters: {
				resource: 'problem',
				operation: 'listProblems',
				problemItems: 'proposals',
			},
		},
		which: {
			kind: 'Approve',
			parameters: {
				operation: 'sendAndWait',
				fromEmail: 'care@example.com',
				toEmail: 'management@example.com',
				message: '={{ $input.all().map(({ json }) => json.outcome.text).join("\\n") }}',
				responseType: 'customForm',
				defineForm: 'json',
			},
		},
		problem: { kind: 'Case', parameters: { resource: 'problem' } },
		tell: {
			kind: 'Message',
			parameters: {
				operation: 'write',
				to: 'owner',
				text: '={{ $json.outcome.text }}\n\n{{ $json.problem.link ?? "" }}',
			},
		},
		given: { kind: 'ActivityTrigger', parameters: { activities: ['problem_handed_over'] } },
	},
	lanes: [
		{ colour: 'learn', rows: [['quarter', 'causes']] },
		{ colour: 'you', rows: [['which', 'problem']] },
		{ colour: 'learn', rows: [[null, 'tell'], ['given']] },
	],
	wires: [
		'quarter > causes',
		'causes > which',
		'which > problem',
		'problem > tell',
		'given > tell',
	],
	words: {
		en: {
			title: 'Fix what matters',
			sentence:
				'Each quarter the causes of most cases go to the management, who make one a problem with an owner and a date.',
			who: 'management, quality',
			change: [
				'who decides in *Which do we take on?*',
				'how many cases count in *Most common causes*',
			],
			needs: "n8n's own SMTP credential; owners note root causes on their cases",
			lanes: [
				{ head: '1 · What matters', text: 'Causes that nobody works on yet. None, no mail.' },
				{
					head: '2 · One problem, one owner',
					text: 'Cases with the same cause hang on it. Not answered, nothing happens.',
				},
				{ head: '3 · Its owner knows', text: 'At once, and whoever gets it later.' },
			],
			nodes: {
				quarter: 'After each quarter',
				causes: english.causes,
				which: 'Which do we take on?',
				problem: 'Open a problem',
				tell: 'Tell its owner',
				given: 'Somebody else gets it',
			},
			parameters: {
				which: {
					subject: 'Which of these do we take on?',
					jsonOutput: questions(english),
					options: { messageButtonLabel: 'Decide', responseFormButtonLabel: 'Take it on' },
				},
				problem: answers(english),
				tell: { subject: 'Yours to see to' },
			},
			samples: { given: [problemHandedOver('en')] },
		},
		zh: {
			title: '抓住关键问题',
			sentence: '每季度把最常见的原因交给管理层，选一个立项，指定负责人和日期。',
			who: '管理层、质量部门',
			change: ['“选哪个来做？”中的决定人', '“最常见的原因”中的件数'],
			needs: 'n8n 自带的 SMTP 凭证；负责人已在跟进单上填写根本原因',
			lanes: [
				{ head: '1 · 找关键', text: '还没有人处理的原因；没有就不发。' },
				{
					head: '2 · 一个问题一个负责人',
					text: '同因的跟进单自动关联；未答复则什么也不发生。',
				},
				{ head: '3 · 告知负责人', text: '立项后立即告知；换人时告知新的负责人。' },
			],
			nodes: {
				quarter: '每季度结束后',
				causes: chinese.causes,
				which: '选哪个来做？',
				problem: '立项',
				tell: '告知负责人',
				given: '换人负责',
			},
			parameters: {
				which: {
					subject: '先解决哪个原因？',
					jsonOutput: questions(chinese),
					options: { messageButtonLabel: '去决定', responseFormButtonLabel: '立项' },
				},
				problem: answers(chinese),
				tell: { subject: '由您负责' },
			},
			samples: { given: [problemHandedOver('zh')] },
		},
	},
});
