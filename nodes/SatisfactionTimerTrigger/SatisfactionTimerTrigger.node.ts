import type {
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { testWorkspaceCredential } from '../connection/open-house';
import { startTimer } from './start-timer';

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
		subtitle: '={{$parameter["kinds"].length + " kinds of work"}}',
		description: 'Starts the workflow when an invitation, a reminder, a clock or a step is due',
		eventTriggerDescription: 'When planned work comes due',
		activationMessage: 'Work that comes due now starts this workflow.',
		defaults: { name: 'Satisfaction Timer Trigger' },
		inputs: [],
		outputs: [
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
		],
		outputNames: [
			'Invitation Due',
			'Reminder Due',
			'SLA Warning',
			'SLA Breach',
			'Escalation',
			'Promise Due',
			'Verification Due',
			'Case Unconfirmed',
			'Answer Closed',
			'Low Score without a Case',
			'Unprocessed Event',
			'Care Touch',
			'Stuck',
		],
		credentials: [
			{
				name: 'satisfactionWorkspaceApi',
				required: true,
				testedBy: 'testWorkspaceCredential',
			},
		],
		properties: [
			{
				displayName:
					'Executing this node by hand shows what is due and leaves it alone. Only the published workflow takes work.',
				name: 'peekNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Work to Fetch',
				name: 'kinds',
				type: 'multiOptions',
				required: true,
				options: [
					{ name: 'Care Touch', value: 'care_touch' },
					{ name: 'Case Unconfirmed', value: 'verification_silent' },
					{ name: 'Escalation', value: 'rung' },
					{ name: 'Invitation Due', value: 'invitation_due' },
					{ name: 'Low Score Without a Case', value: 'low_score_without_case' },
					{ name: 'Partial Answer to Close', value: 'partial_to_close' },
					{ name: 'Promise Due', value: 'promise_due' },
					{ name: 'Reminder Due', value: 'reminder' },
					{ name: 'SLA Breach', value: 'sla_breach' },
					{ name: 'SLA Warning', value: 'sla_warning' },
					{ name: 'Unprocessed Event', value: 'unprocessed_event' },
					{ name: 'Verification Due', value: 'verification_due' },
				],
				default: [],
				description:
					'Kinds of work this trigger takes. Connect an output for each: what nobody is connected to counts as done. Two active timers cannot take the same work.',
			},
			{
				displayName: 'Survey Keys',
				name: 'surveyKeys',
				type: 'string',
				default: '',
				placeholder: 'e.g. after-service, quarterly-nps',
				description:
					'Only work that belongs to these surveys, separated by commas. Empty = every survey. Work about cases belongs to no survey and is always taken.',
			},
			{
				displayName: 'Look Every',
				name: 'interval',
				type: 'options',
				options: [
					{ name: '1 Second', value: 1 },
					{ name: '10 Seconds', value: 10 },
					{ name: '15 Seconds', value: 15 },
					{ name: '30 Seconds', value: 30 },
					{ name: '5 Seconds', value: 5 },
				],
				default: 5,
				description: 'How often to look for work that has come due',
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
						typeOptions: { minValue: 1, maxValue: 1000 },
						default: 100,
						description: 'How many pieces of work may be under way at the same time',
					},
					{
						displayName: 'Take Back After (Minutes)',
						name: 'leaseMinutes',
						type: 'number',
						typeOptions: { minValue: 1, maxValue: 240 },
						default: 10,
						description:
							'Work whose execution has not ended by then is taken to be lost and started again',
					},
				],
			},
		],
	};

	methods = { credentialTest: { testWorkspaceCredential } };

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await startTimer(this);
	}
}
