import type { WorkflowFile, WorkflowNode } from '../n8n/workflows';

const workspace = { id: null, name: 'Satisfaction Workspace account' };
const sender = { id: null, name: 'Satisfaction Sender account' };

/** What the day's systems send to, whatever they are. */
const shared = {
	filters: { eventTypes: 'ticket.solved, ticket.closed' },
	defaults: { touchpoint: 'use' },
};

function trigger(
	about: Pick<WorkflowNode, 'id' | 'name' | 'webhookId'>,
	row: number,
	parameters: Record<string, unknown>,
): WorkflowNode {
	return {
		...about,
		type: 'n8n-nodes-satisfaction.satisfactionCrmTrigger',
		typeVersion: 2,
		position: [0, row * 192],
		parameters: { ...parameters, ...shared },
		credentials: { satisfactionWorkspaceApi: workspace, satisfactionSenderApi: sender },
	};
}

const about = {
	id: '3f6a1c52-7d0e-4a4b-a3aa-5b1d6c2e0002',
	webhookId: '3f6a1c52-7d0e-4a4b-a3aa-5b1d6c2e1002',
};

const zendesk = (): WorkflowNode =>
	trigger({ ...about, name: 'Zendesk' }, 1, { path: 'zendesk', source: 'zendesk' });

const jiandaoyun = (): WorkflowNode =>
	trigger({ ...about, name: 'Jiandaoyun' }, 1, {
		path: 'jiandaoyun',
		source: 'jiandaoyun',
		jiandaoyunRules: {
			row: [
				{
					op: 'data_update',
					field: 'ticket_status',
					equals: '已关闭',
					type: 'ticket.closed',
				},
				{
					op: 'data_update',
					field: 'ticket_status',
					equals: '处理中',
					type: 'ticket.reopened',
				},
			],
		},
	});

/**
 * The template listens to one system, the day has three: the other two ask by the same survey, as an
 * admin would wire them.
 */
export function otherSystems(language: 'en' | 'zh-CN' = 'en'): WorkflowFile {
	const ask: WorkflowNode = {
		id: '3f6a1c52-7d0e-4a4b-a3aa-5b1d6c2e0003',
		name: 'Ask the customer',
		type: 'n8n-nodes-satisfaction.satisfactionSurvey',
		typeVersion: 1,
		position: [224, 96],
		parameters: { surveyKey: 'after-service' },
		credentials: { satisfactionWorkspaceApi: workspace },
	};
	const other = language === 'en' ? jiandaoyun() : zendesk();
	const wire = { main: [[{ node: ask.name, type: 'main', index: 0 }]] };
	return {
		name: `Sandbox: a shop and ${other.name}`,
		nodes: [
			trigger(
				{
					id: '3f6a1c52-7d0e-4a4b-a3aa-5b1d6c2e0001',
					name: 'A shop',
					webhookId: '3f6a1c52-7d0e-4a4b-a3aa-5b1d6c2e1001',
				},
				0,
				{ path: 'shop', genericOptions: { timestampHeader: 'X-Timestamp' } },
			),
			other,
			ask,
		],
		connections: { 'A shop': wire, [other.name]: wire },
		settings: { saveDataSuccessExecution: 'none' },
	};
}
