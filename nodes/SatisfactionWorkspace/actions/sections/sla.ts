import type { INodeProperties } from 'n8n-workflow';

import type { Json, JsonObject } from '../../../../core/model/json';
import { pickerField } from '../../../connection/pickers';
import { byName, rows, under } from './given';

/** Which clocks a case gets. */
export const presetByPriorityField: INodeProperties = {
	displayName: 'SLA by Priority',
	name: 'defaultSla',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add priority',
	default: {},
	description:
		'Which preset (pair of clocks: first response, solution) a case gets by its priority',
	options: [
		{
			displayName: 'Priority',
			name: 'entries',
			values: [
				{
					displayName: 'Priority',
					name: 'priority',
					type: 'options',
					options: [
						{ name: 'High', value: 'high' },
						{ name: 'Low', value: 'low' },
						{ name: 'Normal', value: 'normal' },
						{ name: 'Urgent', value: 'urgent' },
					],
					default: 'normal',
				},
				pickerField('presets', {
					displayName: 'Preset',
					name: 'preset',
					none: 'As It Is',
					description:
						'A named pair of clocks; a preset that you add in this node is listed once the node has run',
				}),
			],
		},
	],
};

/** The clocks there are. */
export const presetsField: INodeProperties = {
	displayName: 'SLA Presets',
	name: 'slaPresets',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add preset',
	default: {},
	description:
		'Named pairs of clocks for a case, first response and solution, counted in working time. A row changes the preset it names, or adds it.',
	options: [
		{
			displayName: 'Preset',
			name: 'entries',
			values: [
				{ displayName: 'Name', name: 'name', type: 'string', default: 'complaint' },
				{
					displayName: 'First Response Within',
					name: 'response',
					type: 'string',
					default: '1h',
				},
				{
					displayName: 'Solved Within',
					name: 'resolution',
					type: 'string',
					default: '9h',
				},
			],
		},
	],
};

export function readSla(added: Record<string, unknown>): JsonObject {
	const chosen = (rows(added, 'defaultSla') ?? []).filter(({ preset }) => preset);
	return {
		...under(
			'slaPresets',
			byName(rows(added, 'slaPresets'), 'name', ({ response, resolution }) => ({
				response: response as Json,
				resolution: resolution as Json,
			})),
		),
		...under(
			'defaultSla',
			byName(chosen, 'priority', ({ preset }) => preset as Json),
		),
	};
}
