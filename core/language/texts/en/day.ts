/** Why a day of a customer was refused, or how it was understood. */
export const dayTexts = {
	'day.fault.empty': 'No day is given.',
	'day.fault.unreadable':
		'{value} cannot be read as a day; write it like 1990-03-05, without the year --03-05, or 农历四月初八.',
	'day.fault.order':
		'{value} can be {first} or {second}: which is the month? Say in which order the dates are, or write {first}.',
	'day.fault.calendar':
		'{value} can be of the solar or of the Chinese calendar; put 公历 or 农历 before it.',
	'day.fault.shortYear': '{value} has a year of two digits; write all four.',
	'day.fault.yearOnly': '{value} is a year alone; give the month and the day, too.',
	'day.fault.year': '{value} lies outside the years {first} to {last}.',
	'day.fault.month': '{value} has the month {month}, and there are twelve.',
	'day.fault.noSuchDay': '{value} does not exist: that month has {days} days.',
	'day.fault.noLeapMonth': '{value} does not exist: {year} has no such leap month.',
	'day.fault.future': '{value} lies in the future.',
	'day.fault.placeholder':
		'{value} is what systems write where a day is not known. If it is meant, write it without the year, like --01-01.',
	'day.fault.number': '{value} is a number that is no date; write it like 1990-03-05.',

	'day.note.noDay': '{value} has no day, so the month alone is kept.',
	'day.note.noYear': '{value}: the year {year} stands for an unknown one, so it was left out.',
	'day.note.cycleYear': '{value}: such a year comes every 60 years, so it was left out.',
	'day.note.ordered': '{value} can only be {date}, though the order {order} was given.',
	'day.note.lunar': '{value} is of the Chinese calendar, though the solar one was given.',
	'day.note.solar': '{value} is of the solar calendar, though the Chinese one was given.',
	'day.note.epoch': '{value} was taken for milliseconds since 1970: {date}.',
	'day.note.midnight': '{value} is the midnight in {zone} at which {date} begins.',

	'day.lunar': '{day} of the Chinese calendar',
	'day.lunar.inYear': '{day} of the Chinese calendar, {year}',
	'day.lunar.day': '{month}, day {day}',
	'day.lunar.month': 'month {month}',
	'day.lunar.leapMonth': 'leap month {month}',
} as const;
