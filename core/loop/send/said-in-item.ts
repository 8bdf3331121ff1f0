import { isObject } from '../../model/json';

/** What somebody may have left empty. */
type Typed = { subject: string; text: string; format: 'markdown' | 'plain' };

/**
 * The same message, with what the item says where nobody has typed a subject or a text: `said`, which is written
 * for a customer, or else its `text` or outcome, which are for the house alone. All of it is text as it is: no
 * short names, no marks.
 */
export function withSaid<Own extends Typed>(
	own: Own,
	item: Record<string, unknown>,
	forCustomer: boolean,
): Own {
	const said = isObject(item.said) ? item.said : {};
	const outcome = isObject(item.outcome) ? item.outcome : {};
	const house = forCustomer ? '' : textIn(item.text) || textIn(outcome.text);
	const text = textIn(said.text) || house;
	return {
		...own,
		subject: own.subject.trim() || withoutNames(textIn(said.subject)),
		text: own.text.trim() === '' ? asItIs(text, own.format) : own.text,
	};
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** A name is letters right behind a brace. */
const withoutNames = (line: string): string => line.replace(/\{(?=\p{L})/gu, '{ ');

const marks = /[\\`*_~[\]{}<>#!|]/g;
const address = /https?:\/\/\S+/g;

function asItIs(text: string, format: Typed['format']): string {
	if (format === 'plain') return withoutNames(text);
	let escaped = '';
	let from = 0;
	for (const found of text.matchAll(address)) {
		escaped += text.slice(from, found.index).replace(marks, '\\$&') + withoutNames(found[0]);
		from = found.index + found[0].length;
	}
	return escaped + text.slice(from).replace(marks, '\\$&');
}
