import { folded } from '../model/attribute-at';
import { isCountry } from '../model/phone';

let names: Map<string, string> | null = null;

/** Countries by their names in English and Chinese. */
function countriesByName(): Map<string, string> {
	const found = new Map<string, string>();
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	const languages = ['en', 'zh-CN'].map((tag) => new Intl.DisplayNames(tag, { type: 'region' }));
	for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
		if (!isCountry(code)) continue;
		for (const language of languages) {
			const name = language.of(code);
			if (name !== undefined) found.set(folded(name), code);
		}
	}
	for (const [name, code] of [
		['china', 'CN'],
		['中国大陆', 'CN'],
		['usa', 'US'],
		['uk', 'GB'],
		['great britain', 'GB'],
		['香港', 'HK'],
		['澳门', 'MO'],
	] as const) {
		found.set(name, code);
	}
	return found;
}

/** Two letters of ISO 3166-1 for a country by its code or its name; `null` where it is none. */
export function countryOf(said: string): string | null {
	const code = said.normalize('NFKC').trim().toUpperCase();
	if (/^[A-Z]{2}$/.test(code)) return isCountry(code) ? code : null;
	names ??= countriesByName();
	return names.get(folded(said)) ?? null;
}
