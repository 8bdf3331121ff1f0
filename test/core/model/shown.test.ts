import { shown } from '../../../core/model/shown';

describe('a value in an error message', () => {
	it.each([
		['a text', '"a text"'],
		['a "quoted" one', '"a \\"quoted\\" one"'],
		['a\n\u0085\u202eb\u200f', '"a\\n\\u0085\\u202eb\\u200f"'],
		[4.5, '4.5'],
		[Number.NaN, 'NaN'],
		[10n, '10'],
		[null, 'null'],
		[undefined, 'missing'],
		[[1, 'a'], '[1,"a"]'],
		[() => 1, 'a function'],
	])('%p is shown as %s', (value, text) => {
		expect(shown(value)).toBe(text);
	});

	it('is cut after 80 characters', () => {
		expect(shown('x'.repeat(100))).toBe(`"${'x'.repeat(76)}…`);
	});

	it('that JSON cannot write is named as such', () => {
		const circle: Record<string, unknown> = {};
		circle.self = circle;
		expect(shown(circle)).toBe('a value that cannot be written as JSON');
	});
});
