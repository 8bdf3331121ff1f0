import type { INodeProperties } from 'n8n-workflow';

import { answerOptions } from '../../../core/systems/answers/answer-options';
import { itemTools } from '../../../core/systems/answers/items';
import type { GivenItem } from '../../../core/systems/answers/items/read-item';
import { text } from '../../../core/systems/option/fields';
import type { Call } from '../../connection/operation';
import { optionFields, optionValues } from '../../connection/option-fields';
import { mappingOptions } from './mapping-options';

const show = { answerFrom: ['item'] };
const displayOptions = { show };

const { rating, comment, fields, invitation } = answerOptions({
	tool: 'Item',
	question: { label: 'Question', example: 'How satisfied are you?' },
	field: {
		label: 'Question or Column',
		hint: 'Questions, columns or hidden fields that fill customer, subject and owner',
		example: 'Phone number',
	},
	usual: {},
	invitation: 'invitation',
});

/** The few options that all tools have, for whichever the item is of. */
const options = {
	rating: {
		...rating,
		hint: "The question whose answer is scored, as the item has it. Empty takes an export's usual column.",
	},
	fields,
	comment,
	invitation,
	answerId: text({
		label: 'Answer ID Column',
		hint: 'Column that tells one answer from all others, where rows have no ID. Empty means time and content.',
		example: 'Response number',
		fallback: null,
	}),
};

/** What Record asks for where the answer is an item of another node. */
export const itemFields: INodeProperties[] = [
	{
		displayName: 'Tool',
		name: 'tool',
		type: 'options',
		noDataExpression: true,
		options: itemTools.map(({ key, name, about }) => ({ name, value: key, description: about })),
		default: 'google_forms',
		description: 'Whose answers these are',
		displayOptions,
	},
	...optionFields({ rating: options.rating }, { prefix: 'item', show, more: '' }),
	{
		displayName: 'Mapping',
		name: 'itemMapping',
		type: 'options',
		options: mappingOptions,
		default: 'csat_1_5',
		description: 'How the answer is read. An answer it does not know is an error that names it.',
		displayOptions,
	},
	...optionFields(
		{ fields, comment: options.comment, invitation, answerId: options.answerId },
		{ prefix: 'item', show, more: 'Item Options' },
	),
];

/** The tool, and what was filled in for its reader. */
export function itemInput({ parameter }: Call): { tool: string; given: GivenItem } {
	const { answerId, ...values } = optionValues(options, 'item', parameter);
	return {
		tool: String(parameter('tool', 'google_forms')),
		given: { options: values, answerId: options.answerId.read(answerId, options.answerId.label) },
	};
}
