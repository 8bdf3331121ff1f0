/** A stretch of a line. */
export type Inline =
	| { kind: 'text'; text: string }
	| { kind: 'break' }
	/** `{customer}`: what stands between the braces. */
	| { kind: 'name'; name: string }
	| { kind: 'strong' | 'emphasis'; content: Inline[] }
	/** `content` is empty where the address itself is shown. */
	| { kind: 'link'; content: Inline[]; href: string };

type Allowed = { marks: boolean; links: boolean };

/** A short name as it is typed. Letters first, so that JSON and formulas in a text are left alone. */
export const typedName = /\{(\p{L}[\p{L}\p{N}_.]{0,39})\}/u;

const name = new RegExp(typedName.source, 'uy');
const escaped = /\\([!-/:-@[-`{-~])/y;
// An image is a link, too: mails load nothing.
const link =
	/!?\[((?:[^[\]\\]|\\.)*)\]\(\s*<?([^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+"[^"]*")?\s*\)/y;
const bracketed = /<((?:https?:\/\/|mailto:)[^\s<>]+)>/y;
// Chinese text goes on behind an address without a space.
const bare = /https?:\/\/[^\s<>"'`\u3000-\u303f\uff01-\uff65“”‘’]+/y;
/** Marks in marks, at most. */
const deepest = 6;
const endOfSentence = /[.,;:!?)*_~\]]+$/;

/**
 * Reads the marks inside a paragraph. Bold and italics as Markdown has them, but with an ear for
 * Chinese, which puts no spaces around words: `**注意：**请` is bold here, and is not in CommonMark.
 *
 * @param allowed `marks` is false in plain text, `links` on what is a link itself
 */
export function readInline(text: string, allowed: Allowed, depth = 0): Inline[] {
	const { marks, links } = allowed;
	const found: Inline[] = [];
	const unclosed = new Set<string>();
	let plain = '';
	let at = 0;
	const put = (inline: Inline, end: number): void => {
		if (plain !== '') found.push({ kind: 'text', text: plain });
		plain = '';
		found.push(inline);
		at = end;
	};
	const read = (pattern: RegExp): RegExpExecArray | null => {
		pattern.lastIndex = at;
		return pattern.exec(text);
	};
	while (at < text.length) {
		const sign = text[at] ?? '';
		if (sign === '\n') {
			put({ kind: 'break' }, at + 1);
			continue;
		}
		const named = sign === '{' ? read(name) : null;
		if (named) {
			put({ kind: 'name', name: named[1] ?? '' }, at + named[0].length);
			continue;
		}
		const address = links && sign === 'h' && !isWord(text[at - 1]) ? read(bare)?.[0] : undefined;
		if (address !== undefined) {
			const href = address.replace(endOfSentence, '');
			put({ kind: 'link', content: [], href }, at + href.length);
			continue;
		}
		const literal = marks && sign === '\\' ? read(escaped)?.[1] : undefined;
		if (literal !== undefined) {
			plain += literal;
			at += 2;
			continue;
		}
		const marked = marks && depth < deepest ? readMark() : null;
		if (marked) put(marked.inline, marked.end);
		else {
			plain += sign;
			at += 1;
		}
	}
	if (plain !== '') found.push({ kind: 'text', text: plain });
	return found;

	function readMark(): { inline: Inline; end: number } | null {
		const linked = links ? read(link) : null;
		if (linked) {
			const content = readInline(linked[1] ?? '', { marks, links: false }, depth + 1);
			return {
				inline: { kind: 'link', content, href: linked[2] ?? '' },
				end: at + linked[0].length,
			};
		}
		const angle = links ? read(bracketed) : null;
		if (angle) {
			const inline = { kind: 'link' as const, content: [], href: angle[1] ?? '' };
			return { inline, end: at + angle[0].length };
		}
		const mark = ['**', '__', '*', '_'].find((one) => text.startsWith(one, at));
		if (mark === undefined || unclosed.has(mark)) return null;
		const start = at + mark.length;
		if (isBlank(text[start]) || (mark !== '**' && isWord(text[at - 1]))) return null;
		const close = closingMark(text, mark, start);
		if (close === null) {
			// Nor will one be found for a later opening: a text is looked through once.
			unclosed.add(mark);
			return null;
		}
		const kind = mark.length === 2 ? 'strong' : 'emphasis';
		const content = readInline(text.slice(start, close), allowed, depth + 1);
		return { inline: { kind, content }, end: close + mark.length };
	}
}

function closingMark(text: string, mark: string, start: number): number | null {
	const sign = mark[0] ?? '';
	for (let at = text.indexOf(mark, start + 1); at !== -1; at = text.indexOf(mark, at + 1)) {
		if (text[at - 1] === '\\' || isBlank(text[at - 1])) continue;
		// Of `***`, the inner mark closes first.
		while (mark.length === 2 && text[at + 2] === sign) at += 1;
		const single = mark.length === 1;
		if (single && (text[at + 1] === sign || text[at - 1] === sign)) {
			while (text[at + 1] === sign) at += 1;
			continue;
		}
		if (mark !== '**' && isWord(text[at + mark.length])) continue;
		return at;
	}
	return null;
}

const isBlank = (sign: string | undefined): boolean => sign === undefined || /\s/.test(sign);
const isWord = (sign: string | undefined): boolean =>
	sign !== undefined && /[A-Za-z0-9]/.test(sign);
