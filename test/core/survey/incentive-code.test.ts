import { codeLines, longestCode, readCode } from '../../../core/survey/incentive-code';

describe('a code as it comes from a sheet or a text', () => {
	test.each([
		['as it is', 'SAVE-10', 'SAVE-10'],
		['with space around it', '  SAVE-10 ', 'SAVE-10'],
		['behind what begins a file', '\ufeffSAVE-10', 'SAVE-10'],
		['with the line end of Windows', 'SAVE-10\r', 'SAVE-10'],
		['with a row of spaces in it', 'SAVE   10', 'SAVE 10'],
		['a number', 20_260_415, '20260415'],
		['with leading zeros', '000123', '000123'],
		['in Chinese', '优惠-88', '优惠-88'],
		['with an emoji', '🎉SAVE', '🎉SAVE'],
		['as long as one may be', 'X'.repeat(longestCode), 'X'.repeat(longestCode)],
		['of emojis, of which each is one character', '🎉'.repeat(100), '🎉'.repeat(100)],
		['that looks like an exponent and is none', '1E5', '1E5'],
	])('is taken: %s', (_how, given, code) => {
		expect(readCode(given)).toEqual({ kind: 'code', code });
	});

	test.each([
		['nothing', undefined, 'empty'],
		['null', null, 'empty'],
		['blank', ' \t ', 'empty'],
		['a list', ['SAVE'], 'no_text'],
		['a yes', true, 'no_text'],
		['a broken number', 1.5, 'no_text'],
		['a number too large to be kept', 2 ** 60, 'no_text'],
		['200 characters', 'X'.repeat(200), 'too_long'],
		['a NUL', 'SA\u0000VE', 'control_characters'],
		['two cells', 'SAVE\t10', 'control_characters'],
		['a sign without width', 'SA\u200bVE', 'control_characters'],
		['a turn of direction', 'SA\u202eVE', 'control_characters'],
		['half a character', 'SA\ud800VE', 'control_characters'],
		['a formula', '=HYPERLINK("http://x")', 'from_spreadsheet'],
		['a formula that begins with a sign', '+1+1', 'from_spreadsheet'],
		['a function', '@SUM(A1)', 'from_spreadsheet'],
		['what became of a formula', '#REF!', 'from_spreadsheet'],
		['what is not there', '#N/A', 'from_spreadsheet'],
		['a number that was shortened', '1.23457E+12', 'from_spreadsheet'],
	])('is refused: %s', (_what, given, reason) => {
		expect(readCode(given)).toEqual({ kind: 'refused', reason });
	});

	test('lines keep their numbers, without the empty ones around them', () => {
		expect(codeLines('\r\n\ufeffA1\r\nB2\r\r\nC3\n\n')).toEqual([
			{ line: 2, text: '\ufeffA1' },
			{ line: 3, text: 'B2' },
			{ line: 4, text: '' },
			{ line: 5, text: 'C3' },
		]);
		expect(codeLines(' \n ')).toEqual([]);
	});
});
