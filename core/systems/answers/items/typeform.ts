import { InputError } from '../../../model/errors';
import { isObject } from '../../../model/json';
import { options } from '../../typeform/options';
import { saidIn } from '../../typeform/response';
import { type ItemTool, namesOf } from './item-tool';

/** Answers as n8n's Typeform Trigger gives them, simplified or not. */
export const typeformItem: ItemTool = {
	key: 'typeform',
	name: 'Typeform',
	about: 'From Typeform Trigger with Only Answers switched off',
	options,
	usual: { rating: null, comment: null },
	read: (item, given) => {
		const { form_response: response } = item;
		if (!isObject(response) || typeof response.token !== 'string') {
			throw new InputError(
				'The item holds no whole response of Typeform: there is no form_response.token.',
				`Switch off Only Answers in Typeform Trigger. It has: ${namesOf(Object.keys(item))}.`,
			);
		}
		const said = saidIn(response, item.event_type !== 'form_response_partial', given);
		const { answers, definition } = response;
		return {
			...said,
			// Simplified answers stand under the titles of their questions.
			answers: isObject(answers) ? answers : said.answers,
			questions: questionsOf(definition, isObject(answers)),
		};
	},
};

function questionsOf(definition: unknown, byTitle: boolean): string[] | null {
	const fields: unknown = isObject(definition) ? definition.fields : null;
	if (!Array.isArray(fields)) return null;
	const names = fields.filter(isObject).flatMap(({ ref, id, title }) => {
		const shown =
			typeof title === 'string' ? title.replaceAll('{{', '[').replaceAll('}}', ']') : title;
		return byTitle ? [shown] : [title, ref, id];
	});
	return names.filter((name): name is string => typeof name === 'string');
}
