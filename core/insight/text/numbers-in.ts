import { phoneOf } from '../../model/phone';

/** A number that names somebody, where it stands in a text. */
export type NumberIn = { from: number; to: number; kind: 'identity' | 'card' | 'phone' };

/** Digits with what people put between them; a letter X may close an identity number. */
const run = /[+(]{0,2}\d(?:[\d().\-–—\s]*\d)?/gu;
const separators = /[().\-–—\s]/gu;

/** What a house gives a number to: what follows names a thing. */
const aThing =
	/(?:订单|訂單|单号|單號|运单|快递单|編號|编号|工单|票号|流水|发票|發票|型号|序列号|批号|房号|order|ticket|invoice|tracking|parcel|booking|reference|ref|case|serial|sku|model|item|no\.?|nr\.?|#)\s*(?:number|no\.?|id|号码|号|號)?\s*(?:是|为|為|is|was)?\s*[:：#]?\s*$/iu;
/** What a telephone's number follows. */
const aPhone =
	/(?:电话|電話|手机|手機|致电|号码|(?<![a-z])(?:tel|(?:tele|cell)?phoned?|mobile|call(?:s|ed|ing)?|r[aiu]ng|cell|whatsapp))\s*(?:number|no\.?|号码|号|me)?\s*(?:on|at|是|为|is)?\s*[:：.]?\s*$/iu;
const moneyBefore = /(?:[¥￥$€£₹]|RMB|USD|CNY|EUR|GBP)\s*$/iu;
const measureBehind =
	/^\s*(?:[元块圆萬万亿%％€$£]|kg|km|ml|gb|mb|公斤|毫升|usd|rmb|cny|eur|euros?|dollars?)/iu;
/** 2026-11-27, 27.11.2026, 20261127, 2024–2026, and the time behind any of them. */
const aDate =
	/^(?:(?:19|20)\d\d[-./–—](?:0?[1-9]|1[0-2])[-./–—](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|1[0-2])[-./](?:19|20)\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d)(?:\s+\d{1,2})?$/u;
const chineseMobile = /^(?:(?:\+|00)?86)?1[3-9]\d{9}$/;
/** Written as North America writes it, and nobody else writes anything so. */
const americanGroups = /^(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}$/;
const hasHan = /\p{Script=Han}/u;

const fewestDigits = 7;
const mostDigits = 15;
/** Numbers in one comment; what has more is a list. */
const mostPieces = 200;

type Piece = { text: string; from: number; to: number };

/**
 * Numbers of telephones, cards and Chinese identity cards in a text of one width (NFKC).
 *
 * @param country whose telephone numbers are written without a country; `null` = not known: then those of
 * a Chinese text and those that are written as telephone numbers are
 */
export function numbersIn(text: string, country: string | null): NumberIn[] {
	const countries = country !== null ? [country] : hasHan.test(text) ? ['CN', 'US'] : ['US', 'CN'];
	const found: NumberIn[] = [];
	for (const match of text.matchAll(run)) {
		if (found.length >= mostPieces) break;
		found.push(...inRun(text, match.index, match[0], countries, country !== null));
	}
	return found;
}

/** One run may hold several numbers with spaces between: the longest reading from the left wins. */
function inRun(
	text: string,
	at: number,
	whole: string,
	countries: readonly string[],
	isSure: boolean,
): NumberIn[] {
	const pieces: Piece[] = [...whole.matchAll(/\S+/gu)].map(({ 0: piece, index }) => ({
		text: piece,
		from: at + index,
		to: at + index + piece.length,
	}));
	const found: NumberIn[] = [];
	let first = 0;
	while (first < Math.min(pieces.length, mostPieces)) {
		const next = longestFrom(text, pieces, first, (one) => kindOf(text, one, countries, isSure));
		if (next.found) found.push(next.found);
		first = next.first;
	}
	return found;
}

/** A number has at most so many groups. */
const mostGroups = 6;

function longestFrom(
	text: string,
	pieces: readonly Piece[],
	first: number,
	kind: (piece: Piece) => NumberIn['kind'] | null,
): { found: NumberIn | null; first: number } {
	const begin = pieces[first]?.from ?? 0;
	for (let last = Math.min(pieces.length, first + mostGroups) - 1; last >= first; last -= 1) {
		const end = pieces[last]?.to ?? begin;
		// A bracket that nothing closes stands around a sentence.
		const opening = /^[(]+(?=[^)]*$)/u.exec(text.slice(begin, end))?.[0].length ?? 0;
		const from = begin + opening;
		// The letter that closes an identity number belongs to it.
		const to = /^[xX](?![A-Za-z\d])/u.test(text.slice(end)) ? end + 1 : end;
		for (const until of new Set([to, end])) {
			const is = kind({ text: text.slice(from, until), from, to: until });
			if (is) return { found: { from, to: until, kind: is }, first: last + 1 };
		}
	}
	return { found: null, first: first + 1 };
}

function kindOf(
	text: string,
	{ text: written, from, to }: Piece,
	countries: readonly string[],
	isSure: boolean,
): NumberIn['kind'] | null {
	const digits = written.replace(separators, '').replace('+', '');
	if (isIdentityNumber(digits)) return 'identity';
	const before = text.slice(Math.max(0, from - 24), from);
	const isThing = aThing.test(before);
	if (!isThing && isCardNumber(digits)) return 'card';
	if (digits.length < fewestDigits || digits.length > mostDigits || /x/iu.test(digits)) return null;
	if (aDate.test(written)) return null;
	if (moneyBefore.test(before) || measureBehind.test(text.slice(to, to + 8))) return null;
	// A code of letters and digits, or a decimal that goes on.
	if (/[A-Za-z_]$/u.test(before) && !aPhone.test(before)) return null;
	if (/^[A-Za-z_]/u.test(text.slice(to))) return null;
	if (chineseMobile.test(written.replace(separators, ''))) return 'phone';
	const isDialled = /^\(?\+|^00/u.test(written);
	const isWritten = isDialled || americanGroups.test(written) || aPhone.test(before);
	if (!isWritten && (isThing || !isSure || /^\d+\.\d+$/u.test(written))) return null;
	// Seven or eight digits without an area are some count or code as often as a telephone.
	if (!isWritten && digits.length < (countries.includes('CN') ? 10 : 8)) return null;
	return countries.some((country) => phoneOf(written, country) !== null) ? 'phone' : null;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Whether 18 characters are a number of a Chinese identity card: a day of birth and its check digit (GB 11643). */
export function isIdentityNumber(digits: string): boolean {
	if (
		!/^[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/u.test(digits)
	) {
		return false;
	}
	const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
	return '10X98765432'[sum % 11] === digits[17]?.toUpperCase();
}

/** Whether digits are a number of a payment card: so many, one of the schemes' beginnings, Luhn's check (ISO/IEC 7812). */
export function isCardNumber(digits: string): boolean {
	if (!/^(?:[2-6]\d|81|9[0-9])\d{11,17}$/u.test(digits) || /^(\d)\1*$/u.test(digits)) return false;
	let sum = 0;
	for (let at = 0; at < digits.length; at += 1) {
		const digit = Number(digits[digits.length - 1 - at]);
		const twice = digit * 2;
		sum += at % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
	}
	return sum % 10 === 0;
}
