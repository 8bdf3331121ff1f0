import { createCipheriv, createDecipheriv } from 'node:crypto';

import { freshBytes } from '../../model/random';

/** Block that the padding fills up, bytes; twice that of AES. */
const block = 32;
/** Random bytes at the beginning, then the length of the message. */
const randomLength = 16;
const headLength = randomLength + 4;

export type Unsealed =
	| { ok: true; message: Buffer; receiver: string }
	/** In words that follow "what was sent". */
	| { ok: false; fault: string };

/**
 * The key of an EncodingAESKey: 43 characters of base64 without the last `=`.
 *
 * @returns 32 bytes; `null` for what is no such key
 */
export function aesKeyOf(encodingAesKey: string): Buffer | null {
	if (!/^[A-Za-z0-9+/]{43}$/.test(encodingAesKey)) return null;
	return Buffer.from(`${encodingAesKey}=`, 'base64');
}

/**
 * Encrypts a message as WeCom, WeChat, DingTalk, Fxiaoke and YonBIP do: AES-256-CBC, the vector being
 * the first half of the key, over 16 random bytes, the length of the message (4 bytes, big-endian), the
 * message, and the id of who is to receive it; padded to blocks of 32 bytes by PKCS#7.
 *
 * @param random 16 bytes; for published examples
 * @returns base64
 */
export function seal(
	message: string,
	key: Buffer,
	receiver: string,
	random: Uint8Array = freshBytes(randomLength),
): string {
	const bytes = Buffer.from(message, 'utf8');
	const length = Buffer.alloc(4);
	length.writeUInt32BE(bytes.length);
	const plain = Buffer.concat([random, length, bytes, Buffer.from(receiver, 'utf8')]);
	const missing = block - (plain.length % block);
	const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
	return Buffer.concat([
		cipher.update(plain),
		cipher.update(Buffer.alloc(missing, missing)),
		cipher.final(),
	]).toString('base64');
}

/** The reverse of {@link seal}; never throws. Ask whether the signature is right before. */
export function unseal(encrypted: string, key: Buffer): Unsealed {
	const bytes = Buffer.from(encrypted, 'base64');
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encrypted) || bytes.length % 16 !== 0) {
		return { ok: false, fault: 'is no ciphertext' };
	}
	const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
	const padded = Buffer.concat([decipher.update(bytes), decipher.final()]);
	const plain = withoutPadding(padded);
	if (plain === null || plain.length < headLength) return otherKey;
	const end = headLength + plain.readUInt32BE(randomLength);
	if (end > plain.length) return otherKey;
	return {
		ok: true,
		message: plain.subarray(headLength, end),
		receiver: plain.toString('utf8', end),
	};
}

const otherKey: Unsealed = {
	ok: false,
	fault: 'cannot be read with the encryption key: it is another one than the sender has',
};

function withoutPadding(padded: Buffer): Buffer | null {
	const count = padded[padded.length - 1] ?? 0;
	if (count < 1 || count > block || count > padded.length) return null;
	const end = padded.length - count;
	return padded.subarray(end).every((byte) => byte === count) ? padded.subarray(0, end) : null;
}
