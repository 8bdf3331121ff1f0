/** Red, green, blue; 0–255 each. */
type Rgb = readonly [number, number, number];

const fallback: Rgb = [0x1f, 0x5f, 0xbf];

function parseColor(color: string): Rgb {
	const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color.trim());
	if (match === null) return fallback;
	const [, red = '0', green = '0', blue = '0'] = match;
	return [parseInt(red, 16), parseInt(green, 16), parseInt(blue, 16)];
}

function formatColor(rgb: Rgb): string {
	return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

const ofEach = ([red, green, blue]: Rgb, change: (part: number) => number): Rgb => [
	change(red),
	change(green),
	change(blue),
];

/** Relative luminance, 0–1 (WCAG 2.2, "relative luminance"). */
function luminance(rgb: Rgb): number {
	const [red, green, blue] = ofEach(rgb, (part) => {
		const share = part / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two `#rrggbb` colors, 1–21 (WCAG 2.2, "contrast ratio"). */
export function contrastRatio(one: string, other: string): number {
	const [a, b] = [luminance(parseColor(one)), luminance(parseColor(other))];
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Black or white, whichever reads better on the color; always ≥ 4.5:1. */
export function textOn(color: string): '#000000' | '#ffffff' {
	return contrastRatio(color, '#ffffff') >= contrastRatio(color, '#000000') ? '#ffffff' : '#000000';
}

/**
 * The brand's color moved towards black or white just far enough to reach `ratio` against a
 * background. Anything that is not `#rrggbb` counts as a calm blue.
 */
export function legibleColor(color: string, background: string, ratio = 4.5): string {
	const start = parseColor(color);
	const target = textOn(background) === '#ffffff' ? 255 : 0;
	for (let step = 0; step <= 20; step++) {
		const share = step / 20;
		const mixed = formatColor(ofEach(start, (part) => part + (target - part) * share));
		if (contrastRatio(mixed, background) >= ratio) return mixed;
	}
	return target === 255 ? '#ffffff' : '#000000';
}
