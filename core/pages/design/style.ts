import { remembered } from '../../model/remembered';
import { deskCss } from './desk-css';
import { cssRoles, palette } from './palette';
import { partsCss } from './parts-css';
import { darkTokens, tokens } from './tokens-css';

/** Without remarks and line ends. */
const squeeze = (css: string): string => css.replace(/\/\*[^]*?\*\//g, '').replace(/\n/g, '');

const sheets = { customer: squeeze(partsCss), desk: squeeze(partsCss + deskCss) };
const always = { light: squeeze(tokens), dark: squeeze(darkTokens) };
const styles = new Map<string, string>();
const mostStyles = 100;

/**
 * The whole style sheet of a page: light and dark, phone first, logical directions.
 *
 * @param brandColor `#rrggbb`; every other colour follows from it (see `palette`)
 * @param kind `desk` holds what only staff see, too
 */
export function pageStyle(brandColor: string, kind: keyof typeof sheets): string {
	return remembered(styles, mostStyles, `${kind} ${brandColor}`, () => {
		const { light, dark } = palette(brandColor);
		return (
			`:root{color-scheme:light;${cssRoles(light)};${always.light}}` +
			// Paper is white, whatever the screen is.
			`@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${cssRoles(dark)};${always.dark}}}` +
			sheets[kind]
		);
	});
}
