import fc from 'fast-check';
import { parseExactJson, readJsonBody } from '../../../../core/systems/source/exact-json';

describe('exact JSON', () => {
	it.each([
		['{"id":12345678901234567890}', { id: '12345678901234567890' }],
		['{"id":9007199254740993}', { id: '9007199254740993' }],
		['[-9007199254740993]', ['-9007199254740993']],
		['{"id":9007199254740991}', { id: 9007199254740991 }],
		['{"a":"12345678901234567890","b":1}', { a: '12345678901234567890', b: 1 }],
		[
			'{"a":"say \\"12345678901234567890\\" \\\\","b":1}',
			{ a: 'say "12345678901234567890" \\', b: 1 },
		],
		['{"a":0.12345678901234567890}', { a: Number('0.12345678901234567890') }],
		['{"a":1.2345678901234567890e5}', { a: 123456.78901234567 }],
		['{"12345678901234567890":1}', { '12345678901234567890': 1 }],
	])('keeps every digit of an id in %s', (text, expected) => {
		expect(parseExactJson(text)).toEqual(expected);
	});

	it('equals JSON.parse wherever no integer is too big', () => {
		fc.assert(
			fc.property(fc.json(), (text) => {
				fc.pre(!/(?:^|[^.\d])\d{16}/.test(text));
				expect(parseExactJson(text)).toEqual(JSON.parse(text));
			}),
		);
	});

	it('keeps any integer of any length', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.string(), (id, text) => {
				const json = `{${JSON.stringify(text)}:[${JSON.stringify(text)},${id}]}`;
				const [same, read] =
					Object.values(parseExactJson(json) as Record<string, unknown[]>)[0] ?? [];
				expect(same).toBe(text);
				expect(String(read)).toBe(id.toString());
			}),
		);
	});

	it('is linear on a megabyte of quotes and digits', () => {
		const text = JSON.stringify({ a: '"\\'.repeat(250_000), b: '1'.repeat(100_000) });
		expect(parseExactJson(text)).toEqual(JSON.parse(text));
	});

	it.each([
		[new Uint8Array(), 'The body is empty.'],
		[Uint8Array.of(0x7b, 0xff, 0x7d), 'The body is not UTF-8 text.'],
		[new TextEncoder().encode('{"a":'), 'The body is not JSON.'],
	])('says what is wrong with a body', (bytes, message) => {
		expect(readJsonBody(bytes)).toEqual({ ok: false, message });
	});
});
