import type { INodeProperties } from 'n8n-workflow';

/** What is rarely known of a person. */
export const personDetails: INodeProperties = {
	displayName: 'More Fields',
	name: 'details',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	displayOptions: { show: { peopleFrom: ['items'] } },
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
};
