import type { INodeProperties } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { type Operation, outputsField } from '../../connection/operation';

/** In the order of the outputs, which never changes. */
export const surveyOutputs = ['asked', 'not_asked'] as const;
export type SurveyOutput = (typeof surveyOutputs)[number];

const type = NodeConnectionTypes.Main;

/** One output without a name where nobody is asked; a link or a code is neither asked nor not asked. */
export function outputsFor(operations: readonly Operation[]): `={{${string}}}` {
	const one = operations.filter(({ oneOutput }) => oneOutput).map(({ value }) => value);
	const two = [
		{ type, displayName: 'Asked' },
		{ type, displayName: 'Not Asked' },
	];
	const [single, both] = [JSON.stringify([{ type }]), JSON.stringify(two)];
	return `={{ ${JSON.stringify(one)}.includes($parameter["operation"]) ? ${single} : ${both} }}`;
}

/** *Outputs*, where there is more than one. */
export function outputsFieldFor(operations: readonly Operation[]): INodeProperties {
	const operation = operations.filter(({ oneOutput }) => !oneOutput).map(({ value }) => value);
	return {
		...outputsField,
		displayOptions: { ...outputsField.displayOptions, show: { operation } },
	};
}
