import type { IDisplayOptions } from 'n8n-workflow';

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
