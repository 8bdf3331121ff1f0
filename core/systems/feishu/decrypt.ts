import { createDecipheriv, createHash } from 'node:crypto';

/**
 * What Feishu encrypted: AES-256-CBC with the SHA-256 of the Encrypt Key; the vector stands in front,
 * padded by PKCS#7. Never throws.
 *
 * @param encrypted base64
 * @returns `null` for what cannot be read with this key
 */
export function decryptFeishu(encrypted: string, encryptKey: string): Buffer | null {
	const bytes = Buffer.from(encrypted, 'base64');
	if (bytes.length < 32 || bytes.length % 16 !== 0) return null;
	const key = createHash('sha256').update(encryptKey, 'utf8').digest();
	const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
	decipher.setAutoPadding(false);
	const padded = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]);
	const count = padded[padded.length - 1] ?? 0;
	const end = padded.length - count;
	if (count < 1 || count > 16) return null;
	return padded.subarray(end).every((byte) => byte === count) ? padded.subarray(0, end) : null;
}
