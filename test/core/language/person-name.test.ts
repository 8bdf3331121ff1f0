import { personName, withoutMailbox } from '../../../core/language/person-name';

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

describe('somebody who is called by their mailbox', () => {
	it.each([
		['ana.lee@shop.example', 'ana.lee'],
		[' root@localhost ', 'root'],
		['Ana Lee', 'Ana Lee'],
		['Ana @ Shop', 'Ana @ Shop'],
		['@ana', '@ana'],
		['crm:7', 'crm:7'],
		['', ''],
	])('%j is %j', (text, shown) => {
		expect(withoutMailbox(text)).toBe(shown);
	});
});
