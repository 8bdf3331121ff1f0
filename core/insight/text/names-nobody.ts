import { plainText } from '../../model/plain-text';
import { type Personal, personalIn } from './mask';
import { namesIn } from './names-in';

/** What in a text says who somebody is, as it stands there. */
export type Naming = { kind: Personal['kind'] | 'id' | 'quote'; text: string };

/** What is known of those who may be named. */
export type KnownPeople = {
	/** Whose numbers are written without a country (ISO 3166-1); `null` = not known. */
	country: string | null;
	/** Those the text is about, and who works on it: any word of their names counts. */
	close: readonly string[];
	/** Everybody else who is known: of them the whole name counts. */
	others: readonly string[];
	/** What customers have written about it. */
	comments: readonly string[];
};

/** Ids of our own: of a case, an answer, an invitation, a customer, … */
const id = /\b(?:cas|rsp|inv|cus|evt|prb|msg|com|car)_[A-Za-z0-9_-]{3,}/gu;

/** Shorter sentences are said by many in the same words. */
const shortestQuote = 24;
const shortestHanQuote = 10;
const sentence = /[^。！？!?；;\n.…]+/gu;
const hanOnly = /^[\p{Script=Han}·\s]+$/u;

/**
 * What in a text would tell its readers who somebody is: addresses, numbers and accounts, names of people who
 * are known, ids, and sentences that a customer has written word for word. Of somebody the text is not about a
 * name of one word is no sign (it may be any word), and a Chinese one of two characters only where it stands alone.
 */
export function namingIn(text: string, known: KnownPeople): Naming[] {
	const read = plainText(text)?.text ?? text;
	const found: Naming[] = personalIn(text, { country: known.country, names: known.close }).map(
		({ from, to, kind }) => ({ kind, text: text.slice(from, to) }),
	);
	for (const [match] of read.matchAll(id)) found.push({ kind: 'id', text: match });
	const line = asRead(text);
	for (const name of known.others) {
		const place = wholeName(line, name);
		if (place !== null) found.push({ kind: 'name', text: place });
	}
	const comments = known.comments.map(alike);
	for (const [piece] of read.matchAll(sentence)) {
		const said = alike(piece);
		const long = /\p{Script=Han}/u.test(said) ? shortestHanQuote : shortestQuote;
		if (said.length < long) continue;
		if (comments.some((comment) => comment.includes(said))) {
			found.push({ kind: 'quote', text: piece.trim() });
		}
	}
	const seen = new Set<string>();
	return found.filter(({ kind, text: words }) => {
		const key = `${kind} ${words.toLowerCase()}`;
		const isNew = !seen.has(key);
		seen.add(key);
		return isNew;
	});
}

/** A text as whoever reads it takes it, on one line: a name is one over two lines, too. */
export const asRead = (text: string): string =>
	(plainText(text)?.text ?? text).replace(/\s+/gu, ' ');

/** A text, as it is read, without the whole names of people; as it is written where it names nobody. */
export function maskNames(text: string, names: readonly string[], word: string): string {
	// A line end stands for a name: there is none in what is read, and none in a name.
	let left = asRead(text);
	// The longest first: one name may be a part of another.
	for (const name of names.toSorted((one, other) => other.length - one.length)) {
		for (let found = wholeName(left, name); found !== null; found = wholeName(left, name)) {
			left = left.replaceAll(found, '\n');
		}
	}
	return left.includes('\n') ? left.split('\n').join(word) : text;
}

/** Letters and digits alone, in one width and case. */
const alike = (text: string): string =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

function wholeName(text: string, name: string): string | null {
	const whole = name.normalize('NFKC').trim().replace(/\s+/gu, ' ');
	const characters = hanOnly.test(whole) ? [...whole.replace(/[·\s]/gu, '')].length : 0;
	if (characters === 0 && !whole.includes(' ')) return null;
	const length = characters === 0 ? whole.length : characters;
	for (const { from, to } of namesIn(text, [whole])) {
		if (to - from !== length) continue;
		if (characters === 2 && (isHan(text[from - 1]) || isHan(text[to]))) continue;
		const place = text.slice(from, to);
		// A family name with a title is anybody's of that name.
		if (characters === 0 || place === whole.replace(/[·\s]/gu, '')) return place;
	}
	return null;
}

const isHan = (character: string | undefined): boolean =>
	character !== undefined && /\p{Script=Han}/u.test(character);
