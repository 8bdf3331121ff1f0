import type {
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { pollSystems } from '../../core/systems';
import { bothNames } from '../../core/systems/system';
import {
	credentialsOfSystems,
	objectField,
	searchObjects,
	otherSystemNotice,
	systemField,
	unprovenNotices,
} from '../connection/client-system';
import { testWorkspaceCredential } from '../connection/open-house';
import { credentialTestsOf } from '../connection/system-credential';
import { onlyWhere } from '../connection/only-where';
import { startLooking } from './start-looking';
import { recordSamples, watchFields } from './watch-fields';

const names = JSON.stringify(
	Object.fromEntries(pollSystems.map((system) => [system.key, bothNames(system)])),
);
const accounts = credentialsOfSystems(pollSystems);
const credentials = [
	{
		name: 'satisfactionWorkspaceApi',
		displayName: 'Satisfaction Workspace',
		required: true,
		testedBy: 'testWorkspaceCredential',
	},
	...accounts,
];

/** Asks systems that tell nobody what has changed there: each change once, in one shape. */
export class SatisfactionCrmPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction CRM Poll Trigger',
		name: 'satisfactionCrmPollTrigger',
		icon: {
			light: 'file:../../icons/crm-poll-trigger.svg',
			dark: 'file:../../icons/crm-poll-trigger.dark.svg',
		},
		group: ['trigger'],
		version: [2],
		subtitle: `={{ (${names})[$parameter["system"]] }}`,
		description:
			'Starts the workflow when something happened in a system that calls nobody: it is looked at every few minutes',
		eventTriggerDescription: 'When a record of the system has become what is watched for',
		activationMessage: 'What happens in the system from now on starts this workflow.',
		defaults: { name: 'Satisfaction CRM Poll Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [
			{
				displayName:
					'For systems that cannot call n8n. Executing the node by hand shows the records that were changed last, and stores nothing.',
				name: 'pollNotice',
				type: 'notice',
				default: '',
			},
			systemField(pollSystems, 'Which system is looked at'),
			otherSystemNotice,
			...unprovenNotices(pollSystems),
			objectField(pollSystems),
			...watchFields,
			{
				displayName: 'Look Every',
				name: 'pace',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: '15 Minutes', value: '15m' },
					{ name: '30 Minutes', value: '30m' },
					{ name: '5 Minutes', value: '5m' },
					{ name: '6 Hours', value: '6h' },
					{ name: 'Day', value: '24h' },
					{ name: 'Hour', value: '1h' },
					{ name: 'Minute', value: '1m' },
				],
				default: '5m',
				description: 'How long after a change it is noticed at the latest',
			},
			{
				displayName: 'Start',
				name: 'start',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'From a Date',
						value: 'date',
						description: 'What was changed since then is an event, too',
					},
					{ name: 'From Now', value: 'now', description: 'What happens after publishing' },
				],
				default: 'now',
				description:
					'Where the first look begins. It counts once: later ones go on where the last one has ended.',
			},
			{
				displayName: 'Start Date',
				name: 'startDate',
				type: 'dateTime',
				noDataExpression: true,
				default: '',
				required: true,
				displayOptions: { show: { start: ['date'] } },
				description: 'With a zone, or in UTC',
			},
			{
				displayName: 'Learn Records of the Last (Days)',
				name: 'learnDays',
				type: 'number',
				noDataExpression: true,
				typeOptions: { minValue: 0, maxValue: 3650 },
				default: 30,
				displayOptions: { show: { start: ['now'] } },
				description:
					'The first look reads what was changed in these days without telling it, so that a record that was closed long ago is no event when somebody comments on it',
			},
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'collection',
				noDataExpression: true,
				placeholder: 'Add filter',
				default: {},
				description: 'Events that do not pass start nothing',
				options: [
					{
						displayName: 'Event Types',
						name: 'eventTypes',
						type: 'string',
						default: '',
						placeholder: 'e.g. ticket.solved, deal.*',
						description: 'Types between commas. Empty lets all types through.',
					},
					onlyWhere,
					{
						displayName: 'Touchpoints',
						name: 'touchpoints',
						type: 'string',
						default: '',
						placeholder: 'e.g. purchase, use',
						description: "Stages of the customer's journey between commas. Empty lets all through.",
					},
				],
			},
			{
				displayName: 'Default Values',
				name: 'defaults',
				type: 'collection',
				noDataExpression: true,
				placeholder: 'Add value',
				default: {},
				description: 'Used where the record says nothing',
				options: [
					{
						displayName: 'Language',
						name: 'language',
						type: 'string',
						default: '',
						placeholder: 'e.g. zh-CN',
						description: 'Language of customers whose language the system does not tell',
					},
					{
						displayName: 'Touchpoint',
						name: 'touchpoint',
						type: 'string',
						default: '',
						placeholder: 'e.g. use',
						description:
							"Where in the customer's journey these events lie: awareness, purchase, use, renewal, critical_moment or a word of your own",
					},
				],
			},
			...recordSamples,
		],
	};

	methods = {
		credentialTest: {
			testWorkspaceCredential,
			...credentialTestsOf(accounts.map(({ name }) => name)),
		},
		listSearch: { searchObjects },
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await startLooking(this);
	}
}
