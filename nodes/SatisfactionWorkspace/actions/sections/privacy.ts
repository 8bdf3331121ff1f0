import type { INodeProperties } from 'n8n-workflow';

import type { JsonObject } from '../../../../core/model/json';
import { pick, under } from './given';

const way = (
	displayName: string,
	name: string,
	atOnce: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	options: [
		{ name: 'At Once', value: 'at_once', description: atOnce },
		{
			name: 'Start a Workflow',
			value: 'workflow',
			description: 'Come out of an Activity Trigger, for a workflow to do it',
		},
	],
	default: 'workflow',
	description,
});

/** What becomes of what customers ask about their data on their preference page. */
export const privacySection: INodeProperties = {
	displayName: 'Privacy',
	name: 'privacy',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		way(
			'Requests for Data',
			'dataRequests',
			'Shown behind a second press, and given as a file; only by a link that was mailed to their own mailbox',
			'What becomes of "Send me my data" on the preference page',
		),
		way(
			'Requests to Delete Data',
			'eraseRequests',
			'Deleted behind a page that asks again; no workflow hears of it, so nothing is deleted in other systems',
			'What becomes of "Delete my data" on the preference page',
		),
	],
};

export function readPrivacy(added: Record<string, unknown>): JsonObject {
	return under(
		'privacy',
		pick(added, { dataRequests: ['dataRequests'], eraseRequests: ['eraseRequests'] }),
	);
}
