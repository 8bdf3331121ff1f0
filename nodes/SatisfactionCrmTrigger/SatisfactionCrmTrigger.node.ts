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
import { fromParameter, NodeConnectionTypes, webhookDescriptionFields } from 'n8n-workflow';

import { asNodeError } from '../connection/node-error';
import { openHouse, testWorkspaceCredential } from '../connection/open-house';
import { takeOwnWork } from '../connection/own-work';
import { servingNode } from '../connection/serving-node';
import { testSenderCredential } from '../connection/sender';
import { receive } from './receive';
import { checkSender } from './sender-settings';
import { sourceInputs } from './sources';

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
		subtitle: '={{ $parameter["source"] }}',
		description: 'Starts the workflow when something happened to a customer in another system',
		eventTriggerDescription: 'Let the sender call the test URL; what it sends counts as a test',
		activationMessage: 'Enter the production URL as the webhook address of the sending system.',
		defaults: { name: 'Satisfaction CRM Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		triggerPanel: {
			header: 'Wait for an event of the sender',
			executionsHelp: {
				inactive:
					'While you listen, the test URL takes one request. Its events are marked as a test: they spend no contact budget, and mail goes to the test address of the workspace alone. To build without a sender, pin the sample shown in the parameters as data of this node.',
				active:
					'Events start the published workflow by themselves. To try a change, listen and let the sender call the test URL.',
			},
			activationHint:
				'Publish the workflow, then enter the production URL as the webhook address of the sending system.',
		},
		credentials: [
			{
				name: 'satisfactionWorkspaceApi',
				displayName: 'Workspace',
				required: true,
				testedBy: 'testWorkspaceCredential',
			},
			{
				name: 'satisfactionSenderApi',
				displayName: 'Sender',
				required: true,
				testedBy: 'testSenderCredential',
				displayOptions: { hide: { authentication: ['none'] } },
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
				...webhookDescriptionFields({ path: fromParameter('path') }),
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
			{
				displayName: 'Source',
				name: 'source',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Formbricks',
						value: 'formbricks',
						description: 'Finished survey responses',
					},
					{
						name: 'Generic JSON',
						value: 'generic',
						description: 'Any system that posts JSON',
					},
					{
						name: 'Jiandaoyun',
						value: 'jiandaoyun',
						description: 'Data push of a form',
					},
					{
						name: 'Zendesk',
						value: 'zendesk',
						description: 'Webhooks for events, triggers and automations',
					},
				],
				default: 'generic',
				description: 'Which system sends the events',
			},
			...Object.values(sourceInputs).flatMap(({ inputs }) => inputs),
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'collection',
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
					{
						displayName: 'Touchpoints',
						name: 'touchpoints',
						type: 'string',
						default: '',
						placeholder: 'e.g. purchase, use',
						description:
							'Touchpoints between commas: awareness, purchase, use, renewal, critical_moment or your own. Empty lets all through.',
					},
				],
			},
			{
				displayName: 'Default Values',
				name: 'defaults',
				type: 'collection',
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
						description: 'Where in the journey the events of this URL lie',
					},
				],
			},
		],
	};

	methods = { credentialTest: { testWorkspaceCredential, testSenderCredential } };

	webhookMethods = {
		default: {
			// There is nothing to register at a sender: publishing only checks, every time anew.
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await Promise.resolve(false);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				try {
					await checkSender(this, Date.now());
					await openHouse(this);
					return true;
				} catch (error) {
					throw asNodeError(this.getNode(), error);
				}
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await Promise.resolve(true);
			},
		},
	};

	/** Events that a crash has cut off, and those that wait for their moment, come out here again. */
	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		const { workflowId, nodeId } = servingNode(this);
		return await takeOwnWork(this, 'events', `${workflowId}/${nodeId}`);
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
