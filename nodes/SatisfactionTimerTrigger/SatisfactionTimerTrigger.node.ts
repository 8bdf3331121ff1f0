import type {
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { testWorkspaceCredential } from '../connection/open-house';
import { startClock } from './start-clock';

/** The workspace's clock: does what is due, and gives every message that is due to whoever sends it. */
export class SatisfactionTimerTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Timer Trigger',
		name: 'satisfactionTimerTrigger',
		icon: {
			light: 'file:../../icons/timer-trigger.svg',
			dark: 'file:../../icons/timer-trigger.dark.svg',
		},
		group: ['trigger'],
		version: [2],
		subtitle: 'Clock of the workspace',
		description: 'Gives out every message that is due; each workspace publishes one',
		eventTriggerDescription: 'When a message is due',
		activationMessage: 'The clock runs: what is due leaves on Send.',
		defaults: { name: 'Satisfaction Timer Trigger' },
		inputs: [],
		outputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Send' },
			{ type: NodeConnectionTypes.Main, displayName: 'Stuck' },
		],
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
				displayName:
					'Connect a Satisfaction Message node to <b>Send</b>: it sends everything, for all workflows of the workspace. <b>Stuck</b> tells what was given up, and work that waits for a workflow which is not published. Executing this node by hand shows what is due and leaves it alone.',
				name: 'clockNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					{
						displayName: 'At Most at Once',
						name: 'atOnce',
						type: 'number',
						noDataExpression: true,
						typeOptions: { minValue: 1, maxValue: 1000 },
						default: 100,
						description: 'How many messages may be under way at the same time',
					},
					{
						displayName: 'Look Every',
						name: 'interval',
						type: 'options',
						noDataExpression: true,
						options: [
							{ name: '1 Second', value: 1 },
							{ name: '10 Seconds', value: 10 },
							{ name: '15 Seconds', value: 15 },
							{ name: '30 Seconds', value: 30 },
							{ name: '5 Seconds', value: 5 },
						],
						default: 5,
						description: 'How often to look for what has come due',
					},
					{
						displayName: 'Take Back After (Minutes)',
						name: 'leaseMinutes',
						type: 'number',
						noDataExpression: true,
						typeOptions: { minValue: 1, maxValue: 240 },
						default: 10,
						description:
							'Messages whose execution has not ended by then are taken to be lost and sent again',
					},
				],
			},
		],
	};

	methods = { credentialTest: { testWorkspaceCredential } };

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await startClock(this);
	}
}
