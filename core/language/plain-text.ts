/**
 * Outside text as people may have typed it, made harmless for a page, a mail header or a chat: no
 * control characters, no direction overrides, no broken surrogates. Markup stays: it is text, and
 * rendering escapes it.
 */

// C0 and C1 without tab and line feed; the bidi embeddings, overrides and isolates that can make a
// name swallow the text beside it; line and paragraph separator.
const controls =
	// eslint-disable-next-line no-control-regex -- removing them is the purpose
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/g;
const loneSurrogates = /\p{Surrogate}/gu;

/** Several lines: line ends become `\n`, ends are trimmed. */
export function cleanText(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(controls, '')
		.replace(loneSurrogates, '\ufffd')
		.trim();
}

/** One line: every run of white space becomes one space; what passes `most` characters is cut. */
export function cleanLine(text: string, most = 200): string {
	const line = cleanText(text).replace(/\s+/g, ' ');
	// A character is one or two places of a text.
	if (line.length <= most) return line;
	const characters = [...line];
	return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`;
}
