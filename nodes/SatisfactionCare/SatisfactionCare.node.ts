import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { testWorkspaceCredential } from '../connection/open-house';
import { operationProperties, toolProperties } from '../connection/operation-properties';
import { pickersIn } from '../connection/pickers';
import { runOperations } from '../connection/run-operations';
import { operationSubtitle } from '../connection/subtitle';
import { asToolWith } from '../connection/tool';
import { careOperations } from './actions';
import { careOutputs, outputs, outputsFieldFor } from './actions/outputs';

const properties = [
	...operationProperties(careOperations, 'findDue'),
	outputsFieldFor(careOperations),
];

/** Defines a care campaign and finds what is due of it: birthdays, festivals, renewals and the like. */
export class SatisfactionCare implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Care',
		name: 'satisfactionCare',
		icon: { light: 'file:../../icons/care.svg', dark: 'file:../../icons/care.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: operationSubtitle(
			careOperations,
			'$parameter["campaignKey"] || $parameter["campaign"]',
		),
		description:
			'Birthdays, festivals, renewals and more: writes to customers at the right moment, within the contact policy',
		defaults: { name: 'Satisfaction Care' },
		usableAsTool: asToolWith(toolProperties(properties, careOperations)),
		inputs: [NodeConnectionTypes.Main],
		outputs,
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
		return await runOperations(this, careOperations, { names: careOutputs, failed: 'held' });
	}
}
