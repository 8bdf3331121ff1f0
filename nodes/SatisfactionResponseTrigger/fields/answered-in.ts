import type { INodeProperties } from 'n8n-workflow';

/** Where the survey is answered, if not on its own page. */
export const answeredInField: INodeProperties = {
	displayName: 'Answered In',
	name: 'answeredIn',
	type: 'fixedCollection',
	placeholder: 'Add Form',
	// What is added empty is dropped by the editor with the next change, and its neighbours with it.
	default: { form: { address: '' } },
	description:
		"A form of another tool that customers answer in place of this survey's own page. They are asked, reminded and followed up as always; the answers come through the trigger of that tool and Satisfaction Score: Record.",
	options: [
		{
			displayName: "Another Tool's Form",
			name: 'form',
			values: [
				{
					displayName: 'Address',
					name: 'address',
					type: 'string',
					noDataExpression: true,
					default: '',
					placeholder: 'e.g. https://form.typeform.com/to/abc#invitation={invitation}',
					description:
						'Of the form; begins with https:// and carries {invitation} in a hidden field, by which each answer finds its invitation. {language} and {customer} stand for the language and the name of the customer.',
				},
			],
		},
	],
};
