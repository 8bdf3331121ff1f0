/**
 * What a text takes in a body of JSON: a Chinese character three bytes, an emoji four and more, a line break or a
 * quotation mark two. Where a chat counts without what JSON adds, a little room is left.
 */
export const bytesOf = (text: string): number =>
	Buffer.byteLength(text, 'utf8') + (text.match(/["\\\n\r\t]/g)?.length ?? 0);

const more = '…';

/**
 * A text of at most so many bytes, with an ellipsis where it was cut. What people see as one character,
 * be it an emoji of several, is never cut through.
 */
export function cutBytes(text: string, most: number): string {
	if (bytesOf(text) <= most) return text;
	const room = most - bytesOf(more);
	if (room <= 0) return '';
	let [fits, tooMany] = [0, text.length];
	while (tooMany - fits > 1) {
		const middle = (fits + tooMany) >> 1;
		if (bytesOf(text.slice(0, middle)) <= room) fits = middle;
		else tooMany = middle;
	}
	return ended(text, fits);
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
