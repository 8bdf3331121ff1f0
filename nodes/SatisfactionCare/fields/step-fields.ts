import type { INodeProperties } from 'n8n-workflow';

import { occasionPanels } from '../../../core/loop/care/campaign-choices';
import { notAsTool } from '../../connection/tool';

/** Every occasion has steps of its own in the panel, so that they begin as it usually goes. */
export const stepsName = (occasion: string): string =>
	`steps_${occasion}`.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Beside the greeting, the name and the like, what a text may say on an occasion. */
const shortNames: Record<string, string> = {
	anniversary: '{years} {date}',
	birthday: '{date}',
	holiday: '{festival} {date}',
	milestone: '{count}',
	renewal: '{date} {days}',
};

const subjects: Record<string, string> = {
	anniversary: 'e.g. {years} years together',
	birthday: 'e.g. Happy birthday, {name|dear customer}!',
	gone_quiet: 'e.g. We miss you',
	holiday: 'e.g. Happy {festival}!',
	milestone: 'e.g. Thank you for {count} orders',
	new_customer: 'e.g. Welcome to {brand}',
	own_list: 'e.g. News from {brand}',
	passive: 'e.g. What would make it a 9?',
	promoter: 'e.g. Thank you, {name|dear customer}',
	renewal: 'e.g. Your contract ends on {date}',
};

const text = (
	field: Pick<INodeProperties, 'displayName' | 'name'> & Partial<INodeProperties>,
	rows = 1,
): INodeProperties => ({
	type: 'string',
	...(rows > 1 && { typeOptions: { rows } }),
	default: '',
	...field,
});

const neutral = (): INodeProperties[] => [
	text({
		displayName: 'Neutral Subject',
		name: 'neutralSubject',
		description: 'Takes the place of the subject while a case of the customer is open',
	}),
	text(
		{
			displayName: 'Neutral Text',
			name: 'neutralText',
			description:
				'What is said while a case of the customer is open, without cheerfulness. Without one nothing is sent then.',
		},
		4,
	),
];

function translations(isGreeting: boolean): INodeProperties {
	return {
		displayName: 'Other Languages',
		name: 'translations',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Language',
		default: {},
		options: [
			{
				displayName: 'Language',
				name: 'translation',
				values: [
					text({
						displayName: 'Language',
						name: 'language',
						placeholder: 'e.g. zh-CN',
						description: 'Tag of the language, such as en, zh-CN or fr',
					}),
					text({ displayName: 'Subject', name: 'subject' }),
					text({ displayName: 'Text', name: 'text' }, 5),
					...(isGreeting ? neutral() : []),
				],
			},
		],
	};
}

function more(isGreeting: boolean): INodeProperties {
	return {
		displayName: 'More',
		name: 'more',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			...(isGreeting ? neutral() : []),
			text({
				displayName: 'Next Step Early After (Events)',
				name: 'effects',
				placeholder: 'e.g. order.delivered, app.opened',
				description:
					'Types of events that show that this step has had its effect: the next one need not wait for its day then',
			}),
			{
				displayName: 'Worth Sending For (Days)',
				name: 'validDays',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 3660 },
				default: 7,
				description:
					'How many days behind its day the step is still sent, if limits or quiet hours have moved it',
			},
		],
	};
}

function stepsField(kind: (typeof occasionPanels)[number]): INodeProperties {
	const { key, leads } = kind;
	const isGreeting = kind.tone === 'greeting';
	const asks = kind.steps.some((one) => one.asks);
	const known = ['{greeting}', '{name}', '{company}', '{brand}', '{owner}', shortNames[key]];
	const names = known.filter((one) => one !== undefined).join(' ');
	return {
		displayName: 'Steps',
		name: stepsName(key),
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Step',
		displayOptions: { ...notAsTool, show: { occasion: [key] } },
		default: {
			step: kind.steps.map(({ days, to = 'customer', asks: asksNow = false }) => ({
				days,
				to,
				subject: '',
				text: '',
				...(asks && { asks: asksNow }),
			})),
		},
		description: 'One message each, in the order of their days',
		options: [
			{
				displayName: 'Step',
				name: 'step',
				values: [
					{
						displayName: 'When (Days)',
						name: 'days',
						type: 'number',
						typeOptions: { minValue: leads ? -366 : 0, maxValue: 3660 },
						default: 0,
						description: leads
							? 'Whole days from the day of the occasion: 0 is the day itself, -7 a week before it, 7 a week after it'
							: 'Whole days after it happened: 0 is at once, 7 a week later',
					},
					{
						displayName: 'Send To',
						name: 'to',
						type: 'options',
						options: [
							{ name: 'Customer', value: 'customer' },
							{
								name: 'Owner',
								value: 'owner',
								description: 'A task for the person who looks after the customer',
							},
						],
						default: 'customer',
					},
					text({
						displayName: 'Subject',
						name: 'subject',
						placeholder: subjects[key] ?? '',
					}),
					text(
						{
							displayName: 'Text',
							name: 'text',
							placeholder: 'e.g. {greeting}',
							hint: `Short names: ${names}. {company|your company} says what stands where nothing is known.`,
							description:
								'In the language you write it in. A short name that is not known of a customer, and has no words behind |, holds the message.',
						},
						5,
					),
					...(asks
						? [
								{
									displayName: 'Asks for a Favour',
									name: 'asks',
									type: 'boolean' as const,
									default: false,
									description:
										'Whether it asks for a review, a referral or the like: one favour a period, in all campaigns together',
								},
							]
						: []),
					translations(isGreeting),
					more(isGreeting),
				],
			},
		],
	};
}

/** The rows of each occasion, filled in as it usually goes. */
export const stepFields: INodeProperties[] = occasionPanels.map(stepsField);
