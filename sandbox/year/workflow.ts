import type { WorkflowFile, WorkflowNode } from '../n8n/workflows';

/** In the editor it is found by this name. */
export const yearWorkflow = 'Made-up year: what it says';

type Piece = Pick<WorkflowNode, 'name' | 'type' | 'typeVersion' | 'parameters' | 'credentials'>;
type Asked = { name: string; parameters: Record<string, unknown> };

/** One question each, with what is preset, over a time in which the shop has answers enough. */
const asked: readonly Asked[] = [
	{ name: 'How was the quarter?', parameters: { period: 'last_90_days' } },
	{ name: 'Does it rise or fall?', parameters: { operation: 'trend', period: 'last_90_days' } },
	{
		name: 'Where?',
		parameters: { operation: 'breakdown', period: 'last_90_days', by: 'touchpoint' },
	},
	{ name: 'What moves it?', parameters: { operation: 'drivers', period: 'last_90_days' } },
	{
		name: 'What do they write?',
		parameters: { resource: 'comment', operation: 'findTopics', period: 'last_90_days' },
	},
	{ name: 'Anything unusual?', parameters: { operation: 'findAlarms' } },
	{
		name: 'Report',
		parameters: {
			resource: 'report',
			period: 'last_90_days',
			options: { to: 'chen.hao@example.com' },
		},
	},
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
	const questions = asked.map(({ name, parameters }, at) =>
		node(at + 1, { name, type: `${ours}Insights`, typeVersion: 1, parameters, credentials }),
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
