import type { INodeProperties } from 'n8n-workflow';

import { SatisfactionCaseTrigger } from '../../nodes/SatisfactionCaseTrigger/SatisfactionCaseTrigger.node';
import { SatisfactionCrmTrigger } from '../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import { SatisfactionResponseTrigger } from '../../nodes/SatisfactionResponseTrigger/SatisfactionResponseTrigger.node';
import { actionClasses } from '../tools/action-nodes';

const nodes = [
	...Object.values(actionClasses),
	SatisfactionCaseTrigger,
	SatisfactionCrmTrigger,
	SatisfactionResponseTrigger,
];

/**
 * The fields that this one hangs on, of those beside it. What is named from the root stands apart, but for
 * fields with choices or parts, which name it so for the editor alone.
 */
const hangsOn = ({ displayOptions = {}, options }: INodeProperties): string[] =>
	[...Object.keys(displayOptions.show ?? {}), ...Object.keys(displayOptions.hide ?? {})].map(
		(name) => (options ? name.replace(/^\//, '') : name),
	);

/** Fields that stand before one they hang on. */
function early(fields: readonly INodeProperties[]): string[] {
	const names = new Set(fields.map(({ name }) => name));
	const before = new Set<string>();
	return fields.flatMap((field) => {
		const waits = hangsOn(field).some((name) => names.has(name) && !before.has(name));
		before.add(field.name);
		return waits ? [field.displayName] : [];
	});
}

describe('the fields of a node', () => {
	it('hang on those before them, since n8n would go through the others again and again', () => {
		const waiting = nodes.flatMap((one) => {
			const { displayName, properties } = new one().description;
			return early(properties).map((field) => `${displayName}: ${field}`);
		});
		expect(waiting).toEqual([]);
	});
});
