/** What the tests use of it; its own types know no rule. */
declare module 'date-holidays' {
	type Holiday = { date: string; name: string; rule: string; substitute?: boolean };
	export default class Holidays {
		constructor(country: string);
		getHolidays(year: number): Holiday[];
	}
}
