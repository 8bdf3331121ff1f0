/** Control characters, halves of characters, and signs that turn the reading order. */
const unprintable = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const longest = 80;

/** A value as an error message shows it: JSON, cut after 80 characters, nothing invisible in it. */
export function shown(value: unknown): string {
	if (value === undefined) return 'missing';
	if (typeof value === 'function') return 'a function';
	return shortened(written(value));
}

/** A name as an error message shows it between its own quotes: cut like {@link shown}, nothing invisible in it. */
export function shortened(text: string): string {
	return (text.length > longest ? `${text.slice(0, longest - 3)}…` : text).replace(
		unprintable,
		(char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

function written(value: unknown): string {
	if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
	// JSON has no word for them but null.
	if (typeof value === 'number') return String(value);
	try {
		return JSON.stringify(value) ?? String(value);
	} catch {
		return 'a value that cannot be written as JSON';
	}
}
