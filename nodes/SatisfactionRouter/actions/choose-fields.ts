import type { INodeProperties } from 'n8n-workflow';

/** How one person of a team is chosen. */
export function chooseFields(
	displayOptions?: INodeProperties['displayOptions'],
): INodeProperties[] {
	const show = { ...displayOptions?.show };
	return [
		{
			displayName: 'Choose Within the Team',
			name: 'strategy',
			type: 'options',
			options: [
				{
					name: 'By Skill or Language',
					value: 'skill',
					description: 'Who has the skill, of those the least busy',
				},
				{ name: 'Least Load', value: 'least_load', description: 'Who has the fewest open cases' },
				{ name: 'Round Robin', value: 'round_robin', description: 'One after the other' },
			],
			default: 'round_robin',
			...(displayOptions && { displayOptions }),
			description: 'Who is absent, full or inactive is passed over',
		},
		{
			displayName: 'Skill',
			name: 'skill',
			type: 'string',
			default: '',
			displayOptions: { show: { ...show, strategy: ['skill'] } },
			placeholder: 'e.g. billing',
			description: "Empty looks for somebody who speaks the customer's language",
		},
	];
}
