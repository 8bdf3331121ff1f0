import { InputError } from './errors';
import { shown } from './shown';

const unitLengths: Record<string, number> = {
	ms: 1,
	s: 1_000,
	m: 60_000,
	h: 3_600_000,
	d: 86_400_000,
	w: 604_800_000,
};

/** The longest duration any setting accepts: ten years, ms. */
export const longestDuration = 3_660 * 86_400_000;

const accepted =
	'a text such as "60s", "30m", "24h", "7d" or "1h 30m", "0" for none, or milliseconds as a number';

/**
 * Reads a duration in ms. A text is one or more whole or decimal numbers, each with a unit (`ms`,
 * `s`, `m`, `h`, `d`, `w`); a number is milliseconds. A number inside a text without a unit is
 * refused, since nobody can tell whether it means hours or milliseconds; `0` means the same in all.
 *
 * @param path where the value stands, for the error message
 * @throws InputError when it is no duration, is negative or is longer than ten years
 */
export function parseDuration(value: unknown, path = 'duration'): number {
	const ms = typeof value === 'string' ? fromText(value) : value;
	if (typeof ms !== 'number' || !Number.isFinite(ms) || ms < 0 || ms > longestDuration) {
		throw new InputError(
			`"${path}" is ${shown(value)}, which is not a duration.`,
			`Give ${accepted}, at most ten years.`,
		);
	}
	return Math.round(ms);
}

function fromText(text: string): number | null {
	const compact = text.trim().toLowerCase().replace(/\s+/g, '');
	if (/^0+$/.test(compact)) return 0;
	if (compact.length > 40 || !/^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d|w))+$/.test(compact)) return null;
	let sum = 0;
	for (const part of compact.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/g)) {
		sum += Number(part[1]) * (unitLengths[part[2] ?? ''] ?? 0);
	}
	return sum;
}
