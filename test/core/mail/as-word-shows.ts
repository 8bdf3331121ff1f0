/** What Word, with which Outlook for Windows draws mails, does not know of any element. */
const unknown = ['border-radius', 'max-width', 'max-height', 'overflow', 'border-inline-start'];
/** What it knows of blocks and cells alone. */
const notOfInline = ['padding', 'display', 'width', 'height'];
const cells = ['td', 'th', 'table'];

/**
 * A mail with the styles that Word ignores taken away, and those that it alone knows in their place: for
 * measuring in a browser what readers with Outlook get.
 */
export function asWordShows(html: string): string {
	return (
		html
			// All of it is for a width, a dark window or Outlook's other programs.
			.replace(/<style>[^]*?<\/style>/, '')
			.replace(/<!--\[if mso\]>([^]*?)<!\[endif\]-->/g, '$1')
			.replace(
				/<([a-z][a-z0-9]*)([^>]*?) style="([^"]*)"/g,
				(_, tag: string, before: string, style: string) =>
					`<${tag}${before} style="${styleInWord(tag, style)}"`,
			)
	);
}

function styleInWord(tag: string, style: string): string {
	const known = new Map<string, string>();
	for (const declaration of style.split(';')) {
		const [name = '', value = ''] = declaration.split(':').map((part) => part.trim());
		if (unknown.includes(name)) continue;
		if (notOfInline.includes(name) && !cells.includes(tag) && value !== 'none') continue;
		known.set(name, value);
	}
	const padding = known.get('mso-padding-alt');
	if (padding !== undefined && cells.includes(tag)) known.set('padding', padding);
	return [...known].map(([name, value]) => `${name}:${value}`).join(';');
}
