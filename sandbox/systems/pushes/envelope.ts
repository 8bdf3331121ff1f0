import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** What a sender of encrypted callbacks and whoever takes them have agreed on. */
export type Agreed = {
	/** 43 characters. */
	encodingAesKey: string;
	/** For whom it is: a company's or an app's id. */
	receiver: string;
};

/** A key as the consoles draw them: letters and digits. */
export function drawnKey(): string {
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
	return [...randomBytes(43)].map((byte) => letters.charAt(byte % letters.length)).join('');
}

const keyOf = (encodingAesKey: string): Buffer => Buffer.from(`${encodingAesKey}=`, 'base64');

export function sealed(text: string, { encodingAesKey, receiver }: Agreed): string {
	const key = keyOf(encodingAesKey);
	const length = Buffer.alloc(4);
	length.writeInt32BE(Buffer.byteLength(text));
	const parts = [randomBytes(16), length, Buffer.from(text), Buffer.from(receiver)];
	const rest = 32 - (Buffer.concat(parts).length % 32);
	const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
	cipher.setAutoPadding(false);
	const plain = Buffer.concat([...parts, Buffer.alloc(rest, rest)]);
	return cipher.update(plain).toString('base64');
}

/** What somebody encrypted for us; `null` where it is not for us, or not encrypted like that. */
export function unsealed(text: string, { encodingAesKey, receiver }: Agreed): string | null {
	const key = keyOf(encodingAesKey);
	const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
	decipher.setAutoPadding(false);
	const plain = decipher.update(Buffer.from(text, 'base64'));
	if (plain.length < 52) return null;
	const end = 20 + plain.readInt32BE(16);
	const last = plain[plain.length - 1] ?? 0;
	const to = plain.subarray(end, plain.length - last).toString();
	return to === receiver ? plain.subarray(20, end).toString() : null;
}

/** SHA-1 over the parts in the order of the alphabet. */
export const signed = (...parts: string[]): string =>
	createHash('sha1').update(parts.sort().join('')).digest('hex');
