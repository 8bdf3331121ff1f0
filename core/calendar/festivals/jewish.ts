import type { DayNumber } from '../wall-time';
import type { FestivalRule } from './rules';

/** 1 Tishri of the year 1: 7 October 3761 BC of the Julian calendar. */
const epoch: DayNumber = -2_092_590;
/** Jewish years begin in autumn, the solar one of this distance. */
const yearsAhead = 3_761;

/** So many days after Rosh Hashanah, 1 Tishri. */
export const afterRoshHashanah =
	(days: number): FestivalRule =>
	(year) => [newYear(year + yearsAhead) + days];

/** So many days after Passover, 15 Nisan: always 163 days before the next year. */
export const afterPassover =
	(days: number): FestivalRule =>
	(year) => [newYear(year + yearsAhead) - 163 + days];

/** 25 Kislev: Heshvan, the month before, has 30 days in a year of 355 or 385, else 29. */
export const hanukkah: FestivalRule = (year) => {
	const begin = newYear(year + yearsAhead);
	const length = newYear(year + yearsAhead + 1) - begin;
	return [begin + 30 + (length % 10 === 5 ? 30 : 29) + 24];
};

/** 1 Tishri, with the four postponements (Reingold and Dershowitz, Calendrical Calculations, ch. 8). */
function newYear(year: number): DayNumber {
	const [before, here, after] = [elapsed(year - 1), elapsed(year), elapsed(year + 1)];
	const postponed = after - here === 356 ? 2 : here - before === 382 ? 1 : 0;
	return epoch + here + postponed;
}

/** Days from the epoch to the mean new moon of Tishri, moved off Sunday, Wednesday and Friday. */
function elapsed(year: number): number {
	const months = Math.floor((235 * year - 234) / 19);
	const parts = 12_084 + 13_753 * months;
	const day = 29 * months + Math.floor(parts / 25_920);
	return (3 * (day + 1)) % 7 < 3 ? day + 1 : day;
}
