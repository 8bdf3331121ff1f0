import { rowPath, rows, text, textList } from '../option/fields';
import { type OptionsOf, refined } from '../option/option';
import { fieldColumns, fieldOf } from '../source/field-columns';

/** Contact attributes Formbricks itself knows. */
const usualFields: Record<string, string> = {
	userId: 'customer.externalId',
	email: 'customer.email',
	phone: 'customer.phone',
	name: 'customer.name',
	language: 'customer.language',
};

export const options = {
	rating: text({
		label: 'Rating Question ID',
		hint: 'The question whose answer is scored',
		example: 'satisfaction',
		fallback: null,
		main: true,
	}),
	scaleMapping: text({
		label: 'Rating Mapping',
		hint: 'Named mapping that reads the rating, as Satisfaction Score lists them',
		example: 'csat_1_5',
		fallback: null,
		main: true,
	}),
	fields: refined(
		rows({
			label: 'Fields',
			hint: 'Questions, hidden fields, contact attributes or variables that fill our event',
			row: 'Field',
			columns: {
				element: text({
					label: 'Formbricks ID',
					hint: 'Of the question, hidden field, attribute or variable',
					example: 'ticketId',
					fallback: '',
				}),
				...fieldColumns,
			},
		}),
		(given, place) => {
			const fields = new Map(Object.entries(usualFields));
			for (const [index, row] of given.entries()) {
				if (row.element === '') continue;
				const field = fieldOf(row, rowPath(place, index));
				for (const [usual, taken] of fields) if (taken === field) fields.delete(usual);
				fields.set(row.element, field);
			}
			return fields;
		},
	),
	comment: text({
		label: 'Comment Question ID',
		hint: 'The question whose answer is the comment',
		example: 'why',
		fallback: null,
	}),
	surveys: textList({
		label: 'Survey IDs',
		hint: 'Surveys to take, separated by commas. Empty means all.',
	}),
};

export type FormbricksOptions = OptionsOf<typeof options>;
