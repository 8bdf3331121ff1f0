import fc from 'fast-check';

import { largestLogo, logoOf, readLogo } from '../../../core/model/brand-logo';
import { InputError } from '../../../core/model/errors';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>';
const asSvg = (text: string) => ({
	mimeType: 'image/svg+xml',
	bytes: new TextEncoder().encode(text),
});

/** The beginning of a PNG of that size, filled up to a length. */
function png(width: number, height: number, length = 100): Uint8Array {
	const bytes = new Uint8Array(length);
	const chunk = (at: number, name: string) => bytes.set(Buffer.from(name), at + 4);
	chunk(33, 'IDAT');
	bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
	const view = new DataView(bytes.buffer);
	view.setUint32(16, width);
	view.setUint32(20, height);
	// All between the header and the end is pixels.
	view.setUint32(33, length - 12 - 33 - 12);
	chunk(length - 12, 'IEND');
	return bytes;
}

describe('a logo', () => {
	it('is a PNG, kept as it is', () => {
		const given = `data:image/png;base64,${Buffer.from(png(200, 60)).toString('base64')}`;
		expect(readLogo(given, 'logo')).toBe(given);
	});

	it.each([
		['its text', svg],
		['its text with a declaration', `<?xml version="1.0"?>\n${svg}`],
		['a data: address', `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`],
		['a data: address that is not base64', `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`],
	])('is an SVG, by %s', (_, given) => {
		const kept = readLogo(given, 'logo') ?? '';
		const text = Buffer.from(kept.replace('data:image/svg+xml;base64,', ''), 'base64').toString();
		expect(text).toContain('<path d="M0 0h8v8z"/>');
	});

	it.each([null, undefined, '', '  '])('is not there where %p is given', (given) => {
		expect(readLogo(given, 'logo')).toBeNull();
	});

	it.each([
		['a script', svg.replace('<path', '<script>alert(1)</script><path')],
		['a script', svg.replace('<path', '<a href="javascript:alert(1)"/><path')],
		['an event handler', svg.replace('<path', '<path onload="alert(1)"')],
		['an event handler', svg.replace('<path', '<path\nONLOAD = alert(1)')],
		['a foreign document', svg.replace('<path', '<foreignObject/><path')],
		['a document type', `<!DOCTYPE svg [<!ENTITY x "y">]>${svg}`],
		['a link', svg.replace('<path', '<image href="https://spy.example/x.png"/><path')],
		['a link', svg.replace('<path', '<use xlink:href="//spy.example/x"/><path')],
		['a link', svg.replace('<path', '<style>@import "x.css"</style><path')],
		['a link', svg.replace('<path', '<path fill="url(https://spy.example)"')],
	])('is no SVG with %s', (what, given) => {
		expect(() => logoOf(asSvg(given), 'brand.logo')).toThrow(
			what === 'a document type' ? /an SVG|does not begin/ : new RegExp(`is an SVG with ${what}`),
		);
	});

	it.each([
		['a script', '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'],
		['a link', '<image><set attributeName="href" to="https://spy.example/"/></image>'],
		['a link', '<image><animate attributeName="xlink:href" values="//spy.example/"/></image>'],
		['a link', '<style>g{fill:image-set("https://spy.example/x.png" 1x)}</style>'],
		['escaped signs', '<style>@\\69mport "https://spy.example/"</style>'],
		['escaped signs', '<a xlink:href="&#106;avascript:alert(1)"/>'.replace('xlink:href', 'id')],
		['elements that are not closed', '<g>'],
		['elements that are not closed', '<g></a>'],
		['copies of copies', '<use href="#a"/>'.repeat(51)],
	])('is no SVG with %s: %s', (what, part) => {
		const given = svg.replace('<path', `${part}<path`);
		expect(() => logoOf(asSvg(given), 'brand.logo')).toThrow(`is an SVG with ${what}.`);
	});

	it('draws nothing that draws others again', () => {
		const level = (name: string, of: string) =>
			`<g id="${name}">${`<use href="#${of}"/>`.repeat(10)}</g>`;
		const bomb = level('b', 'a') + level('c', 'b') + level('d', 'c');
		for (const part of [
			bomb,
			'<g id="r"><use href="#r"/></g>',
			level('b', 'a') + level('c', 'b'),
		]) {
			const given = svg.replace('<path', `${part}<path id="a"`);
			expect(() => logoOf(asSvg(given), 'logo')).toThrow('copies of copies');
		}
		const flat = svg.replace('<path', `${level('b', 'a')}<path id="a"`);
		expect(() => logoOf(asSvg(flat), 'logo')).not.toThrow();
	});

	it('that is a PNG has pixels and an end', () => {
		const whole = png(8, 8);
		for (const bytes of [whole.slice(0, 90), Buffer.from(whole).fill(0, 37, 41)]) {
			expect(() => logoOf({ mimeType: 'image/png', bytes }, 'logo')).toThrow(
				'has no pixels or no end',
			);
		}
	});

	it('may refer to parts of itself', () => {
		const given = svg.replace('<path', '<use href="#a"/><path fill="url(#b)"');
		expect(() => logoOf(asSvg(given), 'brand.logo')).not.toThrow();
	});

	it('of 2 MB is refused with its size and what is enough', () => {
		const bytes = png(200, 60, 2 * 1024 * 1024);
		const given = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
		for (const read of [
			() => readLogo(given, 'brand.logo'),
			() => logoOf({ mimeType: 'image/png', bytes }, 'brand.logo'),
		]) {
			expect(read).toThrow('"brand.logo" has 2048 KB.');
		}
	});

	it('may have 20 KB, and no byte more', () => {
		const at = (length: number) => ({ mimeType: 'image/png', bytes: png(10, 10, length) });
		expect(() => logoOf(at(largestLogo), 'logo')).not.toThrow();
		expect(() => logoOf(at(largestLogo + 1), 'logo')).toThrow(InputError);
	});

	it.each([
		['of another type', 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', 'of the type "image/gif"'],
		['of another type', 'data:text/html,<b>x</b>', 'of the type "text/html"'],
		['no PNG', 'data:image/png;base64,R0lGODlhAQABAAAAACw=', 'does not begin as a PNG does'],
		['no base64', 'data:image/png;base64,%%%', 'cannot be decoded'],
		['an address', 'https://example.com/logo.png', 'is "https://example.com/logo.png"'],
		['a number', 7, 'is a number'],
	])('that is %s is refused: %p', (_, given, words) => {
		expect(() => readLogo(given, 'brand.logo')).toThrow(words);
	});

	it('that unpacks to a wall is refused', () => {
		const bytes = png(60_000, 60_000);
		expect(() => logoOf({ mimeType: 'image/png', bytes }, 'logo')).toThrow('60000 × 60000 pixels');
	});

	it('is read or refused, whatever is given', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.string().map((text) => `data:image/png;base64,${text}`),
				),
				(given) => {
					try {
						const kept = readLogo(given, 'logo');
						return kept === null || kept.startsWith('data:image/');
					} catch (error) {
						return error instanceof InputError;
					}
				},
			),
		);
	});
});
