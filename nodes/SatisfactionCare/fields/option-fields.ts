import type { INodeProperties } from 'n8n-workflow';

import { pickerField } from '../../connection/pickers';
import { optionFor } from './occasion-field';

const days = (
	field: Pick<INodeProperties, 'displayName' | 'name' | 'default' | 'description'>,
	...occasions: string[]
): INodeProperties => ({
	...field,
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 3660 },
	...optionFor(...occasions),
});

/** Occasions of which some customers may go without, to see whether it works. */
export const measured = ['gone_quiet', 'own_list', 'passive', 'promoter'];

/** What most campaigns leave as it is. */
export const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Begins With (Events)',
			name: 'starts',
			type: 'string',
			...optionFor('new_customer'),
			default: 'deal.won, order.delivered',
			description: 'Types of events that make somebody a customer, with commas between',
		},
		days(
			{
				displayName: 'Days Between Two Favours',
				name: 'favourDays',
				default: 180,
				description: 'How long nobody is asked for a second favour, in any campaign',
			},
			'promoter',
		),
		{
			displayName: 'Ends When (Events)',
			name: 'ends',
			type: 'string',
			...optionFor('renewal'),
			default: 'contract.renewed',
			description: 'Types of events that say that the contract was renewed, with commas between',
		},
		pickerField('attributes', {
			displayName: 'Festivals They Wish For',
			name: 'preference',
			...optionFor('holiday'),
			description:
				'The attribute in which a customer has said which festivals they keep, by name; it counts before their country',
		}),
		{
			displayName: 'Goal (Events)',
			name: 'goalEvents',
			type: 'string',
			default: '',
			placeholder: 'e.g. order.*, contract.renewed',
			description:
				'Types of events that show that the campaign has reached what it is for. Nothing more is sent then, and Measure Effect counts them.',
		},
		{
			displayName: 'Goal Within (Days)',
			name: 'goalDays',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 3660 },
			default: 30,
			description: 'How many days after the first step such an event still counts',
		},
		{
			displayName: 'Left Out to Measure (%)',
			name: 'holdoutPercent',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 50 },
			...optionFor(...measured),
			default: 10,
			description:
				'Of a hundred customers so many get nothing, always the same ones, so that Measure Effect can tell whether the campaign works. 0 without this option.',
		},
		{
			displayName: 'Only These Years',
			name: 'years',
			type: 'string',
			...optionFor('anniversary'),
			default: '',
			placeholder: 'e.g. 1, 5, 10',
			description: 'Which anniversaries count, with commas between. All when empty.',
		},
		days(
			{
				displayName: 'Peace Afterwards (Days)',
				name: 'quietPeaceDays',
				default: 180,
				description: 'How long a customer who went quiet again is left in peace',
			},
			'gone_quiet',
		),
		days(
			{
				displayName: 'Peace Afterwards (Days)',
				name: 'passivePeaceDays',
				default: 90,
				description: 'How long a customer is not asked the same again',
			},
			'passive',
		),
		{
			displayName: 'Priority',
			name: 'priority',
			type: 'options',
			options: [
				{ name: 'High', value: 'high', description: 'May take the place of what is planned' },
				{ name: 'Low', value: 'low', description: 'Gives way to all others' },
				{ name: 'Normal', value: 'normal' },
			],
			default: 'normal',
			description:
				'Which campaign goes first where the limit of contacts has room for one. Without this option New Customer and Renewal are high, Holiday and Own List are low.',
		},
		{
			displayName: 'Quiet: At Least (Days)',
			name: 'leastDays',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 3660 },
			...optionFor('gone_quiet'),
			default: 60,
			description: 'So many days without an order have to pass at least',
		},
		{
			displayName: 'Quiet: Orders at Least',
			name: 'leastOrders',
			type: 'number',
			typeOptions: { minValue: 2, maxValue: 100 },
			...optionFor('gone_quiet'),
			default: 3,
			description: 'With fewer orders nobody knows what is usual for a customer',
		},
		{
			displayName: 'Quiet: Times the Usual Gap',
			name: 'gaps',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 1 },
			...optionFor('gone_quiet'),
			default: 2,
			description: "How much longer than the customer's own median gap between two orders",
		},
		days(
			{
				displayName: 'Renewed Early (Days)',
				name: 'earlyDays',
				default: 90,
				description: 'So many days before the date a renewal counts for it already',
			},
			'renewal',
		),
		{
			displayName: 'Say the Age',
			name: 'sayAge',
			type: 'boolean',
			...optionFor('birthday'),
			default: true,
			description: 'Whether a text may say {years}, where the year of birth is known',
		},
		{
			displayName: 'Send At',
			name: 'sendAt',
			type: 'string',
			default: '10:00',
			placeholder: 'e.g. 10:00',
			description: 'Time of the day where the customer lives, for what is due on a day',
		},
		{
			displayName: 'Sent By',
			name: 'sentBy',
			type: 'options',
			options: [
				{
					name: 'A Message Node Behind',
					value: 'workflow',
					description:
						'Nothing leaves but by a Satisfaction Message node behind this one, with whatever comes first, such as a coupon. What was not sent is given again by the next runs.',
				},
				{
					name: 'The Clock',
					value: 'clock',
					description:
						'The Timer Trigger of the workspace sends it; a Satisfaction Message node behind this one sends it at once',
				},
			],
			default: 'clock',
		},
		{
			displayName: 'When There Is No Text in Their Language',
			name: 'whenNoText',
			type: 'options',
			options: [
				{ name: 'Hold', value: 'hold', description: 'Nothing is sent, and Held says so' },
				{
					name: 'Take the Default Language',
					value: 'default',
					description: "The text in the workspace's first language is sent",
				},
			],
			default: 'hold',
		},
	],
};
