import { wcagContrast } from 'culori';

import { keepsBrand, palette, type Role } from '../../../../core/pages/design/palette';

/** Eleven extremes, and two hundred that a small generator with a fixed seed names. */
const brands = [
	...['#000000', '#ffffff', '#808080', '#ff0000', '#00ff00', '#0000ff', '#ffff00', '#00ffff'],
	...['#ff00ff', '#ffd400', '#0f6b5c'],
	...Array.from({ length: 200 }, (_, at) => {
		const value = (Math.imul(at + 1, 2_654_435_761) >>> 8) & 0xffffff;
		return `#${value.toString(16).padStart(6, '0')}`;
	}),
];

/** What stands on what in the parts. */
const text: Array<[Role, Role]> = [
	...(['ground', 'wash', 'card', 'sunk', 'tint'] as const).flatMap((under): Array<[Role, Role]> => [
		['ink', under],
		['accent', under],
		['soft', under],
	]),
	['on', 'fill'],
	['bad', 'bad-t'],
	['bad', 'card'],
	['warn', 'warn-t'],
	['good', 'good-t'],
	['ink', 'bad-t'],
	['ink', 'warn-t'],
	['ink', 'good-t'],
	['ground', 'ink'],
];
const controls: Array<[Role, Role]> = [
	['line', 'card'],
	['line', 'sunk'],
	['line', 'tint'],
	['accent', 'card'],
	['accent', 'wash'],
	['bad', 'card'],
];

describe.each(['light', 'dark'] as const)('the colours of a brand, %s', (scheme) => {
	it.each(text)('%s reads on %s, for every brand', (over, under) => {
		const worst = Math.min(
			...brands.map((brand) => {
				const colors = palette(brand)[scheme];
				return wcagContrast(colors[over], colors[under]);
			}),
		);
		expect(worst).toBeGreaterThanOrEqual(4.5);
	});

	it.each(controls)('a control edged in %s is seen on %s', (over, under) => {
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
