/**
 * A short text up to its first link: what comes behind is the words of another link, and a channel that has room
 * writes links itself.
 */
export function withoutLinks(text: string): string {
	const at = text.search(/https?:\/\//i);
	const before = at < 0 ? text : text.slice(0, at);
	return before.trim().replace(/(?<![\s:：→>\-–—])[\s:：→>\-–—]+$/u, '');
}
