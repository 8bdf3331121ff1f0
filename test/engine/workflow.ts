import { randomUUID } from 'node:crypto';
import { WorkflowExecute } from 'n8n-core';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import type {
	IBinaryKeyData,
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeTypes,
	IPinData,
	IRun,
	IRunExecutionData,
	IWorkflowBase,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalData } from './additional-data';
import type { Credentials, Tables } from './additional-data';
import { fullType } from './node-types';

/** A node as a test or a template writes it; what is missing gets n8n's default. */
export type NodeJson = Pick<INode, 'name' | 'type'> & Partial<INode>;

/** A workflow as it is exported; of a template everything else is ignored. */
export interface WorkflowJson {
	id?: string;
	name?: string;
	nodes: NodeJson[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

/** Connections of nodes in a row, each by its first output: `chain('Trigger', 'Score', 'Router')`. */
export function chain(...names: string[]): IConnections {
	const connections: IConnections = {};
	names.slice(0, -1).forEach((name, index) => {
		const next = names[index + 1];
		if (next) connections[name] = { main: [[{ node: next, type: 'main', index: 0 }]] };
	});
	return connections;
}

/** n8n's `Workflow`, with the credentials of the test given to each node whose type asks for them. */
export function buildWorkflow(
	json: WorkflowJson,
	nodeTypes: INodeTypes,
	credentials: Credentials = {},
) {
	const nodes = json.nodes.map((given): INode => {
		const type = fullType(given.type);
		const typeVersion = given.typeVersion ?? newestVersion(nodeTypes, type);
		const { description } = nodeTypes.getByNameAndVersion(type, typeVersion);
		const asked = (description.credentials ?? []).filter(({ name }) => name in credentials);
		const filled = asked.map(({ name }) => [name, { id: null, name: 'Test' }] as const);
		return {
			id: randomUUID(),
			position: [0, 0],
			parameters: {},
			// n8n gives every webhook node one when it is put on the canvas.
			...(description.webhooks ? { webhookId: `webhook-of-${given.name}` } : {}),
			...given,
			type,
			typeVersion,
			credentials: { ...Object.fromEntries(filled), ...given.credentials },
		};
	});
	const about: IWorkflowBase = {
		id: json.id ?? 'test-workflow',
		name: json.name ?? 'Test',
		active: true,
		isArchived: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		activeVersionId: null,
		nodes,
		connections: json.connections,
		settings: { executionOrder: 'v1', ...json.settings },
	};
	const workflow = new Workflow({ ...about, nodeTypes });
	return { workflow, about };
}

function newestVersion(nodeTypes: INodeTypes, type: string): number {
	const { defaultVersion, version } = nodeTypes.getByNameAndVersion(type).description;
	return defaultVersion ?? Math.max(...[version].flat());
}

export interface RunOptions {
	workflow: WorkflowJson;
	nodeTypes: INodeTypes;
	/** The name of the node to start at. */
	start: string;
	/** What it gets on its first input or, for a trigger, gives on its first output. */
	items?: object[];
	/** Files of each item, in their order. */
	files?: IBinaryKeyData[];
	/** For a trigger with several outputs, in place of `items`: the items of each. */
	outputs?: object[][];
	credentials?: Credentials;
	tables?: Tables;
	/** `trigger` by default; `manual` is a person pressing *Execute*. */
	mode?: WorkflowExecuteMode;
	/** What nodes give in place of running, as the editor pins it; for `manual` only. */
	pinData?: IPinData;
	/** An execution that waits, which goes on with what its node is answered; `items` are the answer. */
	waiting?: IRun;
}

export interface RunResult {
	/** The items of each node by output: `outputs.Router[0]?.[0]`. Runs of one node are joined. */
	outputs: Record<string, IDataObject[][]>;
	/** The error that stopped the workflow. */
	error: Error | undefined;
	/** Everything n8n tells of the execution. */
	run: IRun;
}

/** What n8n makes of an execution that waits when its page is answered: the node hands the answer on. */
function goingOn({ data: { ...data } }: IRun, given: INodeExecutionData[][]): IRunExecutionData {
	const waits = structuredClone(data) as IRunExecutionData;
	const { lastNodeExecuted: name = '', runData } = waits.resultData;
	const [first] = waits.executionData?.nodeExecutionStack ?? [];
	if (!waits.waitTill || !first) throw new Error('The execution does not wait.');
	delete waits.waitTill;
	first.node.disabled = true;
	first.data = { main: given };
	runData[name]?.pop();
	return waits;
}

/** Runs a workflow through n8n's real engine and gives what every node put out. */
export async function runWorkflow(options: RunOptions): Promise<RunResult> {
	const { nodeTypes, start, items = [{}], credentials = {}, mode = 'trigger' } = options;
	const { workflow, about } = buildWorkflow(options.workflow, nodeTypes, credentials);
	const node = workflow.getNode(start);
	if (!node) throw new Error(`The workflow has no node "${start}".`);
	const given = (options.outputs ?? [items]).map((output) =>
		output.map((json, item) => {
			const binary = options.files?.[item];
			return { json: json as IDataObject, pairedItem: { item }, ...(binary && { binary }) };
		}),
	);
	const data = options.waiting
		? goingOn(options.waiting, given)
		: createRunExecutionData({
				executionData: { nodeExecutionStack: [{ node, data: { main: given }, source: null }] },
				resultData: { pinData: options.pinData ?? {} },
			});
	const run = await new WorkflowExecute(
		additionalData(about, credentials, mode, options.tables),
		mode,
		data,
	).processRunExecutionData(workflow);
	const outputs: RunResult['outputs'] = {};
	for (const [name, runs] of Object.entries(run.data.resultData.runData)) {
		const joined: IDataObject[][] = [];
		for (const { data: produced } of runs) {
			(produced?.main ?? []).forEach((output, index) => {
				joined[index] = [...(joined[index] ?? []), ...(output ?? []).map(({ json }) => json)];
			});
		}
		outputs[name] = joined;
	}
	return { outputs, error: run.data.resultData.error, run };
}
