import { fillText, type Slots, textsFor } from './say';
import type { noteTexts } from './texts/en/note';

type NoteTexts = typeof noteTexts;

/** A sentence that is said later, in the language of whoever reads it; a value of it may be one, too. */
export type Note = {
	[Key in keyof NoteTexts]: [Slots<NoteTexts[Key]>] extends [never]
		? { key: Key; values?: undefined }
		: { key: Key; values: Record<Slots<NoteTexts[Key]>, string | number | Note> };
}[keyof NoteTexts];

/** Says a note to a reader of `language`. */
export function sayNote({ key, values }: Note, language: string): string {
	const text = textsFor(language)[key];
	if (values === undefined) return text;
	const said = Object.entries(values).map(([slot, value]: [string, string | number | Note]) => [
		slot,
		typeof value === 'object' ? sayNote(value, language) : value,
	]);
	return fillText(text, Object.fromEntries(said) as Record<string, string | number>);
}
