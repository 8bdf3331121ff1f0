/** The canonical fields a sender's own fields can be mapped to, with what each is. */
export const eventFields = {
	id: 'Id of the event; a repeated delivery must carry the same one',
	type: 'What happened, as noun.verb, e.g. ticket.closed',
	occurredAt: 'When: ISO 8601 with a zone, or epoch seconds or milliseconds',
	touchpoint: 'awareness, purchase, use, renewal, critical_moment or a word of your own',
	'subject.type': 'What it is about: ticket, order, deal, …',
	'subject.id': 'Id of the ticket, order or deal',
	'subject.title': 'Its title',
	'subject.url': 'Its address, http or https',
	'value.amount': 'What it is worth, as a number',
	'value.currency': 'ISO 4217 code, e.g. EUR',
	'customer.externalId': "The customer's id at the sender",
	'customer.externalIds': "The customer's ids by system, as an object of texts",
	'customer.name': 'Name',
	'customer.email': 'E-mail address',
	'customer.phone': 'Phone number',
	'customer.language': 'BCP 47 tag, e.g. en or zh-CN',
	'customer.timeZone': 'IANA name, e.g. Asia/Shanghai',
	'customer.segment': 'Segment or tier',
	'owner.id': 'Id of the person responsible',
	'owner.name': 'Name of the person responsible',
	'owner.email': 'E-mail address of the person responsible',
	attributes: 'An object with anything else worth keeping',
} as const;

export type EventField = keyof typeof eventFields;

/** True for a canonical field; `attributes.<name>` is one too, made up by the admin. */
export function isEventField(name: string): name is EventField | `attributes.${string}` {
	return Object.hasOwn(eventFields, name) || /^attributes\.[\p{L}\p{N}_-]{1,60}$/u.test(name);
}

/** Attribute names that would reach an object's prototype are no names. */
export function attributeName(field: string): string | null {
	if (!field.startsWith('attributes.')) return null;
	const name = field.slice('attributes.'.length);
	return name === '__proto__' ? null : name;
}

/** True for a type as we write them: lower-case words joined by dots, noun first. */
export function isEventType(type: string): boolean {
	return /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/.test(type);
}
