import { PollContext, TriggerContext } from 'n8n-core';
import type {
	IDataObject,
	INodeExecutionData,
	INodeTypes,
	ITriggerFunctions,
	ITriggerResponse,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalData } from './additional-data';
import type { Credentials } from './additional-data';
import { buildWorkflow } from './workflow';
import type { WorkflowJson } from './workflow';

export interface TriggerOptions {
	workflow: WorkflowJson;
	nodeTypes: INodeTypes;
	node: string;
	credentials?: Credentials;
	/** `trigger` by default; `manual` is a person pressing *Execute*. */
	mode?: WorkflowExecuteMode;
}

/** One call of `emit`: what it carried, and the promise that n8n resolves when the run is over. */
export interface Emission {
	outputs: IDataObject[][];
	donePromise: Parameters<ITriggerFunctions['emit']>[2];
}

export interface RunningTrigger {
	emissions: Emission[];
	/** Errors that the node reported without stopping. */
	errors: Error[];
	/** The cron expressions that the node registered. */
	crons: string[];
	/** Runs every registered cron once, as if its time had come, and waits for what it starts. */
	tick(): Promise<void>;
	response: ITriggerResponse | undefined;
}

function prepare({
	workflow: json,
	nodeTypes,
	node: name,
	credentials = {},
	mode,
}: TriggerOptions) {
	const { workflow, about } = buildWorkflow(json, nodeTypes, credentials);
	const node = workflow.getNode(name);
	if (!node) throw new Error(`The workflow has no node "${name}".`);
	const type = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	return { workflow, node, type, data: additionalData(about, credentials, mode ?? 'trigger') };
}

const jsonOf = (outputs: INodeExecutionData[][]) =>
	outputs.map((output) => output.map(({ json }) => json));

/** Starts a node's `trigger()` in n8n's own context, with the crons in the test's hands. */
export async function runTrigger(options: TriggerOptions): Promise<RunningTrigger> {
	const { workflow, node, type, data } = prepare(options);
	if (!type.trigger) throw new Error(`${type.description.name} has no trigger().`);
	const running: RunningTrigger = {
		emissions: [],
		errors: [],
		crons: [],
		tick: async () => {
			// A node may give a promise although the type of the callback does not promise one.
			await Promise.all(ticks.map((onTick) => onTick(new Date()) as void | Promise<void>));
		},
		response: undefined,
	};
	const ticks: Array<(at: Date) => unknown> = [];
	const context = new TriggerContext(
		workflow,
		node,
		data,
		options.mode ?? 'trigger',
		options.mode === 'manual' ? 'manual' : 'activate',
		(outputs, _response, donePromise) => {
			running.emissions.push({ outputs: jsonOf(outputs), donePromise });
		},
		(error) => void running.errors.push(error),
		(error) => void running.errors.push(error),
		{
			registerCron: ({ expression }, onTick) => {
				// n8n leaves out a second cron of a node that has the same expression.
				if (running.crons.includes(expression)) return;
				running.crons.push(expression);
				ticks.push(onTick);
			},
		},
	);
	running.response = await type.trigger.call(context);
	return running;
}

/** Runs a node's `poll()` once; null when it found nothing. */
export async function runPoll(options: TriggerOptions): Promise<IDataObject[][] | null> {
	const { workflow, node, type, data } = prepare(options);
	if (!type.poll) throw new Error(`${type.description.name} has no poll().`);
	const context = new PollContext(workflow, node, data, options.mode ?? 'trigger', 'activate');
	const outputs = await type.poll.call(context);
	return outputs && jsonOf(outputs);
}
