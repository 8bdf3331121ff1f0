import { isObject } from '../../model/json';
import type { EventDraft } from '../source/event-draft';
import { idOfContent } from '../source/made-id';
import { timeOf } from './message';
import type { SalesforceOptions } from './options';
import { type Fields, nounOf, recordDraft, textOf, typeOf } from './record';

type Body = Record<string, unknown>;

/** Names in a body that say something about the event rather than being a field of the record. */
const own = [
	'id',
	'type',
	'object',
	'occurredAt',
	'touchpoint',
	'organizationId',
	'attributes',
	'url',
];

/**
 * A record as a flow sends it by HTTP: its fields by their API names, those of a related record below its
 * name or with a dot; `object` says what it is, or `attributes.type`, as Apex writes it.
 */
export function calloutDraft(body: Body, options: SalesforceOptions, now: number): EventDraft {
	const written = isObject(body.attributes) ? body.attributes.type : undefined;
	const noun = nounOf(textOf(body.object ?? written));
	const fields = fieldsOf(body);
	const given = textOf(body.type);
	const record = recordDraft(noun, fields, options);
	const type = given === '' ? typeOf(noun, fields, options) : given;
	const time = body.occurredAt ?? timeOf(fields) ?? null;
	return {
		...record,
		...(body.url !== undefined && { 'subject.url': body.url }),
		id: body.id ?? (time === null ? idOfContent(type, record['subject.id'], body) : null),
		type,
		occurredAt: time ?? now,
		touchpoint: body.touchpoint,
	};
}

function fieldsOf(body: Body): Fields {
	const fields = new Map<string, unknown>();
	for (const [name, value] of Object.entries(body)) {
		if (own.includes(name)) continue;
		if (!isObject(value)) fields.set(name, value);
		else {
			for (const [inner, one] of Object.entries(value)) {
				if (inner !== 'attributes') fields.set(`${name}.${inner}`, one);
			}
		}
	}
	return fields;
}
