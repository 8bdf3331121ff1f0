import { createHmac } from 'node:crypto';
import {
	goodSecrets,
	headerOf,
	hmacSha256,
	isFresh,
	matchesAny,
	sameText,
	sha1Hex,
} from '../../../../core/systems/source/signing';
import { post } from './request';

describe('signing', () => {
	it('agrees with RFC 4231 test case 2 and with FIPS 180 for SHA-1', () => {
		expect(hmacSha256('Jefe', ['what do ya want ', 'for nothing?'], 'hex')).toBe(
			'5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
		);
		expect(sha1Hex(['a', Buffer.from('b'), 'c'])).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
	});

	it('takes bytes as they are', () => {
		const bytes = Uint8Array.of(0, 255, 128, 10);
		expect(hmacSha256('k', [bytes], 'base64')).toBe(
			createHmac('sha256', 'k').update(bytes).digest('base64'),
		);
	});

	it.each([
		['same', 'same', true],
		['same', 'samE', false],
		['', '', true],
		['short', 'a much longer text', false],
	])('compares %p with %p', (left, right, expected) => {
		expect(sameText(left, right)).toBe(expected);
	});

	it('tries every secret, the previous one too', () => {
		expect(goodSecrets({ secret: 'new', previousSecret: 'old' })).toEqual(['new', 'old']);
		expect(goodSecrets({ secret: null, previousSecret: '' })).toEqual([]);
		const tried: string[] = [];
		const fits = (secret: string) => tried.push(secret) === 1;
		expect(matchesAny(['a', 'b'], fits)).toBe(true);
		expect(tried).toEqual(['a', 'b']);
	});

	it('reads one header value and refuses two', () => {
		const request = post('', {
			'x-one': ' a ',
			'x-two': ['a', 'b'],
			'x-list': ['a'],
			'x-none': ' ',
		});
		expect(headerOf(request, 'X-One')).toBe('a');
		expect(headerOf(request, 'x-list')).toBe('a');
		expect(headerOf(request, 'x-two')).toBeNull();
		expect(headerOf(request, 'x-none')).toBeNull();
	});

	it('counts the window both ways, its edge included', () => {
		expect(isFresh(1000, 1300, 300)).toBe(true);
		expect(isFresh(1300, 1000, 300)).toBe(true);
		expect(isFresh(1000, 1301, 300)).toBe(false);
		expect(isFresh(0, 9_999_999, 0)).toBe(true);
	});
});
