import fc from 'fast-check';

import {
	openToken,
	signToken,
	type TokenClaims,
	type TokenPurpose,
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
