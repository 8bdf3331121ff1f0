import type { INodeProperties } from 'n8n-workflow';

/** Kinds of occasion, each as one sentence. */
export const occasionField: INodeProperties = {
	displayName: 'Occasion',
	name: 'occasion',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Anniversary',
			value: 'anniversary',
			description: 'So many years since a day of theirs, such as the first order',
		},
		{
			name: 'Birthday',
			value: 'birthday',
			description: 'On their birthday, by the calendar of their record, solar or lunar',
		},
		{
			name: 'Gone Quiet',
			value: 'gone_quiet',
			description: 'No order for longer than is usual for them; ends when they are back',
		},
		{
			name: 'Holiday',
			value: 'holiday',
			description: 'Festivals of the country they live in, never guessed from a name',
		},
		{
			name: 'Milestone',
			value: 'milestone',
			description: 'The n-th order, so many days with you, or a number of theirs that was reached',
		},
		{
			name: 'New Customer',
			value: 'new_customer',
			description: 'First steps after the first purchase, once for each customer',
		},
		{
			name: 'Own List',
			value: 'own_list',
			description: 'Whoever comes in as an item gets news, tips or an offer',
		},
		{
			name: 'Passive',
			value: 'passive',
			description: 'After a middle score: one question, what would make it a high one',
		},
		{
			name: 'Promoter',
			value: 'promoter',
			description: 'After a high score and no low one since: thanks, then one favour',
		},
		{
			name: 'Renewal',
			value: 'renewal',
			description:
				'Before a contract ends: the owner first, then the customer, until it is renewed',
		},
	],
	default: 'birthday',
	description: 'What is a reason to write to a customer',
	// n8n drops what a hidden field holds.
	hint: 'Choose it before you write: every occasion has steps of its own, and texts written for another one are gone.',
};

/** Shows a field for some occasions only. */
export const forOccasions = (...occasions: string[]): Pick<INodeProperties, 'displayOptions'> => ({
	displayOptions: { show: { occasion: occasions } },
});

/** The same inside a collection. */
export const optionFor = (...occasions: string[]): Pick<INodeProperties, 'displayOptions'> => ({
	displayOptions: { show: { '/occasion': occasions } },
});
