import type { DayFault, DayNote, DayValues } from '../../model/known-day';
import { shown } from '../../model/shown';
import type { DayOrder, WrittenDay } from '../day-parts';

/** What a reader has to know about where a day comes from. */
export type DayReading = {
	/** Which calendar mere numbers mean; what is written out decides for itself. Solar if left out. */
	calendar?: 'solar' | 'lunar';
	/** Which number of `03/04/1990` is the month; without it such a date is refused. */
	order?: DayOrder;
	/** Epoch ms. */
	now: number;
	/** Whether the day has been: a birthday, a first order. */
	past?: boolean;
	/** IANA name of the zone in which the sender's days begin. */
	zone: string;
	/** Whether a number counts days as sheets do (33000 = 1990-05-07). */
	serial?: boolean;
};

/** What was found before it is looked at as a day of a calendar. */
export type Found = { written: WrittenDay; note?: DayNote };

/** The reading of one value: a fault ends it, and both name the value. */
export type DayReader = DayReading & {
	fault(code: DayFault['code'], values?: Record<string, string | number>): never;
	note(code: DayNote['code'], values?: Record<string, string | number>): DayNote;
};

/** A fault on its way out of the reading. */
export class RefusedDay {
	constructor(readonly fault: DayFault) {}
}

export function readerOf(value: unknown, reading: DayReading): DayReader {
	const valued = (values: Record<string, string | number> = {}): DayValues => ({
		...values,
		value: typeof value === 'string' ? shown(value.trim()) : shown(value),
	});
	return {
		...reading,
		fault: (code, values) => {
			throw new RefusedDay({ code, values: valued(values) });
		},
		note: (code, values) => ({ code, values: valued(values) }),
	};
}
