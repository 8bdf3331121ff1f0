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
import { workspaceOperations } from './actions';

const properties = operationProperties(workspaceOperations, 'set');

/** Holds the workspace's settings, and looks whether everything is in place. */
export class SatisfactionWorkspace implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Workspace',
		name: 'satisfactionWorkspace',
		icon: {
			light: 'file:../../icons/workspace.svg',
			dark: 'file:../../icons/workspace.dark.svg',
		},
		group: ['transform'],
		version: [1],
		subtitle: operationSubtitle(workspaceOperations),
		description: 'Set up time zone, calendar, contact policy and SLA, and check that all is well',
		defaults: { name: 'Satisfaction Workspace' },
		usableAsTool: asToolWith(toolProperties(properties, workspaceOperations)),
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

	methods = { credentialTest: { testWorkspaceCredential }, loadOptions: pickersIn(properties) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, workspaceOperations);
	}
}
