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
import { absenceFields, setAbsenceOf } from './actions/absence';
import { listFields, listPeopleOf } from './actions/list';
import { upsertFields, upsertPersonOf } from './actions/upsert';

/** What every operation is given; it returns the items that come of one. */
type Action = (
	context: IExecuteFunctions,
	house: House,
	now: number,
	index: number,
) => Promise<IDataObject[]>;

const actions: Record<string, Action> = {
	absence: setAbsenceOf,
	list: listPeopleOf,
	upsert: upsertPersonOf,
};

/** Holds the people who can own a case: teams, skills, limits, deputies and absences. */
export class SatisfactionTeam implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Team',
		name: 'satisfactionTeam',
		icon: { light: 'file:../../icons/team.svg', dark: 'file:../../icons/team.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Keep the people who look after customers, from any sheet, HR system or CRM',
		defaults: { name: 'Satisfaction Team' },
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
						name: 'Create or Update',
						value: 'upsert',
						description:
							'Create a new record, or update the current one if it already exists (upsert)',
						action: 'Create or update a person',
					},
					{
						name: 'List',
						value: 'list',
						description: 'Get the people with their open cases and absences',
						action: 'List people',
					},
					{
						name: 'Set Absence',
						value: 'absence',
						description: 'Record a holiday or sick leave; cases go to the deputy meanwhile',
						action: 'Set an absence',
					},
				],
				default: 'upsert',
			},
			...upsertFields,
			...absenceFields,
			...listFields,
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
				for (const item of (await action?.(this, house, now, index)) ?? []) {
					output.push({ json: item, pairedItem: { item: index } });
				}
			} catch (error) {
				if (!this.continueOnFail()) throw asNodeError(this.getNode(), error, index);
				output.push(errorItem(this.getNode(), error, json, index));
			}
		}
		return [output];
	}
}
