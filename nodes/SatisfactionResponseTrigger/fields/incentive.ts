import type { INodeProperties } from 'n8n-workflow';

/** What customers get for answering. Its codes are secret and many: they are no parameter. */
export const incentiveField: INodeProperties = {
	displayName: 'Incentive',
	name: 'incentive',
	type: 'fixedCollection',
	placeholder: 'Add Incentive',
	// What is added empty is dropped by the editor with the next change, and its neighbours with it.
	default: { entries: { text: '', byMail: true, validUntil: '' } },
	description:
		'What customers get for answering, whatever they answer: a code each, on the thanks page. Give the codes with Satisfaction Survey: Add Incentive Codes.',
	options: [
		{
			displayName: 'Incentive',
			name: 'entries',
			values: [
				{
					displayName: 'What It Is',
					name: 'text',
					type: 'string',
					noDataExpression: true,
					default: '',
					placeholder: 'e.g. A 10 % voucher for your next order',
					description: 'In the language you write it in; give others under Texts',
				},
				{
					displayName: 'Also Send by Mail',
					name: 'byMail',
					type: 'boolean',
					noDataExpression: true,
					default: true,
					description:
						'Whether the code is mailed, too, to customers with a mail address. It is mailed at any rate where it could not be shown.',
				},
				{
					displayName: 'Valid Until',
					name: 'validUntil',
					type: 'dateTime',
					noDataExpression: true,
					default: '',
					description:
						'The last day on which a code can be used, shown beside it. After it no code is given out.',
				},
			],
		},
	],
};
