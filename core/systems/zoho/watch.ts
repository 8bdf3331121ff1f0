import { entryOf, isObject } from '../../model/json';
import type { EventDraft } from '../source/event-draft';
import { idOfContent } from '../source/made-id';
import { readingDrafts } from '../source/read-drafts';
import { present, read } from '../source/read-payload';
import type { Parsing } from '../source/source';
import type { ZohoOptions } from './options';
import { nounOf, textOf, typeOfStage } from './record';

type Body = Record<string, unknown>;

const verbs: Record<string, string> = { insert: 'created', update: 'updated', delete: 'deleted' };

/**
 * What a watched channel is notified of: one operation on one or several records, by their ids. Values come
 * along only where the channel asks for those that changed.
 */
export function* parseNotification(body: Body, options: ZohoOptions, now: number): Parsing {
	const ids = (Array.isArray(body.ids) ? body.ids : [body.ids]).map(textOf);
	if (ids.length === 0 || ids.includes('')) {
		return { kind: 'invalid', message: 'ids is missing: it must list the ids of the records.' };
	}
	const outcome = yield* readingDrafts([...new Set(ids)], {
		source: 'zoho',
		senderZone: options.senderZone,
		draftOf: (id) => draftOf(id, body, options, now),
		partly: true,
	});
	if (outcome.kind === 'events') outcome.notes.push({ key: 'note.idsOnly' });
	return outcome;
}

function draftOf(id: string, body: Body, options: ZohoOptions, now: number): EventDraft {
	const noun = nounOf(body.module);
	const verb = textOf(body.operation).toLowerCase();
	const values = valuesOf(id, body);
	const stage = noun === 'ticket' ? values.Status : values.Stage;
	const end = verb === 'delete' ? null : typeOfStage(noun, stage, options);
	const type = end ?? `${noun}.${entryOf(verbs, verb) ?? 'changed'}`;
	const at = read(body, 'server_time');
	return {
		id:
			at === undefined
				? idOfContent(type, id, body)
				: [body.channel_id, body.module, verb, id, at].map(textOf).join(':'),
		type,
		occurredAt: at ?? now,
		'subject.type': noun,
		'subject.id': id,
		...(noun === 'contact' || noun === 'lead' ? { 'customer.externalId': id } : {}),
		attributes: present({
			module: body.module,
			operation: verb || null,
			channelId: textOf(body.channel_id) || null,
			changed: Object.keys(values).length > 0 ? values : null,
		}),
	};
}

/** The values that changed in this record. */
function valuesOf(id: string, body: Body): Body {
	const all: unknown[] = Array.isArray(body.affected_values) ? body.affected_values : [];
	const own = all.filter(isObject).find((entry) => textOf(entry.record_id) === id);
	return isObject(own?.values) ? own.values : {};
}
