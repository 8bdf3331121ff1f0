import { folded } from '../model/attribute-at';
import { entryOf } from '../model/json';

/** Signs and words that name one currency, and that Unicode's data does not have. */
const others: Record<string, string> = {
	'€': 'EUR',
	'£': 'GBP',
	'₹': 'INR',
	'₩': 'KRW',
	us$: 'USD',
	hk$: 'HKD',
	nt$: 'TWD',
	a$: 'AUD',
	c$: 'CAD',
	s$: 'SGD',
	rmb: 'CNY',
	cnh: 'CNY',
	yuan: 'CNY',
	人民币元: 'CNY',
	euros: 'EUR',
	'us dollars': 'USD',
	美金: 'USD',
	港元: 'HKD',
	新台币: 'TWD',
	英镑: 'GBP',
};

/** Signs that several currencies have: the country says which. */
const shared: Record<string, Record<string, string>> = {
	'¥': { CN: 'CNY', JP: 'JPY' },
	元: { CN: 'CNY', TW: 'TWD', HK: 'HKD' },
	円: { JP: 'JPY' },
	$: { US: 'USD', CA: 'CAD', AU: 'AUD', SG: 'SGD', HK: 'HKD', NZ: 'NZD', MX: 'MXN' },
};

let known: Map<string, string> | null = null;

function names(): Map<string, string> {
	if (known) return known;
	known = new Map();
	for (const code of Intl.supportedValuesOf('currency')) {
		for (const language of ['en', 'zh-CN']) {
			const name = new Intl.DisplayNames(language, { type: 'currency' }).of(code);
			if (name !== undefined && !known.has(folded(name))) known.set(folded(name), code);
		}
	}
	for (const [name, code] of Object.entries(others)) known.set(folded(name), code);
	return known;
}

/**
 * The code of a currency as sheets and systems write it: `eur`, `€`, `RMB`, `人民币`, `US dollar`; a sign that several
 * have (`¥`, `$`, `元`) by the country alone.
 *
 * @param country two letters of ISO 3166-1; `null` = not known
 * @returns three letters of ISO 4217; `null` for what names none, or several
 */
export function currencyOf(said: string, country: string | null): string | null {
	const text = folded(said);
	const named = names().get(text) ?? entryOf(shared, text)?.[country ?? ''];
	if (named !== undefined) return named;
	return /^[a-z]{3}$/.test(text) ? text.toUpperCase() : null;
}

/** Whether a text names a currency, be it one of several that share the sign. */
export function isCurrencySign(said: string): boolean {
	const text = folded(said);
	return names().has(text) || Object.hasOwn(shared, text) || isCode(text);
}

/** Codes as they are: a word of three letters beside an amount is not just any. */
const isCode = (text: string): boolean =>
	/^[a-z]{3}$/.test(text) && Intl.supportedValuesOf('currency').includes(text.toUpperCase());
