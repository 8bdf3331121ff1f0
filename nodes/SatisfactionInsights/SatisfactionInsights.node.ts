import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { testWorkspaceCredential } from '../connection/open-house';
import { operationProperties, toolProperties } from '../connection/operation-properties';
import { asToolWith } from '../connection/tool';
import { pickersIn } from '../connection/pickers';
import { runOperations } from '../connection/run-operations';
import { operationSubtitle } from '../connection/subtitle';
import { insightOperations, insightResources, inputsOfNode, periodName } from './actions';

const properties = operationProperties(insightOperations, 'summary', insightResources);

/** Figures about a period: scores with their uncertainty, response rate, cases. */
export class SatisfactionInsights implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Insights',
		name: 'satisfactionInsights',
		icon: { light: 'file:../../icons/insights.svg', dark: 'file:../../icons/insights.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: operationSubtitle(insightOperations, periodName),
		description:
			'Get reports, trends, drivers, alarms, topics and retention, each figure with its uncertainty',
		defaults: { name: 'Satisfaction Insights' },
		usableAsTool: asToolWith(toolProperties(properties, insightOperations)),
		inputs: `={{ ${inputsOfNode} }}`,
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'satisfactionWorkspaceApi',
				displayName: 'Satisfaction Workspace',
				required: true,
				testedBy: 'testWorkspaceCredential',
			},
		],
		properties,
	};

	methods = { credentialTest: { testWorkspaceCredential }, loadOptions: pickersIn(properties) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, insightOperations);
	}
}
