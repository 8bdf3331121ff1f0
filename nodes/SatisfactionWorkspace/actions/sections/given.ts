import type { IDataObject } from 'n8n-workflow';

import type { Json, JsonObject } from '../../../../core/model/json';

/** A field as it was added; a number that an expression brings as text is a number. */
export function numeric(value: unknown): Json {
	const text = typeof value === 'string' ? value.trim() : null;
	return text !== null && text !== '' && Number.isFinite(Number(text))
		? Number(text)
		: (value as Json);
}

/** Words separated by commas; an empty field is an empty list. */
export function words(value: unknown): Json {
	if (typeof value !== 'string') return (value ?? []) as Json;
	const parts = value.split(/[,，、;；\n]/).map((word) => word.trim());
	return parts.filter((word) => word !== '');
}

/** Rows of a fixed collection; `null` when the collection was not added. */
export function rows(added: Record<string, unknown>, name: string): IDataObject[] | null {
	if (!Object.hasOwn(added, name)) return null;
	const { entries } = (added[name] ?? {}) as { entries?: IDataObject | IDataObject[] };
	if (entries === undefined) return [];
	return Array.isArray(entries) ? entries : [entries];
}

/** Only the fields that were added, each by its reader, under the name of its setting. */
export function pick(
	added: Record<string, unknown>,
	fields: Record<string, readonly [string, ((value: unknown) => Json)?]>,
): JsonObject {
	const picked: JsonObject = {};
	for (const [field, [setting, read]] of Object.entries(fields)) {
		if (!Object.hasOwn(added, field)) continue;
		picked[setting] = read ? read(added[field]) : (added[field] as Json);
	}
	return picked;
}

/** A section of the settings, left out when nothing in it was added. */
export function under(name: string, section: JsonObject): JsonObject {
	return Object.keys(section).length === 0 ? {} : { [name]: section };
}

/** Rows as an object, by one of their fields. */
export function byName(
	entries: IDataObject[] | null,
	name: string,
	read: (row: IDataObject) => Json,
): JsonObject {
	return Object.fromEntries(
		(entries ?? []).map((row) => [String(row[name] ?? '').trim(), read(row)]),
	);
}
