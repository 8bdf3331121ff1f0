/**
 * A mail as a program shows it that takes every style away, and what the head says of colours with them; the
 * tags and their attributes stay.
 */
export function asStripped(html: string): string {
	return html
		.replace(/<style>[^]*?<\/style>/g, '')
		.replace(/<meta name="(supported-)?color-schemes?"[^>]*>/g, '')
		.replace(/<([a-z][a-z0-9]*)([^>]*)>/g, (_, tag: string, attributes: string) => {
			return `<${tag}${attributes.replace(/ (style|class)="[^"]*"/g, '')}>`;
		});
}
