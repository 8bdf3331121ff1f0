import { momentOf } from '../../calendar/moment';
import { InputError } from '../../model/errors';
import { isObject, type Json, type JsonObject } from '../../model/json';
import type { CrmRecord } from '../client';

/** A form, as the API asks for it. */
export type Form = { app_id: string; entry_id: string };

/** @throws InputError for anything but `<application id>/<form id>` */
export function formOf(object: string): Form {
	const match = /^([\w-]{1,64})\/([\w-]{1,64})$/.exec(object.trim());
	if (match) return { app_id: match[1] ?? '', entry_id: match[2] ?? '' };
	throw new InputError(
		`"${object}" names no form of Jiandaoyun.`,
		'Choose the form from the list, or give the id of the application, a slash and the id of the form.',
	);
}

/** A record as the API gives it; `null` for what has no id. */
export function recordOf(data: unknown, ownerField: string): CrmRecord | null {
	if (!isObject(data) || typeof data._id !== 'string' || data._id === '') return null;
	const { updater, updateTime } = data;
	return {
		id: data._id,
		fields: data as JsonObject,
		owner: ownerField === '' ? null : memberOf(data[ownerField]),
		modifiedAt: momentOf(updateTime, 'UTC'),
		modifiedBy: memberOf(updater),
		deleted: false,
	};
}

/** The user name of a member; of several the first. */
function memberOf(value: unknown): string | null {
	const one: unknown = Array.isArray(value) ? value[0] : value;
	const name = isObject(one) ? one.username : one;
	return typeof name === 'string' && name !== '' ? name : null;
}

/** The values as the API takes them: each in a `value` of its own, moments in UTC. */
export function writtenOf(values: JsonObject): Record<string, { value: Json }> {
	const written = Object.entries(values).map(
		([field, value]) => [field, { value: valueOf(value) }] as const,
	);
	return Object.fromEntries(written);
}

const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?[+-]\d{2}:\d{2}$/;

/** It takes moments in UTC alone. */
function valueOf(value: Json): Json {
	if (typeof value !== 'string' || !withOffset.test(value)) return value;
	const at = new Date(value);
	return Number.isNaN(at.getTime()) ? value : at.toISOString();
}
