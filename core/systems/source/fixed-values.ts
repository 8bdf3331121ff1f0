import { rowPath, rows, text } from '../option/fields';
import { refined } from '../option/option';
import { fieldColumns, fieldOf } from './field-columns';

/** What a field of our event holds where an event says nothing, by the field. */
export const fixedValues = refined(
	rows({
		label: 'Fixed Values',
		hint: 'Used where an event says nothing',
		row: 'Value',
		columns: {
			...fieldColumns,
			value: text({ label: 'Value', hint: 'Always the same', fallback: '' }),
		},
	}),
	(given, place) => {
		const filled = given.map((row, index) => ({ ...row, place: rowPath(place, index) }));
		return new Map(
			filled.filter(({ value }) => value !== '').map((row) => [fieldOf(row, row.place), row.value]),
		);
	},
);
