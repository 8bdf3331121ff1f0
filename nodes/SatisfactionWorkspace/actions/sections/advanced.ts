import type { INodeProperties } from 'n8n-workflow';

import type { JsonObject } from '../../../../core/model/json';
import { numeric, pick } from './given';

/** Parts of the settings that go back to their defaults as one. */
export const resettable = [
	{ name: 'Brand', value: 'brand' },
	{ name: 'Care Campaigns', value: 'care' },
	{ name: 'Compensation', value: 'compensation' },
	{ name: 'Contact Policy', value: 'policy' },
	{ name: 'Customer Attributes', value: 'customerAttributes' },
	{ name: 'Default Country', value: 'defaultCountry' },
	{ name: 'Escalation Ladder', value: 'ladder' },
	{ name: 'Health Points', value: 'healthPoints' },
	{ name: 'Languages', value: 'languages' },
	{ name: 'Minimum Answers', value: 'minimumN' },
	{ name: 'Open Links', value: 'openLinks' },
	{ name: 'Privacy', value: 'privacy' },
	{ name: 'Retention', value: 'retention' },
	{ name: 'Sandbox', value: 'sandbox' },
	{ name: 'SLA by Priority', value: 'defaultSla' },
	{ name: 'SLA Presets', value: 'slaPresets' },
	{ name: 'Test Address', value: 'testAddress' },
	{ name: 'Time Scale', value: 'timeScale' },
	{ name: 'Time Zone', value: 'timeZone' },
	{ name: 'Topics', value: 'topics' },
	{ name: 'Verification Survey', value: 'verificationSurvey' },
	{ name: 'Working Time', value: 'calendar' },
];

export const advancedSection: INodeProperties = {
	displayName: 'Advanced',
	name: 'advanced',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		{
			displayName: 'Back to Default',
			name: 'reset',
			type: 'multiOptions',
			default: [],
			description: 'Settings that forget what was set before; done before everything else',
			options: resettable,
		},
		{
			displayName: 'Close Unfinished Answers After',
			name: 'closePartialAfter',
			type: 'string',
			default: '1h',
			description: 'When a rating without reason and comment is handed on as it is, e.g. 1h or 30m',
		},
		{
			displayName: 'Minimum Answers for a Verdict',
			name: 'minimumN',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 10,
			description: 'With fewer answers a score is shown as too few to act on',
		},
		{
			displayName: 'Safety Net After',
			name: 'safetyNetAfter',
			type: 'string',
			default: '10m',
			description: 'When work that a crash may have cut off is picked up again, e.g. 10m',
		},
		{
			displayName: 'Sandbox',
			name: 'sandbox',
			type: 'boolean',
			default: false,
			description: 'Whether this is a trial on one machine, where links may point to localhost',
		},
		{
			displayName: 'Settings as JSON',
			name: 'json',
			type: 'json',
			default: '{}',
			description:
				'Any settings in the form that Get Settings returns them; merged last, over the fields above',
		},
		{
			displayName: 'Time Scale',
			name: 'timeScale',
			type: 'number',
			typeOptions: { numberPrecision: 6 },
			default: 1,
			description: 'Multiplies every delay; 1 in production, 0.001 to try a day in 90 seconds',
		},
	],
};

export function readAdvanced(added: Record<string, unknown>): JsonObject {
	return pick(added, {
		closePartialAfter: ['closePartialAfter'],
		minimumN: ['minimumN', numeric],
		safetyNetAfter: ['safetyNetAfter'],
		sandbox: ['sandbox'],
		timeScale: ['timeScale', numeric],
	});
}
