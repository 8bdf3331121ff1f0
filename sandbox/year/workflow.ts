import type { WorkflowFile, WorkflowNode } from '../n8n/workflows';
import { campaigns } from './care';

/** In the editor it is found by this name. */
export const yearWorkflow = 'Made-up year: what it says';

type Piece = Pick<WorkflowNode, 'name' | 'type' | 'typeVersion' | 'parameters' | 'credentials'>;
type Asked = { name: string; of?: 'Care' | 'Case'; parameters: Record<string, unknown> };

/** Who gets the report; somebody of the team who leads, so that it brings a link to the figures as they are now. */
export const reader = 'chen.hao@example.com';

const period = 'last_90_days';

/** One question each, with what is preset, over a time in which the shop has answers enough. */
const asked: readonly Asked[] = [
	{ name: 'How was the quarter?', parameters: { period } },
	{ name: 'Does it rise or fall?', parameters: { operation: 'trend', period } },
	{ name: 'Where?', parameters: { operation: 'breakdown', period, by: 'touchpoint' } },
	{ name: 'What moves it?', parameters: { operation: 'drivers', period: 'last_12_months' } },
	{
		name: 'What do they write?',
		parameters: { resource: 'comment', operation: 'findTopics', period },
	},
	{ name: 'Anything unusual?', parameters: { operation: 'findAlarms' } },
	{
		name: 'Who stays?',
		parameters: { resource: 'customer', valueItems: 'groups', customersBy: 'segment' },
	},
	{
		name: 'Who may leave?',
		parameters: { resource: 'customer', valueItems: 'at_risk', valueOptions: { most: 20 } },
	},
	{
		name: 'Fleets or families?',
		parameters: {
			...{ resource: 'customer', operation: 'compareTwoGroups', period: 'last_12_months' },
			groupA: { segment: 'Families' },
			groupB: { segment: 'Company fleets' },
		},
	},
	{
		name: 'Do they come back?',
		of: 'Care',
		parameters: { operation: 'measureEffect', campaign: campaigns.quiet },
	},
	{
		name: 'What do we do about it?',
		of: 'Case',
		parameters: { resource: 'problem', operation: 'listProblems' },
	},
	{
		name: 'What do customers read of it?',
		of: 'Case',
		parameters: { resource: 'problem', operation: 'publicPage' },
	},
	{ name: 'Report', parameters: { resource: 'report', period, options: { to: reader } } },
];

/**
 * One button, and a node for each question that somebody who leads may have; the report goes out by mail.
 *
 * @param credential name of the workspace credential
 */
export function yearFile(credential: string): WorkflowFile {
	const credentials = { satisfactionWorkspaceApi: { id: null, name: credential } };
	const node = (place: number, about: Piece): WorkflowNode => ({
		id: `3f6a1c52-7d0e-4a4b-a3aa-5b1d6c2e20${String(place).padStart(2, '0')}`,
		position: [Math.min(place, 1) * 256, Math.max(place - 1, 0) * 176],
		...about,
	});
	const ours = 'n8n-nodes-satisfaction.satisfaction';
	const start = node(0, {
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		parameters: {},
	});
	const questions = asked.map(({ name, of = 'Insights', parameters }, at) =>
		node(at + 1, { name, type: ours + of, typeVersion: 1, parameters, credentials }),
	);
	const mail: WorkflowNode = {
		...node(asked.length + 1, {
			name: 'Mail it',
			type: `${ours}Message`,
			typeVersion: 1,
			parameters: { options: { attachments: 'report' } },
			credentials,
		}),
		position: [512, (asked.length - 1) * 176],
	};
	const to = (name: string) => ({ node: name, type: 'main', index: 0 });
	return {
		name: yearWorkflow,
		nodes: [start, ...questions, mail],
		connections: {
			Start: { main: [asked.map(({ name }) => to(name))] },
			Report: { main: [[to(mail.name)]] },
		},
		settings: {},
	};
}
