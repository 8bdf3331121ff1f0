import { createHash } from 'node:crypto';
import type { Survey } from '../model/survey';

/**
 * JSON with the keys of every object in code-unit order and without keys that are `undefined`: the
 * same content is the same text, however it was put together. Takes JSON values only.
 */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const pairs = Object.entries(value)
		.filter(([, inner]) => inner !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
		.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
	return `{${pairs.join(',')}}`;
}

/** The version of a survey: first twelve hex digits of the SHA-256 of everything else in it. */
export function surveyVersion(survey: Omit<Survey, 'version'>): string {
	return createHash('sha256').update(canonicalJson(survey)).digest('hex').slice(0, 12);
}
