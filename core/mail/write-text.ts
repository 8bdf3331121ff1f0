import { safeUrl } from '../language/safe-url';
import { chatText, markdownLink } from '../language/chat-markdown';
import type { Block } from './read-markdown';
import type { Inline } from './read-inline';

/** How a form of a message writes the parts of a line. */
type Hand = {
	text: (text: string) => string;
	strong: (text: string) => string;
	link: (label: string, href: string) => string;
};

const plain: Hand = {
	text: (text) => text,
	strong: (text) => text,
	link: (label, href) => (label === '' || label === href ? href : `${label} <${href}>`),
};

const chat: Hand = {
	text: chatText,
	strong: (text) => (text === '' ? '' : `**${text}**`),
	link: (label, href) => markdownLink(label === '' ? href : label, href),
};

/** A text as the plain part of a mail. */
export function blocksAsText(blocks: readonly Block[]): string {
	return written(blocks, plain);
}

/** A text as chats understand it. */
export function blocksAsMarkdown(blocks: readonly Block[]): string {
	return written(blocks, chat);
}

/** What a stretch says, without marks and addresses. */
export function inlineAsText(content: readonly Inline[]): string {
	return content.map(wordsOf).join('');
}

function wordsOf(inline: Inline): string {
	switch (inline.kind) {
		case 'text':
			return inline.text;
		case 'break':
			return '\n';
		case 'name':
			return `{${inline.name}}`;
		case 'link':
			return inline.content.length === 0 ? inline.href : inlineAsText(inline.content);
		default:
			return inlineAsText(inline.content);
	}
}

function written(blocks: readonly Block[], hand: Hand): string {
	return blocks
		.map((block, index) => {
			const list = block.kind === 'item' && blocks[index - 1]?.kind === 'item';
			return `${index === 0 ? '' : list ? '\n' : '\n\n'}${blockWritten(block, hand)}`;
		})
		.join('');
}

function blockWritten(block: Block, hand: Hand): string {
	if (block.kind === 'rule') return '---';
	const text = lineWritten(block.content, hand);
	switch (block.kind) {
		case 'quote':
			return `> ${text.replaceAll('\n', '\n> ')}`;
		case 'heading':
			return hand.strong(text);
		case 'item': {
			const indent = '  '.repeat(block.depth);
			const mark = block.number === null ? '-' : `${block.number}.`;
			return `${indent}${mark} ${text.replaceAll('\n', `\n${indent}  `)}`;
		}
		case 'paragraph':
			return text;
	}
}

function lineWritten(content: readonly Inline[], hand: Hand): string {
	return content
		.map((inline) => {
			switch (inline.kind) {
				case 'strong':
					return hand.strong(lineWritten(inline.content, hand));
				case 'emphasis':
					return lineWritten(inline.content, hand);
				case 'link': {
					const href = safeUrl(inline.href);
					return href === null ? hand.text(wordsOf(inline)) : hand.link(label(inline), href);
				}
				case 'break':
					return '\n';
				default:
					return hand.text(wordsOf(inline));
			}
		})
		.join('');
}

const label = ({ content }: { content: readonly Inline[] }): string =>
	inlineAsText(content).replaceAll('\n', ' ').trim();
