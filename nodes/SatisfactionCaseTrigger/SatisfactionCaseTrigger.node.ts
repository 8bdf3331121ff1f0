import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { testWorkspaceCredential } from '../connection/open-house';
import { pathFromParameter } from '../connection/webhook-path';
import { create, remove } from './publish';
import { serve } from './serve';

const hooks = {
	async checkExists(): Promise<boolean> {
		return await Promise.resolve(false);
	},
	async create(this: IHookFunctions): Promise<boolean> {
		return await create(this, Date.now());
	},
	async delete(this: IHookFunctions): Promise<boolean> {
		return await remove(this, Date.now());
	},
};

/** Serves the owner's page and the team lead's list, and starts the workflow with what they do. */
export class SatisfactionCaseTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Case Trigger',
		name: 'satisfactionCaseTrigger',
		icon: {
			light: 'file:../../icons/case-trigger.svg',
			dark: 'file:../../icons/case-trigger.dark.svg',
		},
		group: ['trigger'],
		version: [2],
		subtitle: 'Owner page and team list',
		description: 'The page on which owners work; starts when they do something',
		eventTriggerDescription:
			"Open an owner's link to a test case with /webhook-test/ in place of /webhook/",
		activationMessage: 'The page is published. Links to it are in the messages about cases.',
		defaults: { name: 'Satisfaction Case Trigger' },
		inputs: [],
		outputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Taken' },
			{ type: NodeConnectionTypes.Main, displayName: 'Action' },
			{ type: NodeConnectionTypes.Main, displayName: 'Approval' },
			{ type: NodeConnectionTypes.Main, displayName: 'Resolved' },
			{ type: NodeConnectionTypes.Main, displayName: 'Reassigned' },
		],
		triggerPanel: {
			header: 'Try the page of an owner',
			executionsHelp: {
				inactive:
					"While you listen, open an owner's link with /webhook-test/ in place of /webhook/. Test cases can be worked on; real ones are only shown.",
				active:
					'What owners do starts the published workflow by itself. While you listen, links with /webhook-test/ start the one on the canvas.',
			},
			activationHint:
				"Publish the workflow: from then on messages about cases carry a link to the owner's page. A workspace has one Case Trigger.",
		},
		credentials: [
			{
				name: 'satisfactionWorkspaceApi',
				displayName: 'Satisfaction Workspace',
				required: true,
				testedBy: 'testWorkspaceCredential',
			},
		],
		webhooks: [
			{
				name: 'setup',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				responseData: '',
				isFullPath: true,
				...pathFromParameter(['options', 'path'], ''),
			},
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Without it n8n answers with a literal text where the node does not answer itself.
				responseData: '',
				isFullPath: true,
				...pathFromParameter(['options', 'path'], ''),
				ndvHideMethod: true,
			},
		],
		properties: [
			{
				displayName:
					'Owners, approvers and team leads each get their own signed link in the messages about their cases. Nobody needs an account.',
				name: 'linksNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					{
						displayName: 'Path',
						name: 'path',
						type: 'string',
						noDataExpression: true,
						default: '',
						placeholder: 'e.g. cases',
						description: 'Last part of the URL. Without it the URL is one that nobody can guess.',
					},
				],
			},
		],
	};

	methods = { credentialTest: { testWorkspaceCredential } };

	// n8n runs both groups at every publishing; publishing twice only refreshes the address.
	webhookMethods = { default: hooks, setup: hooks };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await serve(this);
	}
}
