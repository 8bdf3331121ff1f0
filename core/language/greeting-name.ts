import { chineseFamilyName, mayComeFirst } from './family-name';
import { personName } from './person-name';
import { chineseTitles, isLatinTitle, titleInChinese, titleInLatin, titleText } from './titles';

/** Whom a text greets, as systems have them. */
export type Greeted = { name: string | null | undefined; title?: string | null };

/**
 * What stands for somebody in a greeting. The script of their name decides the form, the reader's language
 * that of the title:
 *
 * - a Chinese name with a title is the family name and the title: 王芳 with `Ms` or 女士 is 王女士, 欧阳娜娜
 *   欧阳女士; without one it stays whole, since nobody is given a title that they have not;
 * - a Latin one with a title is the title and the family name, `Ms Doe`, where it is two words of which
 *   the second must be it; where the order of a name is not known, `Ms Wang Fang`, all of it; to a reader
 *   of Chinese `Wang Fang 女士`;
 * - Japanese and Korean names keep all of it: 佐藤健様, 김민준 님;
 * - whatever else stays as it came.
 *
 * A title that is part of the name is not said twice, and one without a form for the name is not said.
 * Empty where there is no name, whatever the title.
 *
 * @param language BCP 47 tag of the reader
 * @param most characters of the name
 */
export function greetingName(
	{ name: text, title: given }: Greeted,
	language: string,
	most = 60,
): string {
	const { name, title } = apart(closedUp(personName(text, most)), titleText(given));
	if (name === '' || title === null) return name;
	const [reader] = language.toLowerCase().split('-');
	if (reader === 'ja' && east.test(name)) return `${name}${isKnown(title) ? '様' : title}`;
	const mixed = mixedParts(name);
	if (mixed) return titled(reader === 'zh' ? mixed.han : mixed.latin, title, reader);
	return titled(name, title, reader);
}

function titled(name: string, title: string, reader: string | undefined): string {
	const han = titleInChinese(title);
	if (/^\p{Script=Han}{1,4}$/u.test(name)) {
		if (han === null) return closesUp(title) ? `${name}${title}` : name;
		return ofJapan.test(han) ? `${name}${han}` : `${chineseFamilyName(name)}${han}`;
	}
	if (/^[\p{Script=Han}·・‧]+$/u.test(name)) {
		return /[·・‧]/.test(name) && han !== null ? `${name}${han}` : name;
	}
	if (/^[\p{Script=Hangul} ]+$/u.test(name)) {
		if (/^\p{Script=Hangul}+$/u.test(title)) return `${name} ${title}`;
		return reader === 'ko' && isKnown(title)
			? `${name} 님`
			: han && reader === 'zh'
				? `${name}${han}`
				: name;
	}
	if (east.test(name)) {
		if (closesUp(title)) return `${name}${title}`;
		return reader === 'zh' && han !== null ? `${name}${han}` : name;
	}
	if (reader === 'zh') return han === null ? name : `${name} ${han}`;
	const latin = titleInLatin(title);
	return latin === null || !latinName.test(name) ? name : ofLatinName(name, latin);
}

const east = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const latinName = /^[\p{Script=Latin}\p{M}.,'’ -]+$/u;
/** Titles of Japan that Chinese does not know. */
const ofJapan = /^[様氏殿]$/u;

/** Titles of Japan, written right behind the name. */
const closesUp = (title: string): boolean =>
	ofJapan.test(title) || /^[\p{Script=Hiragana}\p{Script=Katakana}]+$/u.test(title);

/** One that is said in the reader's own words. */
const isKnown = (title: string): boolean =>
	(chineseTitles.includes(title) && title !== '先生') || title.split(/\s+/).some(isLatinTitle);

/** No spaces between characters of one Chinese name: `王 芳` is 王芳. */
const closedUp = (name: string): string =>
	/^[\p{Script=Han} ]+$/u.test(name) ? name.replaceAll(' ', '') : name;

/** A name without the titles that are part of it, and the title: the one given, else that of the name. */
function apart(full: string, given: string | null): { name: string; title: string | null } {
	const behind = [...chineseTitles, ...(given !== null && east.test(given) ? [given] : [])];
	const ending = behind.find((one) => full.endsWith(one) && full !== one);
	const bare = ending === undefined ? full : full.slice(0, -ending.length).trim();
	const words = bare.split(' ');
	const isTitle = (word: string): boolean =>
		isLatinTitle(word) || (given !== null && word.toLowerCase() === given.toLowerCase());
	let from = 0;
	while (from < words.length - 1 && isTitle(words[from] ?? '')) from += 1;
	let until = words.length;
	const trails = east.test(bare);
	while (trails && until - 1 > from && isTitle(words[until - 1] ?? '')) until -= 1;
	const name = closedUp(words.slice(from, until).join(' '));
	// A title alone is all there is to greet by.
	if (isTitle(name) || behind.includes(name)) return { name: full, title: null };
	const found = words.slice(0, from).join(' ') || words.slice(until).join(' ') || ending;
	return { name, title: given ?? found ?? null };
}

/** A name that is written twice: `Wang Fang 王芳`, `王芳 (Wang Fang)`. */
function mixedParts(name: string): { han: string; latin: string } | null {
	const latin = String.raw`(\p{Script=Latin}[\p{Script=Latin}\p{M}.'’ -]*)`;
	const han = String.raw`(\p{Script=Han}{2,4})`;
	const first = new RegExp(`^${han} ?[(（]?${latin}[)）]?$`, 'u').exec(name);
	if (first) return { han: first[1] ?? '', latin: (first[2] ?? '').trim() };
	const last = new RegExp(`^${latin} ?[(（]?${han}[)）]?$`, 'u').exec(name);
	return last && { han: last[2] ?? '', latin: (last[1] ?? '').trim() };
}

/** Small words that belong to the family name behind them. */
const particles = new Set('van von der den de del della di da dos la le zu ten ter'.split(' '));

function ofLatinName(name: string, title: string): string {
	const [family = '', given] = name.split(', ');
	if (given !== undefined) {
		const isOrder = !/\s/.test(family) && !/^(?:ph\.?d|m\.?d|jr|sr|i{1,3}|esq)\.?$/i.test(given);
		return isOrder ? `${title} ${family}` : name;
	}
	const words = name.split(' ');
	const [first = ''] = words;
	const at = words.findIndex((word, index) => index > 0 && particles.has(word.toLowerCase()));
	const begins = at > 0 ? at : words.length - 1;
	const isPlain = begins === 1 && !mayComeFirst(first) && !/\.$/.test(words.at(-1) ?? '');
	return isPlain ? `${title} ${words.slice(begins).join(' ')}` : `${title} ${name}`;
}
