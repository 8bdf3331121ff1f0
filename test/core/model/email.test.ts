import fc from 'fast-check';

import { isEmail, sameAddress } from '../../../core/model/email';

describe('an e-mail address', () => {
	it.each([
		'li.wei@example.com',
		"o'brien@example.com",
		'a_b@example.com',
		'jörg@example.com',
		'王伟@example.com',
		'a+tag/x=1@mail.example.co.uk',
		'{a}|b~!#$%&*?^`@example.com',
		'root@localhost',
		'care@münchen.example',
		'a@1.example',
		// Some Japanese networks gave out such ones.
		'.a..b.@example.ne.jp',
	])('is %s', (text) => {
		expect(isEmail(text)).toBe(true);
	});

	it.each([
		'',
		'nobody',
		'@example.com',
		'a@',
		'a@b@example.com',
		'a b@example.com',
		'a@exa mple.com',
		'a@example.com, b@example.com',
		'a@example.com;b@example.com',
		'Li Wei <li.wei@example.com>',
		'"a b"@example.com',
		'a(comment)@example.com',
		'a@[127.0.0.1]',
		'a@-example.com',
		'a@example-.com',
		'a@example..com',
		'a@example.com.',
		'a@b.example?bcc=x@y.example',
		'a\u0000@example.com',
		'a\u202eb@example.com',
		'a\u200bb@example.com',
		'a@example.com\r\nBcc: b@example.com',
		`a@${'b'.repeat(64)}.com`,
		`${'a'.repeat(250)}@example.com`,
	])('is not %j', (text) => {
		expect(isEmail(text)).toBe(false);
	});

	it('agrees with the HTML standard on everything in ASCII', () => {
		// https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
		const standard =
			/^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
		const part = fc.string({ unit: 'binary-ascii', maxLength: 6 });
		const domain = fc.string({ unit: fc.constantFrom('a', 'Z', '0', '-', '.', '_'), maxLength: 8 });
		fc.assert(
			fc.property(part, fc.oneof(part, domain), (name, place) => {
				const text = `${name}@${place}`;
				expect(isEmail(text)).toBe(standard.test(text));
			}),
			{ numRuns: 2_000 },
		);
	});
});

describe('the same address', () => {
	it.each([
		['Li@Example.com', ' li@example.com'],
		['li@münchen.example', 'li@xn--mnchen-3ya.example'],
		['li@xn--mnchen-3ya.example', 'LI@MÜNCHEN.example'],
	])('is %j and %j', (one, other) => {
		expect(sameAddress(one, other)).toBe(true);
	});

	it.each([
		['li@example.com', 'bo@example.com'],
		['li@münchen.example', 'li@munchen.example'],
		['li', 'bo'],
		[null, ''],
	])('is not %j and %j', (one, other) => {
		expect(sameAddress(one, other)).toBe(false);
	});
});
