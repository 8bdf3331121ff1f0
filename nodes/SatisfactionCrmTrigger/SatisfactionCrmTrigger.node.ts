import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
	ITriggerResponse,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { receiverKey } from '../../core/loop/workspace/endpoints';
import { testWorkspaceCredential } from '../connection/open-house';
import { takeOwnWork } from '../connection/own-work';
import { testSenderCredential } from '../connection/sender';
import { servingNode } from '../connection/serving-node';
import { pathFromParameter } from '../connection/webhook-path';
import { onlyWhere } from '../connection/only-where';
import { create, remove } from './publish';
import { readKept } from './read-kept';
import { receive } from './receive';
import {
	openSources,
	sampleFields,
	sourceField,
	sourceOptionFields,
	sourceSubtitle,
} from './source-fields';

/** Takes events of other systems: verified, each once, in one shape, acknowledged in time. */
export class SatisfactionCrmTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction CRM Trigger',
		name: 'satisfactionCrmTrigger',
		icon: {
			light: 'file:../../icons/crm-trigger.svg',
			dark: 'file:../../icons/crm-trigger.dark.svg',
		},
		group: ['trigger'],
		version: [2],
		subtitle: sourceSubtitle,
		description: 'Starts the workflow when something happened to a customer in another system',
		eventTriggerDescription:
			'Let the sender call the test URL; what it sends counts as a test. Should a sample that is played not arrive within seconds, set When Testing to Listen for the Sender and let the sender call.',
		activationMessage: 'Enter the production URL as the webhook address of the sending system.',
		defaults: { name: 'Satisfaction CRM Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		triggerPanel: {
			header: 'Wait for an event of the sender',
			executionsHelp: {
				inactive:
					'While you listen, the test URL takes one request. Its events are marked as a test: they spend no contact budget, and mail goes to the test address of the workspace alone. To build without a sender, set When Testing to Play the Sample.',
				active:
					'Events start the published workflow by themselves. To try a change, listen and let the sender call the test URL.',
			},
			activationHint:
				'Publish the workflow, then enter the production URL as the webhook address of the sending system.',
		},
		credentials: [
			{
				name: 'satisfactionWorkspaceApi',
				displayName: 'Satisfaction Workspace',
				required: true,
				testedBy: 'testWorkspaceCredential',
			},
			{
				name: 'satisfactionSenderApi',
				displayName: 'Satisfaction Sender',
				// Publishing asks for it; whoever plays the sample has no sender yet.
				required: false,
				testedBy: 'testSenderCredential',
				displayOptions: { hide: openSources },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Without it n8n answers with a literal text where the node does not answer itself.
				responseData: '',
				isFullPath: true,
				...pathFromParameter(['path']),
			},
			// Some senders first ask whether anybody is there.
			{
				name: 'setup',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				responseData: '',
				isFullPath: true,
				...pathFromParameter(['path']),
				ndvHideUrl: true,
			},
			{
				name: 'setup',
				httpMethod: 'HEAD',
				responseMode: 'onReceived',
				responseData: '',
				isFullPath: true,
				...pathFromParameter(['path']),
				ndvHideUrl: true,
			},
		],
		properties: [
			{
				displayName: 'Path',
				name: 'path',
				type: 'string',
				noDataExpression: true,
				default: '',
				placeholder: 'e.g. crm/tickets',
				description: 'Last part of the URL. Leave empty for one that nobody can guess.',
			},
			sourceField,
			...sourceOptionFields,
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'collection',
				noDataExpression: true,
				placeholder: 'Add filter',
				default: {},
				description: 'Events that do not pass are acknowledged and start nothing',
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
						description:
							"Stages of the customer's journey between commas: awareness, purchase, use, renewal, critical_moment or your own. Empty lets all through.",
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
				description: 'Used where the event says nothing',
				options: [
					{
						displayName: 'Language',
						name: 'language',
						type: 'string',
						default: '',
						placeholder: 'e.g. zh-CN',
						description: 'Language of customers whose language the sender does not tell',
					},
					{
						displayName: 'Touchpoint',
						name: 'touchpoint',
						type: 'string',
						default: '',
						placeholder: 'e.g. use',
						description:
							"Where in the customer's journey these events lie: awareness, purchase, use, renewal, critical_moment (a complaint, an outage) or a word of your own. Filters and reports tell answers apart by it.",
					},
				],
			},
			{
				displayName: 'When Testing',
				name: 'whenTesting',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Listen for the Sender',
						value: 'listen',
						description: 'Wait for one request to the test URL',
					},
					{
						name: 'Play the Sample',
						value: 'sample',
						description: 'Take the sample below as if the sender had just sent it',
					},
				],
				default: 'listen',
				description:
					'What Execute does in the editor. A published workflow always waits for the sender.',
			},
			...sampleFields,
		],
	};

	methods = { credentialTest: { testWorkspaceCredential, testSenderCredential } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await Promise.resolve(false);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await create(this, Date.now());
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await remove(this, Date.now());
			},
		},
	};

	/** Events that a crash has cut off, and those that wait for their moment, come out here again. */
	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		readKept(this);
		return await takeOwnWork(this, 'events', receiverKey(servingNode(this)));
	}

	/** Only there because n8n would run `trigger()` in its place when somebody tries the node out. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData().map((item, index) => ({
			...item,
			pairedItem: { item: index },
		}));
		return await Promise.resolve([items]);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
