import { inflateSync } from 'node:zlib';

import { qrCode } from '../../../../core/loop/survey/qr-code';

const scale = 12;
const quiet = 4;

/** The modules of a PNG with one bit a pixel, read from the middle of each. */
function modulesOf(png: Buffer): boolean[][] {
	const width = png.readUInt32BE(16);
	const chunks: Buffer[] = [];
	const palette: number[] = [];
	for (let at = 8; at < png.length;) {
		const length = png.readUInt32BE(at);
		const type = png.toString('latin1', at + 4, at + 8);
		const data = png.subarray(at + 8, at + 8 + length);
		if (type === 'IDAT') chunks.push(data);
		if (type === 'PLTE') palette.push(...data);
		at += 12 + length;
	}
	const rows = inflateSync(Buffer.concat(chunks));
	const bytes = 1 + Math.ceil(width / 8);
	const dark = palette.length > 0 && (palette[3] ?? 255) === 0 ? 1 : 0;
	return Array.from({ length: width / scale }, (_, y) =>
		Array.from({ length: width / scale }, (__, x) => {
			const [row, column] = [y * scale + 6, x * scale + 6];
			const byte = rows[row * bytes + 1 + (column >> 3)] ?? 0;
			return ((byte >> (7 - (column & 7))) & 1) === dark;
		}),
	);
}

/** The mark in three corners, by which a scanner finds the code. */
const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];

describe('the QR code of a link', () => {
	it.each([
		['short', 'https://n8n.example.com/webhook/a?t=abc'],
		['long', `https://n8n.example.com/webhook/${'a'.repeat(60)}?t=${'b'.repeat(700)}`],
	])('is drawn sharply, with its quiet zone: a %s one', (_, link) => {
		const modules = modulesOf(qrCode(link).png);
		const size = modules.length - 2 * quiet;
		expect((size - 17) % 4).toBe(0);
		const corner = (x: number, y: number) =>
			finder.map((line, row) =>
				Array.from(line, (__, column) =>
					modules[quiet + y + row]?.[quiet + x + column] ? '1' : '0',
				).join(''),
			);
		expect(corner(0, 0)).toEqual(finder);
		expect(corner(size - 7, 0)).toEqual(finder);
		expect(corner(0, size - 7)).toEqual(finder);
		expect(modules.slice(0, quiet).flat()).not.toContain(true);
	});

	it('is a drawing without script or outside reference', () => {
		const { svg } = qrCode('https://n8n.example.com/webhook/a?t=abc');
		expect(svg).toMatch(/^<\?xml [^>]+><svg /);
		expect(svg).not.toMatch(/script|href|url\(/);
	});
});
