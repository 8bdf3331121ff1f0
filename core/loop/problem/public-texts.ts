import type { Naming } from '../../insight/text/names-nobody';
import { textOf } from '../../language/text-of';
import { InputError } from '../../model/errors';
import { cleanText } from '../../language/plain-text';
import { isObject } from '../../model/json';
import { longestPublicText, type PublicText, type PublicTexts } from '../../model/problem';
import { readLanguage, readOptionalText } from '../../model/read-input';
import type { House } from '../house';
import { namingsIn } from './names-in-texts';

/** What is to be said in a language from now on; `null` takes its words away. */
export type GivenTexts = Readonly<Record<string, PublicText | null>>;

/**
 * Reads what everybody may read of a problem, one entry a language; an entry without words takes those of its
 * language away. `null` = nothing was given.
 *
 * @throws InputError for a language that is none or comes twice, and for half a text
 */
export function readPublicTexts(given: unknown): GivenTexts | null {
	const rows = isObject(given) ? given.text : given;
	if (!Array.isArray(rows) || rows.length === 0) return null;
	const texts: Record<string, PublicText | null> = {};
	for (const [at, row] of rows.entries()) {
		const path = `Public Texts ${at + 1}`;
		const entry = isObject(row) ? row : {};
		const language = readLanguage(entry.language, `${path}: Language`);
		if (Object.hasOwn(texts, language)) {
			throw new InputError(
				`Public Texts say "${language}" twice.`,
				'Keep one entry for each language.',
			);
		}
		const read = (value: unknown, name: string): string | null => {
			const found = readOptionalText(value, `${path}: ${name}`, longestPublicText);
			return found === null ? null : cleanText(found) || null;
		};
		const [said, did] = [read(entry.said, 'Said'), read(entry.did, 'Did')];
		if (said === null && did === null) texts[language] = null;
		else if (said !== null && did !== null) texts[language] = { said, did };
		else {
			throw new InputError(
				`${path} (${language}) has no ${said === null ? 'Said' : 'Did'}.`,
				'Write both: what was heard, and what was done. Leave both empty to take them off the page.',
			);
		}
	}
	return texts;
}

/** Something in a text for everybody that tells who somebody is, and where it stands. */
export type NamedText = {
	language: string;
	field: keyof PublicText;
	/** At least one. */
	found: readonly Naming[];
};

/**
 * Words that would tell everybody who somebody is, in the order of the languages.
 *
 * @param about.problemId whose cases are looked at more closely; `null` for one that is new
 */
export async function namedTexts(
	house: House,
	given: GivenTexts,
	about: { problemId: string | null; ownerId: string | null },
): Promise<NamedText[]> {
	const places = Object.entries(given).flatMap(([language, text]) =>
		text === null ? [] : publicFields.map((field) => ({ language, field, words: text[field] })),
	);
	const texts = places.map(({ words }) => words);
	const [namings = []] = await namingsIn(house, [{ ...about, texts }]);
	return places.flatMap(({ language, field }, at) => {
		const found = namings[at] ?? [];
		return found.length === 0 ? [] : [{ language, field, found }];
	});
}

const publicFields = ['said', 'did'] as const;

/**
 * Refuses words that would tell everybody who somebody is.
 *
 * @throws InputError saying what stands where
 */
export async function checkNamesNobody(
	house: House,
	given: GivenTexts,
	about: { problemId: string | null; ownerId: string | null },
): Promise<void> {
	const [first] = await namedTexts(house, given, about);
	if (!first) return;
	const { language, field, found } = first;
	throw new InputError(
		`Public Texts → ${field === 'said' ? 'Said' : 'Did'} (${language}) ${found.map(inWords).join(', ')}.`,
		'Everybody reads it: say it without names, addresses, numbers and the words of a customer.',
	);
}

const kinds: Record<Naming['kind'], string> = {
	mailbox: 'has a mail address',
	phone: 'has a telephone number',
	identity: 'has an identity number',
	card: 'has the number of a card',
	account: 'has an account of a messenger',
	name: 'names somebody',
	id: 'has an internal ID',
	quote: 'repeats what a customer wrote',
};

const inWords = ({ kind, text }: Naming): string => `${kinds[kind]}: "${text}"`;

/** What is stored, with what is given in its place; `null` where nothing is left. */
export function mergedTexts(stored: string | null, given: GivenTexts): string | null {
	const texts: Record<string, PublicText> = { ...storedTexts(stored) };
	for (const [language, text] of Object.entries(given)) {
		if (text === null) delete texts[language];
		else texts[language] = text;
	}
	const entries = Object.entries(texts).sort(([one], [other]) => (one < other ? -1 : 1));
	return entries.length === 0 ? null : JSON.stringify(Object.fromEntries(entries));
}

/** As it is stored beside a problem; what cannot be read is nothing. */
export function storedTexts(stored: string | null): PublicTexts {
	if (stored === null) return {};
	const found: unknown = JSON.parse(stored);
	return isObject(found) ? (found as PublicTexts) : {};
}

/** A problem's words in a language, else in the first one of the workspace, else in any. */
export function publicTextIn(
	stored: string | null,
	language: string,
	fallback: string,
): { language: string; text: PublicText } | null {
	return publicTextAmong(storedTexts(stored), language, fallback);
}

/** The same of texts that were read. */
export function publicTextAmong(
	texts: PublicTexts,
	language: string,
	fallback: string,
): { language: string; text: PublicText } | null {
	const languages = Object.keys(texts);
	if (languages.length === 0) return null;
	// The language's own tag stands for its text, so that both are picked by one rule.
	const tags = Object.fromEntries(languages.map((one) => [one, one]));
	const picked = textOf(tags, language, fallback);
	const text = texts[picked];
	return text ? { language: picked, text } : null;
}
