import { answerToFetch } from '../samples';
import { defineTemplate } from '../template';

export const answersToFetch = defineTemplate({
	file: 'answers-to-fetch',
	group: 'Systems: in',
	nodes: {
		monkey: {
			kind: 'SurveyMonkeyTrigger',
			parameters: {
				objectType: 'survey',
				event: 'response_completed',
				surveyIds: [],
				onlyAnswers: false,
			},
		},
		told: { kind: 'CrmTrigger', parameters: { path: 'qualtrics-answers', source: 'qualtrics' } },
		fetch: {
			kind: 'QualtricsHttp',
			parameters: {
				url: '=https://your-datacenter.qualtrics.com{{ $json.event.attributes.fetch }}',
				authentication: 'genericCredentialType',
				genericAuthType: 'httpHeaderAuth',
			},
		},
		rateMonkey: { kind: 'Score' },
		rateQualtrics: {
			kind: 'Score',
			parameters: {
				answerFrom: 'item',
				surveyKey: 'qualtrics-feedback',
				tool: 'qualtrics',
				itemRating: 'QID1',
				itemOptions: { comment: 'QID2_TEXT' },
			},
		},
		find: { kind: 'Router' },
		open: { kind: 'Case' },
	},
	lanes: [
		{
			colour: 'systems',
			rows: [
				['monkey', null],
				['told', 'fetch'],
			],
		},
		{ colour: 'low', rows: [['rateMonkey', null, 'find', 'open'], ['rateQualtrics']] },
	],
	wires: [
		'monkey > rateMonkey',
		'told > fetch',
		'fetch > rateQualtrics',
		'rateMonkey.Low > find',
		'rateQualtrics.Low > find',
		'find.Owner Found > open',
		'find.Nobody > open',
	],
	words: {
		en: {
			title: 'SurveyMonkey and Qualtrics',
			sentence:
				'SurveyMonkey and Qualtrics tell that somebody answered: what was said is fetched and scored; low ones become cases.',
			who: 'teams on SurveyMonkey or Qualtrics',
			change: [
				'your survey in *SurveyMonkey answered*, or your data centre in *Fetch the answer*',
				'the rating question in *Record it*',
				'your team in *Find an owner*',
			],
			needs:
				"*The clock* is published; n8n's SurveyMonkey credential, or a Header Auth one for Qualtrics",
			lanes: [
				{ head: '1 · Answers arrive', text: 'One line is enough; delete the other.' },
				{
					head: '2 · A low score finds its owner',
					text: 'Each answer is recorded once, however often it comes.',
				},
			],
			nodes: {
				monkey: 'SurveyMonkey answered',
				told: 'Qualtrics answered',
				fetch: 'Fetch the answer',
				rateMonkey: 'Record it',
				rateQualtrics: 'Record that of Qualtrics',
				find: 'Find an owner',
				open: 'Open a case',
			},
			parameters: {
				rateMonkey: {
					answerFrom: 'item',
					surveyKey: 'monkey-feedback',
					tool: 'surveymonkey',
					itemRating: 'How satisfied are you?',
					itemOptions: { comment: 'Why?' },
				},
				find: { team: 'after-sales' },
			},
			samples: { told: [answerToFetch('en')] },
		},
		zh: {
			title: 'SurveyMonkey 和 Qualtrics',
			sentence: 'SurveyMonkey、Qualtrics 通知有新答卷：取回内容并评分，低分成为跟进单。',
			who: '使用 SurveyMonkey 或 Qualtrics 的团队',
			change: [
				'“收到 SurveyMonkey”中的问卷，或“取回答卷”中的数据中心',
				'“记录回答”中的评分题',
				'“找负责人”中的团队',
			],
			needs: '已发布“时钟”；所用问卷工具在 n8n 中的凭证',
			lanes: [
				{ head: '1 · 收到回答', text: '保留一行即可，另一行可删除。' },
				{ head: '2 · 低分找到负责人', text: '同一回答只记录一次。' },
			],
			nodes: {
				monkey: '收到 SurveyMonkey',
				told: '收到 Qualtrics',
				fetch: '取回答卷',
				rateMonkey: '记录回答',
				rateQualtrics: '记录 Qualtrics',
				find: '找负责人',
				open: '建立跟进单',
			},
			parameters: {
				rateMonkey: {
					answerFrom: 'item',
					surveyKey: 'monkey-feedback',
					tool: 'surveymonkey',
					itemRating: '您满意吗？',
					itemOptions: { comment: '为什么？' },
				},
				find: { team: '售后' },
			},
			samples: { told: [answerToFetch('zh')] },
		},
	},
});
