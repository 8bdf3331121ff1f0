import type {
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { testWorkspaceCredential } from '../connection/open-house';
import { pickersField, pickersIn } from '../connection/pickers';
import { startTelling } from './start-telling';

/** Tells what has happened in the workspace: each thing once, in its order, to any number of workflows. */
export class SatisfactionActivityTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Activity Trigger',
		name: 'satisfactionActivityTrigger',
		icon: {
			light: 'file:../../icons/activity-trigger.svg',
			dark: 'file:../../icons/activity-trigger.dark.svg',
		},
		group: ['trigger'],
		version: [2],
		subtitle:
			'={{ $parameter["activities"].length ? $parameter["activities"].join(", ").replaceAll("_", " ") : "everything" }}',
		description:
			'Starts the workflow when an answer was recorded, a case was opened, breached, escalated, resolved, confirmed or reopened, or a customer asks for their data or its deletion',
		eventTriggerDescription: 'When something happens in any survey or case',
		activationMessage: 'What happens from now on starts this workflow.',
		defaults: { name: 'Satisfaction Activity Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
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
					'Use as many of these triggers as you like: to write scores back, to tell a group, to route the low scores of all surveys in one place. Executing the node by hand shows what happened last and takes nothing away.',
				name: 'activityNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Activities',
				name: 'activities',
				type: 'multiOptions',
				noDataExpression: true,
				options: [
					{ name: 'Answer Changed', value: 'changed', description: 'Reason or comment came later' },
					{ name: 'Answer Recorded', value: 'answered' },
					{ name: 'Case Breached', value: 'case_breached', description: 'A clock has run out' },
					{ name: 'Case Confirmed', value: 'case_confirmed', description: 'By the customer' },
					{
						name: 'Case Escalated',
						value: 'case_escalated',
						description: 'One step up the ladder',
					},
					{ name: 'Case Opened', value: 'case_opened' },
					{ name: 'Case Reopened', value: 'case_reopened' },
					{ name: 'Case Resolved', value: 'case_resolved', description: "The owner's word" },
					{
						name: 'Data Requested',
						value: 'data_requested',
						description: 'A customer asks for a copy of their data',
					},
					{
						name: 'Erasure Requested',
						value: 'erase_requested',
						description: 'A customer asks for their data to be deleted',
					},
					{
						name: 'Problem Done',
						value: 'problem_done',
						description: 'What many cases had in common was mended',
					},
					{
						name: 'Problem Handed Over',
						value: 'problem_handed_over',
						description:
							'Somebody else sees to it from now on; by the node or on the page of problems',
					},
				],
				default: ['answered'],
				description: 'What to tell. Nothing chosen tells everything.',
			},
			pickersField('surveys', {
				displayName: 'Surveys',
				name: 'surveys',
				description: 'Only of these surveys; nothing chosen means all',
			}),
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					{
						displayName: 'Levels',
						name: 'levels',
						type: 'multiOptions',
						noDataExpression: true,
						options: [
							{ name: 'High', value: 'high' },
							{ name: 'Low', value: 'low' },
							{ name: 'Middle', value: 'middle' },
						],
						default: ['low'],
						description: 'Only what is about an answer of this level',
					},
					{
						displayName: 'One Execution Each',
						name: 'oneEach',
						type: 'boolean',
						noDataExpression: true,
						default: false,
						description:
							'Whether each activity starts an execution of its own, for nodes that wait for a person and ask about the first item alone',
					},
					pickersField('teams', {
						displayName: 'Teams',
						name: 'teams',
						description: 'Only of cases and answers that one of these teams owns',
					}),
					{
						displayName: 'Tests',
						name: 'tests',
						type: 'boolean',
						noDataExpression: true,
						default: false,
						description: 'Whether to tell what happens in tests in place of what really happens',
					},
				],
			},
		],
	};

	methods = {
		credentialTest: { testWorkspaceCredential },
		loadOptions: pickersIn(this.description.properties),
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await startTelling(this);
	}
}
