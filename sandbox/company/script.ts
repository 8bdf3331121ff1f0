import { people } from './people';
import type { Company, Person } from './plan';

const day = 86_400_000;

/** Half an hour after ten in the morning where the company's customers live: China, Europe, New York. */
const timesOfDay = ['02:30', '09:30', '15:30'];

const firstDay = Date.parse('2026-01-31');
const days = 31;

/**
 * A made-up company, its year and its month: a February that is over, with Spring Festival on the 17th and 28
 * days. The hourly runs of a month are three a day, each where it is morning for somebody: nothing is due in
 * between.
 */
export function theCompany(): Company {
	const hours = Array.from({ length: days }, (_, place) => firstDay + place * day).flatMap(
		(one) => {
			const date = new Date(one).toISOString().slice(0, 10);
			return timesOfDay.map((time) => Date.parse(`${date}T${time}:00Z`));
		},
	);
	return {
		people: people.map(withBirthday),
		hours,
		news: Date.parse('2026-02-12T09:40:00Z'),
		ahead: {
			at: Date.parse('2026-03-02T16:00:00Z'),
			from: '2026-03-03',
			until: '2026-04-01',
		},
	};
}

/** Everybody else has a birthday in another month, so that every month has some. */
function withBirthday(person: Person, place: number): Person {
	if (person.row.Birthday !== undefined) return person;
	const month = String(4 + (place % 9)).padStart(2, '0');
	return { ...person, row: { ...person.row, Birthday: `19${60 + place}-${month}-17` } };
}
