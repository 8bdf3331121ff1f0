/**
 * Outside text as people may have typed it, made harmless for the store, a page, a mail header or a
 * chat: no control characters, no signs that turn the reading order, no broken surrogates. Markup
 * stays: it is text, and rendering escapes it.
 */

// C0 and C1 without tab and line feed; the direction marks, embeddings, overrides and isolates that
// can make a name swallow the text beside it; line and paragraph separator; the byte order mark.
const unwanted =
	// eslint-disable-next-line no-control-regex -- removing them is the purpose
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/g;
const loneSurrogates = /\p{Surrogate}/gu;
// Most texts have nothing of it; one look is cheaper than three.
const suspicious =
	// eslint-disable-next-line no-control-regex -- looking for them is the purpose
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ud800-\udfff]/;

/** Several lines: line ends become `\n`, ends are trimmed; what passes `most` characters is cut. */
export function cleanText(text: string, most = Infinity): string {
	if (!suspicious.test(text)) return cut(text.trim(), most);
	const clean = text
		.replace(/\r\n?/g, '\n')
		.replace(unwanted, '')
		.replace(loneSurrogates, '\ufffd')
		.trim();
	return cut(clean, most);
}

/** One line: every run of white space becomes one space; what passes `most` characters is cut. */
export function cleanLine(text: string, most = 200): string {
	const clean = cleanText(text);
	return cut(/\s\s|[^\S ]/.test(clean) ? clean.replace(/\s+/g, ' ') : clean, most);
}

function cut(text: string, most: number): string {
	// A character is one or two places of a text, so the first places hold enough of them.
	if (text.length <= most) return text;
	const characters = [...text.slice(0, 2 * most + 2)];
	return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
