import { createRequire } from 'node:module';
import { NodeConnectionTypes, NodeHelpers } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	INodeTypes,
	NodeParameterValueType,
} from 'n8n-workflow';
import type { Credentials } from './additional-data';
import { fullType, listedAsTool, loadNodes } from './node-types';
import { runWorkflow } from './workflow';

interface Tool {
	name: string;
	description: string;
	invoke(args: object): Promise<string>;
}

/** A tool as a model sees it: the JSON that goes to it. */
export interface SeenTool {
	name: string;
	description: string;
	parameters: {
		properties: Record<string, { type?: string; description?: string; default?: unknown }>;
		required?: string[];
	};
}

/** What n8n's agents send to a model, by the library that they send it with. */
function seenByModel(tool: Tool): SeenTool {
	const { convertToOpenAITool } = createRequire(require.resolve('n8n-core'))(
		'@langchain/core/utils/function_calling',
	) as { convertToOpenAITool(tool: Tool): { function: SeenTool } };
	return convertToOpenAITool(tool).function;
}

/**
 * Stands where an AI agent stands: calls its first tool with each item as the arguments, or, with an
 * item that says `list`, only tells what its model would be told.
 */
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
		const tools = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
		const [tool] = tools;
		if (!tool) throw new Error('No tool is connected.');
		if (this.getInputData()[0]?.json.list === true) {
			const list = tools.map(seenByModel);
			return [[{ json: { list } as unknown as IDataObject, pairedItem: { item: 0 } }]];
		}
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

function withCaller(given: INodeTypes): INodeTypes {
	const own = loadNodes({ 'test.toolCaller': ToolCaller });
	return {
		...given,
		getByNameAndVersion: (type, version) =>
			(type === 'test.toolCaller' ? own : given).getByNameAndVersion(type, version),
	};
}

/** The tools of an agent as its model sees them, through n8n's real tool machinery. */
export async function listTools(
	nodeTypes: INodeTypes,
	tools: ReadonlyArray<Pick<ToolOptions, 'type' | 'parameters'>>,
): Promise<SeenTool[]> {
	const nodes = tools.map(({ type, parameters }) => {
		const tool = `${fullType(type)}Tool`;
		const description = listedAsTool(nodeTypes, type);
		const filled = NodeHelpers.getNodeParameters(
			description.properties,
			parameters,
			true,
			false,
			null,
			description,
		);
		// As the editor names a tool that is put on the canvas.
		return { name: NodeHelpers.makeNodeName(filled ?? {}, description), type: tool, parameters };
	});
	const { outputs, error } = await runWorkflow({
		nodeTypes: withCaller(nodeTypes),
		workflow: {
			nodes: [{ name: 'Caller', type: 'test.toolCaller' }, ...nodes],
			connections: Object.fromEntries(
				nodes.map(({ name }) => [
					name,
					{ ai_tool: [[{ node: 'Caller', type: 'ai_tool' as const, index: 0 }]] },
				]),
			),
		},
		start: 'Caller',
		items: [{ list: true }],
	});
	if (error) throw error;
	return outputs.Caller?.[0]?.[0]?.list as unknown as SeenTool[];
}

/** Calls an action node as an AI agent would, through n8n's real tool machinery. */
export async function asTool(options: ToolOptions): Promise<ToolAnswer> {
	const nodeTypes = withCaller(options.nodeTypes);
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
