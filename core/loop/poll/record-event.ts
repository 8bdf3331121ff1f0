import { createHash } from 'node:crypto';

import type { Note } from '../../language/note';
import type { CanonicalEvent } from '../../model/event';
import { isObject, type Json, type JsonObject } from '../../model/json';
import type { CrmRecord } from '../../systems/client';
import { contentOf, marked } from '../crm/value-marks';
import type { Came } from '../event/own-write-back';
import type { House } from '../house';
import { type EventDraft, readDraft } from '../../systems/source/event-draft';
import { withoutFields } from '../../systems/source/derived-fields';
import { attributeName, type EventField } from '../../systems/source/event-fields';
import { readFieldPath } from '../../systems/source/field-path';
import type { Watch } from './watch';

/** What a record holds where it is looked at. */
export type Seen = {
	/** Differs as soon as what is watched does; tells nothing of it. */
	mark: string;
	/** The type of event that it is when it has just become so; `null`: none. */
	type: string | null;
};

const removed = 'removed';

/** What is seen of a record by a watch. */
export function seenOf({ watched, types, options }: Watch, record: CrmRecord): Seen {
	if (record.deleted) return { mark: markOf([removed]), type: options.deleted };
	if (watched === null) {
		const { modifiedAt, fields } = record;
		return { mark: markOf([modifiedAt ?? fields]), type: types.get('') ?? null };
	}
	const word = wordOf(readFieldPath(record.fields, watched.path));
	return { mark: markOf(['is', word]), type: types.get(word) ?? types.get('') ?? null };
}

const markOf = (parts: readonly unknown[]): string =>
	createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);

/** A record without what every change changes, and what follows other fields by itself. */
const withoutStamps = ({ system, options }: Watch, { fields }: CrmRecord): JsonObject =>
	withoutFields(fields, [...system.poll.stamps, ...options.derivedFields]);

/** What is kept of all that a record holds, where every change is an event. */
export function keptContent(house: House, watch: Watch, record: CrmRecord): string | null {
	if (watch.watched !== null || record.deleted) return null;
	return contentOf(marked(house, withoutStamps(watch, record), record.owner));
}

/** What a record holds that is looked at, for the question whether we wrote it. */
export function cameOf(watch: Watch, record: CrmRecord, before: string | null): Came {
	const { id, owner, fields } = record;
	if (watch.watched === null) {
		return { id, fields: withoutStamps(watch, record), owner, by: 'looked', before };
	}
	const { name, path } = watch.watched;
	const value = (readFieldPath(fields, path) ?? null) as Json;
	return { id, fields: { [name]: value }, owner: null, by: 'watched', before: null };
}

/** A value as the panel names it: of a list the first, of an object its name. */
function wordOf(value: unknown): string {
	const one: unknown = Array.isArray(value) ? value[0] : value;
	const bare = isObject(one) ? (one.name ?? one.label ?? one.value ?? one.id) : one;
	if (typeof bare === 'string') return bare.trim();
	return typeof bare === 'number' || typeof bare === 'boolean' ? String(bare) : '';
}

/**
 * Whether what a record holds now is what one of those did that are not listened to. Whoever changed it
 * last need not be who changed the watched field before, so where one is watched that is no reason.
 */
export function isIgnored({ watched, options }: Watch, record: CrmRecord): boolean {
	const { modifiedBy } = record;
	if (watched !== null && !record.deleted) return false;
	return modifiedBy !== null && options.ignoreChangesBy.includes(modifiedBy);
}

/** When it happened, where a field of the record says so; epoch ms. */
export function saidTime(watch: Watch, record: CrmRecord, now: number): number | null {
	const path = watch.fields.get('occurredAt');
	if (!path) return null;
	const outcome = readDraft(
		{ id: 'a', type: 'a.b', occurredAt: readFieldPath(record.fields, path) ?? undefined },
		watch.system.key,
		watch.options.senderZone,
	);
	return outcome.ok && outcome.event.occurredAt <= now ? outcome.event.occurredAt : null;
}

/**
 * A record as the event that it has become. What cannot be read of it is left out with a note, field by
 * field, since nobody would send it once more.
 *
 * @returns `null` where not even its id can be read
 */
export function eventOf(
	watch: Watch,
	record: CrmRecord,
	type: string,
	now: number,
): { event: CanonicalEvent; notes: Note[] } | null {
	const at = record.modifiedAt ?? now;
	// What the panel takes for one of these may be none in this record, which has its own.
	const instead: EventDraft = {
		...{ id: ownIdOf(watch, record, type, at), occurredAt: at, 'subject.id': record.id },
		...{ 'customer.externalId': null, 'customer.externalIds': null },
	};
	const notes: Note[] = [];
	let draft = draftOf(watch, record, type, now);
	for (let turn = 0; turn <= Object.keys(instead).length; turn++) {
		const read = readDraft(draft, watch.system.key, watch.options.senderZone);
		if (read.ok) return { event: watch.complete(read.event), notes: [...notes, ...read.notes] };
		const wrong = Object.keys(instead).find((field) => isAbout(read.message, field));
		if (wrong === undefined) return null;
		notes.push({ key: 'note.leftOut', values: { fault: read.fault } });
		draft = { ...draft, [wrong]: instead[wrong as EventField] };
	}
	return null;
}

/** Whether a fault is that of a field, or of a part of it: it begins with its name. */
const isAbout = (message: string, field: string): boolean =>
	message.startsWith(`${field} `) || message.startsWith(`${field}.`);

function draftOf(watch: Watch, record: CrmRecord, type: string, now: number): EventDraft {
	const { object, watched, fields, options } = watch;
	const draft: Record<string, unknown> = {};
	const attributes: Record<string, unknown> = { object };
	if (record.modifiedBy !== null) attributes.modifiedBy = record.modifiedBy;
	if (watched) {
		const value = readFieldPath(record.fields, watched.path);
		if (value !== undefined) attributes[watched.name] = value;
	}
	const put = (field: string, value: unknown): void => {
		const attribute = attributeName(field);
		if (attribute === null) draft[field] = value;
		else attributes[attribute] = value;
	};
	for (const [field, value] of options.fixedValues) put(field, value);
	for (const [field, path] of fields) {
		const value = readFieldPath(record.fields, path);
		if (isSaid(value)) put(field, bareOf(field, value));
	}
	if (isObject(draft.attributes)) Object.assign(attributes, draft.attributes);
	draft['owner.id'] ??= record.owner;
	const at = record.modifiedAt ?? now;
	return {
		...draft,
		id: draft.id ?? ownIdOf(watch, record, type, at),
		type,
		occurredAt: draft.occurredAt ?? at,
		'subject.id': draft['subject.id'] ?? record.id,
		'subject.type':
			draft['subject.type'] ?? options.subjectType ?? type.slice(0, type.indexOf('.')),
		attributes,
	};
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** Members, phones and choices often come as objects, and where several can be chosen as lists of them. */
function bareOf(field: string, value: unknown): unknown {
	if (field === 'attributes' || field === 'customer.externalIds') return value;
	const isId = field.endsWith('.id') || field === 'customer.externalId' || field === 'id';
	const bare = (one: unknown): unknown => {
		if (!isObject(one)) return one;
		return isId ? (one.username ?? one.id ?? one._id ?? null) : (one.phone ?? one.name ?? one);
	};
	return Array.isArray(value) ? value.map(bare) : bare(value);
}

/** What became of a record at that time, as every look at it calls it. */
const ownIdOf = ({ object }: Watch, record: CrmRecord, type: string, at: number): string =>
	idOf([object, record.id, type, String(at)]);

const longestId = 190;

/** The same for every node that sees the same change; a long one is told apart by its hash. */
function idOf(parts: readonly string[]): string {
	const id = parts.join(':');
	if (id.length <= longestId) return id;
	return createHash('sha256').update(id).digest('hex');
}
