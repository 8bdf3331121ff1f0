import { answerOptions } from '../answers/answer-options';

export const options = answerOptions({
	tool: 'Formbricks',
	question: { label: 'Question ID', example: 'satisfaction' },
	field: {
		label: 'Formbricks ID',
		hint: 'Questions, hidden fields, contact attributes or variables that fill our event',
		example: 'ticketId',
	},
	// Contact attributes that Formbricks itself knows.
	usual: {
		userId: 'customer.externalId',
		email: 'customer.email',
		phone: 'customer.phone',
		name: 'customer.name',
		language: 'customer.language',
	},
	invitation: 'invitation',
});
