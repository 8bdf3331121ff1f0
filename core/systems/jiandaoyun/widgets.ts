import { cleanLine } from '../../language/plain-text';
import { entryOf, isObject } from '../../model/json';
import type { ClientField } from '../client';

/** Our type of a kind of widget; what is not listed is a text. */
const types: Record<string, ClientField['type']> = {
	number: 'number',
	datetime: 'dateTime',
	checkboxgroup: 'array',
	combocheck: 'array',
	usergroup: 'array',
	deptgroup: 'array',
	image: 'array',
	upload: 'array',
	subform: 'array',
	address: 'object',
	location: 'object',
	phone: 'object',
};

/** The API takes no value for these. */
const unwritable = new Set(['sn', 'signature', 'linkquery', 'linkdata', 'separator', 'relation']);

/** The fields that a form has, and those that every form has. */
export function fieldsOf(widgets: unknown, systemWidgets: unknown): ClientField[] {
	return [...listOf(widgets, false), ...listOf(systemWidgets, true)];
}

function listOf(widgets: unknown, system: boolean): ClientField[] {
	if (!Array.isArray(widgets)) return [];
	return widgets.flatMap((widget: unknown): ClientField[] => {
		if (!isObject(widget) || typeof widget.name !== 'string' || widget.name === '') return [];
		const kind = typeof widget.type === 'string' ? widget.type : '';
		const label = typeof widget.label === 'string' ? cleanLine(widget.label, 100) : '';
		return [
			{
				id: widget.name,
				name: label === '' ? widget.name : label,
				type: entryOf(types, kind) ?? 'string',
				readOnly: system || unwritable.has(kind),
			},
		];
	});
}
