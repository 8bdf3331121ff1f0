import { remembered } from '../model/remembered';

const formats = new Map<string, Intl.NumberFormat>();

/**
 * An amount of money, e.g. `CN¥12,000`, `¥12,000`; whole amounts have no decimals.
 *
 * @param value.currency three letters of ISO 4217; `null` = not known, and then the number alone
 */
export function moneyInWords(
	{ amount, currency }: { amount: number; currency: string | null },
	language: string,
): string {
	const format = remembered(formats, 100, `${language} ${currency ?? ''}`, () =>
		currency === null
			? new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
			: new Intl.NumberFormat(language, {
					style: 'currency',
					currency,
					trailingZeroDisplay: 'stripIfInteger',
				}),
	);
	return format.format(amount).replace(/^-/, '\u2212');
}
