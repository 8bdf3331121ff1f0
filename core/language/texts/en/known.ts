/** What became of a customer's record, in one sentence on the item. */
export const knownTexts = {
	'customer.merged': 'The two records are one now: {who}.',
	'customer.already': 'The two were one record before: {who}.',
	'customer.split': 'The merge was undone: they are two customers again.',
	'customer.already_split': 'The merge had been undone before.',
	'customer.preference_link': 'The link belongs to this customer alone and works for 400 days.',
	'customer.consent_granted': 'The agreement is kept, with its source.',
	'customer.consent_denied':
		'The objection is kept, with its source: no such message leaves any more.',
	'customer.consent_kept_for_mailbox':
		'No customer has this mailbox; the objection is kept for it.',
	'customer.consent_unchanged': 'The same was said before: it stands.',
	'customer.consent_unknown': 'This customer is not there any more.',
	'customer.trial': 'The item is a test: customers are left as they are.',
	'customer.deletedThere':
		'The other system has deleted this record; the customer stays here as they are.',
	'customer.profile': '{who}. {health}',
	'customer.double': '{one} and {other} may be one person: {reasons}.',
	'customer.double.one': '{name} ({ways})',
	'customer.double.mailbox': 'the same mailbox',
	'customer.double.phone': 'the same phone number',
	'customer.double.name_at': 'the same name at the same mail domain',
	'customer.double.named_together': 'named together by one event',
} as const;
