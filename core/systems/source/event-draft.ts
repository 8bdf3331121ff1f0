import { momentOf } from '../../calendar/moment';
import { timeZoneOf } from '../../calendar/zone-names';
import { languageTagOf } from '../../language/language-names';
import { type Note, sayNote } from '../../language/note';
import { personName } from '../../language/person-name';
import { cleanLine, cleanText } from '../../language/plain-text';
import type { CanonicalEvent, CustomerFacts, OwnerFacts, Subject } from '../../model/event';
import { isOwnKind } from '../../model/identities';
import type { JsonObject } from '../../model/json';
import { isObject } from '../../model/json';
import { readMailbox } from '../../model/mailbox';
import { shown } from '../../model/shown';
import { readAmount } from './amount';
import { cleanObject } from './clean-json';
import { caps } from './caps';
import type { EventField } from './event-fields';
import { isEventType } from './event-fields';

/** What a sender said, field by field, unread. Empty texts and `null` count as not said. */
export type EventDraft = Partial<Record<EventField, unknown>>;

export type DraftOutcome =
	| { ok: true; event: CanonicalEvent; notes: Note[] }
	/** `message`: the fault in English, as senders and logs are told. */
	| { ok: false; fault: Note; message: string };

/** Ends the reading of one draft; never leaves this file. */
class Unreadable extends Error {
	constructor(readonly fault: Note) {
		super(sayNote(fault, 'en'));
	}
}

const phonePattern = /^\+?[\d\s().\-/]{5,30}$/;

/**
 * Reads a draft into a canonical event of `source`. A time without a zone is one of `senderZone`; without
 * that it is no moment.
 *
 * A wrong id, type or time refuses the event, because guessing them does harm. A wrong amount,
 * address, language, zone, currency, link or text is left out with a note, because the event is true
 * without it, and a sender that is refused often gives up. Of a list the first value counts, of a segment or title all. An event without a customer or an address is an event: why nobody was asked is
 * decided, and stored, later.
 */
export function readDraft(
	draft: EventDraft,
	source: string,
	senderZone: string | null = null,
): DraftOutcome {
	const notes: Note[] = [];
	try {
		return { ok: true, event: eventOf(draft, source, senderZone, notes), notes };
	} catch (error) {
		if (error instanceof Unreadable) {
			return { ok: false, fault: error.fault, message: error.message };
		}
		throw error;
	}
}

function eventOf(
	draft: EventDraft,
	source: string,
	senderZone: string | null,
	notes: Note[],
): CanonicalEvent {
	const type = typeOf(draft);
	const occurredAt = timeOf(draft, senderZone);
	const subject = subjectOf(draft, type, notes);
	return {
		source,
		externalId: externalIdOf(draft, type, occurredAt, subject),
		type,
		occurredAt,
		touchpoint: lineOf(draft, 'touchpoint', 60, notes),
		subject,
		value: valueOf(draft, notes),
		attributes: attributesOf(draft, notes),
		customer: customerOf(draft, source, notes),
		owner: ownerOf(draft, notes),
	};
}

function typeOf(draft: EventDraft): string {
	const type = lineOf(draft, 'type', caps.id)?.toLowerCase() ?? null;
	if (type === null) throw new Unreadable({ key: 'fault.type.missing' });
	if (isEventType(type)) return type;
	throw new Unreadable({ key: 'fault.type', values: { given: shown(draft.type) } });
}

function timeOf(draft: EventDraft, senderZone: string | null): number {
	const given = firstOf(draft.occurredAt);
	if (isBlank(given)) throw new Unreadable({ key: 'fault.time.missing' });
	const time = momentOf(given, senderZone);
	if (time !== null) return time;
	const key = momentOf(given, 'UTC') === null ? 'fault.time' : 'fault.time.zone';
	throw new Unreadable({ key, values: { given: shown(given) } });
}

/** Without an id of its own, what happened to what and when is the same on every delivery. */
function externalIdOf(
	draft: EventDraft,
	type: string,
	occurredAt: number,
	subject: Subject | null,
): string {
	const id = idOf(draft, 'id');
	if (id !== null) return id;
	if (subject) return `${type}:${subject.id}:${occurredAt}`;
	throw new Unreadable({ key: 'fault.id.missing' });
}

function subjectOf(draft: EventDraft, type: string, notes: Note[]): Subject | null {
	const id = idOf(draft, 'subject.id');
	if (id === null) return null;
	return {
		type: lineOf(draft, 'subject.type', 60, notes) ?? type.slice(0, type.indexOf('.')),
		id,
		title: lineOf(draft, 'subject.title', caps.title, notes),
		url: urlOf(draft, notes),
	};
}

function urlOf(draft: EventDraft, notes: Note[]): string | null {
	const url = lineOf(draft, 'subject.url', caps.url + 1, notes);
	if (url === null) return null;
	if (url.length > caps.url) {
		notes.push({ key: 'note.longUrl', values: { most: caps.url } });
		return null;
	}
	if (/^https?:\/\/[^\s"'<>]+$/i.test(url) && URL.canParse(url)) return url;
	notes.push({ key: 'note.url', values: { given: shown(url) } });
	return null;
}

function valueOf(draft: EventDraft, notes: Note[]): CanonicalEvent['value'] {
	const given = firstOf(draft['value.amount']);
	if (isBlank(given)) return null;
	const amount = readAmount(given);
	if (amount === null) {
		notes.push({ key: 'note.amount', values: { given: shown(given) } });
		return null;
	}
	const currency = lineOf(draft, 'value.currency', 20, notes)?.toUpperCase() ?? null;
	if (currency === null || /^[A-Z]{3}$/.test(currency)) return { amount, currency };
	notes.push({ key: 'note.currency', values: { given: shown(currency) } });
	return { amount, currency: null };
}

function attributesOf(draft: EventDraft, notes: Note[]): JsonObject {
	if (isBlank(draft.attributes)) return {};
	if (isObject(draft.attributes)) return cleanObject(draft.attributes);
	notes.push({ key: 'note.attributes' });
	return {};
}

function customerOf(draft: EventDraft, source: string, notes: Note[]): CustomerFacts | null {
	const externalIds = externalIdsOf(draft, source, notes);
	const name = nameOf(draft, 'customer.name', notes);
	const email = emailOf(draft, 'customer.email', notes);
	const phone = phoneOf(draft, notes);
	if (Object.keys(externalIds).length === 0 && name === null && email === null && phone === null) {
		notes.push({ key: 'note.nobody' });
		return null;
	}
	if (email === null && phone === null) {
		notes.push({ key: 'note.noAddress' });
	}
	return {
		externalIds,
		name,
		email,
		phone,
		language: languageOf(draft, notes),
		timeZone: zoneOf(draft, notes),
		segment: lineOf(draft, 'customer.segment', caps.name, notes),
	};
}

function externalIdsOf(draft: EventDraft, source: string, notes: Note[]): Record<string, string> {
	const ids: Record<string, string> = {};
	const given = draft['customer.externalIds'];
	if (!isBlank(given) && !isObject(given)) {
		throw new Unreadable({ key: 'fault.ids', values: { given: shown(given) } });
	}
	for (const [system, value] of Object.entries(isObject(given) ? given : {}).slice(0, 20)) {
		const id = readId(value, `customer.externalIds.${system}`);
		const key = cleanLine(system, 60);
		if (id !== null && key !== '' && key !== '__proto__') ids[key] = id;
	}
	const own = idOf(draft, 'customer.externalId');
	if (own !== null) ids[source] = own;
	for (const system of Object.keys(ids).filter(isOwnKind)) {
		delete ids[system];
		notes.push({ key: 'note.ownKind', values: { name: system } });
	}
	return ids;
}

function emailOf(draft: EventDraft, field: EventField, notes: Note[]): string | null {
	const email = lineOf(draft, field, 300, notes);
	if (email === null) return null;
	const read = readMailbox(email);
	if (read.ok) return read.written;
	// Notes may be logged, and a log is outside the reach of an erasure: no personal data in them.
	const why: Note = { key: `note.email.${read.fault}` };
	notes.push({ key: 'note.email', values: { field, why } });
	return null;
}

/** Placeholders such as "null" name nobody, and say nothing worth a note. */
function nameOf(draft: EventDraft, field: EventField, notes: Note[]): string | null {
	return personName(lineOf(draft, field, caps.name, notes)) || null;
}

function phoneOf(draft: EventDraft, notes: Note[]): string | null {
	const phone = lineOf(draft, 'customer.phone', 60, notes);
	if (phone === null || phonePattern.test(phone)) return phone;
	notes.push({ key: 'note.phone' });
	return null;
}

function languageOf(draft: EventDraft, notes: Note[]): string | null {
	const language = lineOf(draft, 'customer.language', 60, notes);
	if (language === null) return null;
	const tag = languageTagOf(language);
	if (tag !== null) return tag;
	notes.push({ key: 'note.language', values: { given: shown(language) } });
	return null;
}

function zoneOf(draft: EventDraft, notes: Note[]): string | null {
	const zone = lineOf(draft, 'customer.timeZone', 60, notes);
	if (zone === null) return null;
	const known = timeZoneOf(zone);
	if (known !== null) return known;
	notes.push({ key: 'note.zone', values: { given: shown(zone) } });
	return null;
}

function ownerOf(draft: EventDraft, notes: Note[]): OwnerFacts | null {
	const id = ownerIdOf(draft, notes);
	const name = nameOf(draft, 'owner.name', notes);
	const email = emailOf(draft, 'owner.email', notes);
	return id === null && name === null && email === null ? null : { id, name, email };
}

/** The owner is optional: who cannot be read is found in another way. */
function ownerIdOf(draft: EventDraft, notes: Note[]): string | null {
	try {
		return idOf(draft, 'owner.id');
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		notes.push({ key: 'note.ownerId' });
		return null;
	}
}

function isBlank(value: unknown): boolean {
	if (Array.isArray(value)) return value.every(isBlank);
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

/** Where a system lets several be chosen, the first is meant: of persons, addresses, times. */
function firstOf(value: unknown): unknown {
	return Array.isArray(value) ? value.find((one) => !isBlank(one)) : value;
}

/** Fields that say as much as all their words together. */
const joined: readonly EventField[] = ['customer.segment', 'subject.title'];

function joinedOf(value: unknown): unknown {
	if (!Array.isArray(value)) return value;
	const words = value.filter((one) => !isBlank(one));
	return words.every((one) => typeof one === 'string' || typeof one === 'number')
		? words.join(', ')
		: words[0];
}

/** A line of text. Without `notes` what is none refuses the event; with them it is left out. */
function lineOf(draft: EventDraft, field: EventField, cap: number, notes?: Note[]): string | null {
	const value = joined.includes(field) ? joinedOf(draft[field]) : firstOf(draft[field]);
	if (isBlank(value)) return null;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (typeof value !== 'string') {
		if (!notes) throw new Unreadable({ key: 'fault.text', values: { field, given: shown(value) } });
		// No value here: it may be about a person, and notes may be logged.
		notes.push({ key: 'note.text', values: { field } });
		return null;
	}
	const line = cleanLine(value, cap);
	return line === '' ? null : line;
}

function idOf(draft: EventDraft, field: EventField): string | null {
	return readId(firstOf(draft[field]), field);
}

/** Ids are texts; a whole number is written out. A cut id could be another's, so it is refused. */
function readId(value: unknown, field: string): string | null {
	if (isBlank(value)) return null;
	if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
	if (typeof value !== 'string') {
		throw new Unreadable({ key: 'fault.id', values: { field, given: shown(value) } });
	}
	const count = value.trim().length;
	if (count > caps.id) {
		throw new Unreadable({ key: 'fault.id.long', values: { field, count, most: caps.id } });
	}
	// Two ids may differ in nothing but their spaces.
	const id = cleanText(value).replace(/[\t\n]+/g, ' ');
	return id === '' ? null : id;
}
