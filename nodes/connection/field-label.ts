import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { InputError } from '../../core/model/errors';

/** A field of the panel: names of parameters, and of a row its number, from 0. */
export type FieldPath = ReadonlyArray<string | number>;

/** A key or an index of a path such as `questions[1].askWhen`, which readers name a fault by. */
export type PathStep = string | number;

/**
 * A fault that names a field as the panel does (`Own Questions → 2 → Earlier Question`), where the
 * reader named it by its path (`questions[1].askWhen.question`). Any other fault stays as it is.
 *
 * @param fieldAt the field that a path comes from; `null` where it comes from none
 */
export function byLabel(
	fault: unknown,
	properties: readonly INodeProperties[],
	fieldAt: (path: readonly PathStep[]) => FieldPath | null,
): unknown {
	if (!(fault instanceof InputError)) return fault;
	const [, path = ''] = /^"([\p{L}\p{N}_.[\]:-]+)"/u.exec(fault.message) ?? [];
	const field = path === '' ? null : fieldAt(stepsOf(path));
	const label = field === null ? null : labelOf(properties, field);
	if (label === null) return fault;
	const named = (text: string): string => text.replaceAll(`"${path}"`, () => `"${label}"`);
	return new InputError(named(fault.message), named(fault.hint));
}

/** The keys and indices of a path such as `questions[1].askWhen`. */
export const stepsOf = (path: string): PathStep[] =>
	[...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, index]) =>
		index === undefined ? step : Number(index),
	);

/**
 * What stands beside a field, from the outside in; rows are counted from 1. Of JSON in a field, what is
 * below it is named by its keys. `null` where there is no such field.
 */
export function labelOf(properties: readonly INodeProperties[], field: FieldPath): string | null {
	const labels: string[] = [];
	let around = properties;
	let rows = false;
	for (const [at, step] of field.entries()) {
		if (typeof step === 'number') {
			// Of several words in one field none has a label.
			if (!rows) break;
			labels.push(String(step + 1));
			continue;
		}
		const found = around.find(({ name }) => name === step);
		// What has no field of its own belongs to the one around it.
		if (!found) break;
		labels.push(found.displayName);
		if (found.type === 'json') {
			labels.push(field.slice(at + 1).join('.'));
			break;
		}
		around = fieldsIn(found);
		rows = found.typeOptions?.multipleValues === true;
	}
	const [first] = labels;
	return first === undefined ? null : labels.filter((label) => label !== '').join(' → ');
}

/** The fields below one. */
export function fieldsIn({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
}
