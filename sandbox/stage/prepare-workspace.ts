import type { N8nClient } from '../n8n/client';
import { runManually } from '../n8n/executions';
import { importWorkflow, type ImportedWorkflow, type WorkflowFile } from '../n8n/workflows';

const manual = 'n8n-nodes-base.manualTrigger';

/** A node of ours that somebody executes by hand: its type without the package, and its parameters. */
export type HandWork = { type: string; parameters: Record<string, unknown> };

/** One node, and the button that starts it. */
function handWorkflow(
	name: string,
	credential: string,
	{ type, parameters }: HandWork,
): WorkflowFile {
	return {
		name: `Sandbox: ${name}`,
		nodes: [
			{
				id: 'b7f0c1f2-2a0e-4a3c-9a33-0d3f4d1c0001',
				name: 'Start',
				type: manual,
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'b7f0c1f2-2a0e-4a3c-9a33-0d3f4d1c0002',
				name: 'Do it',
				type: `n8n-nodes-satisfaction.${type}`,
				typeVersion: 1,
				position: [240, 0],
				parameters,
				credentials: { satisfactionWorkspaceApi: { id: null, name: credential } },
			},
		],
		connections: { Start: { main: [[{ node: 'Do it', type: 'main', index: 0 }]] } },
		settings: {},
	};
}

/**
 * Fills the workspace as an admin would: executes the template that sets it up, then one node with
 * what only the sandbox wants.
 */
export async function prepareWorkspace(
	client: N8nClient,
	setUp: ImportedWorkflow,
	credential: string,
	settings: Record<string, unknown>,
): Promise<void> {
	await pressButton(client, setUp);
	await changeSettings(client, 'settings of a compressed day', credential, settings);
}

/** Changes settings as an admin would: with one node, executed by hand. */
export async function changeSettings(
	client: N8nClient,
	name: string,
	credential: string,
	settings: Record<string, unknown>,
): Promise<void> {
	const parameters = { operation: 'set', advanced: { json: JSON.stringify(settings) } };
	await doByHand(client, name, credential, { type: 'satisfactionWorkspace', parameters });
}

/** Executes one node by hand, in a workflow of its own. */
export async function doByHand(
	client: N8nClient,
	name: string,
	credential: string,
	work: HandWork,
): Promise<void> {
	const own = handWorkflow(name, credential, work);
	await pressButton(client, await importWorkflow(client, own));
}

async function pressButton(client: N8nClient, workflow: ImportedWorkflow): Promise<void> {
	const start = workflow.nodes.find(({ type }) => type === manual);
	if (!start) throw new Error(`"${workflow.name}" has no button to start it by.`);
	await runManually(client, workflow, start.name);
}
