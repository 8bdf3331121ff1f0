import type { INodeProperties } from 'n8n-workflow';

/** What the page of thanks asks for once more. */
export const nextStepField: INodeProperties = {
	displayName: 'Next Step After a High Score',
	name: 'nextStep',
	type: 'fixedCollection',
	placeholder: 'Add Next Step',
	// What is added empty is dropped by the editor with the next change, and its neighbours with it.
	default: { step: { url: '', text: '', link: '', showTo: 'high' } },
	description:
		'What the page of thanks asks for once more, e.g. a few words on a review site. Nobody sees it while a case of theirs is open, and no kiosk shows it.',
	options: [
		{
			displayName: 'Next Step',
			name: 'step',
			values: [
				{
					displayName: 'Text',
					name: 'text',
					type: 'string',
					noDataExpression: true,
					typeOptions: { rows: 2 },
					default: '',
					placeholder: 'e.g. Two sentences help people who are looking for a good workshop.',
					description: 'In the language you write it in; give others under Texts',
				},
				{
					displayName: 'Link Text',
					name: 'link',
					type: 'string',
					noDataExpression: true,
					default: '',
					placeholder: 'e.g. Write a few words',
					description: 'In the language you write it in; give others under Texts',
				},
				{
					displayName: 'Address',
					name: 'url',
					type: 'string',
					noDataExpression: true,
					default: '',
					placeholder: 'e.g. https://example.com/review',
					description: 'The page that the link opens; begins with https://',
				},
				{
					displayName: 'Show To',
					name: 'showTo',
					type: 'options',
					noDataExpression: true,
					options: [
						{
							name: 'Everybody Without an Open Case',
							value: 'everybody',
							description: 'After any score: what most review sites ask of you',
						},
						{ name: 'High Scores', value: 'high' },
					],
					default: 'high',
					description:
						'Most review sites forbid to ask only those who are satisfied; choose Everybody for a link to one',
				},
			],
		},
	],
};
