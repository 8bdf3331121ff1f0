import { createHash } from 'node:crypto';

import { isObject } from '../../../model/json';

/** One name for one pressing of a button: a second tap, or a request that n8n runs twice, has it too. */
export function deedName(fields: unknown): string {
	const entries = isObject(fields) ? Object.entries(fields) : [];
	const text = JSON.stringify(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
	return `page:${createHash('sha256').update(text).digest('base64url').slice(0, 32)}`;
}
