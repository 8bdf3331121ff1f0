import fc from 'fast-check';

import { messageHeaders, messageIdFor } from '../../../core/mail/headers';
import { markdownLine, markdownLink } from '../../../core/language/chat-markdown';
import { fittingSms, smsSize } from '../../../core/mail/sms';
import { InputError } from '../../../core/model/errors';

describe('the Message-ID', () => {
	test('is the same for the same message and another for another', () => {
		const id = messageIdFor('invitation inv_1 1', 'Lotus.example');
		expect(id).toMatch(/^<[0-9a-f]{40}@lotus\.example>$/);
		expect(messageIdFor('invitation inv_1 1', 'lotus.example')).toBe(id);
		expect(messageIdFor('invitation inv_1 2', 'lotus.example')).not.toBe(id);
	});

	test.each(['', 'a b', 'a>b', 'x\r\nBcc: y', '-a-'])('refuses the domain %j', (domain) => {
		expect(() => messageIdFor('key', domain)).toThrow(InputError);
	});
});

describe('the headers of a message', () => {
	const messageId = messageIdFor('key', 'lotus.example');

	test('offer to unsubscribe with one click (RFC 8058) and say that no person wrote it', () => {
		const optOutUrl = 'https://lotus.example/o?t=1';
		expect(messageHeaders({ messageId, optOutUrl, oneClick: true })).toEqual({
			'Message-ID': messageId,
			'Auto-Submitted': 'auto-generated',
			'X-Auto-Response-Suppress': 'OOF, AutoReply',
			'List-Unsubscribe': '<https://lotus.example/o?t=1>',
			'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
		});
	});

	test.each([
		[
			'mailto:leave@example.com?subject=unsubscribe%20news',
			'<https://lotus.example/o>, <mailto:leave@example.com?subject=unsubscribe%20news>',
		],
		['mailto:a@example.com>, <https://evil.example', '<https://lotus.example/o>'],
		['https://evil.example', '<https://lotus.example/o>'],
		[null, '<https://lotus.example/o>'],
	])('name beside the link the mailbox %j', (optOutMail, list) => {
		const optOutUrl = 'https://lotus.example/o';
		const headers = messageHeaders({ messageId, optOutUrl, optOutMail, oneClick: true });
		expect(headers['List-Unsubscribe']).toBe(list);
	});

	test.each([
		[null, true, undefined, undefined],
		['javascript:x', true, undefined, undefined],
		['http://lotus.example/o', true, '<http://lotus.example/o>', undefined],
		['https://lotus.example/o', false, '<https://lotus.example/o>', undefined],
	])('for %s (one click %s) are %s and %s', (optOutUrl, oneClick, list, post) => {
		const headers = messageHeaders({ messageId, optOutUrl, oneClick });
		expect(headers['List-Unsubscribe']).toBe(list);
		expect(headers['List-Unsubscribe-Post']).toBe(post);
	});

	test('no address and no id can add a header of its own', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const optOutUrl = `https://lotus.example/${text}\r\nBcc: x`;
				for (const value of Object.values(
					messageHeaders({ messageId, optOutUrl, oneClick: true }),
				)) {
					expect(value).not.toMatch(/[\r\n]/);
				}
			}),
		);
		expect(() =>
			messageHeaders({ messageId: '<a@b>\r\nBcc: x', optOutUrl: null, oneClick: false }),
		).toThrow(InputError);
	});
});

describe('SMS', () => {
	// GSM 03.38 / 3GPP 23.038: 160 septets alone, 153 in a part; UCS-2 70 and 67.
	test.each([
		['a'.repeat(160), 'gsm', 160, 1],
		['a'.repeat(161), 'gsm', 161, 2],
		['€'.repeat(80), 'gsm', 160, 1],
		['好'.repeat(70), 'ucs2', 70, 1],
		['好'.repeat(71), 'ucs2', 71, 2],
		['😀', 'ucs2', 2, 1],
	])('%s is sent in %s, %d units, %d messages', (text, encoding, units, messages) => {
		expect(smsSize(text)).toEqual({ encoding, units, messages });
	});

	test('the first text that fits is taken, else the last', () => {
		expect(fittingSms('a'.repeat(161), 'b')).toBe('b');
		expect(fittingSms('a', 'b')).toBe('a');
		expect(fittingSms('a'.repeat(200), 'b'.repeat(190))).toBe('b'.repeat(190));
	});
});

describe('Markdown for chats', () => {
	test.each([
		['[a](http://evil.example)', '［a］(http：//evil.example)'],
		['**<@all>**', '＊＊＜＠all＞＊＊'],
		['a\n# b', 'a ＃ b'],
	])('%j becomes %j', (text, line) => {
		expect(markdownLine(text)).toBe(line);
	});

	test('a link keeps its target in one piece', () => {
		expect(markdownLink('Go', 'https://a.example/(x)')).toBe('[Go](https://a.example/%28x%29)');
		expect(markdownLink('Go', 'javascript:x')).toBe('Go');
	});
});
