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
import { listPeopleOperation } from './actions/list-people';
import { setAbsenceOperation } from './actions/set-absence';
import { upsertPeopleOperation } from './actions/upsert-people';

const operations = [upsertPeopleOperation, listPeopleOperation, setAbsenceOperation];
const properties = operationProperties(operations, 'upsert');

/** Holds the people who can own a case: teams, skills, limits, deputies and absences. */
export class SatisfactionTeam implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Team',
		name: 'satisfactionTeam',
		icon: { light: 'file:../../icons/team.svg', dark: 'file:../../icons/team.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: operationSubtitle(operations),
		description: 'Keep the people who look after customers, listed here or from any sheet or CRM',
		defaults: { name: 'Satisfaction Team' },
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
