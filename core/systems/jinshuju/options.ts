import { answerOptions } from '../answers/answer-options';

export const options = answerOptions({
	tool: 'Jinshuju',
	question: { label: 'Field', example: 'field_1' },
	field: {
		label: 'Jinshuju Field',
		hint: 'Fields of the form (field_2, a row of a matrix as field_3.its text), or what Jinshuju adds, that fill our event',
		example: 'field_2',
	},
	// One person in all forms that ask for WeChat.
	usual: { x_field_weixin_openid: 'customer.externalId' },
	invitation: 'x_field_1',
});
