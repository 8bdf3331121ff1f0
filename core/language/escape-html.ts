const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/**
 * Text → HTML, good between tags and inside quoted attributes. Pages escape by construction; this is
 * for a caller that renders a page once with placeholders and puts values in later.
 */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
