import { formAnswered } from '../samples';
import { defineTemplate } from '../template';

export const answersFromATool = defineTemplate({
	file: 'answers-from-a-tool',
	group: 'Systems: in',
	nodes: {
		form: {
			kind: 'CrmTrigger',
			parameters: {
				path: 'form-answers',
				source: 'formbricks',
				formbricksRating: 'satisfaction',
				formbricksScaleMapping: 'csat_1_5',
				formbricksOptions: { comment: 'why' },
			},
		},
		record: { kind: 'Score', parameters: { surveyKey: 'website-feedback' } },
		find: { kind: 'Router' },
		open: { kind: 'Case' },
	},
	lanes: [
		{ colour: 'systems', rows: [['form']] },
		{ colour: 'low', rows: [['record', 'find', 'open']] },
	],
	wires: ['form > record', 'record.Low > find', 'find.Owner Found > open', 'find.Nobody > open'],
	words: {
		en: {
			title: 'Answers from another tool',
			sentence:
				'Keep Formbricks for your surveys: each answer is scored here, and a low one becomes a case.',
			who: 'teams that keep their survey tool',
			change: [
				'the question that rates in *Form answered*',
				'the name of the survey in *Record the answer*',
				'your team in *Find an owner*',
			],
			needs: '*The clock* is published',
			lanes: [
				{ head: '1 · Answers arrive', text: 'From the webhook of your form.' },
				{
					head: '2 · A low score finds its owner',
					text: 'Each answer is recorded once; the scale travels with it.',
				},
			],
			nodes: {
				form: 'Form answered',
				record: 'Record the answer',
				find: 'Find an owner',
				open: 'Open a case',
			},
			parameters: { find: { team: 'after-sales' } },
			samples: { form: [formAnswered('en')] },
		},
		zh: {
			title: '其他问卷工具',
			sentence: '继续用 Formbricks 做问卷：回答在此评分，低分成为跟进单。',
			who: '已有问卷工具的团队',
			change: ['“收到答卷”中的评分题', '“记录回答”中的问卷名称', '“找负责人”中的团队'],
			needs: '已发布“时钟”',
			lanes: [
				{ head: '1 · 收到回答', text: '由表单的推送触发。' },
				{ head: '2 · 低分找到负责人', text: '每个回答只记录一次，量表一并保存。' },
			],
			nodes: { form: '收到答卷', record: '记录回答', find: '找负责人', open: '建立跟进单' },
			parameters: { find: { team: '售后' } },
			samples: { form: [formAnswered('zh')] },
		},
	},
});
