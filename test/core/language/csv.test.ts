import fc from 'fast-check';

import { csvCell, csvLine } from '../../../core/language/csv';

describe('a cell of CSV', () => {
	it.each([
		['nothing', null, ''],
		['a number', 3.5, '3.5'],
		['a negative number, which stays one', -0.25, '-0.25'],
		['a text', 'large', 'large'],
		['Chinese', '大客户', '大客户'],
		['a comma', 'a,b', '"a,b"'],
		['a quote', 'say "no"', '"say ""no"""'],
		['a line feed', 'a\nb', '"a\nb"'],
		['a formula', '=1+1', "'=1+1"],
		['a formula with a comma', '=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
		['a plus', '+49 30', "'+49 30"],
		['a minus in a text', '-5', "'-5"],
		['an at', '@SUM(A1)', "'@SUM(A1)"],
		['a tab', '\t=1', "'\t'=1"],
		['a carriage return', '\r=1', '"\'\r\'=1"'],
		['a formula behind a semicolon', 'fine;=1+1', "fine;'=1+1"],
		['a formula behind a tab', 'fine\t@SUM(A1)', "fine\t'@SUM(A1)"],
		['a formula on a line of its own', 'fine\n=1+1', '"fine\n\'=1+1"'],
		['a wink', 'fine;-)', 'fine;-)'],
		['a wide equals sign', '＝1+1', "'＝1+1"],
	])('is %s', (_what, value, written) => {
		expect(csvCell(value)).toBe(written);
	});

	it('of a text never begins as a formula, and says the rest as it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const cell = csvCell(text);
				const plain = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
				expect(plain).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
				// A text may have an apostrophe there already.
				const apart = (given: string) => given.replaceAll(/([;\t\r\n])'+/g, '$1');
				expect([apart(text), `'${apart(text)}`]).toContain(apart(plain));
			}),
		);
	});

	it('stands in a line with commas between and both characters of an end', () => {
		expect(csvLine(['a', 1, null, 'b,c'])).toBe('a,1,,"b,c"\r\n');
	});
});
