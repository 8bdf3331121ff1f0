import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	INodeTypes,
	NodeParameterValueType,
} from 'n8n-workflow';
import type { Credentials } from './additional-data';
import { fullType, loadNodes } from './node-types';
import { runWorkflow } from './workflow';

interface Tool {
	name: string;
	description: string;
	invoke(args: object): Promise<string>;
}

/** Stands where an AI agent stands: calls its one tool with each item as the arguments. */
class ToolCaller implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Tool Caller',
		name: 'toolCaller',
		group: ['transform'],
		version: 1,
		description: 'Calls the connected tool with each item',
		defaults: { name: 'Tool Caller' },
		inputs: [
			{ type: NodeConnectionTypes.Main },
			{ type: NodeConnectionTypes.AiTool, required: true },
		],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const [tool] = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
		if (!tool) throw new Error('No tool is connected.');
		const items = this.getInputData().map(async ({ json }, item) => {
			const answer = await tool.invoke(json);
			const { name, description } = tool;
			return { json: { name, description, answer }, pairedItem: { item } };
		});
		return [await Promise.all(items)];
	}
}

export interface ToolOptions {
	nodeTypes: INodeTypes;
	/** The action node's own type, such as `satisfactionSurvey`. */
	type: string;
	/** Parameters; values that the agent fills are written `={{ $fromAI('email') }}`. */
	parameters: Record<string, NodeParameterValueType>;
	/** What the agent fills in. */
	args: object;
	credentials?: Credentials;
}

export interface ToolAnswer {
	/** The tool's name and description as the agent sees them. */
	name: string;
	description: string;
	/** The items of the node's first output, which is all that an agent gets. */
	items: unknown[];
}

/** Calls an action node as an AI agent would, through n8n's real tool machinery. */
export async function asTool(options: ToolOptions): Promise<ToolAnswer> {
	const own = loadNodes({ 'test.toolCaller': ToolCaller });
	const nodeTypes: INodeTypes = {
		...options.nodeTypes,
		getByNameAndVersion: (type, version) =>
			(type === 'test.toolCaller' ? own : options.nodeTypes).getByNameAndVersion(type, version),
	};
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [
				{ name: 'Caller', type: 'test.toolCaller' },
				{ name: 'Tool', type: `${fullType(options.type)}Tool`, parameters: options.parameters },
			],
			connections: {
				Tool: { ai_tool: [[{ node: 'Caller', type: 'ai_tool', index: 0 }]] },
			},
		},
		start: 'Caller',
		items: [options.args],
		credentials: options.credentials,
	});
	if (error) throw error;
	const answer = outputs.Caller?.[0]?.[0];
	if (typeof answer?.answer !== 'string') throw new Error('The tool gave no answer.');
	const parsed: unknown = JSON.parse(answer.answer);
	return {
		name: String(answer.name),
		description: String(answer.description),
		items: Array.isArray(parsed) ? parsed : [parsed],
	};
}
