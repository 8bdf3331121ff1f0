import type { INodeProperties } from 'n8n-workflow';

import { conditionFields } from './condition-fields';

/** Conditions that an event has to meet to start the workflow. */
export const onlyWhere: INodeProperties = {
	displayName: 'Only Where',
	name: 'conditions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add condition',
	default: {},
	description:
		'All of them have to be met, e.g. Tag Is Not spam. What is left out is stored and counted in Insights.',
	options: [{ displayName: 'Condition', name: 'entries', values: conditionFields }],
};
