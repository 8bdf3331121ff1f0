import { InputError } from './errors';

/** A logo stands in every page and mail: bytes of its file at most. */
export const largestLogo = 20 * 1024;

/** Pixels that a PNG may have in a direction: a phone unpacks it for every page. */
const mostPixels = 2_000;

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What an SVG can do besides being a picture; none of it is needed for a logo. */
const activeSvg: ReadonlyArray<[pattern: RegExp, what: string]> = [
	// A prefix (<x:script>) names the same element.
	[/<(?:[\w.-]+:)?script\b/i, 'a script'],
	[/\son\w+\s*=/i, 'an event handler'],
	[/<(?:[\w.-]+:)?(foreignObject|iframe|embed|object|audio|video)\b/i, 'a foreign document'],
	[/<!(DOCTYPE|ENTITY)/i, 'a document type'],
	[/javascript:/i, 'a script'],
	[/\b(?:href|src)\s*=\s*["']?\s*(?!["'#]|data:image\/(?:png|jpeg|webp))/i, 'a link'],
	[/url\(\s*["']?\s*(?!["'#])/i, 'a link'],
	[/@import|image-set\(/i, 'a link'],
	// What is written in another way could not be told from what is refused here.
	[/\\|&(?!(?:amp|lt|gt|quot|apos);)/i, 'escaped signs'],
	[/<(?:[\w.-]+:)?(?:set|animate\w*)\b[^>]*attributeName\s*=\s*["']?\s*(?:\w+:)?href/i, 'a link'],
];

/** Elements that draw others again: each can draw one that draws others, ten times ten times ten. */
const mostCopies = 50;

/** A file as it was given, e.g. by a workflow. */
export type LogoFile = { mimeType: string; bytes: Uint8Array };

/**
 * A logo as it stands in a page: PNG or SVG, as a `data:` address, from a `data:` address or the text of an
 * SVG. `null` for nothing.
 *
 * @throws InputError if it is too large, no picture of these kinds, or an SVG that does or loads anything
 */
export function readLogo(value: unknown, path: string): string | null {
	if (value === null || value === undefined || value === '') return null;
	if (typeof value !== 'string') throw wrong(path, `is a ${typeof value}`);
	const text = value.trim();
	if (text === '') return null;
	if (/^(<\?xml[^>]*>\s*)?<svg[\s>]/i.test(text)) {
		return logoOf({ mimeType: 'image/svg+xml', bytes: new TextEncoder().encode(text) }, path);
	}
	const match = /^data:([a-z+/-]+)((?:;[a-z0-9=-]+)*),([^]*)$/i.exec(text);
	if (match === null) throw wrong(path, `is "${text.slice(0, 40)}"`);
	const [, mimeType = '', parameters = '', data = ''] = match;
	return logoOf({ mimeType, bytes: bytesOf(data, /;base64/i.test(parameters), path) }, path);
}

/** @throws InputError as {@link readLogo} does */
export function logoOf({ mimeType, bytes }: LogoFile, path: string): string {
	if (bytes.length > largestLogo) {
		const kilobytes = Math.ceil(bytes.length / 1024);
		throw new InputError(
			`"${path}" has ${kilobytes} KB.`,
			`Give a logo of at most ${largestLogo / 1024} KB: it stands in every page and mail. An SVG, or a PNG of 200 pixels, is enough.`,
		);
	}
	const kind = mimeType.toLowerCase();
	if (kind === 'image/png') return dataAddress(checkedPng(bytes, path), kind);
	if (kind === 'image/svg+xml') return dataAddress(checkedSvg(bytes, path), kind);
	throw wrong(path, `is of the type "${mimeType.slice(0, 60)}"`);
}

/**
 * Width and height of a logo that a mail can show, pixels. `null` for an SVG, which mail programs leave out.
 *
 * @param logo as {@link readLogo} gives it
 */
export function pngSize(logo: string): { width: number; height: number } | null {
	const data = /^data:image\/png;base64,(.+)$/.exec(logo)?.[1];
	if (data === undefined) return null;
	// The header of a PNG has both numbers in its first 24 bytes: 32 characters.
	const header = Uint8Array.from(atob(data.slice(0, 32)), (character) => character.charCodeAt(0));
	const view = new DataView(header.buffer);
	return { width: view.getUint32(16), height: view.getUint32(20) };
}

const tag =
	/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<(\/?)([\w:.-]+)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>/g;

/** What is wrong with the elements of an SVG: one that is not closed, or copies of copies. */
function wrongElements(svg: string): string | null {
	const open: Array<{ name: string; id: string | null }> = [];
	const named = new Set<string>();
	const drawn: string[] = [];
	for (const [, slash, name, attributes = '', closed] of svg.matchAll(tag)) {
		if (name === undefined) continue;
		if (slash === '/') {
			if (open.pop()?.name !== name) return 'elements that are not closed';
			continue;
		}
		const id = /\sid\s*=\s*["']\s*([^"']*)/.exec(attributes)?.[1] ?? null;
		if (/^(?:[\w.-]+:)?use$/i.test(name)) {
			drawn.push(
				...[...attributes.matchAll(/href\s*=\s*["']\s*#([^"']*)/g)].map(([, to = '']) => to),
			);
			// Whoever draws one of these draws this copy, too.
			for (const one of [id, ...open.map((outer) => outer.id)]) if (one !== null) named.add(one);
		}
		if (closed !== '/') open.push({ name, id });
	}
	if (open.length > 0) return 'elements that are not closed';
	const nested = drawn.some((one) => named.has(one.trim()));
	return nested || drawn.length > mostCopies ? 'copies of copies' : null;
}

const isChunk = (bytes: Uint8Array, at: number, name: string): boolean =>
	[...name].every((character, index) => bytes[at + index] === character.charCodeAt(0));

/** Whether a PNG has pixels and an end: its chunks, each with a length, a name, what it holds and a sum. */
function isWhole(bytes: Uint8Array): boolean {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let hasPixels = false;
	for (let at = pngStart.length; at + 12 <= bytes.length;) {
		if (isChunk(bytes, at + 4, 'IEND')) return hasPixels;
		if (isChunk(bytes, at + 4, 'IDAT')) hasPixels = true;
		at += 12 + view.getUint32(at);
	}
	return false;
}

function checkedPng(bytes: Uint8Array, path: string): Uint8Array {
	if (!pngStart.every((byte, at) => bytes[at] === byte)) {
		throw wrong(path, 'does not begin as a PNG does');
	}
	const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length < 24) throw wrong(path, 'ends within its header');
	const [width, height] = [header.getUint32(16), header.getUint32(20)];
	if (width < 1 || height < 1 || width > mostPixels || height > mostPixels) {
		throw new InputError(
			`"${path}" is a picture of ${width} × ${height} pixels.`,
			`Give one of at most ${mostPixels} pixels in each direction.`,
		);
	}
	if (!isWhole(bytes)) throw wrong(path, 'has no pixels or no end');
	return bytes;
}

function checkedSvg(bytes: Uint8Array, path: string): Uint8Array {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw wrong(path, 'is an SVG in another encoding than UTF-8');
	}
	if (!/^\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<svg[\s>]/i.test(text)) {
		throw wrong(path, 'does not begin as an SVG does');
	}
	// Names of namespaces are addresses that nothing loads.
	const without = text.replace(/\sxmlns(:\w+)?\s*=\s*("[^"]*"|'[^']*')/g, '');
	const found = activeSvg.find(([pattern]) => pattern.test(without))?.[1] ?? wrongElements(text);
	if (found !== null) {
		throw new InputError(
			`"${path}" is an SVG with ${found}.`,
			'Save it as a plain SVG (most drawing programs offer that), or give a PNG.',
		);
	}
	return bytes;
}

function bytesOf(data: string, base64: boolean, path: string): Uint8Array {
	try {
		if (!base64) return new TextEncoder().encode(decodeURIComponent(data));
		// Four characters carry three bytes: what is far too long is not even decoded.
		if (data.length > largestLogo * 40) {
			return new Uint8Array(Math.floor((data.replace(/=+$/, '').length * 3) / 4));
		}
		return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
	} catch {
		throw wrong(path, 'cannot be decoded');
	}
}

function dataAddress(bytes: Uint8Array, mimeType: string): string {
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return `data:${mimeType};base64,${btoa(text)}`;
}

function wrong(path: string, is: string): InputError {
	return new InputError(
		`"${path}" ${is}.`,
		'Give a PNG or an SVG: as a file on the item, as a data: address, or as the text of the SVG.',
	);
}
