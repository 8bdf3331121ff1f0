import fc from 'fast-check';
import { cleanJson } from '../../../../core/systems/source/clean-json';
import { cleanLine, cleanText } from '../../../../core/systems/source/clean-text';

describe('text from outside', () => {
	it.each([
		['Li\u0000 Wei\u0007', 'Li Wei'],
		['a\r\nb\tc', 'a\nb\tc'],
		['invoice\u202egpj.exe', 'invoicegpj.exe'],
		['  spaced  ', 'spaced'],
		['half \ud83d', 'half \ufffd'],
		['family 👨‍👩‍👧', 'family 👨‍👩‍👧'],
		['<script>alert(1)</script>', '<script>alert(1)</script>'],
	])('%p is kept as %p', (given, expected) => {
		expect(cleanText(given, 100)).toBe(expected);
	});

	it('puts names on one line', () => {
		expect(cleanLine('Li\r\nBcc: x@example.com\tWei', 100)).toBe('Li Bcc: x@example.com Wei');
	});

	it('does not cut a character in two', () => {
		expect(cleanText('ab😀', 3)).toBe('ab');
		expect(cleanText('ab😀', 4)).toBe('ab😀');
	});

	it('keeps to the cap and free of control characters, whatever comes', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.nat(50), (text, cap) => {
				for (const clean of [cleanText(text, cap), cleanLine(text, cap)]) {
					expect(clean.length).toBeLessThanOrEqual(cap);
					// eslint-disable-next-line no-control-regex -- the point of the test
					expect(clean).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
					expect(clean).not.toMatch(/\p{Surrogate}/u);
				}
			}),
		);
	});

	it('keeps attributes shallow, short and without a prototype key', () => {
		const deep = JSON.parse(
			'{"a":{"b":{"c":{"d":{"e":{"f":{"g":1}}}}}},"__proto__":{"x":1}}',
		) as unknown;
		expect(cleanJson(deep)).toEqual({ a: { b: { c: { d: { e: { f: null } } } } } });
		expect(cleanJson(Array(500).fill(1))).toHaveLength(200);
		expect(cleanJson({ t: 'x'.repeat(9000) })).toEqual({ t: 'x'.repeat(4000) });
		expect(cleanJson([undefined, () => 1, Number.NaN])).toEqual([null, null, null]);
	});
});
