import {
	type CountryCode,
	isSupportedCountry,
	parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

import { remembered } from './remembered';

/**
 * A telephone number as E.164 has it (`+8613800001111`), if the country is known: by the number itself
 * or by `country`. `null` for what is no whole number, and for one with an extension, which names a
 * switchboard.
 *
 * @param country two letters of ISO 3166-1, e.g. `CN`; `null` = not known
 */
export function phoneOf(written: string, country: string | null): string | null {
	return remembered(numbers, mostNumbers, `${country ?? ''} ${written}`, () =>
		readPhone(written, country),
	);
}

/** The numbers of the rows that are worked on just now: each is asked for several times. */
const mostNumbers = 1_000;
const numbers = new Map<string, string | null>();

function readPhone(written: string, country: string | null): string | null {
	const text = written.normalize('NFKC').trim();
	const known = country !== null && isCountry(country) ? country : undefined;
	// Where no country's own way to dial abroad is known, that of most.
	const dialled = known === undefined ? text.replace(/^00/, '+') : text;
	const number = parsePhoneNumberFromString(dialled, {
		...(known !== undefined && { defaultCountry: known }),
		extract: false,
	});
	return number?.isValid() === true && number.ext === undefined ? number.number : null;
}

/** Whether numbers of a country can be read. */
export function isCountry(code: string): code is CountryCode {
	return isSupportedCountry(code);
}
