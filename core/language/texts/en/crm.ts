/** What was done in another system, in one sentence on the item. */
export const crmTexts = {
	'crm.updated': 'The record {id} was updated in {system}.',
	'crm.created': 'A record was made in {system}: {id}.',
	'crm.created.nameless': 'A record was made in {system}, which does not tell its id.',
	'crm.owner': 'The record {id} in {system} belongs to {owner} now.',
	'crm.channel': 'The channel is open for another day: {system} tells of {events}.',
	'crm.test': 'The item is a test: nothing was written to {system}.',
	'crm.test.values': 'In earnest this would be: {values}.',
	'poll.noDerived': 'This record has no field {names}, which stands under Derived Fields.',
	'poll.noEvent':
		'This is no event as long as {field} does not become one of the values under Events.',
} as const;
