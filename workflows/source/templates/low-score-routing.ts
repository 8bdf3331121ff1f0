import { derivedId } from '../../../core/model/id';
import { lowAnswer, told } from '../samples';
import { defineTemplate } from '../template';

/** A rule of the Router: customers of a city go to a team. */
const city = (name: string, team: string) => ({
	name,
	conditions: { attributePath: 'city', attributeValue: name },
	team,
});

/** The id that *Set up your workspace* gives its team lead. */
const lead = derivedId('prs', 'email', 'chen.hao@example.com');

export const lowScoreRouting = defineTemplate({
	file: 'low-score-routing',
	group: 'Closed loop',
	nodes: {
		in: { kind: 'ActivityTrigger', parameters: { options: { levels: ['low'] } } },
		find: { kind: 'Router' },
		open: { kind: 'Case' },
		lead: { kind: 'Case' },
	},
	lanes: [
		{ colour: 'low', rows: [['in', 'find']] },
		{ colour: 'low', rows: [['open'], ['lead']] },
	],
	wires: ['in > find', 'find.Owner Found > open', 'find.Nobody > lead'],
	words: {
		en: {
			title: 'Low scores by city',
			sentence:
				'One set of rules for the low scores of all surveys: the city decides who takes the case.',
			who: 'teams in several cities or shops',
			change: [
				'the cities in *Whose city?*',
				'the lead in *Give it to the lead*',
				'the surveys in *A low score comes in*',
			],
			needs: '*The clock* is published',
			lanes: [
				{
					head: '1 · Whose is it?',
					text: 'Rules are read from the top: the city decides, else whoever has the fewest open cases.',
				},
				{ head: '2 · Open a case', text: 'The clock tells the owner.' },
			],
			nodes: {
				in: 'A low score comes in',
				find: 'Whose city?',
				open: 'Open a case',
				lead: 'Give it to the lead',
			},
			parameters: {
				find: {
					strategy: 'least_load',
					useCrmOwner: false,
					rules: { rule: [city('London', 'after-sales'), city('Leeds', 'service-leeds')] },
				},
				lead: { overrides: { owner: lead, priority: 'urgent' } },
			},
			samples: { in: [told(lowAnswer('en', 'after-service', 'csat'))] },
		},
		zh: {
			title: '低分按城市派单',
			sentence: '所有问卷的低分共用一套规则：按城市决定谁来跟进。',
			who: '多城市、多门店团队',
			change: ['“哪个城市？”中的城市', '“交给主管”中的主管', '“收到低分”中的问卷'],
			needs: '已发布“时钟”',
			lanes: [
				{ head: '1 · 归谁处理', text: '规则从上往下：先看城市，其余交给待办最少的人。' },
				{ head: '2 · 建立跟进单', text: '由时钟通知负责人。' },
			],
			nodes: { in: '收到低分', find: '哪个城市？', open: '建立跟进单', lead: '交给主管' },
			parameters: {
				find: {
					strategy: 'least_load',
					useCrmOwner: false,
					rules: { rule: [city('北京', '售后'), city('上海', '上海服务')] },
				},
				lead: { overrides: { owner: lead, priority: 'urgent' } },
			},
			samples: { in: [told(lowAnswer('zh', 'after-service', 'csat'))] },
		},
	},
});
