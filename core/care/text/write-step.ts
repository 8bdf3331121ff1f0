import { dayAt } from '../../calendar/wall-time';
import { festivalInWords } from '../../language/festival-words';
import { greetingName } from '../../language/greeting-name';
import { personName } from '../../language/person-name';
import { pickLanguage } from '../../language/pick-language';
import { cleanLine } from '../../language/plain-text';
import { sayIn, sentenceLanguage } from '../../language/say';
import { dateInWords } from '../../language/time-words';
import { withoutMarks } from '../../language/without-marks';
import { festivalKeys } from '../../calendar/festivals/list';
import type { AttributeValue } from '../../model/customer-record';
import { entryOf } from '../../model/json';
import { onDate } from '../../model/known-day';
import { isPlaceholder } from '../../model/placeholder';
import type { Campaign, Words } from '../campaign';
import type { CareFacts, Occasion } from '../occasion';
import type { Recipient } from '../../model/care-words';
import { piecesOf } from './fields';

/** What a message is written from. */
export type CareView = {
	words: Words;
	to: Recipient;
	facts: CareFacts;
	occasion: Occasion;
	whenNoText: Campaign['whenNoText'];
	/** The workspace's, first is the default. */
	languages: readonly string[];
	brand: string;
	/** Keys of the workspace's own attributes. */
	attributes: readonly string[];
	/** Where the reader lives, IANA name. */
	zone: string;
	/** When it is sent, epoch ms. */
	at: number;
};

export type Written =
	| { kind: 'written'; language: string; subject: string; text: string }
	/** `detail`: the language that is missing, or the field. */
	| { kind: 'held'; reason: 'no_text' | 'no_value'; detail: string };

/**
 * Writes a step to its reader. In their language, or not at all where the step has no text in it; a field
 * of which nothing is known says its fallback, and without one holds the message: nobody reads
 * `undefined`, `null` or a greeting without a name in it.
 */
export function writeStep(view: CareView): Written {
	const { words, facts, to } = view;
	const reader = to === 'owner' ? facts.owner?.language : facts.customer.language;
	const wanted = reader ? [reader] : view.languages;
	const { language, fallback } = pickLanguage(Object.keys(words.text), wanted);
	if (fallback && reader && view.whenNoText === 'hold') {
		return { kind: 'held', reason: 'no_text', detail: reader };
	}
	const subject = filled(words.subject[language] ?? '', language, view, (value) => value);
	// A text may have marks, and what is known of somebody has none.
	const text = filled(words.text[language] ?? '', language, view, withoutMarks);
	if (typeof subject !== 'string') return subject;
	if (typeof text !== 'string') return text;
	const empty = subject.trim() === '' ? 'subject' : text.trim() === '' ? 'text' : null;
	if (empty !== null) return { kind: 'held', reason: 'no_value', detail: empty };
	return { kind: 'written', language, subject: cleanLine(subject, 300), text };
}

function filled(
	text: string,
	language: string,
	view: CareView,
	shown: (value: string) => string,
): string | Extract<Written, { kind: 'held' }> {
	let all = '';
	for (const piece of piecesOf(text, view.attributes)) {
		if ('words' in piece) {
			all += piece.words;
			continue;
		}
		const value = valueOf(piece.field, language, view);
		// Whoever has no name is a customer, unless the text has another word for it.
		const isName = piece.field === 'name' && !view.attributes.includes('name');
		const unknown = isName ? sayIn(language)('own.customer') : null;
		const said = value === null ? (piece.fallback ?? unknown) : shown(value);
		if (said === null) return { kind: 'held', reason: 'no_value', detail: piece.field };
		all += said;
	}
	return all;
}

/** What a field says; `null` = nothing is known. */
function valueOf(field: string, language: string, view: CareView): string | null {
	const { facts, occasion, zone, at } = view;
	const say = sayIn(language);
	const { values, anchor } = occasion;
	// An attribute may be called as a field is: it is the workspace's own word.
	if (view.attributes.includes(field)) return ownValue(field, language, facts);
	switch (field) {
		case 'name':
			return nameOf(view, language);
		case 'greeting': {
			const name =
				view.to === 'owner' ? personName(facts.owner?.name) || null : nameOf(view, language);
			return name === null ? say('care.greeting.nobody') : say('care.greeting', { name });
		}
		case 'company':
			return line(facts.customer.company);
		case 'brand':
			return line(view.brand);
		case 'owner':
			return personName(facts.owner?.name) || null;
		case 'years':
		case 'count': {
			const number = values[field];
			return number !== undefined && number > 0 ? number.toLocaleString(language) : null;
		}
		case 'festival': {
			const key = festivalKeys.find((one) => one === values.festival);
			return key === undefined ? null : festivalInWords(key, language);
		}
		case 'date':
			return values.date === undefined
				? null
				: dateInWords(values.date, sentenceLanguage(language));
		case 'days': {
			const days = anchor.kind === 'day' ? anchor.day - dayAt(zone, at) : 0;
			return days > 0 ? String(days) : null;
		}
		default:
			return null;
	}
}

/** The customer's: as they are greeted, and in full where a task names them. */
function nameOf({ to, facts }: CareView, language: string): string | null {
	const { name, title } = facts.customer;
	return (to === 'owner' ? personName(name) : greetingName({ name, title }, language)) || null;
}

function ownValue(key: string, language: string, facts: CareFacts): string | null {
	const day = entryOf(facts.dates, key);
	if (day !== undefined) {
		const date = onDate(day);
		return date === null ? null : dateInWords(date, sentenceLanguage(language));
	}
	const value: AttributeValue | undefined = Object.hasOwn(facts.attributes, key)
		? facts.attributes[key]
		: undefined;
	switch (typeof value) {
		case 'number':
			return Number.isFinite(value) ? value.toLocaleString(language) : null;
		case 'boolean':
			return sayIn(language)(value ? 'care.yes' : 'care.no');
		case 'string':
			return line(value);
		default:
			return null;
	}
}

function line(text: string | null): string | null {
	const clean = cleanLine(text ?? '');
	return isPlaceholder(clean) ? null : clean;
}
