import { cleaned } from '../../model/clean';

/** What an element holds: its text, or its elements by name; those of one name are a list. */
export type XmlValue = string | XmlValue[] | { [name: string]: XmlValue };

export type XmlRead = { ok: true; name: string; value: XmlValue } | { ok: false; message: string };

const maxDepth = 32;
const maxElements = 20_000;

const name = String.raw`[\p{L}_][\p{L}\p{N}_.:-]*`;
const attributes = String.raw`(?:\s+${name}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*`;
/** Text, CDATA, what is passed over, an end, a beginning. */
const token = new RegExp(
	String.raw`([^<]+)|<!\[CDATA\[([\s\S]*?)\]\]>|(<\?[\s\S]*?\?>|<!--[\s\S]*?-->)|</(${name})\s*>|<(${name})(${attributes})\s*(/?)>`,
	'uy',
);
const predefined: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const attribute = new RegExp(String.raw`(${name})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')`, 'gu');

type Element = { name: string; text: string; parts: Array<[string, XmlValue]> };

/** Ends the reading; never leaves this file. */
class NoXml extends Error {}

/**
 * Reads the XML of a request's raw bytes: elements and their text, names without their prefix,
 * attributes passed over. There is no document type and no entity but those of XML itself, so nothing
 * expands and nothing is fetched; that, and that a reader of our own is a page, is why it is none of the
 * large libraries, which know both. Never throws.
 *
 * @param kept names of attributes that are read, too, as parts called `@name`
 */
export function readXml(rawBody: Uint8Array, kept: readonly string[] = []): XmlRead {
	if (rawBody.length === 0) return { ok: false, message: 'The body is empty.' };
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(rawBody);
	} catch {
		return { ok: false, message: 'The body is not UTF-8 text.' };
	}
	try {
		const [root, value] = rootOf(text, kept);
		return { ok: true, name: root, value: cleaned(value) };
	} catch (error) {
		if (error instanceof NoXml) return { ok: false, message: error.message };
		throw error;
	}
}

function rootOf(text: string, kept: readonly string[]): [string, XmlValue] {
	const open: Element[] = [{ name: '', text: '', parts: [] }];
	let elements = 0;
	for (let at = 0; at < text.length; at = token.lastIndex) {
		token.lastIndex = at;
		const match = token.exec(text);
		if (!match) throw new NoXml('The body is not XML that can be read.');
		const [, plain, data, passed, end, begin, written = '', empty] = match;
		const inner = open[open.length - 1] as Element;
		if (plain !== undefined) inner.text += decoded(plain);
		else if (data !== undefined) inner.text += data;
		else if (begin !== undefined) {
			elements++;
			if (elements > maxElements) throw new NoXml(`The XML has over ${maxElements} elements.`);
			const element = { name: begin, text: '', parts: attributesIn(written, kept) };
			if (empty === '/') add(inner, element);
			else open.push(element);
			if (open.length > maxDepth) throw new NoXml(`The XML is over ${maxDepth} levels deep.`);
		} else if (passed === undefined) close(open, end ?? '');
	}
	const [document, unclosed] = open;
	const [root] = document?.parts ?? [];
	const isWhole = document?.parts.length === 1 && document.text.trim() === '' && !unclosed;
	if (!root || !isWhole) throw new NoXml('The body is not one whole XML element.');
	return root;
}

function attributesIn(written: string, kept: readonly string[]): Element['parts'] {
	if (kept.length === 0 || written === '') return [];
	return [...written.matchAll(attribute)].flatMap(
		([, full = '', double, single]): Element['parts'] => {
			const bare = full.replace(/^.*:/, '');
			return kept.includes(bare) ? [[`@${bare}`, decoded(double ?? single ?? '')]] : [];
		},
	);
}

function close(open: Element[], end: string): void {
	const element = open.pop();
	const outer = open[open.length - 1];
	if (!element || !outer || element.name !== end) {
		throw new NoXml(`The XML closes ${end.slice(0, 60)}, which is not open there.`);
	}
	add(outer, element);
}

function add(outer: Element, element: Element): void {
	outer.parts.push([element.name.replace(/^.*:/, ''), valueOf(element)]);
}

function valueOf({ text, parts }: Element): XmlValue {
	if (parts.length === 0) return text.trim();
	const byName = new Map<string, XmlValue[]>();
	for (const [part, value] of parts) {
		const same = byName.get(part);
		if (same) same.push(value);
		else byName.set(part, [value]);
	}
	return Object.fromEntries(
		[...byName].map(([part, values]) => [part, values.length === 1 ? (values[0] ?? '') : values]),
	);
}

function decoded(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));|&/gi, (whole, ...found) => {
		const [decimal, hex, word] = found as [string?, string?, string?];
		const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
		if (code !== null && code <= 0x10ffff) return String.fromCodePoint(code);
		const known = word && Object.hasOwn(predefined, word) ? predefined[word] : undefined;
		if (known === undefined) throw new NoXml(`The XML has the entity ${whole.slice(0, 20)}.`);
		return known;
	});
}
