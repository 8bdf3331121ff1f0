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
import { operations } from './actions';
import { getCustomerFields } from './actions/create-or-update';

const properties = operationProperties(operations, 'upsert', [
	{ name: 'Customer', value: 'customer' },
	{ name: 'Privacy', value: 'privacy' },
]);

/** Keeps customers, each as one record, and what each of them has agreed to. */
export class SatisfactionCustomer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Customer',
		name: 'satisfactionCustomer',
		icon: { light: 'file:../../icons/customer.svg', dark: 'file:../../icons/customer.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: operationSubtitle(operations),
		description: 'Keep customers, join doubles, and hold to what each has agreed to',
		defaults: { name: 'Satisfaction Customer' },
		usableAsTool: asToolWith(toolProperties(properties, operations)),
		inputs: [NodeConnectionTypes.Main],
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

	methods = {
		credentialTest: { testWorkspaceCredential },
		loadOptions: pickersIn(properties),
		resourceMapping: { getCustomerFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, operations);
	}
}
