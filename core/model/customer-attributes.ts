import { ownFieldNamed } from './customer-fields';
import { InputError } from './errors';
import { below, readList, readObject, readOptionalText, readText, readWord } from './read-input';

export const attributeTypes = ['text', 'number', 'yes_no', 'date', 'choice'] as const;
export type AttributeType = (typeof attributeTypes)[number];

/** Something that a workspace knows of its customers beside our own fields. */
export type CustomerAttribute = {
	/** Its name on an item: `customer.attributes.<key>`; a date's `customer.dates.<key>`. */
	key: string;
	/** What people call it. */
	name: string;
	type: AttributeType;
	/** What may be chosen, of a `choice`; else empty. */
	choices: string[];
};

const mostAttributes = 100;
const mostChoices = 200;

/**
 * Reads the attributes that an admin defines. Without a key the name is one, if it can be.
 *
 * @throws InputError for a key that is none, one of our own fields, or there twice
 */
export function readCustomerAttributes(value: unknown, path: string): CustomerAttribute[] {
	const attributes = readList(value, path, readAttribute, mostAttributes);
	attributes.forEach(({ key }, index) => {
		if (attributes.findIndex((one) => one.key === key) === index) return;
		throw new InputError(
			`"${below(path, index)}" has the key "${key}", which another attribute has, too.`,
			'Give each attribute a key of its own.',
		);
	});
	return attributes;
}

function readAttribute(value: unknown, path: string): CustomerAttribute {
	const row = readObject(value, path, ['key', 'name', 'type', 'choices']);
	const name = readText(row.name, below(path, 'name'), 60);
	const key = readOptionalText(row.key, below(path, 'key'), 40) ?? name;
	notOurs(key, below(path, 'key'));
	notOurs(name, below(path, 'name'));
	if (!/^\p{L}[\p{L}\p{N}_]{0,39}$/u.test(key)) {
		throw new InputError(
			`"${below(path, 'key')}" is "${key}", which is no key.`,
			'Write letters, digits and underscores, beginning with a letter, e.g. plan_level.',
		);
	}
	const type = readWord(row.type ?? 'text', below(path, 'type'), attributeTypes);
	return { key, name, type, choices: readChoices(row.choices ?? [], below(path, 'choices'), type) };
}

function readChoices(value: unknown, path: string, type: AttributeType): string[] {
	const choices = readList(value, path, (one, at) => readText(one, at, 100), mostChoices);
	if (type !== 'choice') return [];
	if (choices.length > 0) return [...new Set(choices)];
	throw new InputError(
		`"${path}" is empty, so there is nothing to choose.`,
		'List what may be chosen, separated by commas, or choose the type Text.',
	);
}

function notOurs(name: string, path: string): void {
	const own = ownFieldNamed(name);
	if (own === null && name !== 'constructor' && name !== 'prototype') return;
	throw new InputError(
		`"${path}" is "${name}", which is a field of every customer already: ${own ?? name}.`,
		'Fill that field instead, or give the attribute another name.',
	);
}
