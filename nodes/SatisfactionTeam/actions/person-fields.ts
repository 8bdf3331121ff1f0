import type { INodeProperties } from 'n8n-workflow';

const displayOptions = { show: { peopleFrom: ['items'] } };

/** The columns of a sheet or CRM, dragged into fields. */
export const personFields: INodeProperties[] = [
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
			'Decides the compensation limit and who is told when a case escalates. Words such as Team Lead or 主管 are understood. A new person without a role is an agent.',
		displayOptions,
	},
];
