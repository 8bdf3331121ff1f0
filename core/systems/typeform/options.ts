import { answerOptions } from '../answers/answer-options';

export const options = answerOptions({
	tool: 'Typeform',
	question: { label: 'Question', example: 'satisfaction' },
	field: {
		label: 'Typeform Name',
		hint: 'Questions (reference, ID or title), hidden fields, variables or score that fill our event',
		example: 'ticket_id',
	},
	// Hidden fields by the names that people give them; questions of these types fill them, too.
	usual: {
		user_id: 'customer.externalId',
		email: 'customer.email',
		phone: 'customer.phone',
		name: 'customer.name',
		language: 'customer.language',
	},
	invitation: 'invitation',
});
