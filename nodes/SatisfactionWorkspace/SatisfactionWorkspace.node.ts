import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import type { House } from '../../core/loop/house';
import { asNodeError, errorItem } from '../connection/node-error';
import { openHouse, testWorkspaceCredential } from '../connection/open-house';
import { getSettings } from './actions/get';
import { health } from './actions/health';
import { setFields, setSettings } from './actions/set';

type Action = (
	context: IExecuteFunctions,
	house: House,
	now: number,
	index: number,
) => Promise<IDataObject>;

const actions: Record<string, Action> = { get: getSettings, health, set: setSettings };

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
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Set up time zone, calendar, contact policy and SLA, and check that all is well',
		defaults: { name: 'Satisfaction Workspace' },
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
						name: 'Check Health',
						value: 'health',
						description: 'Look for what would keep surveys and cases from working',
						action: 'Check the health of the workspace',
					},
					{
						name: 'Get Settings',
						value: 'get',
						description: 'Get the settings in force',
						action: 'Get the settings',
					},
					{
						name: 'Set Settings',
						value: 'set',
						description: 'Change the settings you add below; all others stay',
						action: 'Set the settings',
					},
				],
				default: 'set',
			},
			...setFields,
		],
	};

	methods = { credentialTest: { testWorkspaceCredential } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		const now = Date.now();
		for (const [index, { json }] of this.getInputData().entries()) {
			try {
				const house = await openHouse(this);
				const action = actions[this.getNodeParameter('operation', index) as string];
				const filled = await action?.(this, house, now, index);
				output.push({ json: { ...json, ...filled }, pairedItem: { item: index } });
			} catch (error) {
				if (!this.continueOnFail()) throw asNodeError(this.getNode(), error, index);
				output.push(errorItem(this.getNode(), error, json, index));
			}
		}
		return [output];
	}
}
