import type { INodeProperties } from 'n8n-workflow';

import type { JsonObject } from '../../../../core/model/json';
import { numeric, pick, under } from './given';

const points = { type: 'number', typeOptions: { minValue: 0, maxValue: 100 } } as const;

export const healthPointsSection: INodeProperties = {
	displayName: 'Health Points',
	name: 'healthPoints',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		{
			displayName: 'Look Back',
			name: 'period',
			type: 'string',
			default: '90d',
			description:
				'How far back answers and promises count, and how long a time contact is compared over, e.g. 90d',
		},
		{
			displayName: 'Orders Are Late After',
			name: 'orderGaps',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 1 },
			default: 2,
			description:
				"How many times the median gap between a customer's own orders has to pass without one",
		},
		{
			displayName: 'Points for a Broken Promise',
			name: 'brokenPromise',
			...points,
			default: 20,
			description: 'What it costs, of 100; 0 leaves it out',
		},
		{
			displayName: 'Points for a Low Score',
			name: 'lowScore',
			...points,
			default: 25,
			description: 'What it costs, of 100; 0 leaves it out',
		},
		{
			displayName: 'Points for a Renewal That Is Near',
			name: 'renewalNear',
			...points,
			default: 10,
			description: 'What it costs, of 100; 0 leaves it out',
		},
		{
			displayName: 'Points for an Open Promise',
			name: 'openPromise',
			...points,
			default: 5,
			description: 'What it costs, of 100; 0 leaves it out',
		},
		{
			displayName: 'Points for Falling Contact',
			name: 'fallingContact',
			...points,
			default: 15,
			description: 'What it costs, of 100, when contact has halved; 0 leaves it out',
		},
		{
			displayName: 'Points for Late Orders',
			name: 'noOrder',
			...points,
			default: 25,
			description: 'What it costs, of 100; 0 leaves it out',
		},
		{
			displayName: 'Points for Unanswered Surveys',
			name: 'unanswered',
			...points,
			default: 15,
			description: 'What it costs, of 100; 0 leaves it out',
		},
		{
			displayName: 'Renewal Is Near Within',
			name: 'renewalWithin',
			type: 'string',
			default: '60d',
			description: 'How long before its date a renewal counts as near, e.g. 60d',
		},
		{
			displayName: 'Surveys Without an Answer',
			name: 'unansweredSurveys',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20 },
			default: 3,
			description: 'How many in a row count as silence',
		},
	],
};

export function readHealthPoints(added: Record<string, unknown>): JsonObject {
	return under('healthPoints', {
		...pick(added, {
			period: ['period'],
			orderGaps: ['orderGaps', numeric],
			renewalWithin: ['renewalWithin'],
			unansweredSurveys: ['unansweredSurveys', numeric],
		}),
		...under(
			'weights',
			pick(added, {
				brokenPromise: ['brokenPromise', numeric],
				fallingContact: ['fallingContact', numeric],
				lowScore: ['lowScore', numeric],
				noOrder: ['noOrder', numeric],
				openPromise: ['openPromise', numeric],
				renewalNear: ['renewalNear', numeric],
				unanswered: ['unanswered', numeric],
			}),
		),
	});
}
