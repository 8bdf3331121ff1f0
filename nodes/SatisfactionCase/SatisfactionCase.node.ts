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

const properties = operationProperties(operations, 'open', [
	{ name: 'Case', value: 'case' },
	{ name: 'Problem', value: 'problem' },
	{ name: 'Work', value: 'work' },
]);

/** Opens the follow-up of a low score and lets a workflow do what the owner can do on their page. */
export class SatisfactionCase implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Case',
		name: 'satisfactionCase',
		icon: { light: 'file:../../icons/case.svg', dark: 'file:../../icons/case.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: operationSubtitle(operations),
		description: 'Open, work and list cases, and the problems that many of them have in common',
		defaults: { name: 'Satisfaction Case' },
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
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, operations);
	}
}
