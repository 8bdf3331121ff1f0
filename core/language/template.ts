import { createHash } from 'node:crypto';

import { remembered } from '../model/remembered';

/** Writes the value of a slot as it stands in the document, escaped. */
type Put<Value> = (value: Value) => string;

const mark = (slot: string): string => `%slot_${slot}%`;
const marks = /%slot_(\w+)%/;

/**
 * A renderer that renders each document once: the values of its slots are put into what was kept. It
 * gives what `render` would give, as long as a slot's value shows nowhere but as itself.
 *
 * What decides about a document is all of its view but the slots' values, so that nothing can be
 * forgotten when a view grows. Objects in a view are taken to be never changed.
 *
 * @param render gets a mark in place of each slot that is not `null`: letters, `_` and `%`, at most 60
 * @param slots the fields that differ from call to call, each with how it is written
 * @param most documents that are kept
 *
 * @example
 * const greet = template(({ name, language }: Greeting) => render(name, language), { name: escapeHtml });
 */
export function template<View extends object, Slot extends keyof View & string>(
	render: (view: View) => string,
	slots: { readonly [Name in Slot]: Put<NonNullable<View[Name]>> },
	most = 200,
): (view: View) => string {
	const names = Object.keys(slots) as Slot[];
	const kept = new Map<string, string[]>();
	return (view) => {
		const pieces = remembered(kept, most, keyOf(view, names), () => {
			const present = names.filter((name) => view[name] !== null);
			const marked = Object.fromEntries(present.map((name) => [name, mark(name)]));
			return render({ ...view, ...marked }).split(marks);
		});
		// Odd pieces are names of slots: split() keeps what the group caught.
		return pieces
			.map((piece, at) => {
				if (at % 2 === 0) return piece;
				const name = piece as Slot;
				return slots[name](view[name] as NonNullable<View[Slot]>);
			})
			.join('');
	};
}

/** All that a document is made from without its slots, and which of these are empty. */
function keyOf(view: object, slots: readonly string[]): string {
	return Object.entries(view)
		.map(([name, value]: [string, unknown]) =>
			slots.includes(name) ? value === null : written(value),
		)
		.join('\n');
}

const texts = new WeakMap<object, string>();

/** As JSON, or its digest where that is shorter; a survey is written once and not for every page. */
function written(value: unknown): string {
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
	const known = texts.get(value);
	if (known !== undefined) return known;
	const text = JSON.stringify(value);
	const short = text.length < 64 ? text : createHash('sha256').update(text).digest('base64url');
	texts.set(value, short);
	return short;
}
