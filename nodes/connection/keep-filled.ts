import type { INodeProperties } from 'n8n-workflow';

import { fromRoot } from './from-root';

type Show = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;

/**
 * The fields of a node, so that the editor keeps what they hold. When a field is changed, it empties those
 * that hang on it, have choices or parts and stay shown, unless their value is one of the choices: parts,
 * several choices and expressions never are. What is named from the root it leaves alone.
 *
 * @param fields all fields of the node, each behind those it hangs on
 */
export function keepFilled(fields: readonly INodeProperties[]): INodeProperties[] {
	return fields.map((field) => {
		const { displayOptions, options } = field;
		if (!options || !displayOptions) return field;
		const { show = {}, hide = {} } = displayOptions;
		return {
			...field,
			displayOptions: {
				...displayOptions,
				...(displayOptions.show && { show: rooted(show, (name) => stays(field, name, fields)) }),
				...(displayOptions.hide && { hide: rooted(hide, () => true) }),
			},
		};
	});
}

/** What the panel changes is named from the root; `@tool` and the like it never does. */
function rooted(conditions: Show, changes: (name: string) => boolean): Show {
	return Object.fromEntries(
		Object.entries(conditions).flatMap(([name, values]) =>
			/^[@/]/.test(name) || !changes(name)
				? [[name, values] as const]
				: Object.entries(fromRoot({ [name]: values })),
		),
	);
}

/** Whether the field, or one of its name, is shown before and after another one is changed, and may keep its value. */
function stays(
	field: INodeProperties,
	changed: string,
	fields: readonly INodeProperties[],
): boolean {
	const twins = fields.filter(
		(other) => other.name === field.name && leadsTo(other, field, changed),
	);
	const values = new Set<unknown>(
		twins.flatMap(({ displayOptions }) => displayOptions?.show?.[changed] ?? []),
	);
	const several = fields.some(({ name, type }) => name === changed && type === 'multiOptions');
	return (several || values.size > 1) && twins.every((other) => accepts(field, other));
}

/** Whether nothing else has to change, from the one to the other. */
function leadsTo(one: INodeProperties, other: INodeProperties, changed: string): boolean {
	const { show: theirs = {} } = other.displayOptions ?? {};
	return Object.entries(one.displayOptions?.show ?? {}).every(([name, values = []]) => {
		const wanted = theirs[name];
		if (name === changed || name.startsWith('@') || wanted === undefined) return true;
		return values.some((value) => wanted.some((one) => one === value));
	});
}

/** Whether a field takes what one of the same name holds: of parts it takes those that it knows. */
function accepts(field: INodeProperties, other: INodeProperties): boolean {
	if (field.type !== 'options' && field.type !== 'multiOptions') return true;
	const known = choicesOf(field);
	return choicesOf(other).every((value) => known.includes(value));
}

function choicesOf({ options = [] }: INodeProperties): unknown[] {
	return options.map((one) => ('value' in one ? one.value : one.name));
}
