import { zendesk } from '../../../core/systems/zendesk/source';
import { sampleInput, type SourceInputs, valuesOf } from '../parameters';

const show = { source: ['zendesk'] };

export const zendeskInputs: SourceInputs = {
	options: (read) => valuesOf(read, 'zendeskOptions'),
	inputs: [
		{
			displayName: 'Sender Options',
			name: 'zendeskOptions',
			type: 'collection',
			displayOptions: { show },
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Freshness (Minutes)',
					name: 'freshnessMinutes',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 1440 },
					default: 5,
					description: 'How far the signed time may be from now. 0 means no limit.',
				},
				{
					displayName: 'Payload',
					name: 'payload',
					type: 'options',
					options: [
						{ name: 'Either', value: 'auto' },
						{ name: 'Events (Webhook Subscribed to Events)', value: 'event' },
						{ name: 'Trigger or Automation (Payload Written by You)', value: 'trigger' },
					],
					default: 'auto',
					description: 'Which kind of Zendesk webhook calls this URL',
				},
				{
					displayName: 'Rating Mapping',
					name: 'scaleMapping',
					type: 'string',
					default: 'zendesk_good_bad',
					description: "Named mapping that reads Zendesk's own satisfaction rating",
				},
				{
					displayName: 'Subdomain',
					name: 'subdomain',
					type: 'string',
					default: '',
					placeholder: 'e.g. acme',
					description: 'The part before .zendesk.com; tickets are then linked',
				},
			],
		},
		sampleInput('zendesk', zendesk.sample.body),
	],
};
