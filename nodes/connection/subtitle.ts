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
	const names = JSON.stringify(Object.fromEntries(operations.map((one) => [one.value, one.name])));
	const name = `(${names})[$parameter["operation"]]`;
	return `={{ [${name}, ${more}].filter((text) => text).join(": ") }}`;
}
