import type { INodeProperties } from 'n8n-workflow';

import { usualChangeWindow, usualExpiry } from '../survey-parameters';

/** What most surveys leave as it is. */
export const optionFields: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Answer May Be Changed For (Hours)',
			name: 'changeWindowHours',
			type: 'number',
			noDataExpression: true,
			typeOptions: { minValue: 0, maxValue: 720 },
			default: usualChangeWindow,
			description: 'After it the answer stands. 0 for not at all.',
		},
		{
			displayName: 'Comment Required After a Low Rating',
			name: 'commentRequiredWhenLow',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description:
				'Whether the second page asks for it. The low rating itself has started the workflow before.',
		},
		{
			displayName: 'CSI: High From (%)',
			name: 'highFrom',
			type: 'number',
			noDataExpression: true,
			typeOptions: { minValue: 0, maxValue: 100 },
			default: 80,
			description: 'An index from here on is high. Applies to a CSI only.',
		},
		{
			displayName: 'CSI: Low Below (%)',
			name: 'lowBelow',
			type: 'number',
			noDataExpression: true,
			typeOptions: { minValue: 0, maxValue: 100 },
			default: 60,
			description: 'An index below this is low. Applies to a CSI only.',
		},
		{
			displayName: 'Default Language',
			name: 'defaultLanguage',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. fr',
			description: 'Used where a customer reads none of the languages. The first one when empty.',
		},
		{
			displayName: 'Link Valid For (Days)',
			name: 'expiresAfterDays',
			type: 'number',
			noDataExpression: true,
			typeOptions: { minValue: 1, maxValue: 365 },
			default: usualExpiry,
		},
		{
			displayName: 'Other Languages',
			name: 'otherLanguages',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. fr, de',
			description:
				'Language tags between commas. Give their texts under Texts; what is missing is shown in the default language.',
		},
		{
			displayName: 'Touchpoint',
			name: 'touchpoint',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'As the Event Says', value: '' },
				{ name: 'Awareness', value: 'awareness' },
				{ name: 'Critical Moment', value: 'critical_moment' },
				{ name: 'Purchase', value: 'purchase' },
				{ name: 'Renewal', value: 'renewal' },
				{ name: 'Use', value: 'use' },
			],
			default: '',
			description: 'Where in the journey the survey stands, for events that do not say so',
		},
	],
};
