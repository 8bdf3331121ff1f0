import { cleanText } from '../language/plain-text';
import { type Inline, readInline } from './read-inline';

/** A block of a text. */
export type Block =
	| { kind: 'paragraph' | 'quote' | 'heading'; content: Inline[] }
	/** `number` is `null` in a list of points; `depth` counts from 0. */
	| { kind: 'item'; number: number | null; depth: number; content: Inline[] }
	| { kind: 'rule' };

type WithLines =
	| { kind: 'paragraph' | 'quote' | 'heading'; lines: string[] }
	| { kind: 'item'; number: number | null; depth: number; lines: string[] };

const heading = /^#{1,6}\s+(.*?)\s*#*$/;
const rule = /^\s*([-*_])(?:\s*\1){2,}\s*$/;
const pointed = /^([ \t]*)[-*+•]\s+(.*)$/;
// `1、` is how Chinese lists count.
const numbered = /^([ \t]*)(\d{1,3})(?:[.)]\s+|、\s*)(.*)$/;
const quote = /^>\s?(.*)$/;
const deepest = 3;

/**
 * Reads the part of Markdown that a mail needs: paragraphs, headings, lists, quotes, rules, bold,
 * italics and links. A line end is a line end. HTML is text.
 */
export function readMarkdown(text: string): Block[] {
	const blocks: Array<WithLines | { kind: 'rule' }> = [];
	let open: WithLines | null = null;
	for (const line of cleanText(text).split('\n')) {
		if (line.trim() === '' || rule.test(line)) {
			if (line.trim() !== '') blocks.push({ kind: 'rule' });
			open = null;
			continue;
		}
		const begun = begunBy(line);
		if (open !== null && goesOn(open, begun)) open.lines.push(...begun.lines);
		else {
			blocks.push(begun);
			open = begun.kind === 'heading' ? null : begun;
		}
	}
	return blocks.map((block) => {
		if (block.kind === 'rule') return block;
		const { lines, ...rest } = block;
		return { ...rest, content: readInline(lines.join('\n'), { marks: true, links: true }) };
	});
}

/** What a line begins, if it does not go on with what is there. */
function begunBy(line: string): WithLines {
	const title = heading.exec(line)?.[1];
	if (title !== undefined) return { kind: 'heading', lines: [title] };
	const quoted = quote.exec(line)?.[1];
	if (quoted !== undefined) return { kind: 'quote', lines: [quoted] };
	const [, dotIndent, point] = pointed.exec(line) ?? [];
	if (point !== undefined) return itemAt(dotIndent, null, point);
	const [, indent, number, item] = numbered.exec(line) ?? [];
	if (item !== undefined) return itemAt(indent, Number(number), item);
	return { kind: 'paragraph', lines: [line.trim()] };
}

function itemAt(indent = '', number: number | null, text: string): WithLines {
	const columns = indent.replaceAll('\t', '  ').length;
	const depth = Math.min(deepest, Math.floor(columns / 2));
	return { kind: 'item', number, depth, lines: [text] };
}

function goesOn(open: WithLines, { kind }: WithLines): boolean {
	if (kind === 'quote') return open.kind === 'quote';
	return kind === 'paragraph' && open.kind !== 'quote';
}

/** The same for text as it is: paragraphs, addresses and short names. */
export function readPlain(text: string): Block[] {
	return cleanText(text)
		.split(/\n[ \t]*(?:\n[ \t]*)+/)
		.filter((part) => part.trim() !== '')
		.map((part) => ({
			kind: 'paragraph',
			content: readInline(part.trim(), { marks: false, links: true }),
		}));
}
