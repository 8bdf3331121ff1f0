import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { asNodeError, errorItem } from '../connection/node-error';
import { openHouse, testWorkspaceCredential } from '../connection/open-house';
import { cancel } from './actions/cancel';
import { invite } from './actions/invite';
import type { Done, Given, Output } from './actions/operation';
import { preview } from './actions/preview';
import { recordDelivery } from './actions/record-delivery';
import { remind } from './actions/remind';
import { surveyFields } from './fields';
import { searchSurveys } from './search-surveys';

const operations: Record<string, (given: Given) => Promise<Done>> = {
	invite,
	remind,
	cancel,
	preview,
	recordDelivery,
};

const places: readonly Output[] = ['send_now', 'scheduled', 'not_asked'];

/** Asks customers, each once and at the right moment, and keeps the reason where nobody is asked. */
export class SatisfactionSurvey implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Survey',
		name: 'satisfactionSurvey',
		icon: { light: 'file:../../icons/survey.svg', dark: 'file:../../icons/survey.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Asks customers by the contact policy, reminds, cancels and previews',
		defaults: { name: 'Satisfaction Survey' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Send Now' },
			{ type: NodeConnectionTypes.Main, displayName: 'Scheduled' },
			{ type: NodeConnectionTypes.Main, displayName: 'Not Asked' },
		],
		credentials: [
			{
				name: 'satisfactionWorkspaceApi',
				displayName: 'Satisfaction Workspace',
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
						name: 'Cancel',
						value: 'cancel',
						description: 'Take an invitation back; the item leaves on the first output',
						action: 'Cancel an invitation',
					},
					{
						name: 'Invite',
						value: 'invite',
						description: 'Ask the customer of each item now, later or not at all',
						action: 'Invite a customer',
					},
					{
						name: 'Preview',
						value: 'preview',
						description: 'Show a survey, its mail and remarks about its wording',
						action: 'Preview a survey',
					},
					{
						name: 'Record Delivery',
						value: 'recordDelivery',
						description: 'Tell what became of a message that another node sent',
						action: 'Record a delivery',
					},
					{
						name: 'Remind',
						value: 'remind',
						description: 'Write the next message to somebody who has not answered',
						action: 'Remind a customer',
					},
				],
				default: 'invite',
			},
			...surveyFields,
			{
				displayName: 'Outputs',
				name: 'outputs',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Separate',
						value: 'separate',
						description: 'Send Now, Scheduled and Not Asked on an output each',
					},
					{
						name: 'Single',
						value: 'single',
						description: 'All items on the first output, told apart by outcome.code; for AI agents',
					},
				],
				default: 'separate',
			},
		],
	};

	methods = { credentialTest: { testWorkspaceCredential }, listSearch: { searchSurveys } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const outputs: INodeExecutionData[][] = places.map(() => []);
		const single = this.getNodeParameter('outputs', 0, 'separate') === 'single';
		const trial = this.getMode() === 'manual';
		const house = await openHouse(this).catch((error) => {
			throw asNodeError(this.getNode(), error);
		});
		for (const [index, { json }] of items.entries()) {
			try {
				const operation = operations[String(this.getNodeParameter('operation', index))];
				if (!operation) continue;
				const given = { context: this, house, now: Date.now(), json, index, trial };
				const { output, item } = await operation(given);
				outputs[single ? 0 : places.indexOf(output)]?.push({
					json: item as IDataObject,
					pairedItem: { item: index },
				});
			} catch (error) {
				if (!this.continueOnFail()) throw asNodeError(this.getNode(), error, index);
				const failed = errorItem(this.getNode(), error, json, index);
				outputs[single ? 0 : places.indexOf('not_asked')]?.push(failed);
			}
		}
		return outputs;
	}
}
