import { wcagContrast } from 'culori';

import { keepsBrand, palette } from '../../../../core/pages/design/palette';
import { pageStyle } from '../../../../core/pages/design/style';
import { brands } from './brands';
import { controlPairs, textPairs } from './pairs';

describe.each(['light', 'dark'] as const)('the colours of a brand, %s', (scheme) => {
	it.each(textPairs)('%s reads on %s, for every brand', (over, under) => {
		const worst = Math.min(
			...brands.map((brand) => {
				const colors = palette(brand)[scheme];
				return wcagContrast(colors[over], colors[under]);
			}),
		);
		expect(worst).toBeGreaterThanOrEqual(4.5);
	});

	it.each(controlPairs)('a control edged in %s is seen on %s', (over, under) => {
		const worst = Math.min(
			...brands.map((brand) => {
				const colors = palette(brand)[scheme];
				return wcagContrast(colors[over], colors[under]);
			}),
		);
		expect(worst).toBeGreaterThanOrEqual(3);
	});
});

describe('the colour of a button', () => {
	it.each(['#ffd400', '#ffcc00', '#0f6b5c', '#000000', '#ffffff'])('stays %s', (brand) => {
		expect(palette(brand).light.fill).toBe(brand);
		expect(keepsBrand(brand)).toBe(true);
	});

	it('is adapted where neither black nor white would read on it', () => {
		expect(keepsBrand('#3377bb')).toBe(false);
		expect(palette('#3377bb').light.fill).not.toBe('#4f86c6');
	});

	it.each(['', 'red', '#12', 'javascript:alert(1)', '#ff00ff;}'])(
		'is a calm blue where the colour is %p',
		(brand) => {
			expect(palette(brand)).toEqual(palette('#2456c8'));
		},
	);
});

describe('on paper', () => {
	it.each(['customer', 'desk'] as const)(
		'a %s page is light, however dark the screen is',
		(kind) => {
			const style = pageStyle('#0f6b5c', kind);
			const dark = style.match(/@media[^{]*prefers-color-scheme:dark/g) ?? [];
			expect(dark.length).toBeGreaterThan(0);
			for (const rule of dark) expect(rule).toMatch(/^@media screen and /);
			expect(style).toMatch(/^:root\{color-scheme:light;/);
			// What a page draws by itself, as boxes and bars to scroll by, is dark where the rest is.
			expect(style.match(/color-scheme:dark;/g)).toHaveLength(1);
			expect(style).toMatch(/dark\)\{:root\{color-scheme:dark;/);
		},
	);
});
