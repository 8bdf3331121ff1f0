import { hash } from 'node:crypto';

import { freshBytes } from './random';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Kinds of things with an id of their own; the prefix makes a stray id readable. */
export type IdPrefix =
	| 'cus'
	| 'evt'
	| 'inv'
	| 'rsp'
	| 'cas'
	| 'due'
	| 'msg'
	| 'prs'
	| 'stp'
	| 'req'
	| 'con'
	| 'mrg'
	| 'aud'
	| 'ers'
	| 'car'
	| 'chg'
	| 'off'
	| 'prb'
	| 'adr';

/** A new random id: prefix, underscore, 20 characters of Crockford base 32 (100 bits). */
export function newId(prefix: IdPrefix): string {
	return `${prefix}_${inAlphabet(freshBytes(20))}`;
}

/** A random word of so many characters of the same alphabet, 5 bits each. */
export function randomWord(length: number): string {
	return inAlphabet(freshBytes(length));
}

/** An id that is the same for the same parts: for steps that must happen once. */
export function derivedId(prefix: IdPrefix, ...parts: string[]): string {
	const bytes = hash('sha256', parts.join('\u0000'), 'buffer');
	return `${prefix}_${inAlphabet(bytes.subarray(0, 20))}`;
}

/** Bytes as Crockford base 32, five bits of each. */
export function inAlphabet(bytes: Buffer): string {
	let text = '';
	for (const byte of bytes) text += alphabet[byte & 31];
	return text;
}
