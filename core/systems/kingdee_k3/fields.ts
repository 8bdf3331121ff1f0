import { entryOf, isObject, type Json, type JsonObject } from '../../model/json';
import type { ClientField } from '../client';
import { textOrNull } from '../http/json-fields';
import { parseExactJson } from '../source/exact-json';

/** A field of a form's head; `lookup` where it names a record of another form. */
export type K3Field = ClientField & { lookup: boolean };

/** Types as the database below has them; inferred. */
const types: Record<string, ClientField['type']> = {
	'56': 'number',
	'61': 'dateTime',
	'106': 'number',
	'127': 'number',
};

/** A value that one build gives as JSON and another as a text with JSON. */
export function opened(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return parseExactJson(value);
	} catch {
		return null;
	}
}

/** The fields of the head as a description of a form has them; `[]` for a shape that is not known. */
export function fieldsOf(result: unknown, language: number): K3Field[] {
	const info = opened(isObject(result) ? result.NeedReturnData : null);
	const entries: unknown = isObject(info) ? info.Entrys : null;
	const heads = (Array.isArray(entries) ? entries : []).filter(
		(entry: unknown) => isObject(entry) && entry.Key === 'FBillHead',
	);
	return heads.flatMap((head: unknown) => {
		const fields: unknown = isObject(head) ? head.Fields : null;
		return (Array.isArray(fields) ? fields : []).flatMap((field: unknown) => {
			const id = isObject(field) ? textOrNull(field.Key) : null;
			if (!isObject(field) || id === null) return [];
			return [
				{
					id,
					name: nameOf(field.Name, language) ?? id,
					type: entryOf(types, String(field.FieldType)) ?? 'string',
					lookup: textOrNull(field.LookUpObjectFormId) !== null,
					required: String(field.MustInput) === '1' || field.MustInput === true,
				},
			];
		});
	});
}

/** Names come in each language, as `[{Key, Value}]`. */
function nameOf(names: unknown, language: number): string | null {
	if (!Array.isArray(names)) return textOrNull(names);
	const all = names.filter(isObject);
	return textOrNull((all.find(({ Key }) => Key === language) ?? all[0])?.Value);
}

/** Values as the model of a form takes them: another record by its number. What is an object goes as it came. */
export function modelFor(fields: readonly K3Field[], values: JsonObject): JsonObject {
	const lookups = new Set(fields.filter(({ lookup }) => lookup).map(({ id }) => id));
	const written = Object.entries(values).map(([id, value]): [string, Json] => {
		const isNumber = typeof value === 'string' || typeof value === 'number';
		return [id, lookups.has(id) && isNumber ? { FNumber: String(value) } : value];
	});
	return Object.fromEntries(written);
}
