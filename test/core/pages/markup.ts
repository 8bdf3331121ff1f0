/** Reads HTML of ours strictly enough to notice anything that escaping should have held back. */
const voids = new Set(['meta', 'link', 'input', 'br']);
// What Word alone reads is tags of a table, and no more.
const tagPattern =
	/<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z-]+(?:="[^"<]*")?)*)\/?>|<!doctype html>|<!--\[if mso\]>(?:<\/?t[^<>]*>)+<!\[endif\]-->|([^<]+)/gy;

export type Markup = { skeleton: string[]; text: string; links: string[] };

const unescaped = (text: string): string =>
	text
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&#39;/g, "'")
		.replace(/&amp;/g, '&');

/**
 * Elements with their attribute names in order, the text, and all link targets. Throws when
 * something is not well-formed: a stray `<`, an unquoted attribute, a tag out of order.
 */
export function readMarkup(html: string): Markup {
	const skeleton: string[] = [];
	const links: string[] = [];
	const open: string[] = [];
	let text = '';
	let at = 0;
	while (at < html.length) {
		tagPattern.lastIndex = at;
		const match = tagPattern.exec(html);
		if (match === null) throw new Error(`not well-formed at: ${html.slice(at, at + 80)}`);
		at = tagPattern.lastIndex;
		const [, closing, name, attributes = '', words] = match;
		if (words !== undefined) {
			if (open.at(-1) !== 'style') text += unescaped(words);
			continue;
		}
		if (name === undefined) continue;
		if (closing === '/') {
			const last = open.pop();
			if (last !== name) throw new Error(`</${name}> closes <${last}>`);
			continue;
		}
		const names = [...attributes.matchAll(/ ([a-zA-Z-]+)(?:="([^"<]*)")?/g)];
		skeleton.push([name, ...names.map(([, attribute]) => attribute)].join(' '));
		for (const [, attribute, value] of names) {
			if (attribute === 'href' || attribute === 'action') links.push(unescaped(value ?? ''));
		}
		if (!voids.has(name)) open.push(name);
	}
	if (open.length > 0) throw new Error(`not closed: ${open.join(', ')}`);
	return { skeleton, text, links };
}

/** Strings an attacker would type into a name, a title or a comment. */
export const hostile = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"'><svg/onload=alert(1)>",
	'</textarea><script>alert(1)</script>',
	'</title></style><b>',
	'&lt;b&gt;&amp;&#60;',
	'{brand}{name}${x}',
	'javascript:alert(1)',
	'\u202egnp.exe\u0000\u0007',
	'<!--',
	']]>',
	'\ud800',
];
