import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import type { House } from '../../core/loop/house';
import { keptHouse } from '../connection/kept-house';
import { asNodeError, errorItem } from '../connection/node-error';
import { testWorkspaceCredential } from '../connection/open-house';
import { parametersOf } from '../connection/parameters';
import { readRouting, type RouterSettings } from './actions/read-routing';
import { routeItems, routerOutputs } from './actions/route';
import { ruleFields } from './actions/rule-fields';

/** Parts answers by their level and finds an owner, a priority and an SLA for those that need one. */
export class SatisfactionRouter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Router',
		name: 'satisfactionRouter',
		icon: { light: 'file:../../icons/router.svg', dark: 'file:../../icons/router.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: 'Level, owner, priority',
		description: 'Split answers into low, middle and high, and find an owner for the low ones',
		defaults: { name: 'Satisfaction Router' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
		],
		outputNames: ['Low', 'Middle', 'High', 'Fallback'],
		credentials: [
			{
				name: 'satisfactionWorkspaceApi',
				required: true,
				testedBy: 'testWorkspaceCredential',
			},
		],
		properties: [
			{
				displayName: 'Use CRM Owner',
				name: 'useCrmOwner',
				type: 'boolean',
				default: true,
				description:
					'Whether the owner that the CRM names goes before the rules, if they are in the team list',
			},
			ruleFields,
			{
				displayName: 'Fallback Person',
				name: 'fallbackPerson',
				type: 'string',
				default: '',
				placeholder: 'e.g. lead@example.com',
				description:
					'ID, email or external ID of the person who gets what nobody else does. Without one such items leave by Fallback.',
			},
			{
				displayName: 'SLA Preset',
				name: 'slaPreset',
				type: 'options',
				options: [
					{
						name: 'By Priority',
						value: 'by_priority',
						description: 'As the workspace settings say for the priority',
					},
					{ name: 'Chat', value: 'chat' },
					{ name: 'Complaint', value: 'complaint' },
					{ name: 'Feedback', value: 'feedback' },
					{ name: 'Live', value: 'live' },
					{ name: 'Negative with Plan', value: 'negative_with_plan' },
					{ name: 'Other', value: 'other', description: 'One of your own presets, by its name' },
				],
				default: 'by_priority',
				description: 'Which times for first response and resolution the case gets',
			},
			{
				displayName: 'Name of the Preset',
				name: 'slaPresetName',
				type: 'string',
				default: '',
				required: true,
				displayOptions: { show: { slaPreset: ['other'] } },
				description: 'As it stands in the workspace settings',
			},
			{
				displayName: 'Owner for Every Answer',
				name: 'everyLevel',
				type: 'boolean',
				default: false,
				description: 'Whether middle and high answers get an owner, too',
			},
			{
				displayName: 'Outputs',
				name: 'outputs',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Separate',
						value: 'separate',
						description: 'Low, Middle, High, and Fallback for those without an owner',
					},
					{
						name: 'Single',
						value: 'single',
						description: 'All items on the first output, told apart by score.level; for AI agents',
					},
				],
				default: 'separate',
			},
			{
				displayName: 'Response ID',
				name: 'responseId',
				type: 'string',
				default: '',
				placeholder: 'e.g. rsp_0123456789abcdefghjk',
				description: 'The answer to route. Empty takes the one of the item.',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					{
						displayName: 'Items Without a Score',
						name: 'withoutScore',
						type: 'options',
						options: [
							{ name: 'Are an Error', value: 'error' },
							{ name: 'Count as Low', value: 'low', description: 'For complaints, for example' },
						],
						default: 'error',
					},
					{
						displayName: 'Segments Handled Earlier',
						name: 'segmentsEarlier',
						type: 'string',
						default: '',
						placeholder: 'e.g. VIP, enterprise',
						description: 'Customers of these segments, between commas, get a higher priority',
					},
					{
						displayName: 'Valuable From',
						name: 'valuableFrom',
						type: 'number',
						typeOptions: { minValue: 0 },
						default: 0,
						description:
							'Amount of the event from which a customer gets a higher priority. 0 leaves the amount out.',
					},
				],
			},
		],
	};

	methods = { credentialTest: { testWorkspaceCredential } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const outputs: INodeExecutionData[][] = routerOutputs.map(() => []);
		let house: Promise<House> | undefined;
		const node = this.getNode();
		const open = async () => await (house ??= keptHouse(this, Date.now(), node));
		// Without expressions the settings are the same for all items: read once.
		const parameters = parametersOf(this, node);
		let shared: RouterSettings | undefined;
		const routable: Array<{ index: number; settings: RouterSettings }> = [];
		const fail = (error: unknown, index: number) => {
			if (!this.continueOnFail()) throw asNodeError(node, error, index);
			const json = items[index]?.json ?? {};
			outputs[0]?.push(errorItem(node, error, json, index));
		};
		for (const index of items.keys()) {
			try {
				const settings = parameters.same
					? (shared ??= readRouting(parameters.at(0)))
					: readRouting(parameters.at(index));
				routable.push({ index, settings });
			} catch (error) {
				fail(error, index);
			}
		}
		const asked = routable.map(({ index, settings }) => ({
			json: items[index]?.json ?? {},
			settings,
		}));
		const routed = await routeItems(open, Date.now(), asked).catch((error: unknown) =>
			asked.map(() => ({ error })),
		);
		routed.forEach((result, at) => {
			const { index = 0, settings } = routable[at] ?? {};
			if ('error' in result) return fail(result.error, index);
			const output = settings?.single ? 0 : routerOutputs.indexOf(result.output);
			outputs[output]?.push({ json: result.json, pairedItem: { item: index } });
		});
		return outputs;
	}
}
