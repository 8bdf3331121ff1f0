import { correction, generate } from 'lean-qr';
import { toPngBuffer } from 'lean-qr/extras/node_export';
import { toSvgSource } from 'lean-qr/extras/svg';

/** Pixels a module of the PNG: sharp at 5 cm and 300 dpi, whatever the link's length. */
const scale = 12;

/**
 * A link as a QR code, black on white with the quiet zone that scanners need. Correction M: some 15 % may
 * be unreadable.
 */
export function qrCode(link: string): { svg: string; png: Buffer } {
	const code = generate(link, { minCorrectionLevel: correction.M });
	const svg = toSvgSource(code, { on: '#000', off: '#fff', scale, xmlDeclaration: true });
	const png = toPngBuffer(code, { on: [0, 0, 0], off: [255, 255, 255], scale });
	return { svg, png: Buffer.from(png) };
}
