import type { INodeProperties } from 'n8n-workflow';

const show = { peopleFrom: ['listed'] };

/** The people, one row each. */
export const listedField: INodeProperties = {
	displayName: 'List of People',
	name: 'listed',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Person',
	default: {},
	displayOptions: { show },
	description: 'Stored together: all of them, or none if one is wrong',
	options: [
		{
			displayName: 'Person',
			name: 'person',
			values: [
				{
					displayName: 'Deputy',
					name: 'deputy',
					type: 'string',
					default: '',
					placeholder: 'e.g. Lea Wolf',
					description:
						'Who gets the cases while the person is absent: name or email of somebody in this list or in the team',
				},
				{
					displayName: 'Email',
					name: 'email',
					type: 'string',
					default: '',
					placeholder: 'e.g. nathan@example.com',
					description: 'Where case messages go; the same person is recognised by it the next time',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Nathan Smith',
					description: 'Shown to colleagues and customers',
				},
				{
					displayName: 'Other Role',
					name: 'otherRole',
					type: 'string',
					default: '',
					placeholder: 'e.g. shift manager',
					displayOptions: { show: { role: ['other'] } },
					description: 'A role of your own, as the workspace settings name it',
				},
				{
					displayName: 'Role',
					name: 'role',
					type: 'options',
					options: [
						{ name: 'Agent (客服)', value: 'agent' },
						{ name: 'Team Lead (主管)', value: 'team_lead' },
						{ name: 'Manager (经理)', value: 'manager' },
						{ name: 'Other', value: 'other' },
					],
					default: 'agent',
					description: 'Decides the compensation limit and who is told when a case escalates',
				},
				{
					displayName: 'Team',
					name: 'team',
					type: 'string',
					default: '',
					placeholder: 'e.g. after-sales',
				},
			],
		},
	],
};
