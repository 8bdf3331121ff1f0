import fc from 'fast-check';

import { escapeHtml } from '../../../core/language/escape-html';
import { cleanLine, cleanText } from '../../../core/language/plain-text';
import { mailLink, ownUrl, phoneLink, safeUrl } from '../../../core/language/safe-url';
import {
	dayInWords,
	momentInWords,
	spanInWords,
	timeOfDayInWords,
} from '../../../core/language/time-words';

describe('outside text', () => {
	test.each([
		['a\u0000b\u0007', 'ab'],
		['a\r\nb\rc', 'a\nb\nc'],
		['Li\u0000 Wei\u0007', 'Li Wei'],
		['invoice\u202egpj.exe', 'invoicegpj.exe'],
		['a\u200eb\u200fc\u061cd\u2066e', 'abcde'],
		['family 👨‍👩‍👧', 'family 👨‍👩‍👧'],
		['  <b>  ', '<b>'],
		['\ud83d\ude00 \ud800', '😀 \ufffd'],
	])('%j is cleaned to %j', (text, clean) => {
		expect(cleanText(text)).toBe(clean);
	});

	test('a text is cut by characters where it may not be longer, and says so', () => {
		expect(cleanText('a\nbcd', 4)).toBe('a\nb…');
		expect(cleanText('ab😀', 3)).toBe('ab😀');
		expect(cleanText('x'.repeat(9_000))).toHaveLength(9_000);
	});

	test('a line has no line end, is cut by characters and stays well-formed', () => {
		expect(cleanLine('a\r\nBcc: x')).toBe('a Bcc: x');
		expect(cleanLine('😀😀😀', 2)).toBe('😀…');
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 50 }), (text, most) => {
				const line = cleanLine(text, most);
				expect([...line].length).toBeLessThanOrEqual(most);
				expect(line).not.toMatch(/\p{Cc}|\p{Surrogate}/u);
			}),
		);
	});

	test('escaped HTML holds nothing that markup is made of', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
			}),
		);
	});
});

describe('links', () => {
	test.each([
		['https://a.example/x?y=1', 'https://a.example/x?y=1'],
		['mailto:a@b.example', 'mailto:a@b.example'],
		['tel:+861', 'tel:+861'],
		['javascript:alert(1)', null],
		[' java\nscript:alert(1)', null],
		['data:text/html,x', null],
		['vbscript:x', null],
		['//evil.example', null],
		['?t=1', null],
		['', null],
		[null, null],
	])('%j from outside becomes %j', (address, link) => {
		expect(safeUrl(address)).toBe(link);
	});

	test.each([
		['?t=1', '?t=1'],
		['%LINK%', '%LINK%'],
		['https://a.example/', 'https://a.example/'],
		['\u0001java\tscript:alert(1)', null],
		['JAVASCRIPT:alert(1)', null],
	])('%j of our own becomes %j', (address, link) => {
		expect(ownUrl(address)).toBe(link);
	});

	test.each([
		['ada@example.com', 'mailto:ada@example.com'],
		['a+b@example.com', 'mailto:a%2Bb@example.com'],
		['a@b.example?bcc=x@y.example', null],
		['no address', null],
	])('mail to %s is %s', (email, link) => {
		expect(mailLink(email)).toBe(link);
	});

	test.each([
		['+86 138-0013 8000', 'tel:+8613800138000'],
		['(010) 5555', 'tel:0105555'],
		['*#06#', null],
		['call me', null],
	])('a call to %s is %s', (phone, link) => {
		expect(phoneLink(phone)).toBe(link);
	});

	test('nothing from outside becomes a link of another scheme', () => {
		fc.assert(
			fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.string({ unit: 'binary' })), (text) => {
				for (const link of [safeUrl(text), mailLink(text), phoneLink(text)]) {
					if (link !== null) expect(link).toMatch(/^(https?|mailto|tel):/);
				}
			}),
		);
	});
});

describe('time in words', () => {
	test.each([
		[60_000, 'en', '1 minute'],
		[0, 'en', '1 minute'],
		[-7_500_000, 'en', '2 hours 5 minutes'],
		[86_400_000 + 300_000, 'en', '1 day'],
		[2 * 86_400_000 + 4 * 3_600_000, 'zh-CN', '2天4小时'],
	])('%d ms in %s is %s', (span, language, words) => {
		expect(spanInWords(span, language)).toBe(words);
	});

	test.each([
		[2 * 86_400_000 + 23 * 3_600_000, 'en', '2d 23h'],
		[110 * 60_000, 'en', '1h 50m'],
		[110 * 60_000, 'zh-CN', '1小时50分钟'],
	])('%d ms in %s is %s where room is scarce', (span, language, words) => {
		expect(spanInWords(span, language, 'narrow')).toBe(words);
	});

	test.each([
		['en', 'Asia/Shanghai', 'Wed, Mar 4, 2026', '09:05'],
		['en', 'America/New_York', 'Tue, Mar 3, 2026', '20:05'],
		['zh-CN', 'UTC', '2026年3月4日周三', '01:05'],
	])('a day and its time in %s in %s are %s, %s', (language, zone, dayWords, timeWords) => {
		const time = Date.UTC(2026, 2, 4, 1, 5);
		expect(dayInWords(time, zone, language)).toBe(dayWords);
		expect(timeOfDayInWords(time, zone, language)).toBe(timeWords);
	});

	test.each([
		['en', 'Asia/Shanghai', 'Mar 4, 2026, 09:05 (GMT+8)'],
		['zh-CN', 'Asia/Shanghai', '2026年3月4日 09:05 (GMT+8)'],
		['zh-CN', 'UTC', '2026年3月4日 01:05 (UTC)'],
	])('a moment in %s in %s is %s', (language, zone, words) => {
		expect(momentInWords(Date.UTC(2026, 2, 4, 1, 5), zone, language)).toBe(words);
	});
});
