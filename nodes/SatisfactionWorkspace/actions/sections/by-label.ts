import type { INodeProperties } from 'n8n-workflow';

import {
	byLabel,
	type FieldPath,
	fieldsIn,
	labelOf,
	type PathStep,
} from '../../../connection/field-label';

/** What was filled in, by the parameter of the node: a section's fields, or a field that stands alone. */
export type FilledIn = (parameter: string) => unknown;

/** Settings whose field has another name. */
const otherNames: Record<string, string> = { capOverall: 'caps', capPerMetric: 'caps' };

/** Parts of a row whose field has another name, by the field that has the rows. */
const rowNames: Record<string, Record<string, string>> = {
	caps: { limit: 'atMost' },
	near: { limit: 'atMost' },
	far: { limit: 'atMost' },
	capTogether: { limit: 'atMost' },
	quotas: { limit: 'answers' },
	ladder: { share: 'percent', breach: 'when' },
};

/**
 * A fault that names the field as the panel does (`Contact Policy → Delay After the Event`), where the
 * setting it names by its path (`policy.delay`) was filled in there. Any other fault stays as it is.
 */
export function settingFault(
	fault: unknown,
	fields: readonly INodeProperties[],
	filledIn: FilledIn,
): unknown {
	return byLabel(fault, fields, (path) => fieldAt(path, fields, filledIn));
}

function fieldAt(
	path: readonly PathStep[],
	fields: readonly INodeProperties[],
	filledIn: FilledIn,
): FieldPath | null {
	const keys = path.map((step) => (typeof step === 'string' ? (otherNames[step] ?? step) : step));
	const alone = fields.find(({ name, type }) => type !== 'collection' && isMeant(name, keys));
	if (alone && isFilled(filledIn(alone.name))) return [alone.name];
	const all = fields.filter(({ type }) => type === 'collection');
	const own = all.filter(({ name }) => name === keys[0]);
	const sections = own.length > 0 ? own : all;
	// From the outside in: a field of a row may be called what a field of another section is.
	for (const [at, key] of keys.entries()) {
		for (const section of sections) {
			const field = fieldsIn(section).find(({ name }) => name === key);
			if (!field || !Object.hasOwn(filledIn(section.name) as object, field.name)) continue;
			return [section.name, field.name, ...inRows(field, keys.slice(at + 1))];
		}
	}
	return null;
}

const isMeant = (name: string, [part, key]: readonly PathStep[]): boolean =>
	name === part || (name === 'brandName' && part === 'brand' && key === 'name');

const isFilled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** The row, where rows are counted, and the innermost of its fields that a path names. */
function inRows(field: INodeProperties, [first, ...rest]: readonly PathStep[]): FieldPath {
	const row = typeof first === 'number' ? [first] : [];
	const other = rowNames[field.name] ?? {};
	const named = [first, ...rest].map((step) => other[String(step)] ?? step);
	const part = fieldsIn(field).findLast(({ name }) => named.includes(name));
	return [...row, ...(part ? [part.name] : [])];
}

/** What the panel calls a setting: a part of it as the list of *Back to Default* does, else its field. */
export function settingName(
	setting: string,
	fields: readonly INodeProperties[],
	parts: ReadonlyArray<{ name: string; value: string }>,
): string {
	const part = parts.find(({ value }) => value === setting);
	if (part) return part.name;
	const section = fields.find((field) => fieldsIn(field).some(({ name }) => name === setting));
	return labelOf(section ? fieldsIn(section) : fields, [setting]) ?? setting;
}
