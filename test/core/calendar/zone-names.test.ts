import { timeZoneOf } from '../../../core/calendar/zone-names';

describe('a zone as other systems name it', () => {
	it.each([
		['Asia/Shanghai', 'Asia/Shanghai'],
		['UTC', 'UTC'],
		['  beijing ', 'Asia/Shanghai'],
		['China Standard Time', 'Asia/Shanghai'],
		['W. Europe Standard Time', 'Europe/Berlin'],
		['(GMT-05:00) Eastern Time (US &  Canada)', 'America/New_York'],
		['GMT+8', 'Etc/GMT-8'],
		['UTC-05:00', 'Etc/GMT+5'],
		['GMT+99', null],
		['Mars/Base', null],
		// Several zones have these letters.
		['CST', null],
		['bst', null],
		['', null],
	])('%p is %p', (name, zone) => {
		expect(timeZoneOf(name)).toBe(zone);
	});
});
