import { InputError } from '../../model/errors';
import { isObject } from '../../model/json';
import type { ClientSystem } from '../../systems';

/** What the id of the record is taken from. */
export type RecordFrom = 'subject' | 'customer' | 'id';

const textOf = (value: unknown): string | null =>
	typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

const partOf = (item: Record<string, unknown>, name: string): Record<string, unknown> => {
	const part = item[name];
	return isObject(part) ? part : {};
};

/**
 * The id of the record that an operation is about.
 *
 * @param given.typed the id that is filled in, for `id`
 * @throws InputError saying what the item lacks; an id of another system is none here
 */
export function meantRecord(
	{ key, names }: ClientSystem,
	item: Record<string, unknown>,
	given: { from: RecordFrom; typed: string | null },
): string {
	if (given.from === 'id') {
		if (given.typed !== null) return given.typed;
		throw new InputError('"Record ID" is empty.', 'Give the id of the record.');
	}
	if (given.from === 'customer') {
		const ids = partOf(partOf(item, 'customer'), 'externalIds');
		const id = Object.hasOwn(ids, key) ? textOf(ids[key]) : null;
		if (id !== null) return id;
		throw new InputError(
			`The customer of the item has no id of ${names.en}.`,
			`Set Record to ID Below, or let the customer come with its id of ${names.en} (customer.externalIds.${key}).`,
		);
	}
	const event = partOf(item, 'event');
	const id = textOf(partOf(event, 'subject').id);
	const source = textOf(event.source);
	if (id !== null && source === key) return id;
	throw new InputError(
		id === null
			? 'The event of the item is about nothing that has an id.'
			: `The event of the item comes from "${source ?? 'nowhere'}", not from ${names.en}.`,
		`Set Record to ID Below and give the id that ${names.en} knows the record by.`,
	);
}
