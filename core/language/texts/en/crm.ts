/** What was done in another system, in one sentence on the item. */
export const crmTexts = {
	'crm.updated': 'The record {id} was updated in {system}.',
	'crm.created': 'A record was made in {system}: {id}.',
	'crm.created.nameless': 'A record was made in {system}, which does not tell its id.',
	'crm.owner': 'The record {id} in {system} belongs to {owner} now.',
} as const;
