import {
	createHash,
	createHmac,
	createSecretKey,
	hash,
	type KeyObject,
	timingSafeEqual,
} from 'node:crypto';

import { remembered } from './remembered';

/** What a token opens. One for one purpose opens no other. */
export const tokenPurposes = [
	'survey',
	'open',
	'said',
	'opt_out',
	'status',
	'owner',
	'team',
	'figures',
	'data',
	'problems',
	'group',
	'approve',
	'form',
	'preview',
	'sample',
] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];

/** The signing secret of a workspace, and those before it while links signed by them still live. */
export type SigningKeys = { current: string; previous: readonly string[] };

export type TokenClaims = {
	workspace: string;
	purpose: TokenPurpose;
	/** Id of what it opens: an invitation, a customer, a case, … */
	subject: string;
	/** Id of the person it was made for. */
	audience: string;
	/** Epoch ms, kept to the second. */
	expiresAt: number;
};

export type TokenVerdict =
	| { kind: 'valid'; claims: TokenClaims }
	| { kind: 'expired'; claims: TokenClaims }
	| { kind: 'invalid' };

const longestToken = 700;

/**
 * Key id, payload and signature, in the one way each can be written: 24 and 192 bits fill their
 * characters, and a payload whose last character has bits to spare was not written by us.
 */
const tokenForm = /^([A-Za-z0-9_-]{4})\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{32})$/;

type TokenParts = { kid: string; payload: string; claims: Buffer; signature: Buffer };

/** A token's parts, decoded; `null` for what is none, be it by one character. */
function readParts(token: unknown): TokenParts | null {
	if (typeof token !== 'string' || token.length > longestToken) return null;
	// Node's decoder skips what is no base64, and takes both alphabets.
	const [whole, kid = '', payload = '', signature = ''] = tokenForm.exec(token) ?? [];
	if (whole === undefined) return null;
	const claims = Buffer.from(payload, 'base64url');
	if (claims.toString('base64url') !== payload) return null;
	return { kid, payload, claims, signature: Buffer.from(signature, 'base64url') };
}

/**
 * What is derived from a secret, once: a page signs and checks half a dozen tokens, and those who open
 * it often, or have it opened by a scanner, get the same ones again.
 */
type Derived = { id: string; keys: Map<string, KeyObject>; signed: Map<string, string> };

const mostSigned = 2_000;

const mostSecrets = 50;
const derived = new Map<string, Derived>();

function derivedFrom(secret: string): Derived {
	return remembered(derived, mostSecrets, secret, () => {
		const id = createHash('sha256').update(`kid:${secret}`).digest('base64url').slice(0, 4);
		return { id, keys: new Map(), signed: new Map() };
	});
}

function keyId(secret: string): string {
	return derivedFrom(secret).id;
}

function purposeKey(secret: string, purpose: string): KeyObject {
	const { keys } = derivedFrom(secret);
	const known = keys.get(purpose);
	if (known) return known;
	const key = createSecretKey(
		createHmac('sha256', secret).update(`satisfaction/${purpose}`).digest(),
	);
	keys.set(purpose, key);
	return key;
}

/** HMAC-SHA256 cut to 192 bits, keyed per purpose. */
export function purposeMac(secret: string, purpose: string, payload: string): Buffer {
	const key = purposeKey(secret, purpose);
	return createHmac('sha256', key).update(payload).digest().subarray(0, 24);
}

/** `<key id>.<payload>.<mac>`, URL-safe. The MAC is HMAC-SHA256 cut to 192 bits, keyed per purpose. */
export function signToken(keys: SigningKeys, claims: TokenClaims): string {
	const { id: kid, signed } = derivedFrom(keys.current);
	const text = JSON.stringify([
		claims.workspace,
		claims.purpose,
		claims.subject,
		claims.audience,
		Math.floor(claims.expiresAt / 1000),
	]);
	return remembered(signed, mostSigned, text, () => {
		const payload = Buffer.from(text).toString('base64url');
		const signature = purposeMac(keys.current, claims.purpose, `${kid}.${payload}`);
		return `${kid}.${payload}.${signature.toString('base64url')}`;
	});
}

/** Checks signature, workspace and purpose, then the expiry. Never throws. */
export function verifyToken(
	keys: SigningKeys,
	token: unknown,
	expected: { workspace: string; purpose: TokenPurpose },
	now: number,
): TokenVerdict {
	return openToken(
		keys,
		token,
		{ workspace: expected.workspace, purposes: [expected.purpose] },
		now,
	);
}

/**
 * The same where a token may be for one of several purposes: it says which, and its signature, made
 * with that purpose's own key, proves it.
 */
export function openToken(
	keys: SigningKeys,
	token: unknown,
	expected: { workspace: string; purposes: readonly TokenPurpose[] },
	now: number,
): TokenVerdict {
	const parts = readParts(token);
	if (!parts) return { kind: 'invalid' };
	const { kid, payload, signature } = parts;
	const secret = [keys.current, ...keys.previous].find((key) => keyId(key) === kid);
	const claims = readClaims(parts.claims);
	if (!secret || !claims || claims.workspace !== expected.workspace) return { kind: 'invalid' };
	if (!expected.purposes.includes(claims.purpose)) return { kind: 'invalid' };
	const wanted = purposeMac(secret, claims.purpose, `${kid}.${payload}`);
	if (signature.length !== wanted.length || !timingSafeEqual(signature, wanted)) {
		return { kind: 'invalid' };
	}
	return { kind: claims.expiresAt < now ? 'expired' : 'valid', claims };
}

/**
 * A short name for exactly this token, from what it decodes to: its signature and all that is signed.
 * `null` for what is no token. It says nothing about whether the token is good.
 */
export function tokenFingerprint(token: string): string | null {
	const parts = readParts(token);
	if (!parts) return null;
	const { kid, claims, signature } = parts;
	// 32 characters are the first 192 bits.
	return hash('sha256', Buffer.concat([Buffer.from(kid), signature, claims]), 'base64url').slice(
		0,
		32,
	);
}

/** What a token says of itself; true only once its signature has been checked. */
function readClaims(payload: Buffer): TokenClaims | null {
	try {
		const [workspace, purpose, subject, audience, seconds] = JSON.parse(
			payload.toString('utf8'),
		) as [string, TokenPurpose, string, string, number];
		return { workspace, purpose, subject, audience, expiresAt: seconds * 1000 + 999 };
	} catch {
		return null;
	}
}
