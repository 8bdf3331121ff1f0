import fc from 'fast-check';

import {
	emailOf,
	faultInWords,
	isEmail,
	mailboxOf,
	readMailbox,
	sameAddress,
} from '../../../core/model/mailbox';

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

	it('is the same, whether something of it has to be mended or nothing', () => {
		const letters = fc.stringMatching(/^[a-z0-9.+'_@-]{1,12}$/);
		fc.assert(
			fc.property(fc.tuple(letters, letters), ([local, domain]) => {
				const address = `${local}@${domain}`;
				expect(mailboxOf(address)).toBe(mailboxOf(`${address}\u200b`));
			}),
		);
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

describe('a mailbox', () => {
	it.each([
		['Old@Example.com', 'old@example.com', 'Old@Example.com'],
		[' li@example.com\n', 'li@example.com', 'li@example.com'],
		['li@example.com.', 'li@example.com', 'li@example.com'],
		['mailto:Li%2Bwei@example.com?subject=Hello', 'li+wei@example.com', 'Li+wei@example.com'],
		['MAILTO: li@example.com', 'li@example.com', 'li@example.com'],
		['l\u200bi\u00ad@exam\ufeffple.com', 'li@example.com', 'li@example.com'],
		['l\u0000i\u202e@example.com', 'li@example.com', 'li@example.com'],
		['ｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'li@example.com', 'li@example.com'],
		['li@example。com', 'li@example.com', 'li@example.com'],
		["O'Brien@example.com", "o'brien@example.com", "O'Brien@example.com"],
		['a_b@example.com', 'a_b@example.com', 'a_b@example.com'],
		['JÖRG@example.com', 'jörg@example.com', 'JÖRG@example.com'],
		['jo\u0308rg@example.com', 'jörg@example.com', 'jörg@example.com'],
		['Ärger@MÜNCHEN.example', 'ärger@xn--mnchen-3ya.example', 'Ärger@MÜNCHEN.example'],
		['li@XN--MNCHEN-3YA.example', 'li@xn--mnchen-3ya.example', 'li@XN--MNCHEN-3YA.example'],
	])('of %j is %j, and mail goes to %j', (text, mailbox, written) => {
		expect(mailboxOf(text)).toBe(mailbox);
		expect(emailOf(text)).toBe(written);
	});

	it.each([
		['', 'empty', 'it is empty'],
		['\u200b', 'empty', 'it is empty'],
		['mailto:', 'empty', 'it is empty'],
		['nobody', 'no_at', 'it has no at sign'],
		['a@example.com, b@example.com', 'several', 'it is more than one address'],
		['a@b@example.com', 'several', 'it is more than one address'],
		['li wei@example.com', 'space', 'it has a space in it'],
		['li@exam\nple.com', 'space', 'it has a space in it'],
		['(li)@example.com', 'name', 'before the at sign'],
		['@example.com', 'name', 'before the at sign'],
		['li@', 'domain', 'behind the at sign'],
		['li@example..com', 'domain', 'behind the at sign'],
		['li@\u0301.example', 'domain', 'behind the at sign'],
		[`li@${'ü'.repeat(63)}.example`, 'domain', 'behind the at sign'],
		[`${'a'.repeat(250)}@example.com`, 'too_long', 'more than 254 characters'],
	] as const)('is refused for %j with the reason', (text, fault, words) => {
		expect(mailboxOf(text)).toBeNull();
		const read = readMailbox(text);
		expect(read).toEqual({ ok: false, fault });
		expect(faultInWords(fault)).toContain(words);
	});

	it('of a mailbox is itself, and so is that of the address mail is sent to', () => {
		const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 6 });
		const letter = fc.constantFrom(
			'a',
			'Ü',
			'ß',
			'İ',
			'ı',
			'Σ',
			'ﬀ',
			'Ǆ',
			'王',
			'.',
			'-',
			'。',
			'\u0301',
		);
		const domain = fc.array(letter, { minLength: 1, maxLength: 8 }).map((all) => all.join(''));
		fc.assert(
			fc.property(fc.oneof(name, domain), domain, (before, behind) => {
				const read = readMailbox(`${before}@${behind}`);
				fc.pre(read.ok);
				expect(mailboxOf(read.mailbox)).toBe(read.mailbox);
				expect(mailboxOf(read.written)).toBe(read.mailbox);
				expect(mailboxOf(` ${read.written.toUpperCase()}`)).not.toBeNull();
				expect(isEmail(read.written)).toBe(true);
			}),
			{ numRuns: 3_000 },
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
