import { remembered } from '../../model/remembered';
import { deskCss } from './desk-css';
import { cssRoles, palette } from './palette';
import { partsCss } from './parts-css';
import { tokensCss } from './tokens-css';

/** Without remarks and line ends. */
const squeeze = (css: string): string => css.replace(/\/\*[^]*?\*\//g, '').replace(/\n/g, '');

const sheets = {
	customer: squeeze(tokensCss + partsCss),
	desk: squeeze(tokensCss + partsCss + deskCss),
};
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
			`:root{color-scheme:light dark;${cssRoles(light)}}` +
			`@media screen and (prefers-color-scheme:dark){:root{${cssRoles(dark)}}}` +
			// Paper is white, whatever the screen is.
			'@media print{:root{color-scheme:light}}' +
			sheets[kind]
		);
	});
}
