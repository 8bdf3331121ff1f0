import { forgeries } from '../crm/forge';
import type { Simulated } from './simulated';

/** What one system came to: what of it was taken, refused, and what it was told. */
export type SystemCounts = {
	/** Events or answers that came in, each counted once. */
	in: number;
	/** Deliveries that were made again, acknowledged, and started nothing. */
	duplicatesRefused: number;
	forgedRefused: number;
	/** What we changed or made there. */
	out: number;
	/** What it took to people. */
	messages: number;
};

/** What its part of the script implies. */
export function expectedOf({ push, api, words }: Simulated): SystemCounts {
	const isPolled = push === undefined && api?.poll !== undefined;
	return {
		in: push || isPolled ? 1 : 0,
		duplicatesRefused: push ? 1 : 0,
		forgedRefused: push ? (push.forgeries ?? forgeries).length : 0,
		out: Object.keys(api?.parameters ?? {}).length,
		messages: Object.keys(words ?? {}).length,
	};
}

/** Where the two differ, in words. */
export function differencesOf(key: string, expected: SystemCounts, found: SystemCounts): string[] {
	return (Object.keys(expected) as Array<keyof SystemCounts>)
		.filter((name) => expected[name] !== found[name])
		.map((name) => `${key}.${name}: expected ${expected[name]}, got ${found[name]}`);
}
