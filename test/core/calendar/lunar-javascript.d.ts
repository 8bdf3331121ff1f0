/** What the tests use of a package that brings no types. */
declare module 'lunar-javascript' {
	/** A month, or with its number below zero a leap month. */
	type LunarMonth = {
		getYear(): number;
		getMonth(): number;
		getDayCount(): number;
		/** Julian day number of its first noon. */
		getFirstJulianDay(): number;
	};
	export const LunarYear: { fromYear(year: number): { getMonthsInYear(): LunarMonth[] } };

	type Lunar = {
		getYear(): number;
		getMonth(): number;
		getDay(): number;
		/** Solar terms by their Chinese name. */
		getJieQiTable(): Record<string, Solar>;
	};
	type Solar = {
		getYear(): number;
		getMonth(): number;
		getDay(): number;
		getLunar(): Lunar;
		toYmd(): string;
	};
	export const Solar: { fromYmd(year: number, month: number, day: number): Solar };
}
