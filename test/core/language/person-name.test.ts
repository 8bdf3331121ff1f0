import { personName } from '../../../core/language/person-name';

describe('the name of a person', () => {
	it.each([
		'null',
		'NULL',
		'undefined',
		'N/A',
		'n/a',
		'-',
		'—',
		'(null)',
		'<unknown>',
		'[object Object]',
		'未知',
		'Guest',
		'测试',
		'客户',
		'li@example.com',
		'+86 138 0000 1111',
		'…',
		'   ',
		'',
		null,
		undefined,
	])('is none in %j', (text) => {
		expect(personName(text)).toBe('');
	});

	it.each([
		'Li Wei',
		'Guest Li',
		'客户王芳',
		'李',
		'Ms. Null',
		'Nulla',
		'O’Neil',
		'"Bo"',
		'3M Support',
	])('is %j', (text) => {
		expect(personName(text)).toBe(text);
	});
});
