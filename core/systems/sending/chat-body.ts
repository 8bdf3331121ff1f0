import { markdownLine, markdownLink } from '../../language/chat-markdown';
import { safeUrl } from '../../language/safe-url';
import type { Letter } from '../channel';
import { bytesOf, cutBytes } from './cut';

/** What the reader is to open, made harmless; `null` where the letter has nothing to open. */
export function linkOf({ link, subject }: Letter): { title: string; url: string } | null {
	const url = safeUrl(link?.url ?? null);
	if (!link || url === null) return null;
	return { title: markdownLine(link.title, 40) || markdownLine(subject, 40) || 'Open', url };
}

/** The subject as one line in which nothing is a mark. */
export const headingOf = ({ subject }: Letter, most = 80): string => markdownLine(subject, most);

/**
 * A letter's Markdown for a message whose button opens the link: without the heading, where that is its
 * first line, and without the lines that are nothing but the link.
 */
export function bodyOf(letter: Letter): string {
	const heading = headingOf(letter);
	const url = linkOf(letter)?.url ?? null;
	const lines = letter.markdown.replace(/\r\n?/g, '\n').split('\n');
	return lines
		.filter((line, index) => index > 0 || plainOf(line).trim() !== heading)
		.filter((line) => url === null || !isLinkAlone(line, url))
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/**
 * A letter's Markdown with its heading and, at its end, the link: at most so many bytes. What is too
 * much is cut from the text, never from the link.
 *
 * @param frame how this chat writes a heading; `most` bytes hold that, too
 */
export function wholeBody(
	letter: Letter,
	most: number,
	frame: { heading: (text: string) => string; end?: string },
): string {
	const link = linkOf(letter);
	const heading = headingOf(letter);
	const head = heading === '' ? '' : frame.heading(heading);
	const foot = [link ? markdownLink(link.title, link.url) : '', frame.end ?? '']
		.filter((part) => part !== '')
		.join('\n\n');
	const around = bytesOf(`${head}\n\n\n\n${foot}`);
	return [head, cutMarkdown(bodyOf(letter), most - around), foot]
		.filter((part) => part !== '')
		.join('\n\n');
}

/** Markdown of at most so many bytes; half a link is none, so such a line goes as a whole. */
export function cutMarkdown(markdown: string, most: number): string {
	const kept = cutBytes(markdown, most);
	if (kept === markdown) return kept;
	const start = kept.lastIndexOf('\n') + 1;
	const cutLine = kept.slice(start);
	return (cutLine.match(/\[/g) ?? []).length > (cutLine.match(/\]\([^\s)[]*\)/g) ?? []).length
		? cutBytes(`${kept.slice(0, start).trimEnd()}…`, most)
		: kept;
}

// No bracket in a link: who typed thousands of them must not make each be looked through to the end.

/** Markdown as text that is shown as it stands: labels of links without their addresses, no marks. */
export function plainOf(markdown: string): string {
	return markdown
		.replace(/\[([^[\]\n]*)\]\([^\s)[]*\)/g, '$1')
		.replace(/\*\*([^*\n]+)\*\*/g, '$1')
		.replace(/^#{1,6} /gm, '')
		.replace(/^> ?/gm, '');
}

function isLinkAlone(line: string, url: string): boolean {
	const [, target] = /^\s*(?:\*\*)?\[[^[\]]*\]\(([^\s)[]*)\)(?:\*\*)?\s*$/.exec(line) ?? [];
	return target !== undefined && safeUrl(target.replace(/%28/g, '(').replace(/%29/g, ')')) === url;
}
