import { isObject } from '../../model/json';
import { withoutDerived } from '../source/derived-fields';
import type { EventDraft } from '../source/event-draft';
import { ownType, typeByRules, withNamedFields } from '../source/event-rules';
import { parseExactJson } from '../source/exact-json';
import { readFieldPath } from '../source/field-path';
import { readDrafts } from '../source/read-drafts';
import type { ParseOutcome } from '../source/source';
import type { YonbipOptions } from './options';

/** Reads one decrypted event; what it is about comes as JSON within the JSON. */
export function parseEvent(given: Record<string, unknown>, options: YonbipOptions): ParseOutcome {
	const { type: event, eventId, timestamp, tenantId } = given;
	if (typeof event !== 'string' || event === '') {
		return { kind: 'invalid', message: 'type is missing: it says what happened.' };
	}
	const fields = { ...given, content: contentOf(given.content) };
	const model = readFieldPath(fields, ['content', 'model']);
	const at = (name: string): unknown => readFieldPath(isObject(model) ? model : null, [name]);
	const draft: EventDraft = {
		id: eventId,
		type: typeByRules(options.rules, event, fields) ?? ownType('yonbip', event),
		occurredAt: timestamp,
		'subject.id': at('id'),
		'subject.title': at('name') ?? at('code'),
		attributes: { event, tenantId, content: fields.content },
		'customer.externalId': at('customer'),
		'customer.name': at('customer_name'),
		'owner.id': at('ower'),
		'owner.name': at('ower_name'),
	};
	const named = withNamedFields(draft, options.fields, fields);
	const outcome = readDrafts([named], 'yonbip', options.senderZone);
	if (outcome.kind !== 'events' || !isObject(model)) return outcome;
	// Elsewhere in the panel fields are named by their whole path.
	const derived = options.derivedFields.map((name) => name.replace(/^content\.model\./, ''));
	return { ...outcome, ...withoutDerived([model], derived) };
}

function contentOf(content: unknown): unknown {
	if (typeof content !== 'string') return content;
	try {
		return parseExactJson(content);
	} catch {
		return content;
	}
}
