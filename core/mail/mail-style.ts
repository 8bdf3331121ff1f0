import type { Brand } from '../model/settings';
import { palette } from '../pages/design/palette';

/** What a phone and a desk, a dark window and Outlook need beside the styles in the tags. */
export function styleOf(brand: Brand): string {
	const { dark } = palette(brand.color);
	const text = { t: dark.ink, q: dark.soft, a: dark.accent, n: dark.on, x: dark.bad };
	const grounds = { g: dark.ground, c: dark.card, m: dark.tint, f: dark.fill };
	const tones = (['warn', 'bad', 'good'] as const).map(
		(tone) => [tone, dark[tone], dark[`${tone}-t`]] as const,
	);
	const important = (at: string, what: 'color' | 'background-color', value: string) =>
		`${at}{${what}:${value}!important}`;
	const all = (before: (what: 'color' | 'background-color') => string) =>
		[
			...Object.entries(text).map(([name, value]) =>
				important(`${before('color')}.${name}`, 'color', value),
			),
			...Object.entries(grounds).map(([name, value]) =>
				important(`${before('background-color')}.${name}`, 'background-color', value),
			),
			...tones.flatMap(([tone, over, under]) => [
				important(`${before('color')}.${tone}`, 'color', over),
				important(`${before('background-color')}.${tone}`, 'background-color', under),
			]),
		].join('');
	return (
		':root{color-scheme:light dark;supported-color-schemes:light dark}' +
		'@media(min-width:480px){.edge{padding:0 16px!important}.head{padding:28px 36px 16px 36px!important}' +
		'.pad{padding:32px 36px 28px 36px!important}.foot{padding:20px 36px 40px 36px!important}}' +
		`@media(prefers-color-scheme:dark){${all(() => '')}` +
		`.o{border-color:${dark.line}!important}.h{border-color:${dark.hair}!important}` +
		`.f{border-color:${dark.accent}!important}}` +
		// Outlook's own dark programs ask for no colour scheme and mark what they change.
		all((what) => (what === 'color' ? '[data-ogsc] ' : '[data-ogsb] '))
	);
}
