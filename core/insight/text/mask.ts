import { type Say, sayIn } from '../../language/say';
import { addressesIn } from '../../model/addresses-in';
import { plainText } from '../../model/plain-text';
import { namesIn } from './names-in';
import { numbersIn } from './numbers-in';

/** Something in a text that says who somebody is. */
export type Personal = {
	from: number;
	to: number;
	kind: 'mailbox' | 'phone' | 'identity' | 'card' | 'account' | 'name';
};

export type Masking = {
	/** BCP 47 tag of the words that stand for what was taken out. */
	language: string;
	/** Whose telephone numbers are written without a country (ISO 3166-1); `null` = not known. */
	country: string | null;
	/** Names that are known to belong to the writer. */
	names?: readonly string[];
};

/** The name somebody has at a messenger, behind the messenger's. */
const account =
	/(?:微信|WeChat|Weixin|QQ|VX|WhatsApp|Telegram|Skype|LINE)\s*(?:号|號|id|no\.?)?\s*(?:是|is)?\s*[:：]?\s*(?<name>(?=[A-Za-z_-]*\d)[A-Za-z0-9][A-Za-z0-9_-]{4,29})(?![A-Za-z0-9_])/giu;

/**
 * A comment without what says who somebody is, so that it can be shown: mail addresses, telephone, card and
 * Chinese identity numbers, accounts of messengers and the names given, each replaced by a word for what it
 * was. What is a year, a day, a price or the number of an order stays, where the text around it tells.
 */
export function maskPersonal(text: string, masking: Masking): string {
	const say = sayIn(masking.language);
	let told = '';
	let from = 0;
	for (const place of personalIn(text, masking)) {
		told += text.slice(from, place.from) + word(place.kind, say);
		from = place.to;
	}
	return told + text.slice(from);
}

const word = (kind: Personal['kind'], say: Say): string => say(`masked.${kind}`);

/** Where these stand, from the left, none within another. */
export function personalIn(
	text: string,
	{ country, names = [] }: Pick<Masking, 'country' | 'names'>,
): Personal[] {
	const plain = plainText(text);
	const read = plain?.text ?? text;
	const within = [
		...mailboxesIn(read),
		...accountsIn(read),
		...numbersIn(read, country),
		...namesIn(read, names).map((place) => ({ ...place, kind: 'name' as const })),
	];
	const found = plain
		? within.map(({ from, to, kind }) => ({
				from: plain.from[from] ?? 0,
				to: plain.to[to - 1] ?? text.length,
				kind,
			}))
		: within;
	return apart(found);
}

/** Of places that overlap the one that begins first, grown to where the last of them ends. */
function apart(places: readonly Personal[]): Personal[] {
	const order = places.toSorted((a, b) => a.from - b.from || b.to - a.to);
	const kept: Personal[] = [];
	for (const place of order) {
		const last = kept.at(-1);
		if (last && place.from < last.to) last.to = Math.max(last.to, place.to);
		else kept.push({ ...place });
	}
	return kept;
}

function accountsIn(text: string): Personal[] {
	return [...text.matchAll(account)].map((match) => {
		const to = match.index + match[0].length;
		return { from: to - (match.groups?.name?.length ?? 0), to, kind: 'account' };
	});
}

const alphabet = /[\p{L}\p{M}\p{N}]/u;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const goesOn = (character: string | undefined): boolean =>
	character !== undefined && alphabet.test(character) && !unspaced.test(character);

/** Of the readings of one address the shortest that cuts no word: Chinese around it has no spaces. */
function mailboxesIn(text: string): Personal[] {
	const readings = addressesIn(text).filter(
		({ kind, value, from, to }) =>
			kind === 'mailbox' &&
			/\.[^.]*\p{L}/u.test(value) &&
			!goesOn(text[from - 1]) &&
			!goesOn(text[to]),
	);
	const byPlace = readings.toSorted((a, b) => a.to - a.from - (b.to - b.from));
	const kept: Personal[] = [];
	for (const { from, to } of byPlace) {
		const isKnown = kept.some((one) => one.from < to && from < one.to);
		if (!isKnown) kept.push({ from, to, kind: 'mailbox' });
	}
	return kept;
}
