/** Signs and words of currencies that stand before an amount or behind it. */
const mark = String.raw`(?:[A-Z]{0,3}\p{Sc}[A-Z]{0,3}|[A-Z]{2,3}|Rs\.?|kr\.?|zł|元|円|원)`;
const marked = new RegExp(
	String.raw`^(${mark}\s*)?([+-]?)\s*(${mark}\s*)?(\d.*?)(\s*${mark})?$`,
	'su',
);

/** How numbers are written that can be read in one way; the first group is what parts the thousands. */
const forms: ReadonlyArray<readonly [RegExp, decimal: string]> = [
	[/^\d{1,18}(?:\.\d{1,9})?$/, '.'],
	// 4,800.50 and 4'800.50 and 4 800.50
	[/^\d{1,3}([,\s'’])\d{3}(?:\1\d{3}){0,4}(?:\.\d{1,9})?$/, '.'],
	// 4,80,000.00, as in India
	[/^\d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d{1,9})?$/, '.'],
	// 4.800,50 and 4 800,50
	[/^\d{1,3}([.\s'’])\d{3}(?:\1\d{3}){0,4},\d{1,9}$/, ','],
	[/^\d{1,3}(?:\.\d{3}){2,5}$/, ','],
	// 4800,50; with three digits behind it a comma parts thousands.
	[/^\d{1,18},(?:\d{1,2}|\d{4,9})$/, ','],
];

/**
 * An amount as a number, or as people and merge fields write it, with the sign of a currency and thousands
 * apart. `null` for anything else, and for `€ 4.800`, which is four euros to some and thousands to others.
 */
export function readAmount(given: unknown): number | null {
	if (typeof given === 'number') return Number.isFinite(given) ? given : null;
	if (typeof given !== 'string' || given.length > 60) return null;
	const [, before, sign, between, digits = '', behind] =
		marked.exec(given.trim().replace(/^\u2212/, '-')) ?? [];
	const isMarked = [before, between, behind].some((one) => one !== undefined);
	if (isMarked && /^\d{1,3}\.\d{3}$/.test(digits)) return null;
	const form = forms.find(([pattern]) => pattern.test(digits));
	if (!form) return null;
	const plain = form[1] === '.' ? digits : digits.replaceAll('.', '').replace(',', '.');
	return Number(`${sign ?? ''}${plain.replace(/[,\s'’]/g, '')}`);
}
