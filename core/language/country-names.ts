import { folded } from '../model/attribute-at';
import { isCountry } from '../model/phone';

/** Languages in which sheets name countries besides. */
const besides = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'ja', 'zh-TW'];

/** Names and codes of three letters that people write, where the data has others. */
const others: Record<string, string> = {
	AE: 'UAE, ARE',
	AT: 'AUT',
	AU: 'AUS',
	BE: 'BEL',
	BR: 'BRA',
	CA: 'CAN',
	CH: 'CHE',
	CN: 'China, 中国大陆, PRC, P.R. China, PR China, CHN, Mainland China',
	CZ: 'CZE, Czech Republic',
	DE: 'DEU, GER',
	DK: 'DNK',
	ES: 'ESP',
	FI: 'FIN',
	FR: 'FRA',
	GB: 'UK, GBR, Great Britain, England, Scotland, Wales, Northern Ireland',
	HK: '香港, HKG, Hong Kong, Hong Kong SAR',
	ID: 'IDN',
	IE: 'IRL',
	IN: 'IND',
	IT: 'ITA',
	JP: 'JPN',
	KR: 'KOR, Korea, Republic of Korea, 南韩',
	MO: '澳门, MAC, Macau, Macao',
	MX: 'MEX',
	MY: 'MYS',
	NL: 'NLD, Holland, The Netherlands',
	NO: 'NOR',
	NZ: 'NZL',
	PL: 'POL',
	PT: 'PRT',
	RU: 'RUS, Russian Federation',
	SE: 'SWE',
	SG: 'SGP',
	TH: 'THA',
	TR: 'TUR, Turkey',
	TW: 'TWN, 台湾',
	US: 'USA, United States of America, America',
	VN: 'VNM, Viet Nam',
	ZA: 'ZAF',
};

/** Full stops say nothing: `U.S.A.`. */
const bare = (name: string): string => folded(name).replaceAll('.', '').replace(/\s+/g, ' ');

let names: Map<string, string> | null = null;

/** Countries by their names in English and Chinese. */
function countriesByName(): Map<string, string> {
	const found = new Map<string, string>();
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	const languages = ['en', 'zh-CN', ...besides].map(
		(tag) => new Intl.DisplayNames(tag, { type: 'region' }),
	);
	for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
		if (!isCountry(code)) continue;
		for (const language of languages) {
			const name = language.of(code);
			if (name !== undefined && !found.has(bare(name))) found.set(bare(name), code);
		}
	}
	for (const [code, names] of Object.entries(others)) {
		for (const name of names.split(', ')) found.set(bare(name), code);
	}
	return found;
}

/** Two letters of ISO 3166-1 for a country by its code or its name; `null` where it is none. */
export function countryOf(said: string): string | null {
	const code = said.normalize('NFKC').trim().toUpperCase();
	if (/^[A-Z]{2}$/.test(code) && isCountry(code)) return code;
	names ??= countriesByName();
	return names.get(bare(said)) ?? null;
}
