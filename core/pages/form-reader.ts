import { cleanText } from '../language/plain-text';
import { isObject } from '../model/json';
import type { FieldError, FieldErrorCode } from './field-error';

/** One value that arrived, or why there is none. */
export type Read<T> = { ok: true; value: T } | { ok: false; code: FieldErrorCode };

/** A form as it arrived, read field by field; what nobody read is an unknown field. */
export type FormReader = {
	/** Every value of a field as text; a missing field is an empty list. */
	all(field: string): Read<string[]>;
	/** The one value; missing is `null`; several are an error. */
	one(field: string): Read<string | null>;
	/** Several lines of clean text; empty is `null`. */
	text(field: string, most: number): Read<string | null>;
	fail(field: string, code: FieldErrorCode): void;
	/** The errors so far, and one for each field that was never read. */
	errors(): FieldError[];
};

const named = (field: string) => field.slice(0, 80);

function asText(value: unknown): string | null {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	if (typeof value === 'boolean') return value ? 'true' : 'false';
	return null;
}

/**
 * Opens what a body parser made of a form or of JSON; `null` when it is no object at all.
 * Never throws, whatever the values are.
 */
export function openForm(fields: unknown): FormReader | null {
	if (!isObject(fields)) return null;
	const values = new Map<string, unknown>(Object.entries(fields));
	const read = new Set<string>();
	const errors: FieldError[] = [];

	function all(field: string): Read<string[]> {
		read.add(field);
		const value = values.get(field);
		if (value === undefined || value === null) return { ok: true, value: [] };
		const list: unknown[] = Array.isArray(value) ? value : [value];
		const texts: string[] = [];
		for (const entry of list) {
			const text = asText(entry);
			if (text === null) return { ok: false, code: 'not_text' };
			texts.push(text);
		}
		return { ok: true, value: texts };
	}

	function one(field: string): Read<string | null> {
		const list = all(field);
		if (!list.ok) return list;
		if (list.value.length > 1) return { ok: false, code: 'repeated' };
		return { ok: true, value: list.value[0] ?? null };
	}

	return {
		all,
		one,
		text(field, most) {
			const value = one(field);
			if (!value.ok || value.value === null) return value;
			const text = cleanText(value.value);
			// An emoji is one character, and two places of a text.
			if ([...text].length > most) return { ok: false, code: 'too_long' };
			return { ok: true, value: text === '' ? null : text };
		},
		fail(field, code) {
			errors.push({ field: named(field), code });
		},
		errors() {
			const unknown = [...values.keys()]
				.filter((field) => !read.has(field))
				.slice(0, 10)
				.map((field): FieldError => ({ field: named(field), code: 'unknown_field' }));
			return [...errors, ...unknown];
		},
	};
}
