import type { INodeOutputConfiguration, INodeProperties } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { type Operation, outputsField } from '../../connection/operation';

/** In the order of the outputs, which never changes. */
export const careOutputs = ['done', 'held'] as const;
export type CareOutput = (typeof careOutputs)[number];

const type = NodeConnectionTypes.Main;

/** The same for every operation: wires store an index. */
export const outputs: INodeOutputConfiguration[] = [
	{ type, displayName: 'Done' },
	{ type, displayName: 'Held' },
];

/** *Outputs*, where something may be held. */
export function outputsFieldFor(operations: readonly Operation[]): INodeProperties {
	const operation = operations.filter(({ oneOutput }) => !oneOutput).map(({ value }) => value);
	return {
		...outputsField,
		displayOptions: { ...outputsField.displayOptions, show: { operation } },
	};
}
