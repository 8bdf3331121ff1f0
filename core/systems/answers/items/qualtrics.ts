import { InputError } from '../../../model/errors';
import { isObject } from '../../../model/json';
import { saidInResponse } from '../../qualtrics/response';
import { answerOptions } from '../answer-options';
import { type ItemTool, namesOf } from './item-tool';

/** Answers as they were fetched from the API of Qualtrics. */
export const qualtricsItem: ItemTool = {
	key: 'qualtrics',
	name: 'Qualtrics',
	about: 'The response that was fetched by HTTP Request',
	options: answerOptions({
		tool: 'Qualtrics',
		question: { label: 'Question', example: 'QID1 or QID1.label' },
		field: {
			label: 'Qualtrics Name',
			hint: 'Questions (ID) or embedded data that fill our event',
			example: 'ticketId',
		},
		usual: {
			recipientEmail: 'customer.email',
			externalDataReference: 'customer.externalId',
			email: 'customer.email',
			phone: 'customer.phone',
		},
		invitation: 'invitation',
	}),
	usual: { rating: null, comment: null },
	read: (item) => {
		const result = isObject(item.result) ? item.result : item;
		if (typeof result.responseId !== 'string' || !isObject(result.values)) {
			throw new InputError(
				'The item holds no response of Qualtrics: responseId and values are not both there.',
				`Fetch event.attributes.fetch of the event with HTTP Request. It has: ${namesOf(Object.keys(item))}.`,
			);
		}
		return { ...saidInResponse(result), questions: null };
	},
};
