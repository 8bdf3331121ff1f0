import type { INodeProperties } from 'n8n-workflow';

import type { Json, JsonObject } from '../../../../core/model/json';
import { ownTopicFields } from '../../../connection/own-topic-fields';
import { rows } from './given';

/** What comments are about, of the workspace's own. */
export const topicsSection: INodeProperties = {
	displayName: 'Topics',
	name: 'topicSettings',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		{
			displayName: 'Own Topics',
			name: 'topics',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add topic',
			default: {},
			description:
				'What Find Topics, Label and reports look for in comments beside the topics that are built in. The rows replace the stored ones.',
			options: [{ displayName: 'Topic', name: 'entries', values: ownTopicFields }],
		},
	],
};

export function readTopicSettings(added: Record<string, unknown>): JsonObject {
	const entries = rows(added, 'topics');
	if (entries === null) return {};
	return {
		topics: entries.map(({ topic, terms }) => ({
			topic: (topic ?? null) as Json,
			terms: (terms ?? null) as Json,
		})),
	};
}
