import { personName } from './person-name';

/** Titles of the Latin script as people write them, and what a Chinese reader is called by; `null` = by none. */
const latin: Record<string, string | null> = {
	ms: '女士',
	mrs: '女士',
	miss: '女士',
	madam: '女士',
	mr: '先生',
	mister: '先生',
	sir: '先生',
	mx: null,
	dr: '博士',
	doctor: '博士',
	prof: '教授',
	professor: '教授',
	frau: '女士',
	herr: '先生',
	mme: '女士',
	madame: '女士',
	monsieur: '先生',
	sra: '女士',
	sr: '先生',
};

/** Titles of Chinese, and what a reader of English is called by; `null` = by none. */
const chinese: Record<string, string | null> = {
	女士: 'Ms',
	小姐: 'Ms',
	太太: 'Mrs',
	夫人: 'Mrs',
	先生: 'Mr',
	博士: 'Dr',
	医生: 'Dr',
	醫生: 'Dr',
	教授: 'Professor',
	老师: null,
	老師: null,
	经理: null,
	經理: null,
};

const wordOf = (text: string): string => text.replace(/\.$/, '').toLowerCase();

const own = (table: Record<string, string | null>, word: string): string | null =>
	Object.hasOwn(table, word) ? (table[word] ?? null) : null;

/** Whether a word before a name is a title: `Ms`, `Dr.` */
export const isLatinTitle = (word: string): boolean => Object.hasOwn(latin, wordOf(word));

/** Titles that end a name in Chinese: `王芳女士`. */
export const chineseTitles: readonly string[] = Object.keys(chinese);

const hanOnly = /^\p{Script=Han}+$/u;
const latinOnly = /^[\p{Script=Latin}\p{M}.'’ -]+$/u;

/** What the title field holds; `null` where that is none: empty, `N/A`, a dash. */
export function titleText(text: string | null | undefined): string | null {
	const title = personName(text, 30);
	return title === '' ? null : title;
}

/** A title as it stands behind a Chinese name; `null` where it has no such form. */
export function titleInChinese(title: string): string | null {
	if (hanOnly.test(title)) return title;
	const known = title.split(/\s+/).map((word) => own(latin, wordOf(word)));
	return known.find((form) => form !== null) ?? null;
}

/** A title as it stands before a name in the Latin script; `null` where it has no such form. */
export function titleInLatin(title: string): string | null {
	if (hanOnly.test(title)) return own(chinese, title);
	if (!latinOnly.test(title)) return null;
	return title
		.split(/\s+/)
		.map((word) => (isLatinTitle(word) ? inCapitals(word) : word))
		.join(' ');
}

/** `MS`, `ms` → `Ms`. */
const inCapitals = (word: string): string =>
	word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
