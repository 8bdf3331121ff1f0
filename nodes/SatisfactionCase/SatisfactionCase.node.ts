import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import type { House } from '../../core/loop/house';
import { keptHouse } from '../connection/kept-house';
import { asNodeError, errorItem } from '../connection/node-error';
import { testWorkspaceCredential } from '../connection/open-house';
import { parametersOf } from '../connection/parameters';
import type { Action } from './actions/action';
import { closeCaseOf } from './actions/close';
import { compensateCaseOf, compensationFields } from './actions/compensation';
import { escalateCaseOf, escalateFields } from './actions/escalate';
import { getCaseOf } from './actions/get';
import { listCasesOf, listFields } from './actions/list';
import { logActionFields, logActionOf } from './actions/log-action';
import { openCaseOf, openFields } from './actions/open';
import { reassignCaseOf, reassignFields } from './actions/reassign';
import { sharedFields } from './actions/shared-fields';
import { acknowledgeCaseOf, resolveCaseOf } from './actions/work';

const actions: Record<string, Action> = {
	acknowledge: acknowledgeCaseOf,
	close: closeCaseOf,
	compensation: compensateCaseOf,
	escalate: escalateCaseOf,
	get: getCaseOf,
	list: listCasesOf,
	logAction: logActionOf,
	open: openCaseOf,
	reassign: reassignCaseOf,
	resolve: resolveCaseOf,
};

/** Opens the follow-up of a low score and lets a workflow do what the owner can do on their page. */
export class SatisfactionCase implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Case',
		name: 'satisfactionCase',
		icon: { light: 'file:../../icons/case.svg', dark: 'file:../../icons/case.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Open, work and list cases',
		defaults: { name: 'Satisfaction Case' },
		usableAsTool: true,
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
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Case', value: 'case' },
					{ name: 'Work', value: 'work' },
				],
				default: 'case',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['case'] } },
				options: [
					{
						name: 'Close',
						value: 'close',
						description: 'End a case by hand: a mistake, a duplicate',
						action: 'Close a case',
					},
					{
						name: 'Get',
						value: 'get',
						description: 'Get one case with its history',
						action: 'Get a case',
					},
					{
						name: 'List',
						value: 'list',
						description: 'Get cases by state, team, owner or clock',
						action: 'List cases',
					},
					{
						name: 'Open',
						value: 'open',
						description: 'Open the case of a low score and write to its owner',
						action: 'Open a case',
					},
					{
						name: 'Reassign',
						value: 'reassign',
						description: 'Give a case to another person, who is told',
						action: 'Reassign a case',
					},
				],
				default: 'open',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['work'] } },
				options: [
					{
						name: 'Acknowledge',
						value: 'acknowledge',
						description: 'Stop the clock of the first response',
						action: 'Acknowledge a case',
					},
					{
						name: 'Compensation',
						value: 'compensation',
						description: 'Give or request a compensation, or decide a request',
						action: 'Compensate the customer of a case',
					},
					{
						name: 'Escalate',
						value: 'escalate',
						description: 'Move a case up the escalation ladder',
						action: 'Escalate a case',
					},
					{
						name: 'Log Action',
						value: 'logAction',
						description: 'Write down a contact, a HEAT step, a promise or the root cause',
						action: 'Log an action on a case',
					},
					{
						name: 'Resolve',
						value: 'resolve',
						description: 'Mark as solved; the customer is asked to confirm',
						action: 'Resolve a case',
					},
				],
				default: 'acknowledge',
			},
			...openFields,
			...listFields,
			...sharedFields.slice(0, 1),
			...reassignFields,
			...logActionFields,
			...compensationFields,
			...escalateFields,
			...sharedFields.slice(1),
		],
	};

	methods = { credentialTest: { testWorkspaceCredential } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		const now = Date.now();
		const node = this.getNode();
		const parameters = parametersOf(this, node);
		let house: House | undefined;
		for (const [index, { json }] of this.getInputData().entries()) {
			try {
				house ??= await keptHouse(this, now, node);
				const parameter = parameters.at(index);
				const action = actions[String(parameter('operation', ''))];
				const call = { context: this, parameter, house, now, index, json };
				const items = (await action?.(call)) ?? [];
				for (const item of items) output.push({ json: item, pairedItem: { item: index } });
			} catch (error) {
				if (!this.continueOnFail()) throw asNodeError(node, error, index);
				output.push(errorItem(node, error, json, index));
			}
		}
		return [output];
	}
}
