import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { SatisfactionCrmTrigger } from '../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import { SatisfactionResponseTrigger } from '../../nodes/SatisfactionResponseTrigger/SatisfactionResponseTrigger.node';
import { actionClasses } from '../tools/action-nodes';

const nodes = [
	...Object.values(actionClasses),
	SatisfactionResponseTrigger,
	SatisfactionCrmTrigger,
];

type Part = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/** Every field that is added to a collection, at any depth. */
function added(part: Part): INodeProperties[] {
	const inside = [
		...('options' in part ? (part.options ?? []) : []),
		...('values' in part ? (part.values as INodeProperties[]) : []),
	];
	const own = 'type' in part && part.type === 'collection' ? (inside as INodeProperties[]) : [];
	return [...own, ...inside.flatMap(added)];
}

describe('a field that is added', () => {
	it('is not empty as it comes: the editor would drop it with the next change, and its neighbours with it', () => {
		const empty = nodes
			.flatMap((one) => new one().description.properties.flatMap(added))
			.filter(({ type, typeOptions }) => type === 'fixedCollection' && !typeOptions?.multipleValues)
			.filter((field) => Object.keys(field.default as object).length === 0);
		expect(empty.map(({ displayName }) => displayName)).toEqual([]);
	});
});
