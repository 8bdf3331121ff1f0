import { type Color, parseHex, wcagContrast } from 'culori';
import type { Page } from 'playwright-core';

import { palette, type Role, type Scheme } from '../../core/pages/design/palette';
import { brands } from '../core/pages/design/brands';

/** A colour as a page names it: a role of the palette, or one that is the same for every brand. */
type Paint = { role: string; alpha: number };

/** What is seen over what, the nearest ground first; where a ground shades, each of its colours. */
export type Reading = {
	kind: 'text' | 'control';
	/** An element that looks so. */
	where: string;
	over: Paint;
	under: Paint[];
};

const least = { text: 4.5, control: 3 };

const roles = Object.keys(palette('#000000').light) as Role[];
/** A colour that no page has, for each role: so that a page tells which role it shows where. */
const signs = roles.map((_, at) => `#${(at + 1).toString(16).padStart(2, '0')}c807`);

/** The same page with a sign in place of every colour of the brand. */
export function withSigns(html: string): string {
	return html.replace(/--([a-z-]+):#[0-9a-f]{6}/g, (all, name: string) => {
		const at = roles.indexOf(name as Role);
		return at < 0 ? all : `--${name}:${signs[at]}`;
	});
}

/** Every text of a page that {@link withSigns} has made, and every control's edge, each look once. */
export async function readingsOf(page: Page): Promise<Reading[]> {
	const found = await page.evaluate(read);
	const once = new Map<string, Reading>();
	for (const { where, ...reading } of found) {
		const key = JSON.stringify(reading);
		if (!once.has(key))
			once.set(key, {
				where,
				...reading,
				over: named(reading.over),
				under: reading.under.map(named),
			});
	}
	return [...once.values()];
}

function named({ role, alpha }: Paint): Paint {
	const at = signs.indexOf(role);
	return { role: at < 0 ? role : (roles[at] ?? role), alpha };
}

const schemes = brands.map((brand) => ({ brand, ...palette(brand) }));
const known = new Map<string, string | null>();

/** Of each reading that some brand makes too weak, the brand that makes it weakest. */
export function tooWeak(readings: readonly Reading[], theme: 'light' | 'dark'): string[] {
	return readings.flatMap(({ where, ...reading }) => {
		const key = `${theme} ${JSON.stringify(reading)}`;
		const verdict = known.get(key) ?? weakest(reading, theme);
		known.set(key, verdict);
		return verdict === null ? [] : [`${verdict}: ${where}`];
	});
}

function weakest({ kind, over, under }: Omit<Reading, 'where'>, theme: 'light' | 'dark') {
	const all = schemes.map((scheme) => {
		const ground = under.reduceRight(
			(below, paint) => laid(colorOf(paint, scheme[theme]), paint.alpha, below),
			'#ffffff',
		);
		return {
			brand: scheme.brand,
			ratio: wcagContrast(laid(colorOf(over, scheme[theme]), over.alpha, ground), ground),
		};
	});
	const worst = all.reduce((one, other) => (other.ratio < one.ratio ? other : one));
	if (worst.ratio >= least[kind]) return null;
	const grounds = under.map(({ role }) => role).join(' on ');
	return `${kind} ${over.role} on ${grounds} is ${worst.ratio.toFixed(2)} for ${worst.brand}`;
}

const colorOf = ({ role }: Paint, scheme: Scheme): string =>
	(roles as string[]).includes(role) ? scheme[role as Role] : role;

/** One colour laid over another, as a screen does it. */
function laid(over: string, alpha: number, under: string): string {
	const [one, other] = [over, under].map(
		(hex) => parseHex(hex) as Color & { r: number; g: number; b: number },
	);
	if (!one || !other) throw new Error(`No colours: ${over}, ${under}.`);
	const part = (name: 'r' | 'g' | 'b') =>
		Math.round((one[name] * alpha + other[name] * (1 - alpha)) * 255)
			.toString(16)
			.padStart(2, '0');
	return `#${part('r')}${part('g')}${part('b')}`;
}

/** Runs in the page. */
function read(): Reading[] {
	const hex = (parts: number[]) =>
		`#${parts.map((one) => Math.round(one).toString(16).padStart(2, '0')).join('')}`;
	const paintsIn = (css: string): Paint[] =>
		[...css.matchAll(/rgba?\(([^)]+)\)|color\(srgb ([^)]+)\)/g)].map(([, rgb, srgb]) => {
			const [r = 0, g = 0, b = 0, alpha = 1] = (rgb ?? srgb ?? '').split(/[\s,/]+/).map(Number);
			const most = rgb === undefined ? 255 : 1;
			return { role: hex([r * most, g * most, b * most]), alpha };
		});
	const seen = (paint: Paint | undefined): paint is Paint => paint !== undefined && paint.alpha > 0;
	/** The grounds behind what stands in an element: several where it shades. */
	const groundsOf = (element: Element | null): Paint[][] => {
		if (element === null) return [[]];
		const { backgroundColor, backgroundImage } = getComputedStyle(element);
		const shades = paintsIn(backgroundImage).filter(seen);
		const solid = shades.filter(({ alpha }) => alpha === 1);
		const flat = paintsIn(backgroundColor).filter(seen)[0];
		const below =
			flat?.alpha === 1
				? [[flat]]
				: groundsOf(element.parentElement).map((under) => (flat ? [flat, ...under] : under));
		if (shades.length === 0) return below;
		const glows = shades.filter(({ alpha }) => alpha < 1);
		return [
			...solid.map((one) => [one]),
			...(flat?.alpha === 1 || solid.length === 0 ? below : []),
			...glows.flatMap((glow) => solid.map((one) => [glow, one])),
		];
	};
	const isSeen = (element: Element): boolean => {
		const { width, height } = element.getBoundingClientRect();
		return (
			element.checkVisibility({ visibilityProperty: true }) &&
			width > 1 &&
			height > 1 &&
			element.closest('.hid') === null
		);
	};
	const found: Reading[] = [];
	const add = (
		kind: Reading['kind'],
		element: Element,
		over: Paint | undefined,
		around: Element | null,
	) => {
		if (!seen(over)) return;
		const where = element.outerHTML.slice(0, 160);
		for (const under of groundsOf(around)) found.push({ kind, where, over, under });
	};
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const element = texts.currentNode.parentElement;
		if (element === null || !texts.currentNode.textContent?.trim() || !isSeen(element)) continue;
		add('text', element, paintsIn(getComputedStyle(element).color)[0], element);
	}
	for (const control of document.querySelectorAll(
		'.in, .btn, .chip>span, .pick>span, .bar, .bar :checked+span',
	)) {
		if (!isSeen(control)) continue;
		const style = getComputedStyle(control);
		if (control.matches('.in')) add('text', control, paintsIn(style.color)[0], control);
		const edges = [
			style.borderTopStyle === 'none' || style.borderTopWidth === '0px' ? '' : style.borderTopColor,
			style.outlineStyle === 'none' ? '' : style.outlineColor,
			style.boxShadow.includes('inset') ? style.boxShadow : '',
		];
		add('control', control, edges.flatMap(paintsIn).find(seen), control.parentElement);
	}
	for (const shape of document.querySelectorAll('.stars svg, .faces circle')) {
		if (!isSeen(shape)) continue;
		const svg = shape.closest('svg');
		// A chosen face has a ring around it.
		const ring = svg === null ? undefined : paintsIn(getComputedStyle(svg).boxShadow).at(-1);
		const edge = ring ?? paintsIn(getComputedStyle(shape).stroke)[0];
		add('control', shape, edge, svg?.parentElement ?? null);
	}
	return found;
}
