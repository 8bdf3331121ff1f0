import { cleanLine, cleanText } from './plain-text';
import { safeUrl } from './safe-url';

// Chats agree on little: WeCom shows a backslash instead of obeying it. Full-width forms mean the
// same to a reader and nothing to a parser (no link, no mention, no heading).
const fullWidth: Record<string, string> = {
	'[': '［',
	']': '］',
	'<': '＜',
	'>': '＞',
	'*': '＊',
	'`': '｀',
	'~': '～',
	'|': '｜',
	'\\': '＼',
	'#': '＃',
	'@': '＠',
	_: '＿',
};

/** Outside text inside a line of a chat message: nothing in it is a mark. */
export const chatText = (text: string): string =>
	text
		.replace(/[[\]<>*`~|\\#@_]/g, (character) => fullWidth[character] ?? character)
		// A bare address in a comment must not become something to click in a team's chat.
		.replace(/:\/\//g, '：//');

/** Outside text as one line of a chat message. */
export function markdownLine(text: string, most = 200): string {
	return chatText(cleanLine(text, most));
}

/** Outside text of several lines, quoted. */
export function markdownQuote(text: string): string {
	return cleanText(text)
		.split('\n')
		.map((line) => `> ${chatText(line)}`)
		.join('\n');
}

/** A link, or the bare label where the address cannot be one. */
export function markdownLink(label: string, address: string): string {
	const url = safeUrl(address);
	if (url === null) return markdownLine(label);
	const target = url.replace(/\(/g, '%28').replace(/\)/g, '%29');
	return `[${markdownLine(label)}](${target})`;
}
