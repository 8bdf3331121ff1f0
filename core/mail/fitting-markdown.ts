/**
 * WeCom, the strictest, takes 4,096 bytes of markdown (`docs/templates.md` has all limits and where they
 * stand); the rest is for what a node writes round the message.
 *
 * @see https://developer.work.weixin.qq.com/document/path/91770
 */
const mostBytes = 3_840;

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/**
 * Paragraphs as one chat message that every chat takes whole. Chats measure bytes, and a Chinese
 * character has three. Where it is too long the paragraphs in `giving` are cut, in this order; links
 * stand in others, so they stay.
 *
 * @param giving places in `paragraphs`
 */
export function fittingMarkdown(paragraphs: readonly string[], giving: readonly number[]): string {
	const parts = [...paragraphs];
	const joined = (): string => parts.filter((part) => part !== '').join('\n\n');
	for (const place of giving) {
		const over = bytes(joined()) - mostBytes;
		if (over <= 0) break;
		const part = parts[place] ?? '';
		parts[place] = cut(part, bytes(part) - over);
	}
	return joined();
}

function cut(text: string, most: number): string {
	const room = most - bytes('…');
	if (room <= 0) return '';
	// Of a character that was cut through, the decoder leaves a sign of its own.
	const kept = Buffer.from(text, 'utf8')
		.subarray(0, room)
		.toString('utf8')
		.replace(/\ufffd+$/, '');
	// Half a link is none: such a text ends with a whole line.
	const whole = kept.includes('](') ? kept.slice(0, Math.max(kept.lastIndexOf('\n'), 0)) : kept;
	return whole === '' ? '' : `${whole.trimEnd()}…`;
}
