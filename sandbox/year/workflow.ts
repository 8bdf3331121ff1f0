import type { WorkflowFile, WorkflowNode } from '../n8n/workflows';
import { campaigns } from './care';
import { type Shop, shops } from './shop';

type Language = 'en' | 'zh-CN';

/** In the editor it is found by this name. */
export const yearWorkflows: Record<Language, string> = {
	en: 'Made-up year: what it says',
	'zh-CN': '虚构的一年：它说明什么',
};

type Piece = Pick<WorkflowNode, 'name' | 'type' | 'typeVersion' | 'parameters' | 'credentials'>;
type Asked = {
	names: readonly [english: string, chinese: string];
	of?: 'Care' | 'Case';
	parameters: Record<string, unknown>;
};

/** Who gets the report; somebody of the team who leads, so that it brings a link to the figures as they are now. */
export const reader = 'chen.hao@example.com';

const period = 'last_90_days';

/** One question each, with what is preset, over a time in which the shop has answers enough. */
const asked = ({ segments }: Shop): readonly Asked[] => [
	{ names: ['How was the quarter?', '这个季度怎么样？'], parameters: { period } },
	{
		names: ['Does it rise or fall?', '在上升还是下降？'],
		parameters: { operation: 'trend', period },
	},
	{
		names: ['Where?', '差在哪里？'],
		parameters: { operation: 'breakdown', period, by: 'touchpoint' },
	},
	{
		names: ['What moves it?', '什么影响它？'],
		parameters: { operation: 'drivers', period: 'last_12_months' },
	},
	{
		names: ['What do they write?', '他们写了什么？'],
		parameters: { resource: 'comment', operation: 'findTopics', period },
	},
	{ names: ['Anything unusual?', '有异常吗？'], parameters: { operation: 'findAlarms' } },
	{
		names: ['Who stays?', '谁会留下？'],
		parameters: { resource: 'customer', valueItems: 'groups', customersBy: 'segment' },
	},
	{
		names: ['Who may leave?', '谁可能流失？'],
		parameters: { resource: 'customer', valueItems: 'at_risk', valueOptions: { most: 20 } },
	},
	{
		names: ['Fleets or families?', '车队还是家庭？'],
		parameters: {
			...{ resource: 'customer', operation: 'compareTwoGroups', period: 'last_12_months' },
			groupA: { segment: segments[1]?.[0] ?? '' },
			groupB: { segment: segments[2]?.[0] ?? '' },
		},
	},
	{
		names: ['Do they come back?', '他们回来了吗？'],
		of: 'Care',
		parameters: { operation: 'measureEffect', campaign: campaigns.quiet },
	},
	{
		names: ['What do we do about it?', '我们在做什么？'],
		of: 'Case',
		parameters: { resource: 'problem', operation: 'listProblems' },
	},
	{
		names: ['What do customers read of it?', '客户读到什么？'],
		of: 'Case',
		parameters: { resource: 'problem', operation: 'publicPage' },
	},
	{
		names: ['Report', '报告'],
		parameters: { resource: 'report', period, options: { to: reader } },
	},
];

/**
 * One button, and a node for each question that somebody who leads may have; the report goes out by mail.
 *
 * @param credential name of the workspace credential
 */
export function yearFile(credential: string, language: Language = 'en'): WorkflowFile {
	const credentials = { satisfactionWorkspaceApi: { id: null, name: credential } };
	const node = (place: number, about: Piece): WorkflowNode => ({
		id: `3f6a1c52-7d0e-4a4b-a3aa-5b1d6c2e20${String(place).padStart(2, '0')}`,
		position: [Math.min(place, 1) * 256, Math.max(place - 1, 0) * 176],
		...about,
	});
	const ours = 'n8n-nodes-satisfaction.satisfaction';
	const inWords = (english: string, chinese: string) => (language === 'en' ? english : chinese);
	const start = node(0, {
		name: inWords('Start', '开始'),
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		parameters: {},
	});
	const all = asked(shops[language]);
	const questions = all.map(({ names, of = 'Insights', parameters }, at) =>
		node(at + 1, {
			name: inWords(...names),
			type: ours + of,
			typeVersion: 1,
			parameters,
			credentials,
		}),
	);
	const mail: WorkflowNode = {
		...node(all.length + 1, {
			name: inWords('Mail it', '寄出'),
			type: `${ours}Message`,
			typeVersion: 1,
			parameters: { options: { attachments: 'report' } },
			credentials,
		}),
		position: [512, (all.length - 1) * 176],
	};
	const to = (name: string) => ({ node: name, type: 'main', index: 0 });
	return {
		name: yearWorkflows[language],
		nodes: [start, ...questions, mail],
		connections: {
			[start.name]: { main: [questions.map(({ name }) => to(name))] },
			[inWords('Report', '报告')]: { main: [[to(mail.name)]] },
		},
		settings: {},
	};
}
