import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { asNodeError, errorItem } from '../connection/node-error';
import { openHouse, testWorkspaceCredential } from '../connection/open-house';
import { summary, summaryFields } from './actions/summary';

/** Figures about a period: scores with their uncertainty, response rate, cases. */
export class SatisfactionInsights implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Insights',
		name: 'satisfactionInsights',
		icon: { light: 'file:../../icons/insights.svg', dark: 'file:../../icons/insights.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["period"] }}',
		description: 'Get satisfaction scores with their uncertainty, response rates and case figures',
		defaults: { name: 'Satisfaction Insights' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'satisfactionWorkspaceApi',
				required: true,
				testedBy: 'testWorkspaceCredential',
			},
		],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Summary',
						value: 'summary',
						description: 'Get all figures of a period as one item',
						action: 'Summarise a period',
					},
				],
				default: 'summary',
			},
			...summaryFields,
		],
	};

	methods = { credentialTest: { testWorkspaceCredential } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		const now = Date.now();
		for (const [index, { json }] of this.getInputData().entries()) {
			try {
				const house = await openHouse(this);
				const figures = await summary(this, house, now, index);
				output.push({ json: figures, pairedItem: { item: index } });
			} catch (error) {
				if (!this.continueOnFail()) throw asNodeError(this.getNode(), error, index);
				output.push(errorItem(this.getNode(), error, json, index));
			}
		}
		return [output];
	}
}
