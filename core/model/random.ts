import { randomBytes } from 'node:crypto';

/** Bytes that are drawn at once: asking the system costs more than the bytes. */
const atOnce = 4096;

let drawn = Buffer.alloc(0);
let used = 0;

/** Random bytes that nobody else gets, fit for secrets; at most 4096. Read them before the next call. */
export function freshBytes(count: number): Buffer {
	if (used + count > drawn.length) {
		drawn = randomBytes(atOnce);
		used = 0;
	}
	used += count;
	return drawn.subarray(used - count, used);
}
