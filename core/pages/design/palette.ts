import { converter, formatHex, modeOklch, modeRgb, parseHex, toGamut, useMode } from 'culori/fn';
import type { Oklch } from 'culori/fn';

import { remembered } from '../../model/remembered';

useMode(modeRgb);
useMode(modeOklch);
const inOklch = converter('oklch');
const shown = toGamut('rgb', 'oklch');

/** What a colour is for, light or dark; the test `pairs.ts` says which may stand on which. */
export type Role = (typeof roles)[number];

/** Every role has one colour in each scheme. */
const roles = [
	'ground',
	'wash',
	'card',
	'sunk',
	'tint',
	'ink',
	'soft',
	'line',
	'hair',
	'accent',
	'fill',
	'on',
	'bad',
	'bad-t',
	'warn',
	'warn-t',
	'good',
	'good-t',
] as const;

export type Scheme = Readonly<Record<Role, string>>;

/** All colours of a brand, `#rrggbb` each. */
export type Palette = { light: Scheme; dark: Scheme };

/** The brand colour where none, or none that can be read, is given: a calm blue. */
export const fallbackBrand = '#2456c8';

type Shade = { l: number; c: number };

/** Colours that mean something are the same for every brand. */
const meanings = {
	light: {
		bad: '#9f1f1e',
		'bad-t': '#ffe8e4',
		warn: '#774c00',
		'warn-t': '#ffeecb',
		good: '#00622f',
		'good-t': '#ddf8e4',
	},
	dark: {
		bad: '#ffaaa0',
		'bad-t': '#471f1b',
		warn: '#f0c274',
		'warn-t': '#3b2a0d',
		good: '#86dda2',
		'good-t': '#14371f',
	},
} as const;

/** Lightness, and the most chroma, of the roles that keep only the brand's hue. */
const hueOnly = {
	light: {
		ground: { l: 0.962, c: 0.016 },
		wash: { l: 0.9, c: 0.058 },
		sunk: { l: 0.966, c: 0.008 },
		tint: { l: 0.945, c: 0.032 },
		ink: { l: 0.215, c: 0.016 },
		soft: { l: 0.43, c: 0.016 },
		line: { l: 0.58, c: 0.016 },
		hair: { l: 0.905, c: 0.012 },
	},
	dark: {
		ground: { l: 0.178, c: 0.014 },
		wash: { l: 0.29, c: 0.05 },
		card: { l: 0.225, c: 0.014 },
		sunk: { l: 0.265, c: 0.016 },
		tint: { l: 0.31, c: 0.04 },
		ink: { l: 0.95, c: 0.008 },
		soft: { l: 0.765, c: 0.014 },
		line: { l: 0.6, c: 0.016 },
		hair: { l: 0.325, c: 0.016 },
	},
} as const satisfies Record<string, Record<string, Shade>>;

/** White reads on a fill up to here, black from {@link blackFrom}; nothing is left in between. */
const whiteUpTo = 0.53;
const blackFrom = 0.61;

/**
 * The colours of every page and mail, from the one colour of a brand, by lightness in OKLCH (Ottosson
 * 2020, CSS Color 4). Each pair that the parts put together reads, whatever the brand: text at 4.5:1,
 * edges of controls at 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). A fill stays the brand's own colour where white
 * or black reads on it, and is always edged by `accent`, so that a yellow brand stays yellow.
 *
 * @param brand `#rrggbb`; anything else counts as {@link fallbackBrand}
 *
 * @example
 * palette('#ffd400').light.fill; // '#ffd400', with black on it and an edge of dark yellow
 */
export function palette(brand: string): Palette {
	return remembered(palettes, 100, brand, () => derive(readBrand(brand)));
}

const palettes = new Map<string, Palette>();

function derive(base: ReturnType<typeof readBrand>): Palette {
	const { l, c } = base;
	const white = l <= blackFrom;
	const fillLight = white ? Math.min(l, whiteUpTo) : l;
	const light: Scheme = {
		...shades(base, hueOnly.light),
		card: '#ffffff',
		accent: paint(base, { l: Math.min(l, 0.455), c: 0.16 }),
		fill: fillLight === l ? base.hex : paint(base, { l: fillLight, c }),
		on: white ? '#ffffff' : '#0b0b0b',
		...meanings.light,
	};
	const dark: Scheme = {
		...shades(base, hueOnly.dark),
		accent: paint(base, { l: Math.max(l, 0.8), c: 0.12 }),
		fill: paint(base, { l: Math.max(l, 0.72 + Math.max(0, 0.04 - c) * 4), c: 0.15 }),
		on: '#0b0b0b',
		...meanings.dark,
	};
	return { light, dark };
}

/** Whether a brand's colour stays as it is where it is a button's ground on a light page. */
export function keepsBrand(brand: string): boolean {
	const { l } = readBrand(brand);
	return l <= whiteUpTo || l >= blackFrom;
}

/** The roles as custom properties, `--ink:#…;…`, for a style sheet. */
export function cssRoles(scheme: Scheme): string {
	return roles.map((role) => `--${role}:${scheme[role]}`).join(';');
}

function readBrand(brand: string): { l: number; c: number; h: number; hex: string } {
	const hex = /^#[0-9a-f]{6}$/i.test(brand) ? brand.toLowerCase() : fallbackBrand;
	const { l, c, h } = inOklch(parseHex(hex)) as Oklch;
	// A grey has no hue.
	return { l, c, h: h ?? 0, hex };
}

function paint(base: { c: number; h: number }, { l, c }: Shade): string {
	return formatHex(shown({ mode: 'oklch', l, c: Math.min(base.c, c), h: base.h }));
}

function shades<Name extends string>(
	base: { c: number; h: number },
	all: Readonly<Record<Name, Shade>>,
): Record<Name, string> {
	return Object.fromEntries(
		Object.entries<Shade>(all).map(([role, shade]) => [role, paint(base, shade)]),
	) as Record<Name, string>;
}
