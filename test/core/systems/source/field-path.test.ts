import fc from 'fast-check';
import { InputError } from '../../../../core/model/errors';
import { parseFieldPath, readFieldPath } from '../../../../core/systems/source/field-path';

const value = {
	a: { b: [{ c: 'found' }, ['x', 'y']], 'odd key.with dots': 1 },
	客户: { 邮箱: 'li@example.com' },
	empty: null,
};

describe('field paths', () => {
	it.each([
		['a.b[0].c', 'found'],
		['$.a.b[0].c', 'found'],
		['$a.b.0.c', 'found'],
		['a.b[1][0]', 'x'],
		['["a"].b[1][1]', 'y'],
		['a["odd key.with dots"]', 1],
		["a['odd key.with dots']", 1],
		['客户.邮箱', 'li@example.com'],
		['a.b[7].c', undefined],
		['a.missing.deeper', undefined],
		['empty.x', undefined],
		['a.b[0].c.length', undefined],
		['constructor', undefined],
		['__proto__.toString', undefined],
		['a.b.length', undefined],
	])('%s finds %p', (path, expected) => {
		expect(readFieldPath(value, parseFieldPath(path))).toBe(expected);
	});

	it.each(['', '$', ' $. '])('%p is the whole value', (path) => {
		expect(readFieldPath(value, parseFieldPath(path))).toBe(value);
	});

	it.each(['a..b', 'a[', 'a[x]', '.a', 'a.', 'a]b', '[0]b', "a['x]", 'a[9999999]'])(
		'%p is refused by name',
		(path) => {
			expect(() => parseFieldPath(path)).toThrow(InputError);
			expect(() => parseFieldPath(path)).toThrow(path);
		},
	);

	it('reads or refuses any text, and never leaves the value', () => {
		fc.assert(
			fc.property(fc.string(), fc.jsonValue(), (path, json) => {
				try {
					readFieldPath(json, parseFieldPath(path));
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
				}
			}),
		);
	});
});
