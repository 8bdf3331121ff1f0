/**
 * What could not be used of an event that another system sent, or what its admin should know. Fields and
 * labels of nodes stand in them as they are called there.
 */
export const noteTexts = {
	'note.placed': 'Event {place} of {count}: {note}',
	'note.nobody': 'The event names no customer, so nobody can be asked about it.',
	'note.noAddress':
		'The customer comes without an address; it must be known already or be looked up.',
	'note.text': '{field} is not a text; it was left out.',
	'note.longUrl': 'subject.url has more than {most} characters; it was left out.',
	'note.url': 'subject.url {given} is not a web address; it was left out.',
	'note.amount': 'value.amount {given} is no number that can be read; it was left out.',
	'note.currency': 'value.currency {given} is not a three-letter code; it was left out.',
	'note.attributes': 'attributes is not an object; it was left out.',
	'note.ownKind':
		'customer.externalIds.{name} is called like a field of our own; it was left out. Name the system that the id is from.',
	'note.email': '{field} is not an e-mail address ({why}); it was left out.',
	'note.email.empty': 'it is empty',
	'note.email.no_at': 'it has no at sign',
	'note.email.several': 'it is more than one address',
	'note.email.space': 'it has a space in it',
	'note.email.name': 'there is nothing, or a character that no address has, before the at sign',
	'note.email.domain': 'what stands behind the at sign is no domain',
	'note.email.too_long': 'it has more than 254 characters',
	'note.phone': 'customer.phone is not a phone number; it was left out.',
	'note.language': 'customer.language {given} is no language tag or name; it was left out.',
	'note.zone': 'customer.timeZone {given} is no time zone, IANA or other; it was left out.',
	'note.ownerId': 'owner.id is no id; it was left out.',

	'note.echo':
		'What Satisfaction CRM writes back is known and starts nothing. Where another program writes records, name its user under Ignore Updates By.',
	'note.echo.form':
		'What Satisfaction CRM writes back is known and starts nothing. Where another program writes to this form, name its user under Ignore Updates By.',
	'note.noRating': 'No question is named as the rating, so the answer has no value to score.',
	'note.gone': '{count} of the notifications tell nothing: their records were deleted before.',
	'note.idsOnly':
		'Zoho tells the ids of what changed and nothing else: read the record before the customer is asked.',
	'note.noDerived': 'This record has no field {given}, which stands under Derived Fields.',

	'note.leftOut': '{fault} It was left out.',
	'fault.type.missing': 'type is missing: what happened, e.g. "ticket.closed".',
	'fault.type': 'type is {given}, but must be like "ticket.closed". Map the sender\'s word to one.',
	'fault.time.missing': 'occurredAt is missing: when the event happened.',
	'fault.time':
		'occurredAt is {given}, which is no moment: it must be ISO 8601 with a zone (2026-01-05T10:00:00+08:00) or epoch seconds or milliseconds.',
	'fault.time.zone':
		'occurredAt is {given}, which is no moment: it must be ISO 8601 with a zone (2026-01-05T10:00:00+08:00) or epoch seconds or milliseconds. Or choose Time Zone of the Sender.',
	'fault.id.missing': 'id is missing, and without a subject a repeated delivery cannot be known.',
	'fault.id': '{field} is {given}, but must be a text or a whole number.',
	'fault.id.long': '{field} has {count} characters; at most {most} fit.',
	'fault.ids': 'customer.externalIds is {given}, but must be an object.',
	'fault.text': '{field} is {given}, but must be a text.',
} as const;
