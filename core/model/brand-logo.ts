import { InputError } from './errors';

/** A logo stands in every page and mail: bytes of its file at most. */
export const largestLogo = 20 * 1024;

/** Pixels that a PNG may have in a direction: a phone unpacks it for every page. */
const mostPixels = 2_000;

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What an SVG can do besides being a picture; none of it is needed for a logo. */
const activeSvg: ReadonlyArray<[pattern: RegExp, what: string]> = [
	[/<script\b/i, 'a script'],
	[/\son\w+\s*=/i, 'an event handler'],
	[/<(foreignObject|iframe|embed|object|audio|video)\b/i, 'a foreign document'],
	[/<!(DOCTYPE|ENTITY)/i, 'a document type'],
	[/javascript:/i, 'a script'],
	[/\b(?:href|src)\s*=\s*["']?\s*(?!["'#]|data:image\/(?:png|jpeg|webp))/i, 'a link'],
	[/url\(\s*["']?\s*(?!["'#])/i, 'a link'],
	[/@import/i, 'a link'],
];

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
	const found = activeSvg.find(([pattern]) => pattern.test(without));
	if (found !== undefined) {
		throw new InputError(
			`"${path}" is an SVG with ${found[1]}.`,
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
