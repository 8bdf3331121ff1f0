import fc from 'fast-check';

import {
	openToken,
	signToken,
	type TokenClaims,
	tokenFingerprint,
	type TokenPurpose,
	tokenPurposes,
	verifyToken,
} from '../../../core/model/token';

const keys = { current: 'a secret of more than thirty-two characters', previous: [] };
const now = Date.UTC(2026, 0, 5, 2);
const claims = (more: Partial<TokenClaims> = {}): TokenClaims => ({
	workspace: 'shop',
	purpose: 'status',
	subject: 'rsp_1',
	audience: 'cus_1',
	expiresAt: now + 60_000,
	...more,
});
const open = (token: unknown, purposes: TokenPurpose[], at = now) =>
	openToken(keys, token, { workspace: 'shop', purposes }, at);

describe('a token', () => {
	it('says what it opens among the pages of an address, and for whom', () => {
		const token = signToken(keys, claims());
		expect(open(token, ['survey', 'status', 'opt_out'])).toMatchObject({
			kind: 'valid',
			claims: { purpose: 'status', subject: 'rsp_1', audience: 'cus_1' },
		});
	});

	it('opens nothing at an address that has no page for it, nor in another workspace', () => {
		const token = signToken(keys, claims());
		expect(open(token, ['survey', 'opt_out'])).toEqual({ kind: 'invalid' });
		expect(open(token, [])).toEqual({ kind: 'invalid' });
		const elsewhere = signToken(keys, claims({ workspace: 'another' }));
		expect(open(elsewhere, ['status'])).toEqual({ kind: 'invalid' });
	});

	it('cannot be told to be for another purpose: each has a key of its own', () => {
		const token = signToken(keys, claims());
		const [kid, payload = '', signature] = token.split('.');
		const said = JSON.parse(Buffer.from(payload, 'base64url').toString()) as string[];
		said[1] = 'opt_out';
		const forged = Buffer.from(JSON.stringify(said)).toString('base64url');
		expect(open(`${kid}.${forged}.${signature}`, ['status', 'opt_out'])).toEqual({
			kind: 'invalid',
		});
	});

	it('is told apart once it has expired', () => {
		const token = signToken(keys, claims());
		expect(open(token, ['status'], now + 61_000).kind).toBe('expired');
		const one = { workspace: 'shop', purpose: 'status' as const };
		expect(verifyToken(keys, token, one, now + 61_000).kind).toBe('expired');
	});

	it('lives on under the secret before', () => {
		const token = signToken(keys, claims());
		const rotated = { current: 'the next secret, as long as the first', previous: [keys.current] };
		const expected = { workspace: 'shop', purposes: ['status' as const] };
		expect(openToken(rotated, token, expected, now).kind).toBe('valid');
		expect(openToken({ ...rotated, previous: [] }, token, expected, now).kind).toBe('invalid');
	});

	describe.each(tokenPurposes)('for %s', (purpose) => {
		// Subjects of three lengths: two of them leave bits to spare in the payload's last character.
		const tokens = ['r', 'rs', 'rsp'].map((subject) =>
			signToken(keys, claims({ purpose, subject })),
		);
		const one = fc.constantFrom(...tokens);
		const place = fc.nat({ max: 200 });
		const opens = (token: string) => open(token, [...tokenPurposes]).kind;

		it('opens as it was made, in no other spelling: with one character changed', () => {
			expect(tokens.map(opens)).toEqual(['valid', 'valid', 'valid']);
			const character = fc.oneof(
				fc.constantFrom(
					...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=. \n',
				),
				fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
			);
			fc.assert(
				fc.property(one, place, character, (token, at, other) => {
					const index = at % token.length;
					fc.pre(token[index] !== other);
					expect(opens(token.slice(0, index) + other + token.slice(index + 1))).toBe('invalid');
				}),
				{ numRuns: 500 },
			);
		});

		it('nor with one too many or too few, nor with anything around it', () => {
			for (const token of tokens) {
				for (let index = 0; index < token.length; index += 1) {
					expect(opens(token.slice(0, index) + token.slice(index + 1))).toBe('invalid');
				}
			}
			fc.assert(
				fc.property(one, place, fc.string({ minLength: 1 }), (token, at, junk) => {
					const index = at % (token.length + 1);
					expect(opens(token.slice(0, index) + junk + token.slice(index))).toBe('invalid');
				}),
			);
			for (const junk of ['=', '==', '!', ' ', '\n', '\u0000', '.', '>', 'é', tokens[0] ?? '']) {
				expect(tokens.map((token) => opens(token + junk))).toEqual(tokens.map(() => 'invalid'));
				expect(tokens.map((token) => opens(junk + token))).toEqual(tokens.map(() => 'invalid'));
			}
		});
	});

	it('has a fingerprint of its own, and what is none has none', () => {
		const [first, second] = [signToken(keys, claims()), signToken(keys, claims({ subject: 'x' }))];
		expect(tokenFingerprint(first)).toBe(tokenFingerprint(first));
		expect(tokenFingerprint(first)).not.toBe(tokenFingerprint(second));
		expect(tokenFingerprint(second + first.slice(-24))).toBeNull();
	});

	it('that nobody signed opens nothing, whatever it is', () => {
		const purposes: TokenPurpose[] = ['survey', 'status'];
		fc.assert(
			fc.property(fc.oneof(fc.anything(), fc.string()), (token) => {
				expect(open(token, purposes)).toEqual({ kind: 'invalid' });
			}),
		);
		const [kid] = signToken(keys, claims()).split('.');
		fc.assert(
			fc.property(fc.json(), fc.base64String(), (said, signature) => {
				const payload = Buffer.from(said).toString('base64url');
				expect(open(`${kid}.${payload}.${signature}`, purposes)).toEqual({ kind: 'invalid' });
			}),
		);
	});
});
