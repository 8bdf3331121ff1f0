import type { Operation } from './operation';

/**
 * The line under a node's name: the name of the chosen operation, as people read it in the list.
 *
 * @param more an expression for what stands behind it; an empty text leaves it out
 */
export function operationSubtitle(
	operations: ReadonlyArray<Pick<Operation, 'value' | 'name'>>,
	more = "''",
): string {
	// Below a node there is room for some two dozen characters.
	const brief = (name: string): string =>
		more === "''" ? name : name.replace(/^Create .*/, 'Create');
	const shown = operations.map(({ value, name }) => [value, brief(name)]);
	const names = JSON.stringify(Object.fromEntries(shown));
	const name = `(${names})[$parameter["operation"]]`;
	return `={{ [${name}, ${more}].filter((text) => text).join(": ") }}`;
}
