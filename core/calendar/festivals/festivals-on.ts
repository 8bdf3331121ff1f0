import { remembered } from '../../model/remembered';
import { dateOf, type DayNumber } from '../wall-time';
import { festivalKeys, type FestivalKey, rulesIn } from './list';

type Year = ReadonlyMap<DayNumber, readonly FestivalKey[]>;

const mostYears = 300;
const years = new Map<string, Year>();

/**
 * The festivals of a country that fall on a day. Who greets some days before asks for as many days
 * later on.
 *
 * @param country two letters of ISO 3166-1; `null` = not known, so only what is kept everywhere
 */
export function festivalsOn(date: DayNumber, country: string | null): readonly FestivalKey[] {
	return yearWith(date, country).get(date) ?? [];
}

const yearOf = (date: DayNumber): number => Number(dateOf(date).slice(0, 4));

function yearWith(date: DayNumber, country: string | null): Year {
	const year = yearOf(date);
	return remembered(years, mostYears, `${year} ${country ?? ''}`, () => {
		const found = new Map<DayNumber, FestivalKey[]>();
		for (const key of festivalKeys) {
			for (const on of rulesIn(key, country).flatMap((rule) => rule(year))) {
				found.set(on, [...(found.get(on) ?? []), key]);
			}
		}
		return found;
	});
}

/** The festivals that are kept in a country. */
export function festivalsOf(country: string | null): FestivalKey[] {
	return festivalKeys.filter((key) => rulesIn(key, country).length > 0);
}

/** The next day of a festival in a country, `from` included; `null` where it is not kept or not known. */
export function nextFestival(
	key: FestivalKey,
	from: DayNumber,
	country: string | null,
): DayNumber | null {
	const year = yearOf(from);
	// A festival of the moon's twelfth month may leave out a whole solar year.
	const days = [year, year + 1, year + 2].flatMap((one) =>
		rulesIn(key, country).flatMap((rule) => rule(one)),
	);
	const ahead = days.filter((day) => day >= from);
	return ahead.length === 0 ? null : Math.min(...ahead);
}
