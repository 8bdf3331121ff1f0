import { problemDone } from '../samples';
import { defineTemplate } from '../template';

export const youSaidWeDid = defineTemplate({
	file: 'you-said-we-did',
	group: 'Insight',
	nodes: {
		done: { kind: 'ActivityTrigger', parameters: { activities: ['problem_done'] } },
		who: { kind: 'Case', parameters: { resource: 'problem', operation: 'tellReporters' } },
		tell: { kind: 'Message', parameters: { operation: 'write' } },
	},
	lanes: [
		{ colour: 'learn', rows: [['done']] },
		{ colour: 'customer', rows: [['who', 'tell']] },
	],
	wires: ['done > who', 'who > tell'],
	words: {
		en: {
			title: 'You said, we did',
			sentence:
				'When a problem is done, those who reported it are told once, each in their language.',
			who: 'everybody who asks customers',
			change: [
				'what was done, on the problem itself (*Public Texts*): customers read it',
				'everybody who answered, too: *Whom* in *Who reported it?*',
				'own words: *Subject* and *Text* in *Tell them*',
			],
			needs: '*The clock* and any survey are published',
			lanes: [
				{ head: '1 · It is done', text: 'Set it to done with Update of problems.' },
				{ head: '2 · Tell them', text: 'One mail each; not to those who have opted out.' },
			],
			nodes: { done: 'A problem is done', who: 'Who reported it?', tell: 'Tell them' },
			samples: { done: [problemDone('en')] },
		},
		zh: {
			title: '您的意见，我们的行动',
			sentence: '问题解决后，用各自的语言告知当初反映的客户，每人一次。',
			who: '所有向客户提问的团队',
			change: [
				'问题里的公开文字：客户会读到“做了什么”',
				'“谁反映过？”里的对象：也可告知所有回答过的人',
				'自己的话：“告知反映者”中的主题和正文',
			],
			needs: '已发布“时钟”和任一问卷',
			lanes: [
				{ head: '1 · 已解决', text: '把问题更新为“完成”。' },
				{ head: '2 · 告知', text: '每人一封；已退订者不发。' },
			],
			nodes: { done: '问题已解决', who: '谁反映过？', tell: '告知反映者' },
			samples: { done: [problemDone('zh')] },
		},
	},
});
