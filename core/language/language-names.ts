import { remembered } from '../model/remembered';

/** Languages whose names are known, each with its usual tag. */
const tags = (
	'af am ar az be bg bn bs ca cs cy da de de-AT de-CH el en en-AU en-CA en-GB en-IE en-IN en-US es ' +
	'es-419 es-ES es-MX et eu fa fi fil fr fr-BE fr-CA fr-CH fr-FR ga gl gu he hi hr hu hy id is it ' +
	'it-CH ja ka kk km kn ko lo lt lv mk ml mn mr ms my nb ne nl nl-BE nn no pa pl ps pt pt-BR pt-PT ' +
	'ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh zh-Hans zh-Hant zh-HK zh-TW zu'
).split(' ');

/** Names that Unicode's data spells otherwise. */
const others: Record<string, string> = {
	'english (us)': 'en-US',
	'english (uk)': 'en-GB',
	'simplified chinese': 'zh-CN',
	'chinese (simplified)': 'zh-CN',
	'traditional chinese': 'zh-TW',
	'chinese (traditional)': 'zh-TW',
	mandarin: 'zh-CN',
	简体: 'zh-CN',
	繁体: 'zh-TW',
	繁體: 'zh-TW',
	繁體中文: 'zh-TW',
	'中文 (简体)': 'zh-CN',
	'中文 (繁體)': 'zh-TW',
	汉语: 'zh-CN',
	普通话: 'zh-CN',
	粤语: 'zh-HK',
	英文: 'en',
	日文: 'ja',
	韩文: 'ko',
	德文: 'de',
	法文: 'fr',
	'bahasa indonesia': 'id',
	'bahasa melayu': 'ms',
	farsi: 'fa',
	// Countries, where no language has these letters.
	cn: 'zh-CN',
	jp: 'ja',
	cz: 'cs',
	dk: 'da',
	vn: 'vi',
	us: 'en-US',
	gb: 'en-GB',
};

/** Knows the languages that there are: letters alone make none. */
const spoken = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Chinese is written in the tags that people use. */
const usual: Record<string, string> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW' };

const plain = (name: string): string =>
	name
		.normalize('NFC')
		.trim()
		.replace(/（/g, ' (')
		.replace(/）/g, ')')
		.replace(/\s+/g, ' ')
		.toLowerCase();

let known: Map<string, string> | null = null;

/** In its own language, in English and in Chinese, each in both ways of naming a country's variety. */
function names(): Map<string, string> {
	if (known) return known;
	known = new Map();
	for (const tag of tags) {
		for (const inLanguage of [tag, 'en', 'zh-CN']) {
			for (const languageDisplay of ['dialect', 'standard'] as const) {
				const name = new Intl.DisplayNames([inLanguage], { type: 'language', languageDisplay }).of(
					tag,
				);
				// Two tags may share a name; the shorter, first one is meant.
				if (name && !known.has(plain(name))) known.set(plain(name), usual[tag] ?? tag);
			}
		}
	}
	for (const [name, tag] of Object.entries(others)) known.set(plain(name), tag);
	return known;
}

/**
 * The tag of a language as other systems write it: `zh_CN`, `en-us`, `Deutsch`, `German`, `德语`,
 * `简体中文`.
 *
 * @returns a canonical BCP 47 tag; `null` for a name nobody knows
 */
export function languageTagOf(name: string): string | null {
	if (name.length > longestKept) return tagOf(name);
	return remembered(found, mostFound, name, () => tagOf(name));
}

/** What names were found to mean: the same few come with every row of a list and every event. */
const found = new Map<string, string | null>();
const mostFound = 500;
const longestKept = 100;

function tagOf(name: string): string | null {
	const tag = asTag(name);
	// Most write a tag; what languages are called is looked up, which takes a while to begin with, where they do not.
	if (tag !== null && written.has(tag)) return tag;
	return names().get(plain(name)) ?? tag;
}

/** Tags that no name is looked up for. */
const written: ReadonlySet<string> = new Set([...tags, ...Object.values(usual)]);

/** Characters of a tag; only its private part would make it longer. */
const longestTag = 35;

/** A text as a canonical tag; `null` where it is none of a language that there is. */
function asTag(name: string): string | null {
	const tag = name.trim().replaceAll('_', '-');
	try {
		// "English" would pass as a tag of its own.
		if (tag.length > longestTag || !/^[a-z]{2,3}(-|$)/i.test(tag)) return null;
		const [canonical = ''] = Intl.getCanonicalLocales(tag);
		const [language = ''] = canonical.split('-');
		return spoken.of(language) === undefined ? null : canonical;
	} catch {
		// An ill-formed tag is no tag.
		return null;
	}
}

/** The name of a language in itself, e.g. `简体中文`; the tag where it has none. */
export function nativeName(tag: string): string {
	try {
		// People call Chinese by how it is written, not by a country.
		const [script = tag] = Object.entries(usual).find(([, one]) => one === tag) ?? [];
		return new Intl.DisplayNames([tag], { type: 'language' }).of(script) ?? tag;
	} catch {
		return tag;
	}
}
