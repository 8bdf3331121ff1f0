import { createHash } from 'node:crypto';

/**
 * Whether a customer belongs to the sample of a survey. The customer's place is a hash of the key,
 * so the same customer is always in or always out, and raising the percentage only adds customers.
 *
 * @param key customer id and survey key, joined by the caller
 * @param percent 0 (nobody) to 100 (everybody)
 */
export function isSampled(key: string, percent: number): boolean {
	return samplePlace(key) < percent;
}

/** A place in [0, 100), evenly spread, from the first 48 bits of the key's SHA-256. */
export function samplePlace(key: string): number {
	const bytes = createHash('sha256').update(key).digest();
	return (bytes.readUIntBE(0, 6) / 2 ** 48) * 100;
}
