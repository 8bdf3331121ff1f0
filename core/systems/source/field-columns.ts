import { InputError } from '../../model/errors';
import { choice, text } from '../option/fields';
import type { Choice } from '../option/option';
import { type EventField, eventFields, isEventField } from './event-fields';

/** Stands for `attributes.<name>`, whose name is typed beside it. */
export const ownAttribute = 'attribute';

const known = Object.entries(eventFields).map(([value, words]) => ({ value, ...words }));
const own = {
	value: ownAttribute,
	label: 'Attribute (Named Beside)',
	hint: 'Anything else, under a name of your own',
};
const choices: readonly Choice[] = [own, ...known].sort((a, b) => a.label.localeCompare(b.label));

/** The two columns by which a row of a mapping names a canonical field. */
export const fieldColumns = {
	field: choice({
		label: 'Event Field',
		hint: 'The field of our event that is filled',
		choices,
		fallback: 'id',
	}),
	attribute: text({
		label: 'Attribute Name',
		hint: 'The value is then found on the item under event.attributes',
		fallback: '',
		when: { option: 'field', is: ownAttribute },
	}),
};

/**
 * The canonical field that a row names.
 *
 * @throws InputError if the attribute beside it has no name that can be used
 */
export function fieldOf(
	{ field, attribute }: { field: string; attribute: string },
	path: string,
): EventField | `attributes.${string}` {
	const name = field === ownAttribute ? `attributes.${attribute}` : field;
	if (isEventField(name)) return name;
	throw new InputError(
		`"${path}, ${fieldColumns.attribute.label}" is "${attribute}".`,
		'Give the attribute a name of up to 60 letters, digits, - and _.',
	);
}
