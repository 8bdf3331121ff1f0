import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { clientSystems } from '../../core/systems';
import {
	getFields,
	searchObjects,
	otherSystemNotice,
	systemField,
	unprovenNotices,
} from '../connection/client-system';
import { testWorkspaceCredential } from '../connection/open-house';
import { operationProperties, toolProperties } from '../connection/operation-properties';
import { runOperations } from '../connection/run-operations';
import { testSenderCredential } from '../connection/sender';
import { operationSubtitle } from '../connection/subtitle';
import { credentialTestsOf } from '../connection/system-credential';
import { asToolWith } from '../connection/tool';
import { crmOperations } from './actions';
import { channelNotices, channelSystems } from './actions/open-channel';

const systems = [...clientSystems, ...channelSystems];
const names = JSON.stringify(
	Object.fromEntries(systems.map((system) => [system.key, system.names.en])),
);
const properties = [
	systemField(systems, 'Which system is read or written'),
	otherSystemNotice,
	...unprovenNotices(clientSystems),
	...operationProperties(crmOperations, 'update'),
	...channelNotices,
];
/** Reads and writes the records of systems that n8n has no node for. */
export class SatisfactionCrm implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction CRM',
		name: 'satisfactionCrm',
		icon: { light: 'file:../../icons/crm.svg', dark: 'file:../../icons/crm.dark.svg' },
		group: ['output'],
		version: [1],
		// Without it n8n adds an operation of its own, _Custom API Call_, that the systems could not do.
		defaultVersion: 1,
		subtitle: operationSubtitle(crmOperations, `(${names})[$parameter["system"]]`),
		description:
			'Write scores back to your CRM, make tasks there, and read its records: for systems that n8n has no node for',
		defaults: { name: 'Satisfaction CRM' },
		usableAsTool: asToolWith(toolProperties(properties, crmOperations)),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		// n8n's linter reads them here: one for each system, as `credentialsOfSystems` writes them.
		credentials: [
			{
				name: 'satisfactionJiandaoyunApi',
				required: true,
				testedBy: 'testSatisfactionJiandaoyunApi',
				displayOptions: { show: { system: ['jiandaoyun'] } },
			},
			{
				name: 'satisfactionFxiaokeApi',
				required: true,
				testedBy: 'testSatisfactionFxiaokeApi',
				displayOptions: { show: { system: ['fxiaoke'] } },
			},
			{
				name: 'satisfactionNeocrmApi',
				required: true,
				testedBy: 'testSatisfactionNeocrmApi',
				displayOptions: { show: { system: ['neocrm'] } },
			},
			{
				name: 'satisfactionKingdeeK3Api',
				required: true,
				testedBy: 'testSatisfactionKingdeeK3Api',
				displayOptions: { show: { system: ['kingdee_k3'] } },
			},
			{
				name: 'satisfactionKingdeeJdyApi',
				required: true,
				testedBy: 'testSatisfactionKingdeeJdyApi',
				displayOptions: { show: { system: ['kingdee_jdy'] } },
			},
			{
				name: 'satisfactionYonbipApi',
				required: true,
				testedBy: 'testSatisfactionYonbipApi',
				displayOptions: { show: { system: ['yonbip'] } },
			},
			{
				name: 'satisfactionU8Api',
				required: true,
				testedBy: 'testSatisfactionU8Api',
				displayOptions: { show: { system: ['u8'] } },
			},
			// n8n's own one of Zoho has no right to open channels.
			{
				name: 'satisfactionZohoOAuth2Api',
				required: true,
				displayOptions: { show: { system: ['zoho'] } },
			},
			{
				name: 'satisfactionSenderApi',
				displayName: 'Satisfaction Sender',
				required: true,
				testedBy: 'testSenderCredential',
				displayOptions: { show: { system: ['zoho'] } },
			},
			{
				name: 'satisfactionWorkspaceApi',
				displayName: 'Satisfaction Workspace',
				required: true,
				testedBy: 'testWorkspaceCredential',
				displayOptions: { show: { operation: ['changeOwner', 'create', 'openChannel', 'update'] } },
			},
		],
		properties,
	};

	methods = {
		credentialTest: {
			testSenderCredential,
			testWorkspaceCredential,
			...credentialTestsOf(clientSystems.map(({ client }) => client.credential)),
		},
		listSearch: { searchObjects },
		resourceMapping: { getFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, crmOperations);
	}
}
