/** The canonical fields a sender's own fields can be mapped to: the name people pick, what each is. */
export const eventFields = {
	id: { label: 'Event ID', hint: 'A repeated delivery must carry the same one' },
	type: { label: 'Event Type', hint: 'What happened, as noun.verb, e.g. ticket.closed' },
	occurredAt: {
		label: 'Occurred At',
		hint: 'ISO 8601 with a zone, or epoch seconds or milliseconds',
	},
	touchpoint: {
		label: 'Touchpoint',
		hint: "Where in the customer's journey: awareness, purchase, use, renewal, critical_moment or a word of your own",
	},
	'subject.type': { label: 'Subject Type', hint: 'What it is about: ticket, order, deal, …' },
	'subject.id': { label: 'Subject ID', hint: 'Id of the ticket, order or deal' },
	'subject.title': { label: 'Subject Title', hint: 'Its title' },
	'subject.url': { label: 'Subject URL', hint: 'Its address, http or https' },
	'value.amount': { label: 'Value Amount', hint: 'What it is worth, as a number' },
	'value.currency': { label: 'Value Currency', hint: 'ISO 4217 code, e.g. EUR' },
	'customer.externalId': { label: 'Customer ID', hint: "The customer's id at the sender" },
	'customer.externalIds': {
		label: 'Customer IDs by System',
		hint: "The customer's ids by system, as an object of texts",
	},
	'customer.name': { label: 'Customer Name', hint: 'Name' },
	'customer.email': { label: 'Customer Email', hint: 'E-mail address' },
	'customer.phone': { label: 'Customer Phone', hint: 'Phone number' },
	'customer.language': { label: 'Customer Language', hint: 'BCP 47 tag, e.g. en or zh-CN' },
	'customer.timeZone': { label: 'Customer Time Zone', hint: 'IANA name, e.g. Asia/Shanghai' },
	'customer.segment': { label: 'Customer Segment', hint: 'Segment or tier' },
	'owner.id': { label: 'Owner ID', hint: 'Id of the person responsible' },
	'owner.name': { label: 'Owner Name', hint: 'Name of the person responsible' },
	'owner.email': { label: 'Owner Email', hint: 'E-mail address of the person responsible' },
	attributes: {
		label: 'Attributes (All, as an Object)',
		hint: 'An object with anything else worth keeping',
	},
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
