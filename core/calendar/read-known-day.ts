import { DateTime } from 'luxon';

import { ofDate, ofNumber, ofParts } from './day/day-in-numbers';
import { ofText } from './day/day-in-text';
import { numbersOf } from './day-parts';
import {
	type DayReader,
	type DayReading,
	type Found,
	readerOf,
	RefusedDay,
} from './day/day-reader';
import { type ReadDay, settled } from './day/settled-day';

export type { DayReading } from './day/day-reader';
export type { ReadDay } from './day/settled-day';

/**
 * A day as sheets, CRMs and people write it: `1990-03-05`, `1990/3/5`, `5.3.1990`, `1990年3月5日`,
 * `5 March 1990`, without a year `--03-05`, without a day `1990-03`, of the Chinese calendar
 * `农历四月初八`, `闰四月三十`, `腊月廿三`; a date with a time, a `Date`, milliseconds since 1970.
 * What can be read in two ways is refused, never guessed.
 *
 * The day of a date with a time is the one that is written, whatever the offset: a birthday has no
 * zone. Only where the moment is midnight in `zone`, but not as it is written
 * (`1990-03-04T16:00:00Z`), a system has put a day into UTC, and its day is meant.
 */
export function readKnownDay(value: unknown, reading: DayReading): ReadDay {
	const reader = readerOf(value, reading);
	try {
		return settled(foundIn(value, reader), reader);
	} catch (error) {
		if (error instanceof RefusedDay) return { ok: false, fault: error.fault };
		throw error;
	}
}

function foundIn(value: unknown, reader: DayReader): Found {
	if (value === null || value === undefined) return reader.fault('empty');
	if (typeof value === 'string') return ofText(value.normalize('NFKC').trim(), reader);
	if (typeof value === 'number') return ofNumber(value, reader);
	if (DateTime.isDateTime(value) && value.isValid) {
		return { written: numbersOf(value.year, value.month, value.day) };
	}
	if (value instanceof Date && !Number.isNaN(value.getTime())) return ofDate(value, reader);
	return ofParts(value, reader);
}
