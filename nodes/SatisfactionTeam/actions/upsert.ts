import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { House } from '../../../core/loop/house';
import { type ClearableFact, clearableFacts } from '../../../core/loop/team/person-facts';
import { upsertPerson } from '../../../core/loop/team/team';

const displayOptions = { show: { operation: ['upsert'] } };

export const upsertFields: INodeProperties[] = [
	{
		displayName:
			'Each incoming item is one person. Drag a column of your sheet or CRM into each field; what stays blank keeps the stored value.',
		name: 'upsertNotice',
		type: 'notice',
		default: '',
		displayOptions,
	},
	{
		displayName: 'Person ID',
		name: 'id',
		type: 'string',
		default: '',
		placeholder: 'e.g. zhang.san',
		description:
			'Your own short ID of the person. Leave empty to recognise people by external ID or email.',
		displayOptions,
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Nathan Smith',
		description: 'Needed for a new person; shown to colleagues and customers',
		displayOptions,
	},
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'e.g. nathan@example.com',
		description: 'Where case messages go',
		displayOptions,
	},
	{
		displayName: 'Team',
		name: 'team',
		type: 'string',
		default: '',
		placeholder: 'e.g. after-sales',
		displayOptions,
	},
	{
		displayName: 'Role',
		name: 'role',
		type: 'string',
		default: '',
		placeholder: 'e.g. agent, team_lead or manager',
		description:
			'Decides the compensation limit and who is told when a case escalates. A new person without a role is an agent.',
		displayOptions,
	},
	{
		displayName: 'More Fields',
		name: 'details',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		displayOptions,
		options: [
			{
				displayName: 'Active',
				name: 'active',
				type: 'boolean',
				default: true,
				description:
					'Whether the person still gets cases. Words such as yes, no, 在职 and 离职 from a sheet are understood.',
			},
			{
				displayName: 'Channels',
				name: 'channels',
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				placeholder: 'Add channel',
				default: {},
				description: 'How the person is reached besides email',
				options: [
					{
						displayName: 'Channel',
						name: 'entries',
						values: [
							{
								displayName: 'Channel',
								name: 'key',
								type: 'string',
								default: '',
								placeholder: 'e.g. wecom, dingtalk, feishu or sms',
							},
							{
								displayName: 'Address',
								name: 'value',
								type: 'string',
								default: '',
								placeholder: 'e.g. the user ID or phone number there',
							},
						],
					},
				],
			},
			{
				displayName: 'Clear Fields',
				name: 'cleared',
				type: 'multiOptions',
				default: [],
				description: 'Stored values to remove where the item brings no new one',
				options: [
					{ name: 'Channels', value: 'channels' },
					{ name: 'Compensation Limit', value: 'compensationLimit' },
					{ name: 'Deputy', value: 'deputy' },
					{ name: 'Email', value: 'email' },
					{ name: 'External IDs', value: 'externalIds' },
					{ name: 'Languages', value: 'languages' },
					{ name: 'Max Open Cases', value: 'maxOpenCases' },
					{ name: 'Skills', value: 'skills' },
					{ name: 'Team', value: 'team' },
				],
			},
			{
				displayName: 'Compensation Limit',
				name: 'compensationLimit',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					"The largest compensation this person may grant alone, in the workspace's currency; replaces the role's limit",
			},
			{
				displayName: 'Deputy',
				name: 'deputy',
				type: 'string',
				default: '',
				placeholder: 'e.g. li.si or li.si@example.com',
				description: 'Who gets the cases while the person is absent: ID, email or external ID',
			},
			{
				displayName: 'External IDs',
				name: 'externalIds',
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				placeholder: 'Add external ID',
				default: {},
				description: 'IDs of the same person in other systems, so that their owner is recognised',
				options: [
					{
						displayName: 'External ID',
						name: 'entries',
						values: [
							{
								displayName: 'System',
								name: 'key',
								type: 'string',
								default: '',
								placeholder: 'e.g. zendesk',
							},
							{
								displayName: 'ID There',
								name: 'value',
								type: 'string',
								default: '',
								placeholder: 'e.g. 361098',
							},
						],
					},
				],
			},
			{
				displayName: 'Languages',
				name: 'languages',
				type: 'string',
				default: '',
				placeholder: 'e.g. en, zh-CN',
				description: 'Languages the person works in, separated by commas',
			},
			{
				displayName: 'Max Open Cases',
				name: 'maxOpenCases',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 10,
				description: 'With this many open cases the next one goes to the deputy',
			},
			{
				displayName: 'Skills',
				name: 'skills',
				type: 'string',
				default: '',
				placeholder: 'e.g. billing, repair',
				description: 'What the person can do, separated by commas; the Router matches them',
			},
		],
	},
];

/** Stores the person of one item. */
export async function upsertPersonOf(
	context: IExecuteFunctions,
	house: House,
	now: number,
	index: number,
): Promise<IDataObject[]> {
	const said = (name: string) => context.getNodeParameter(name, index, '');
	const details = context.getNodeParameter('details', index, {}) as IDataObject;
	const { cleared, channels, externalIds, ...plain } = details;
	const { code, text, person } = await upsertPerson(house, now, {
		facts: {
			...plain,
			id: said('id'),
			name: said('name'),
			email: said('email'),
			team: said('team'),
			role: said('role'),
			channels: pairs(channels),
			externalIds: pairs(externalIds),
		},
		cleared: clearableFacts.filter((fact): fact is ClearableFact =>
			((cleared as string[] | undefined) ?? []).includes(fact),
		),
	});
	const { json } = context.getInputData()[index] ?? { json: {} };
	return [{ ...json, outcome: { code, text }, person }];
}

/** Rows of a fixed collection as one object; a later row goes before an earlier one. */
function pairs(given: unknown): Record<string, unknown> {
	const { entries } = (given ?? {}) as { entries?: Array<{ key?: unknown; value?: unknown }> };
	const named = (entries ?? []).map(({ key, value }) => [String(key ?? '').trim(), value] as const);
	return Object.fromEntries(named.filter(([key]) => key !== ''));
}
