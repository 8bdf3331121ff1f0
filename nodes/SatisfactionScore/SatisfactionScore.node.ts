import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { testWorkspaceCredential } from '../connection/open-house';
import { outputsField } from '../connection/operation';
import { operationProperties, toolProperties } from '../connection/operation-properties';
import { asToolWith } from '../connection/tool';
import { runOperations } from '../connection/run-operations';
import { operationSubtitle } from '../connection/subtitle';
import { scoreOperations, scoreOutputs } from './actions';

const properties = [...operationProperties(scoreOperations, 'record'), outputsField];

/** Scores answers that were given elsewhere, and records them. */
export class SatisfactionScore implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Score',
		name: 'satisfactionScore',
		icon: { light: 'file:../../icons/score.svg', dark: 'file:../../icons/score.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: operationSubtitle(scoreOperations),
		description: 'Score answers from any survey tool, sheet or CRM, and record them',
		defaults: { name: 'Satisfaction Score' },
		usableAsTool: asToolWith(toolProperties(properties, scoreOperations)),
		inputs: [NodeConnectionTypes.Main],
		outputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Low' },
			{ type: NodeConnectionTypes.Main, displayName: 'Middle' },
			{ type: NodeConnectionTypes.Main, displayName: 'High' },
		],
		credentials: [
			{
				name: 'satisfactionWorkspaceApi',
				displayName: 'Satisfaction Workspace',
				required: true,
				testedBy: 'testWorkspaceCredential',
				displayOptions: { show: { operation: ['record'] } },
			},
		],
		properties,
	};

	methods = { credentialTest: { testWorkspaceCredential } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, scoreOperations, { names: scoreOutputs });
	}
}
