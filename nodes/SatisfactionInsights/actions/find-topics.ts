import type { INodeProperties } from 'n8n-workflow';

import { findTopics as findThem } from '../../../core/loop/insight/find-topics';
import { InputError } from '../../../core/model/errors';
import { isObject } from '../../../core/model/json';
import { type Call, collection, type Operation, textOf } from '../../connection/operation';
import { ownTopicFields } from '../../connection/own-topic-fields';
import { readScope, scopeFieldsOver, scopeToolsOver } from './scope-fields';

const scopeFields = scopeFieldsOver('last_30_days');

const fewest = 1;
const most = 200;

const topicFields: INodeProperties[] = [
	{
		displayName: 'Own Topics',
		name: 'ownTopics',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add topic',
		default: {},
		description:
			'What is looked for beside the topics that are built in and those of the workspace (Set Settings, Topics)',
		options: [
			{
				displayName: 'Topic',
				name: 'rows',
				values: ownTopicFields,
			},
		],
	},
	{
		displayName: 'Options',
		name: 'topicOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Built-In Topics',
				name: 'builtIn',
				type: 'boolean',
				default: true,
				description: 'Whether the topics that come with the node are looked for as well',
			},
			{
				displayName: 'Most Topics',
				name: 'most',
				type: 'number',
				typeOptions: { minValue: fewest, maxValue: most },
				default: 30,
				description: 'Topics that are given, new terms first, then those with most comments',
			},
		],
	},
];

/** An item per topic of the comments of a period. */
export const findTopics: Operation = {
	value: 'findTopics',
	name: 'Find Topics',
	action: 'Find topics of comments',
	description: 'Get an item for each topic that customers write about, and for each new term',
	resource: 'comment',
	tool: {
		description:
			'Finds what customers write about in a period. Returns new terms first, then topics: each with its number of comments, share with 95 % interval, change against the period before, scores of those who write of it against all others, sentiment, up to three quotes without names or addresses, and one text.',
		inputs: scopeToolsOver('last_30_days'),
	},
	fields: [...scopeFields, ...topicFields],
	async execute(call) {
		const { builtIn = true, most: wanted = 30 } = collection(call, 'topicOptions');
		const found = await findThem(call.house, call.now, {
			...readScope(call),
			own: ownRows(call),
			builtIn: builtIn !== false,
			most: readMost(wanted),
		});
		return found.map((item) => ({ item: { ...item } }));
	},
};

function ownRows(call: Call): Array<{ topic: string; terms: string }> {
	const { rows } = collection(call, 'ownTopics');
	return (Array.isArray(rows) ? rows : []).flatMap((row: unknown) => {
		if (!isObject(row)) return [];
		const [topic, terms] = [textOf(row.topic), textOf(row.terms)];
		return topic === null || terms === null ? [] : [{ topic, terms }];
	});
}

function readMost(value: unknown): number {
	const number = Number(value);
	if (Number.isInteger(number) && number >= fewest && number <= most) return number;
	throw new InputError(
		`Most Topics is ${JSON.stringify(value)}, which is no whole number from ${fewest} to ${most}.`,
		'Give a whole number, 30 for example.',
	);
}
