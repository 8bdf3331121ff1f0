import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

type Conditions = NonNullable<IDisplayOptions['show']>;

/**
 * Conditions for a field that stands before the fields it hangs on, of a node's first level. n8n puts a
 * field off until those it hangs on have their values, and goes through it once more for each that it
 * waited for, at every request and three times for an execution; what is named from the root it only
 * looks up.
 */
export function fromRoot(show: Conditions): Conditions {
	return Object.fromEntries(Object.entries(show).map(([name, values]) => [`/${name}`, values]));
}

const withParts = ['collection', 'fixedCollection', 'multiOptions'];

/**
 * A field that some operations share, which keeps what it holds from one to the other. The editor empties a field
 * with choices or parts that hangs on what was changed, unless it finds its value among them, which it never does
 * for several; what is named from the root it leaves alone.
 */
export function kept(field: INodeProperties, operations: readonly string[]): INodeProperties {
	if (!withParts.includes(field.type)) return field;
	const show = { ...field.displayOptions?.show, ...fromRoot({ operation: [...operations] }) };
	return { ...field, displayOptions: { ...field.displayOptions, show } };
}
