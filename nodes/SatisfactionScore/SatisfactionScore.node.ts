import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { asNodeError, errorItem } from '../connection/node-error';
import { openHouse, testWorkspaceCredential } from '../connection/open-house';
import { normaliseFields, normaliseOf } from './actions/normalise';
import { recordFields, recordOf } from './actions/record';
import { scoreFields, scoreOf } from './actions/score';

/** Scores answers that were given elsewhere, and records them. */
export class SatisfactionScore implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Score',
		name: 'satisfactionScore',
		icon: { light: 'file:../../icons/score.svg', dark: 'file:../../icons/score.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Score answers from any survey tool, sheet or CRM, and record them',
		defaults: { name: 'Satisfaction Score' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'satisfactionWorkspaceApi',
				required: true,
				testedBy: 'testWorkspaceCredential',
				displayOptions: { show: { operation: ['record'] } },
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
						name: 'Normalise',
						value: 'normalise',
						description:
							'Turn any answer (a number, a word, an emoji) into a score, without storing it',
						action: 'Normalise an answer',
					},
					{
						name: 'Record',
						value: 'record',
						description: 'Store an answer that was given elsewhere, once, with its score',
						action: 'Record an answer',
					},
					{
						name: 'Score',
						value: 'score',
						description: 'Score a number that is on its scale already, without storing it',
						action: 'Score a number',
					},
				],
				default: 'record',
			},
			...normaliseFields,
			...scoreFields,
			...recordFields,
		],
	};

	methods = { credentialTest: { testWorkspaceCredential } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		const now = Date.now();
		for (const [index, { json }] of this.getInputData().entries()) {
			try {
				const operation = this.getNodeParameter('operation', index) as string;
				const item =
					operation === 'record'
						? await recordOf(this, await openHouse(this), now, index)
						: (operation === 'score' ? scoreOf : normaliseOf)(this, index);
				output.push({ json: item, pairedItem: { item: index } });
			} catch (error) {
				if (!this.continueOnFail()) throw asNodeError(this.getNode(), error, index);
				output.push(errorItem(this.getNode(), error, json, index));
			}
		}
		return [output];
	}
}
