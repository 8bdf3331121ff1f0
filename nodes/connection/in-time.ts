import type { Readable } from 'node:stream';

/** Longest that a whole answer may take, ms: n8n's own limit begins anew with each piece that comes. */
export const longestAnswer = 60_000;

/** Largest answer that is read, bytes: the longest page of records that is asked for has some millions. */
export const largestAnswer = 32 * 1024 * 1024;

/**
 * What comes of a stream as text, and no more of it than memory has room for.
 *
 * @param signal breaks it off
 * @param largest bytes
 * @throws an error that says so where it is larger, and what the stream breaks off with
 */
export async function textWithin(
	stream: Readable,
	signal: AbortSignal,
	largest: number,
): Promise<string> {
	const breakOff = () => void stream.destroy();
	signal.addEventListener('abort', breakOff, { once: true });
	const pieces: Buffer[] = [];
	let size = 0;
	for await (const piece of stream) {
		const bytes = Buffer.from(piece as Uint8Array);
		size += bytes.length;
		// To leave the loop ends the stream, and with it the connection.
		if (size > largest) {
			const most = Math.round(largest / 1_048_576);
			throw new Error(`its answer is larger than ${most} MB`);
		}
		pieces.push(bytes);
	}
	signal.removeEventListener('abort', breakOff);
	return new TextDecoder().decode(Buffer.concat(pieces));
}

/**
 * Leaves off waiting for what drips in without an end, so that no execution and no look hangs on it.
 *
 * @param ask gets what breaks the connection off
 * @param longest ms
 * @throws what `ask` throws; an error that says so where it took too long
 */
export async function inTime<Result>(
	ask: (abortSignal: AbortSignal) => Promise<Result>,
	longest: number,
): Promise<Result> {
	const signal = AbortSignal.timeout(longest);
	const late = new Promise<never>((_resolve, reject) => {
		const tell = () => reject(new Error(`its answer had not ended after ${longest / 1_000} s`));
		signal.addEventListener('abort', tell, { once: true });
	});
	return await Promise.race([ask(signal), late]);
}
