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

import { testWorkspaceCredential } from '../connection/open-house';
import { takeOwnWork } from '../connection/own-work';
import { byOutput } from './by-output';
import { hints } from './hints';
import { pagePath } from './page-path';
import { checkExists, create, remove } from './publish';
import { serve } from './serve';
import { surveyFields } from './survey-labels';
import { surveyKeyIn } from './survey-parameters';

/** Defines one survey, serves its pages and starts the workflow with what customers answer. */
export class SatisfactionResponseTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Response Trigger',
		name: 'satisfactionResponseTrigger',
		icon: {
			light: 'file:../../icons/response-trigger.svg',
			dark: 'file:../../icons/response-trigger.dark.svg',
		},
		group: ['trigger'],
		version: [2],
		subtitle:
			'={{ [$parameter["metric"] === "csat" && $parameter["csatScale"] === "yes_no" ? "No or Yes" : $parameter["metric"].toUpperCase(), $parameter["options"]?.surveyName || $parameter["surveyKey"] || $parameter["options"]?.path].filter((part) => part).join(": ") }}',
		description: 'Defines a survey, serves its page and starts the workflow with every answer',
		eventTriggerDescription:
			'Open the test URL in a browser and answer; the answer is marked as a test',
		activationMessage: 'The survey is published. Ask customers with Satisfaction Survey: Invite.',
		defaults: { name: 'Satisfaction Response Trigger' },
		inputs: [],
		outputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Low' },
			{ type: NodeConnectionTypes.Main, displayName: 'Middle' },
			{ type: NodeConnectionTypes.Main, displayName: 'High' },
			{ type: NodeConnectionTypes.Main, displayName: 'Changed' },
		],
		triggerPanel: {
			header: 'Try the survey out',
			executionsHelp: {
				inactive:
					'While you listen, open the test URL in a browser: it shows the survey as it is on the canvas. The first answer that starts the workflow ends the listening; listen again to send the second page after a low rating. Answers are marked as a test, carry the sample event and customer of the options, and count nowhere.',
				active:
					'Answers of customers start the published workflow by themselves. While you listen, the test URL shows the survey as it is on the canvas.',
			},
			activationHint:
				'Publish the workflow to publish the survey; every edit that is published is a new version.',
		},
		hints,
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
				...pagePath,
			},
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Without it n8n answers with a literal text where the node does not answer itself.
				responseData: '',
				isFullPath: true,
				...pagePath,
				ndvHideMethod: true,
			},
		],
		properties: surveyFields,
	};

	methods = { credentialTest: { testWorkspaceCredential } };

	// n8n runs both groups at every publishing; the second finds its work done.
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await create(this, Date.now());
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await remove(this, Date.now());
			},
		},
		setup: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await create(this, Date.now());
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await remove(this, Date.now());
			},
		},
	};

	/** Answers that a crash or a silence has interrupted come out here again. */
	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await takeOwnWork(this, 'answers', surveyKeyIn(this.getNode()));
	}

	/** n8n hands over everything on one output: here each answer takes its own. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await Promise.resolve(byOutput(this.getInputData()));
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await serve(this);
	}
}
