/** A text as it is read, and where each of its characters stands as it was written. */
export type PlainText = {
	text: string;
	/** Of each UTF-16 unit of `text`: where what it was made from begins and ends. */
	from: readonly number[];
	to: readonly number[];
};

/** Only there is anything to decode. */
const hasForms = /[%&]|[^\0-\x7f]/;

/** Signs of addresses as links and HTML spell them, and characters that nobody sees. */
const forms =
	/%([0-7][0-9a-f])|&#x0*([0-9a-f]{1,6});?|&#0*(\d{1,7});?|&(commat|period|plus|lowbar|hyphen|dash);|([\p{Cf}\p{Default_Ignorable_Code_Point}]+)/giu;

const named: Record<string, string> = {
	commat: '@',
	period: '.',
	plus: '+',
	lowbar: '_',
	hyphen: '-',
	dash: '-',
};

/**
 * A text as whoever reads it takes it: percent signs and HTML entities decoded, all widths one (NFKC),
 * without what is not seen. `null` where it reads as it is written.
 */
export function plainText(written: string): PlainText | null {
	if (!hasForms.test(written)) return null;
	let text = '';
	const from: number[] = [];
	const to: number[] = [];
	const add = (plain: string, begin: number, end: number) => {
		for (let unit = 0; unit < plain.length; unit += 1) {
			from.push(begin);
			to.push(end);
		}
		text += plain;
	};
	const addWritten = (begin: number, end: number) => {
		let at = begin;
		for (const character of written.slice(begin, end)) {
			// Letters and their marks are put together where an address is read.
			add(character.normalize('NFKC'), at, at + character.length);
			at += character.length;
		}
	};
	let at = 0;
	for (const match of written.matchAll(forms)) {
		addWritten(at, match.index);
		at = match.index + match[0].length;
		add(decoded(match), match.index, at);
	}
	addWritten(at, written.length);
	return text === written ? null : { text, from, to };
}

function decoded([all, percent, hex, decimal, name]: RegExpMatchArray): string {
	if (name !== undefined) return named[name.toLowerCase()] ?? all;
	if (percent !== undefined) return String.fromCharCode(Number.parseInt(percent, 16));
	const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
	// What is not seen has no code here, and goes.
	if (Number.isNaN(code)) return '';
	return code <= 0x10_ff_ff ? String.fromCodePoint(code).normalize('NFKC') : all;
}
