import type { CareCap, CareSettings } from './care-settings';
import { parseDuration } from './duration';
import { below, readNumber, readObject, readWord } from './read-input';

/**
 * Reads what an admin set about care, over what is set already. `null` takes a cap away.
 *
 * @throws InputError naming what is no setting, or no value of one
 */
export function parseCareSettings(value: unknown, base: CareSettings, path: string): CareSettings {
	const input = readObject(value, path, [
		'caps',
		'capTogether',
		'coolingTime',
		'leapDay',
		'optOutLimit',
	]);
	const at = (key: string) => below(path, key);
	const caps = readObject(input.caps ?? {}, at('caps'), ['near', 'far']);
	const limit = readObject(input.optOutLimit ?? {}, at('optOutLimit'), ['percent', 'least']);
	const cap = (given: unknown, kept: CareCap | null, where: string) =>
		given === undefined ? kept : readCap(given, where);
	return {
		caps: {
			near: cap(caps.near, base.caps.near, below(at('caps'), 'near')),
			far: cap(caps.far, base.caps.far, below(at('caps'), 'far')),
		},
		capTogether: cap(input.capTogether, base.capTogether, at('capTogether')),
		coolingTime:
			input.coolingTime === undefined
				? base.coolingTime
				: parseDuration(input.coolingTime, at('coolingTime')),
		leapDay:
			input.leapDay === undefined
				? base.leapDay
				: readWord(input.leapDay, at('leapDay'), ['02-28', '03-01']),
		optOutLimit: {
			percent:
				limit.percent === undefined
					? base.optOutLimit.percent
					: readNumber(limit.percent, below(at('optOutLimit'), 'percent'), 0, 100),
			least:
				limit.least === undefined
					? base.optOutLimit.least
					: readNumber(limit.least, below(at('optOutLimit'), 'least'), 1, 1_000_000, true),
		},
	};
}

function readCap(value: unknown, path: string): CareCap | null {
	if (value === null) return null;
	const cap = readObject(value, path, ['limit', 'days']);
	return {
		limit: readNumber(cap.limit, below(path, 'limit'), 1, 100, true),
		days: readNumber(cap.days, below(path, 'days'), 1, 366),
	};
}
