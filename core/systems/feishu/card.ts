import type { Letter } from '../channel';
import { bodyOf, cutMarkdown, headingOf, linkOf } from '../sending/chat-body';

/** Bytes of a card's text; the whole request of a robot may have 20 KB, and JSON adds to them. */
const mostBytes = 14_000;

/**
 * A letter as a card: its subject as the head, its text, who is meant, and a button for the link.
 *
 * @param mentions ids that are written as a mention
 * @see https://open.feishu.cn/document/common-capabilities/message-card/getting-started/card-structure/overview
 */
export function cardOf(letter: Letter, mentions: readonly string[]): Record<string, unknown> {
	const link = linkOf(letter);
	const at = mentions.map((id) => `<at id=${id}></at>`).join(' ');
	const text = cutMarkdown(bodyOf(letter), mostBytes);
	const content = [text, at].filter((part) => part !== '').join('\n\n');
	return {
		config: { wide_screen_mode: true },
		header: {
			template: 'blue',
			title: { tag: 'plain_text', content: headingOf(letter, 100) || 'n8n' },
		},
		elements: [
			...(content === '' ? [] : [{ tag: 'markdown', content }]),
			...(link ? [{ tag: 'action', actions: [buttonOf(link)] }] : []),
		],
	};
}

const buttonOf = ({ title, url }: { title: string; url: string }) => ({
	tag: 'button',
	text: { tag: 'plain_text', content: title },
	type: 'primary',
	url,
});
