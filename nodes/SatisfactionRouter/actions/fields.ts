import type { INodeProperties } from 'n8n-workflow';

import { outputsField } from '../../connection/operation';
import { pickerField } from '../../connection/pickers';
import { fromModel, type ToolUse } from '../../connection/tool';
import { chooseFields } from './choose-fields';
import { ruleFields } from './rule-fields';

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Response ID',
			name: 'responseId',
			type: 'string',
			default: '',
			placeholder: 'e.g. rsp_0123456789abcdefghjk',
			description: 'The answer to route. Empty takes the one of the item.',
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
};

/** What it is to an AI agent. */
export const routerTool: ToolUse & { action: string } = {
	action: 'Find the owner of an answer',
	description:
		'Finds who should look after the answer of a customer. Returns the owner with ID and mail address, the priority and the reasons; it opens no case and tells nobody.',
	inputs: {
		options: {
			responseId: fromModel('Response ID', 'ID of the answer, which begins with rsp_'),
		},
	},
};

/** Who gets an answer: the CRM's owner, else by the rules, else in the team, else the fallback. */
export const routerFields: INodeProperties[] = [
	pickerField('teams', {
		displayName: 'Team',
		name: 'team',
		none: 'Any Team',
		description: 'Who gets what no rule fits, as Satisfaction Team lists them',
	}),
	...chooseFields(),
	{
		displayName: 'CRM Owner First',
		name: 'useCrmOwner',
		type: 'boolean',
		default: true,
		description:
			'Whether the owner that the CRM names goes before rules and team, if they are in the team list',
	},
	ruleFields,
	pickerField('people', {
		displayName: 'Fallback Person',
		name: 'fallbackPerson',
		none: 'No Fallback',
		description:
			'Who gets what nobody else takes; without one such items leave by Nobody. An email or external ID names a person, too',
	}),
	pickerField('presets', {
		displayName: 'SLA Preset',
		name: 'slaPreset',
		none: 'By Priority',
		description:
			'The times for first response and resolution that the case gets, by their name in the workspace settings. By Priority takes the preset that the settings give to each priority',
	}),
	outputsField,
	options,
];
