/** Control characters but tab and line feed, line separators, and signs that turn reading order. */
const unwanted =
	// eslint-disable-next-line no-control-regex -- they are what is taken out
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const breaks = /[\t\n]+/gu;
const lone = /\p{Surrogate}/gu;

/** Most characters (UTF-16 units) kept of each kind of text. */
export const caps = { id: 200, name: 200, title: 300, url: 2000, comment: 4000 } as const;

/** Text as it may be stored and shown: no control characters, at most `cap` UTF-16 units, trimmed. */
export function cleanText(text: string, cap: number): string {
	const clean = text
		.slice(0, cap * 4)
		.replace(/\r\n?/gu, '\n')
		.replace(unwanted, '')
		.replace(lone, '\ufffd')
		.trim();
	if (clean.length <= cap) return clean;
	// A cut through a pair would leave half a character.
	return clean
		.slice(0, cap)
		.replace(/[\ud800-\udbff]$/, '')
		.trim();
}

/** The same on one line: names, titles, ids. */
export function cleanLine(text: string, cap: number): string {
	return cleanText(
		text
			.slice(0, cap * 4)
			.replace(/\r\n?/gu, '\n')
			.replace(breaks, ' '),
		cap,
	);
}
