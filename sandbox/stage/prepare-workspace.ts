import type { N8nClient } from '../n8n/client';
import { runManually } from '../n8n/executions';
import { importWorkflow, type WorkflowFile, type WorkflowNode } from '../n8n/workflows';
import { sandboxPeople } from './settings';

const start: WorkflowNode = {
	id: 'b7f0c1f2-2a0e-4a3c-9a33-0d3f4d1c0001',
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

function twoNodes(
	name: string,
	credential: string,
	node: Pick<WorkflowNode, 'type' | 'parameters'>,
	items: Array<Record<string, unknown>>,
): WorkflowFile & { pinData: Record<string, unknown> } {
	return {
		name,
		nodes: [
			start,
			{
				id: 'b7f0c1f2-2a0e-4a3c-9a33-0d3f4d1c0002',
				name: 'Do',
				typeVersion: 1,
				position: [240, 0],
				credentials: { satisfactionWorkspaceApi: { id: null, name: credential } },
				...node,
			},
		],
		connections: { Start: { main: [[{ node: 'Do', type: 'main', index: 0 }]] } },
		settings: {},
		pinData: { Start: items.map((json) => ({ json })) },
	};
}

/**
 * Puts settings and people into the workspace the way an admin would who has them as data: by the
 * package's own nodes, executed by hand.
 */
export async function prepareWorkspace(
	client: N8nClient,
	credential: string,
	settings: Record<string, unknown>,
): Promise<void> {
	const workspace = twoNodes(
		'Sandbox: settings',
		credential,
		{
			type: 'n8n-nodes-satisfaction.satisfactionWorkspace',
			parameters: { operation: 'set', advanced: { json: JSON.stringify(settings) } },
		},
		[{}],
	);
	const team = twoNodes(
		'Sandbox: people',
		credential,
		{
			type: 'n8n-nodes-satisfaction.satisfactionTeam',
			parameters: {
				operation: 'upsert',
				id: '={{ $json.id }}',
				name: '={{ $json.name }}',
				email: '={{ $json.email }}',
				team: '={{ $json.team }}',
				role: '={{ $json.role }}',
			},
		},
		sandboxPeople.map((one) => ({ ...one })),
	);
	for (const file of [workspace, team]) {
		const imported = await importWorkflow(client, file);
		await runManually(client, imported, 'Start');
	}
}
