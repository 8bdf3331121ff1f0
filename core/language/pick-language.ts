import { remembered } from '../model/remembered';

type Tag = { tag: string; language: string; script: string | null; region: string | null };

const known = new Map<string, Tag | null>();
const mostTags = 500;

/** Reads a BCP 47 tag and fills in its likely script (`zh` → Hans, `zh-TW` → Hant). */
function readTag(tag: string): Tag | null {
	// Tags come from browsers too: what is remembered stays small.
	return remembered(known, mostTags, tag, () => {
		try {
			const locale = new Intl.Locale(tag.trim().replaceAll('_', '-'));
			const { language, region } = locale;
			return {
				tag,
				language,
				script: locale.maximize().script ?? null,
				region: region ?? null,
			};
		} catch {
			return null;
		}
	});
}

/**
 * The first preferred language that is available. A tag fits a broader or narrower one of the same
 * language and script (`zh`, `zh-Hans`, `zh-SG` → `zh-CN`; `en-GB` → `en`), an equal region first.
 * `fallback` is true when a preference was stated and none fits: then the same language in another
 * script, else the first available one. Unreadable tags are passed over.
 *
 * @param available first is the default; may not be empty
 */
export function pickLanguage(
	available: readonly string[],
	preferred: readonly string[],
): { language: string; fallback: boolean } {
	const offered = available.map(readTag).filter((tag): tag is Tag => tag !== null);
	const wanted = preferred.map(readTag).filter((tag): tag is Tag => tag !== null);
	for (const want of wanted) {
		const fitting = offered.filter(
			(offer) => offer.language === want.language && offer.script === want.script,
		);
		const exact =
			fitting.find((offer) => offer.tag.toLowerCase() === want.tag.toLowerCase()) ??
			fitting.find((offer) => offer.region === want.region) ??
			fitting[0];
		if (exact !== undefined) return { language: exact.tag, fallback: false };
	}
	for (const want of wanted) {
		const related = offered.find((offer) => offer.language === want.language);
		if (related !== undefined) return { language: related.tag, fallback: true };
	}
	return { language: available[0] ?? 'en', fallback: wanted.length > 0 };
}

/** The languages of an `Accept-Language` header, best first; rubbish is passed over. */
export function acceptedLanguages(header: string | null): string[] {
	if (header === null) return [];
	return header
		.slice(0, 500)
		.split(',')
		.map((part) => {
			const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
			const quality = parameters.find((piece) => piece.startsWith('q='));
			return { tag, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
		})
		.filter(({ tag, quality }) => /^[a-z]{2,3}([-_][a-z0-9]{1,8})*$/i.test(tag) && quality > 0)
		.sort((one, other) => other.quality - one.quality)
		.map(({ tag }) => tag);
}

const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);

/** Writing direction of a language. */
export function dir(language: string): 'ltr' | 'rtl' {
	const script = readTag(language)?.script ?? '';
	return rightToLeftScripts.has(script) ? 'rtl' : 'ltr';
}
