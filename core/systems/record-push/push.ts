import { entryOf, isObject } from '../../model/json';
import { shown } from '../../model/shown';
import { withoutDerived } from '../source/derived-fields';
import type { EventDraft } from '../source/event-draft';
import { attributeName, isEventType } from '../source/event-fields';
import { readJsonBody } from '../source/exact-json';
import { parseFieldPath, readFieldPath } from '../source/field-path';
import { readingDrafts } from '../source/read-drafts';
import { MAX_EVENTS_PER_REQUEST, type Parsing, type SourceRequest } from '../source/source';
import type { PushOptions } from './options';
import { added, type PushWords } from './words';

/** What functions call a change, and what we call it. */
const changes: Readonly<Record<string, string>> = {
	create: 'created',
	created: 'created',
	insert: 'created',
	add: 'created',
	update: 'updated',
	updated: 'updated',
	edit: 'updated',
	delete: 'removed',
	deleted: 'removed',
	invalid: 'removed',
	remove: 'removed',
	removed: 'removed',
};

type Pushed = { object: string; event: string; by: string | null; data: Record<string, unknown> };

type Drafted =
	| { kind: 'draft'; draft: EventDraft; data: Record<string, unknown>; mayEcho: boolean }
	| { kind: 'ignored' | 'invalid'; message: string };

/**
 * Reads records as our functions send them, one or a list:
 * `{ id?, object, event, at?, by?, data }`, where `event` is create, update, delete or a type of ours.
 */
export function* parsePush(
	request: SourceRequest,
	words: PushWords,
	options: PushOptions,
): Parsing {
	const body = readJsonBody(request.rawBody);
	if (!body.ok) return { kind: 'invalid', message: body.message };
	const given: unknown[] = Array.isArray(body.value) ? body.value : [body.value];
	if (given.length > MAX_EVENTS_PER_REQUEST) {
		const message = `The request carries ${given.length} records; at most ${MAX_EVENTS_PER_REQUEST} fit in one.`;
		return { kind: 'invalid', message };
	}
	const drafted: Drafted[] = [];
	for (const entry of given) {
		drafted.push(draftOf(entry, words, options));
		yield;
	}
	const invalid = drafted.find(({ kind }) => kind === 'invalid');
	if (invalid && 'message' in invalid) return { kind: 'invalid', message: invalid.message };
	const drafts = drafted.flatMap((one) => (one.kind === 'draft' ? [one] : []));
	const [first] = drafted;
	if (drafts.length === 0 && first && 'message' in first) {
		return { kind: 'ignored', reason: first.message };
	}
	const outcome = yield* readingDrafts(drafts, {
		source: words.key,
		senderZone: options.senderZone,
		draftOf: ({ draft }) => draft,
		recordOf: ({ data }) => data,
		partly: true,
	});
	const mayEcho = drafts.some((one) => one.mayEcho) && options.ignoreUpdatesBy.length === 0;
	if (outcome.kind === 'events' && mayEcho) {
		outcome.notes.push({ key: 'note.echo' });
	}
	if (outcome.kind !== 'events') return outcome;
	return { ...outcome, ...withoutDerived(outcome.records ?? [], options.derivedFields) };
}

function draftOf(entry: unknown, words: PushWords, options: PushOptions): Drafted {
	const pushed = pushedOf(entry);
	if (typeof pushed === 'string') return { kind: 'invalid', message: pushed };
	const { object, event, by, data } = pushed;
	const change = entryOf(changes, event.toLowerCase()) ?? null;
	if (change === 'updated' && by !== null && options.ignoreUpdatesBy.includes(by)) {
		return { kind: 'ignored', message: `The update is by "${by}": our own write-back.` };
	}
	const rule = options.rules.find(
		(one) =>
			(one.object === null || one.object === object) &&
			(one.event === '' || one.event === change) &&
			valueFits(one, data),
	);
	if (options.rules.length > 0 && !rule) {
		return { kind: 'ignored', message: `No rule of the node fits this ${event} of ${object}.` };
	}
	const noun = entryOf(words.kinds, object)?.noun ?? 'record';
	const said = isEventType(event) ? event : change === null ? null : `${noun}.${change}`;
	const type = rule?.type ?? said;
	if (type === null) {
		const message = `event is ${shown(event)}, but must be create, update, delete or like deal.won.`;
		return { kind: 'invalid', message };
	}
	const id = readId(data[words.id]);
	const once = rule?.once ? plain(data[rule.once]) : '';
	const sent = isObject(entry) ? entry : {};
	const draft: Record<string, unknown> = {
		id: once === '' ? sent.id : `${id}:${type}:${once}`,
		type,
		occurredAt: sent.at ?? words.changed.map((name) => data[name]).find(isSaid),
		'subject.type': options.subjectType ?? type.slice(0, type.indexOf('.')),
		'subject.id': data[words.id],
	};
	draft.attributes = fill(draft, pushed, words, options);
	return { kind: 'draft', draft: draft as EventDraft, data, mayEcho: change === 'updated' };
}

/** What was pushed, or what is wrong with it. */
function pushedOf(entry: unknown): Pushed | string {
	if (!isObject(entry)) return 'The body is not an object with object, event and data.';
	const { object, event, by, data } = entry;
	if (typeof object !== 'string' || object === '') return 'object is missing: the kind of record.';
	if (typeof event !== 'string' || event === '') return 'event is missing: what was done with it.';
	if (!isObject(data)) return 'data is missing: it must hold the fields of the record.';
	const name = Array.isArray(by) ? by[0] : by;
	return { object: object.slice(0, 80), event: event.slice(0, 80), by: readId(name) || null, data };
}

/** Fills the draft from the record's fields; what is no field of ours goes into the attributes. */
function fill(
	draft: Record<string, unknown>,
	{ object, event, by, data }: Pushed,
	words: PushWords,
	options: PushOptions,
): Record<string, unknown> {
	const attributes: Record<string, unknown> = { object, change: event };
	if (by !== null) attributes.changedBy = by;
	const taken = new Set(options.fields.map(([, field]) => field));
	const usual = [words.everywhere, entryOf(words.kinds, object)?.fields ?? {}, added]
		.flatMap((fields) => Object.entries(fields))
		.filter(([, field]) => !taken.has(field))
		.map(([path, field]) => [parseFieldPath(path), field] as const);
	for (const [path, field] of [...usual, ...options.fields]) {
		const value = readFieldPath(data, path);
		if (!isSaid(value)) continue;
		const attribute = attributeName(field);
		if (attribute === null) draft[field] = value;
		else attributes[attribute] = value;
	}
	return attributes;
}

function valueFits(
	{ field, equals }: { field: string | null; equals: string | null },
	data: Record<string, unknown>,
): boolean {
	if (field === null) return true;
	const value = Object.hasOwn(data, field) ? data[field] : undefined;
	if (equals === null) return isSaid(value);
	return (Array.isArray(value) ? (value as unknown[]) : [value]).some(
		(one) => plain(one) === equals,
	);
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** A field's value as text; of a list the first, of an object its value, id or name. */
function plain(value: unknown): string {
	if (Array.isArray(value)) return plain(value[0]);
	const inner = isObject(value) ? (value.value ?? value.id ?? value.name) : value;
	return typeof inner === 'boolean' ? String(inner) : readId(inner);
}

const readId = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
