import type { INodeProperties } from 'n8n-workflow';

import { findDrivers } from '../../../core/loop/insight/drivers/find-drivers';
import { collection, type Operation } from '../../connection/operation';
import {
	filtersField,
	languageField,
	periodFieldsOver,
	readScope,
	scopeToolsOver,
} from './scope-fields';

const notesField: INodeProperties = {
	displayName: 'How Hard Each Driver Is',
	name: 'driverNotes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Driver',
	default: {},
	description:
		'Tells what can be done within 90 days from what takes years. Cases that were confirmed count before an estimate.',
	options: [
		{
			displayName: 'Driver',
			name: 'driver',
			values: [
				{
					displayName: 'Cause Code',
					name: 'cause',
					type: 'string',
					default: '',
					placeholder: 'e.g. slow_response',
					description:
						'Root cause of the cases that are about it: how long they took to be confirmed says how hard it is',
				},
				{
					displayName: 'Difficulty',
					name: 'difficulty',
					type: 'options',
					options: [
						{ name: 'Easy', value: 'easy' },
						{ name: 'Hard', value: 'hard' },
						{ name: 'Medium', value: 'medium' },
						{ name: 'Unknown', value: 'unknown' },
					],
					default: 'unknown',
					description: "The owner's estimate, where fewer than five confirmed cases show it",
				},
				{
					displayName: 'Driver ID',
					name: 'driver',
					type: 'string',
					default: '',
					placeholder: 'e.g. speed',
					description: 'ID of the question, pair or item of the index',
				},
			],
		},
	],
};

const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'driverOptions',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Drivers',
			name: 'drivers',
			type: 'string',
			default: '',
			placeholder: 'e.g. speed, price',
			description: 'IDs of the items to weigh, at most twelve; all rated items where it is empty',
		},
		{
			displayName: 'Explain',
			name: 'outcome',
			type: 'string',
			default: '',
			placeholder: 'e.g. overall',
			description: "ID of a rated item to be explained in place of the survey's score",
		},
		{
			displayName: 'Lines of the Quadrant',
			name: 'cross',
			type: 'options',
			options: [
				{
					name: 'At the Average',
					value: 'mean',
					description: 'Good is what scores above the others',
				},
				{ name: 'At the Middle of the Scale', value: 'middle' },
			],
			default: 'mean',
			description: 'Where good performance begins',
		},
		{
			displayName: 'Target (Percent of the Scale)',
			name: 'target',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: 100,
			description: 'What every driver should reach: the less is missing, the less it can bring',
		},
	],
};

/** An item for each driver, the heaviest first, and nothing of the incoming item. */
export const drivers: Operation = {
	value: 'drivers',
	name: 'Drivers',
	action: 'Find what drives a score',
	description: 'Get the weight of each rated item by two methods, and what to do about it',
	resource: 'score',
	tool: {
		description:
			'Finds what moves a satisfaction score. Returns one item for each rated item of a survey, the heaviest first: its weight by two methods with 95 % intervals, how it scores, whether to concentrate on it or keep it, the gap to what customers expect, how much it could bring and how hard it is, and a sentence. Where too few have answered it says so.',
		inputs: scopeToolsOver('last_90_days'),
	},
	fields: [
		...periodFieldsOver('last_90_days'),
		filtersField,
		notesField,
		optionsField,
		languageField,
	],
	async execute(call) {
		const found = await findDrivers(call.house, call.now, {
			...readScope(call),
			...collection(call, 'driverOptions'),
			notes: collection(call, 'driverNotes').driver,
		});
		return found.map((item) => ({ item: { ...item } }));
	},
};
