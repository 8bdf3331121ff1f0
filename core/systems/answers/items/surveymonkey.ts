import { InputError } from '../../../model/errors';
import { isObject } from '../../../model/json';
import { saidInDetails } from '../../surveymonkey/details';
import { answerOptions } from '../answer-options';
import { type ItemTool, namesOf } from './item-tool';

/** Answers as n8n's SurveyMonkey Trigger resolves them, or as they were fetched from the API. */
export const surveymonkeyItem: ItemTool = {
	key: 'surveymonkey',
	name: 'SurveyMonkey',
	about:
		'From SurveyMonkey Trigger with Resolve Data on and Only Answers off, or the details of a response by HTTP Request',
	options: answerOptions({
		tool: 'SurveyMonkey',
		question: { label: 'Question', example: 'How satisfied are you?' },
		field: {
			label: 'SurveyMonkey Name',
			hint: 'Questions (heading or ID) or custom variables that fill our event',
			example: 'ticket',
		},
		usual: {
			email: 'customer.email',
			name: 'customer.name',
			phone: 'customer.phone',
			customer_id: 'customer.externalId',
			language: 'customer.language',
		},
		invitation: 'invitation',
	}),
	usual: { rating: null, comment: null },
	read: (item, given) => {
		const isWhole = typeof item.id === 'string' && item.survey_id !== undefined;
		if (!isWhole || (!Array.isArray(item.pages) && !isObject(item.questions))) {
			const idsOnly = item.object_id !== undefined;
			throw new InputError(
				idsOnly
					? 'The item only tells which response was given, not what it says.'
					: 'The item holds no whole response of SurveyMonkey.',
				`Switch on Resolve Data and off Only Answers in SurveyMonkey Trigger, or fetch the details of the response. It has: ${namesOf(Object.keys(item))}.`,
			);
		}
		return { ...saidInDetails(item, given), questions: null };
	},
};
