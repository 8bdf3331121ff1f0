import { momentOf } from '../../calendar/moment';
import { InputError } from '../../model/errors';
import type { Json, JsonObject } from '../../model/json';
import { entryOf, isObject } from '../../model/json';
import { shortened, shown } from '../../model/shown';
import type { ClientField } from '../client';
import { textOrNull } from '../http/json-fields';

/** A field as Fxiaoke describes it, with its own word for the type. */
export type FxiaokeField = ClientField & { kind: string };

const types: Record<string, ClientField['type']> = {
	number: 'number',
	currency: 'number',
	percentile: 'number',
	true_or_false: 'boolean',
	date: 'dateTime',
	date_time: 'dateTime',
	select_one: 'options',
	select_many: 'array',
	employee: 'array',
	employee_many: 'array',
	department: 'array',
	department_many: 'array',
	object_reference_many: 'array',
	tag: 'array',
	array: 'array',
	file_attachment: 'array',
	image: 'array',
	group: 'object',
};

/** Worked out there, or drawn with a pen. */
const written = new Set(['auto_number', 'formula', 'count', 'quote', 'signature']);

/** Kept by Fxiaoke itself; an owner is changed by a call of its own. */
const kept = new Set([
	'_id',
	'owner',
	'create_time',
	'created_by',
	'last_modified_time',
	'last_modified_by',
	'is_deleted',
	'life_status',
	'lock_status',
	'version',
	'tenant_id',
	'object_describe_api_name',
]);

/** The active fields of a described object; `[]` for a shape that is not known. */
export function fieldsOf(description: unknown): FxiaokeField[] {
	const fields = isObject(description) ? description.fields : null;
	const listed: Array<[string, unknown]> = Array.isArray(fields)
		? fields.map((field: unknown) => [isObject(field) ? String(field.api_name ?? '') : '', field])
		: Object.entries(isObject(fields) ? fields : {});
	return listed.flatMap(([name, field]) => {
		if (!isObject(field) || field.is_active === false) return [];
		const id = textOrNull(field.api_name) ?? name;
		if (id === '') return [];
		const kind = textOrNull(field.type) ?? 'text';
		const choices = choicesOf(field.options);
		return [
			{
				id,
				name: textOrNull(field.label) ?? id,
				kind,
				type: entryOf(types, kind) ?? 'string',
				...(choices.length > 0 && { choices }),
				required: field.is_required === true,
				readOnly: written.has(kind) || kept.has(id) || field.is_readonly === true,
			},
		];
	});
}

function choicesOf(options: unknown): Array<{ value: string; name: string }> {
	return (Array.isArray(options) ? options : []).flatMap((option: unknown) => {
		const value = isObject(option) ? textOrNull(option.value) : null;
		if (!isObject(option) || value === null) return [];
		return [{ value, name: textOrNull(option.label) ?? value }];
	});
}

/** The zone of Fxiaoke's days and times that are written without one. */
const zone = 'Asia/Shanghai';

/**
 * Values as Fxiaoke takes them: numbers as texts, times as epoch ms, people and departments as lists. A
 * field that is not described goes as it came.
 *
 * @throws InputError naming the field for what is no number or no time
 */
export function valuesFor(fields: readonly FxiaokeField[], values: JsonObject): JsonObject {
	const kinds = new Map(fields.map(({ id, kind }) => [id, kind]));
	const written = Object.entries(values).map(([id, value]) => [
		id,
		valueFor(kinds.get(id) ?? '', id, value),
	]);
	return Object.fromEntries(written) as JsonObject;
}

function valueFor(kind: string, id: string, value: Json): Json {
	if (value === null) return null;
	switch (kind) {
		case 'number':
		case 'currency':
		case 'percentile':
			return numeralOf(id, value);
		case 'date':
		case 'date_time':
			return timeOf(id, value);
		case 'true_or_false':
			return typeof value === 'string' ? value === 'true' : value;
		case 'text':
		case 'long_text':
		case 'phone_number':
		case 'email':
		case 'select_one':
		case 'url':
			return typeof value === 'number' ? String(value) : value;
		case 'select_many':
		case 'employee':
		case 'employee_many':
		case 'department':
		case 'department_many':
			return (Array.isArray(value) ? value : [value]).map((one) =>
				typeof one === 'number' ? String(one) : one,
			);
		default:
			return value;
	}
}

function numeralOf(id: string, value: Json): string {
	const text = String(value).trim();
	const isNumeral = typeof value === 'number' || typeof value === 'string';
	if (isNumeral && /^-?\d+(\.\d+)?$/.test(text)) return text;
	throw wrong(id, value, 'a number, e.g. 8.5');
}

function timeOf(id: string, value: Json): number | null {
	if (value === '') return null;
	const time = momentOf(value, zone);
	if (time !== null) return time;
	throw wrong(id, value, 'a date or time, e.g. 2026-01-05T10:00:00+08:00');
}

const wrong = (id: string, value: Json, accepted: string): InputError =>
	new InputError(
		`The field "${shortened(id)}" of Fxiaoke is ${shown(value)}.`,
		`It must be ${accepted}.`,
	);
