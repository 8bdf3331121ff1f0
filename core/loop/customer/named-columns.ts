import type { CustomerAttribute } from '../../model/customer-attributes';
import { bareName, customerFields } from '../../model/customer-fields';
import { isObject } from '../../model/json';
import { attributeField, type CustomerRow } from './read-row';

/**
 * What reads a row of any shape as a row of ours: a column is known by its name, in English or Chinese, or by the
 * key or name of an attribute of the workspace's own. The customer of an item fills what no column says.
 *
 * @param unused is given the columns with something in them that nobody knows; parts of an item of ours are none
 */
export function namedColumns(
	attributes: readonly CustomerAttribute[],
	unused: Set<string> = new Set(),
): (row: Record<string, unknown>) => CustomerRow {
	const fields = new Map<string, string>();
	for (const { key, name, also } of customerFields) {
		for (const one of [key, name, ...also]) fields.set(bareName(one), key);
	}
	// Its own words of a workspace stand before what we guess.
	for (const { key, name } of attributes) {
		for (const one of [name, key]) fields.set(bareName(one), attributeField(key));
	}
	const known = new Map<string, string | null>();
	const fieldOf = (column: string): string | null => {
		const kept = known.get(column);
		if (kept !== undefined) return kept;
		const field = fields.get(bareName(column)) ?? null;
		if (known.size < mostColumns) known.set(column, field);
		return field;
	};
	return (row) => {
		const read: CustomerRow = {};
		const { customer } = row;
		for (const [column, value] of Object.entries(row)) {
			if ((isObject(value) && isPart(column)) || isSilent(value)) continue;
			const field = fieldOf(column);
			if (field !== null) read[field] ??= value;
			else if (!isObject(customer) && unused.size < mostColumns) unused.add(column);
		}
		if (!isObject(customer)) return read;
		for (const [key, value] of Object.entries(customer)) {
			const field = key === 'externalIds' ? key : key === 'id' ? null : fieldOf(key);
			if (field !== null && !isSilent(value)) read[field] ??= value;
		}
		return read;
	};
}

/** Parts of an item of ours, which are no cells. */
const isPart = (column: string): boolean => ['customer', 'owner', 'value'].includes(column);

const mostColumns = 1_000;

const isSilent = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
