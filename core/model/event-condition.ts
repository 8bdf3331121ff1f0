import { attributeAt, folded, foldedValues } from './attribute-at';
import { InputError } from './errors';
import type { JsonObject } from './json';
import { below, readObject, readOptionalText, readText, readWord } from './read-input';

export const conditionFields = [
	'attribute',
	'event_type',
	'segment',
	'subject_type',
	'tag',
	'touchpoint',
] as const;
export type ConditionField = (typeof conditionFields)[number];

export const conditionTests = ['is', 'is_not', 'contains', 'is_one_of'] as const;
export type ConditionTest = (typeof conditionTests)[number];

/** One row of a filter: a field of the event or its customer, and what it is compared with. */
export type EventCondition = {
	field: ConditionField;
	/** Path of the attribute, for `attribute`; else `null`. */
	path: string | null;
	test: ConditionTest;
	/** One, or for `is_one_of` any number. */
	values: string[];
};

export const conditionKeys = ['field', 'path', 'test', 'value', 'values'] as const;

const separators = /[,，、;；\n]/;

/** What conditions look at. */
export type ConditionFacts = {
	type: string | null;
	touchpoint: string | null;
	subjectType: string | null;
	/** The customer's. */
	segment: string | null;
	attributes: JsonObject;
};

/**
 * Reads a row `{ field, path, test, value }`. The values of `is_one_of` stand between commas; `values`
 * is a list of them, as a condition that was read has it.
 *
 * @throws InputError naming the row and what is wrong with it
 */
export function readCondition(value: unknown, path: string): EventCondition {
	const row = readObject(value, path, conditionKeys);
	const field = readWord(row.field, below(path, 'field'), conditionFields);
	const test = readWord(row.test ?? 'is', below(path, 'test'), conditionTests);
	const values = readValues(row.values ?? row.value, below(path, 'value'), test);
	if (field !== 'attribute') return { field, path: null, test, values };
	return { field, path: readAttributePath(row.path, path), test, values };
}

function readValues(value: unknown, path: string, test: ConditionTest): string[] {
	const isList = test === 'is_one_of' && typeof value === 'string';
	const listed: unknown[] = isList ? value.split(separators) : [value].flat();
	const texts = listed.flatMap((one) => {
		const plain = typeof one === 'number' || typeof one === 'boolean' ? String(one) : one;
		return readOptionalText(plain, path, 500) ?? [];
	});
	if (texts.length > 0) return texts.map((text) => readText(text, path, 500));
	throw new InputError(
		`"${path}" is empty, so there is nothing to compare with.`,
		'Fill it, or remove the row.',
	);
}

/** Whether a condition is met. A field that says nothing is none of any value. */
export function holds(
	{ field, path, test, values }: EventCondition,
	facts: ConditionFacts,
): boolean {
	const found = foldedOf(field, path, facts);
	const wanted = values.map(folded);
	const equals = (one: string) => found.some((other) => fits(field, one, other));
	switch (test) {
		case 'is':
		case 'is_one_of':
			return wanted.some(equals);
		case 'is_not':
			return !wanted.some(equals);
		case 'contains':
			return wanted.some((one) => found.some((other) => other.includes(one)));
	}
}

/** Fields with one value, by which events can be told into groups. */
export const groupFields = [
	'attribute',
	'event_type',
	'segment',
	'subject_type',
	'touchpoint',
] as const;

/** What a group of events has in common. */
export type EventGroup = { field: (typeof groupFields)[number]; path: string | null };

/** The value of a field, folded; empty where it says nothing. */
export function conditionValue({ field, path }: EventGroup, facts: ConditionFacts): string {
	return foldedOf(field, path, facts).sort().join(', ');
}

/** @throws InputError naming what is wrong with `{ field, path }` */
export function readGroup(value: unknown, path: string): EventGroup {
	const row = readObject(value, path, ['field', 'path']);
	const field = readWord(row.field, below(path, 'field'), groupFields);
	return { field, path: field === 'attribute' ? readAttributePath(row.path, path) : null };
}

function readAttributePath(value: unknown, path: string): string {
	const attribute = readOptionalText(value, below(path, 'path'), 200);
	if (attribute !== null) return attribute;
	throw new InputError(
		`"${path}" looks at an attribute, but does not say at which.`,
		`Fill "${below(path, 'path')}" with the name of an attribute, such as region.`,
	);
}

/** A condition in words, e.g. `tag is spam`. */
export function conditionText({ field, path, test, values }: EventCondition): string {
	const what = path ?? field.replace('_', ' ');
	return `${what} ${test.replaceAll('_', ' ')} ${values.join(', ')}`;
}

/** A type that ends in `.*` stands for every type of that noun. */
function fits(field: ConditionField, wanted: string, found: string): boolean {
	const isNoun = field === 'event_type' && wanted.endsWith('.*');
	return isNoun ? found.startsWith(wanted.slice(0, -1)) : found === wanted;
}

function foldedOf(field: ConditionField, path: string | null, facts: ConditionFacts): string[] {
	switch (field) {
		case 'attribute':
			return foldedValues(attributeAt(facts.attributes, path ?? ''));
		case 'tag':
			return tagsOf(facts.attributes);
		case 'event_type':
			return foldedValues(facts.type);
		case 'segment':
			return foldedValues(facts.segment);
		case 'subject_type':
			return foldedValues(facts.subjectType);
		case 'touchpoint':
			return foldedValues(facts.touchpoint);
	}
}

/** The tags or labels of a ticket, folded; senders give a list, or one text with commas or spaces. */
export function tagsOf(attributes: JsonObject): string[] {
	return ['tags', 'labels'].flatMap((name) => {
		const found = attributes[name];
		const listed = typeof found === 'string' ? splitTags(found) : found;
		return foldedValues(listed).filter((tag) => tag !== '');
	});
}

/** Where commas part them, a tag may have spaces. */
const splitTags = (text: string): string[] =>
	text.split(separators.test(text) ? separators : /\s+/);
