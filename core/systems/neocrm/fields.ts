import { momentOf } from '../../calendar/moment';
import { InputError } from '../../model/errors';
import type { Json, JsonObject } from '../../model/json';
import { isObject } from '../../model/json';
import { shortened, shown } from '../../model/shown';
import type { ClientField } from '../client';
import { textOrNull } from '../http/json-fields';

/** Kept by Neocrm itself. */
const kept = new Set(['id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'lockStatus']);

/** The enabled fields of a described object; both ways that they were seen to be written are read. */
export function fieldsOf(description: unknown): ClientField[] {
	const fields: unknown = isObject(description) ? description.fields : null;
	return (Array.isArray(fields) ? fields : []).flatMap((field: unknown) => {
		if (!isObject(field) || field.enabled === false) return [];
		const id = textOrNull(field.apiKey ?? field.propertyname);
		if (id === null || !/^\w+$/.test(id)) return [];
		const choices = choicesOf(field.selectitem).concat(choicesOf(field.checkitem));
		return [
			{
				id,
				name: textOrNull(field.label) ?? id,
				type: typeOf(textOrNull(field.type) ?? '', choicesOf(field.checkitem).length > 0),
				...(choices.length > 0 && { choices }),
				required: field.required === true,
				readOnly:
					kept.has(id) || (field.updateable ?? field.updateAble ?? field.updatable) === false,
			},
		];
	});
}

function typeOf(kind: string, hasChecks: boolean): ClientField['type'] {
	if (hasChecks || /check|multi/i.test(kind)) return 'array';
	if (/select|picklist/i.test(kind)) return 'options';
	if (/date|time/i.test(kind)) return 'dateTime';
	if (/^(int|long|real|number|float|double|currency|money|percent)/i.test(kind)) return 'number';
	return /bool/i.test(kind) ? 'boolean' : 'string';
}

function choicesOf(items: unknown): Array<{ value: string; name: string }> {
	return (Array.isArray(items) ? items : []).flatMap((item: unknown) => {
		const value = isObject(item) ? textOrNull(item.value) : null;
		if (!isObject(item) || value === null) return [];
		return [{ value, name: textOrNull(item.label) ?? value }];
	});
}

/**
 * Values as Neocrm takes them: times as epoch ms, choices by their number. What is not described goes as
 * it came.
 *
 * @throws InputError naming the field for what is no number or no time
 */
export function valuesFor(fields: readonly ClientField[], values: JsonObject): JsonObject {
	const known = new Map(fields.map(({ id, type }) => [id, type]));
	const written = Object.entries(values).map(([id, value]) => [id, valueFor(known, id, value)]);
	return Object.fromEntries(written) as JsonObject;
}

function valueFor(known: Map<string, ClientField['type']>, id: string, value: Json): Json {
	if (value === null) return null;
	switch (known.get(id)) {
		case 'number': {
			const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
			if (typeof number === 'number' && Number.isFinite(number)) return number;
			throw wrong(id, value, 'a number, e.g. 8.5');
		}
		case 'dateTime': {
			const time = momentOf(value, 'Asia/Shanghai');
			if (time !== null) return time;
			throw wrong(id, value, 'a date or time, e.g. 2026-01-05T10:00:00+08:00');
		}
		case 'options':
			return choiceFor(value);
		case 'array':
			return (Array.isArray(value) ? value : [value]).map(choiceFor);
		default:
			return value;
	}
}

/** A choice has a number of its own; a long id stays a text, so that it keeps its digits. */
const choiceFor = (value: Json): Json =>
	typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;

const wrong = (id: string, value: Json, accepted: string): InputError =>
	new InputError(
		`The field "${shortened(id)}" of Neocrm is ${shown(value)}.`,
		`It must be ${accepted}.`,
	);
