import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Option, Options, OptionValues } from '../../core/systems/option/option';
import type { ReadParameter } from './parameters';

/** What the field of a table calls its list of rows. */
const rowKey = 'row';

type Show = Record<string, string[]>;

/**
 * The fields of a set of options: those that come first on their own, all others as options to add.
 * Their names begin with `prefix`, so that two sets in one node never meet.
 *
 * @param more what the collection of the others is called
 */
export function optionFields(
	options: Options,
	{ prefix, show, more }: { prefix: string; show: Show; more: string },
): INodeProperties[] {
	const main = Object.entries(options).filter(([, { main }]) => main);
	const others = Object.entries(options).filter(([, { main }]) => !main);
	const fields = main.flatMap(([name, option]): INodeProperties[] => {
		const field = fieldOf(nameOf(prefix, name), option);
		return [{ ...field, displayOptions: { show } }, ...warnings(field.name, option, show)];
	});
	if (others.length === 0) return fields;
	const inner = others.map(([name, option]) => fieldOf(name, option));
	return [
		...fields,
		{
			displayName: more,
			name: nameOf(prefix, 'options'),
			type: 'collection',
			noDataExpression: true,
			placeholder: 'Add option',
			default: {},
			displayOptions: { show },
			options: inner.sort((a, b) => a.displayName.localeCompare(b.displayName)),
		},
	];
}

/** What was filled into these fields, by the names of the options. */
export function optionValues(options: Options, prefix: string, read: ReadParameter): OptionValues {
	const main = Object.entries(options).filter(([, option]) => option.main);
	const own = main.map(([name, { shown }]) => {
		const value = read(nameOf(prefix, name), null) as IDataObject | null;
		return [name, shown.kind === 'rows' ? value?.[rowKey] : value] as const;
	});
	const added = read(nameOf(prefix, 'options'), {}) as IDataObject;
	return { ...Object.fromEntries(own), ...added };
}

/** The values of choices that let everybody in, by the names of their fields. */
export function openChoices(options: Options, prefix: string): Show {
	const open = Object.entries(options).flatMap(([name, { shown }]) => {
		if (shown.kind !== 'choice') return [];
		const values = shown.choices.filter(({ insecure }) => insecure !== undefined);
		return values.length === 0
			? []
			: [[nameOf(prefix, name), values.map(({ value }) => value)] as const];
	});
	return Object.fromEntries(open);
}

function nameOf(prefix: string, name: string): string {
	return `${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function fieldOf(name: string, option: Option): INodeProperties {
	const { label, hint, shown, initial } = option;
	const shared = {
		displayName: label,
		name,
		noDataExpression: true,
		default: initial,
		description: hint,
	};
	switch (shown.kind) {
		case 'text':
			return {
				...shared,
				type: 'string',
				...(shown.example !== '' && { placeholder: `e.g. ${shown.example}` }),
			};
		case 'number': {
			const { min: minValue, max: maxValue } = shown;
			return { ...shared, type: 'number', typeOptions: { minValue, maxValue } };
		}
		case 'choice': {
			const choices = shown.choices.map(({ value, label: title, hint: description }) => ({
				name: title,
				value,
				...(description && { description }),
			}));
			return { ...shared, type: 'options', options: choices };
		}
		case 'rows':
			return {
				...shared,
				type: 'fixedCollection',
				typeOptions: { multipleValues: true, sortable: shown.ordered },
				placeholder: `Add ${shown.row.toLowerCase()}`,
				default: {},
				options: [{ displayName: shown.row, name: rowKey, values: columnFields(shown.columns) }],
			};
	}
}

/** In the order of their declaration: a row reads as a sentence. */
function columnFields(columns: Options): INodeProperties[] {
	return Object.entries(columns).map(([name, column]) => ({
		...fieldOf(name, column),
		...(column.when && { displayOptions: { show: { [column.when.option]: [column.when.is] } } }),
	}));
}

function warnings(field: string, { shown }: Option, show: Show): INodeProperties[] {
	if (shown.kind !== 'choice') return [];
	return shown.choices.flatMap(({ value, insecure }) =>
		insecure === undefined
			? []
			: [
					{
						displayName: insecure,
						name: `${field}Notice`,
						type: 'notice' as const,
						default: '',
						displayOptions: { show: { ...show, [field]: [value] } },
					},
				],
	);
}
