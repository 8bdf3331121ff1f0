/** What a text takes as UTF-8: a Chinese character three bytes, an emoji four and more. */
export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

const more = '…';

/**
 * A text of at most so many bytes, with an ellipsis where it was cut. What people see as one character,
 * be it an emoji of several, is never cut through.
 */
export function cutBytes(text: string, most: number): string {
	if (bytesOf(text) <= most) return text;
	const room = most - bytesOf(more);
	if (room <= 0) return '';
	// Of a character that was cut through, the decoder leaves a sign of its own.
	const fitting = Buffer.from(text, 'utf8')
		.subarray(0, room)
		.toString('utf8')
		.replace(/\ufffd$/, '');
	return ended(text, fitting.length);
}

/** The same, measured in characters as JavaScript counts them: an emoji is two and more. */
export function cutUnits(text: string, most: number): string {
	if (text.length <= most) return text;
	return most <= 0 ? '' : ended(text, most - 1);
}

function ended(text: string, length: number): string {
	const cutThrough = segmenter.segment(text).containing(length);
	return `${text.slice(0, cutThrough?.index ?? length).trimEnd()}${more}`;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
