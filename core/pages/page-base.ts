import { dir } from '../language/pick-language';
import type { Say } from '../language/say';
import { sayIn, sentenceLanguage } from '../language/say';
import type { Brand } from '../model/settings';

/** What every page is given. */
export type PageBase = {
	/** BCP 47 tag of the reader's language; our own sentences fall back to English. */
	language: string;
	brand: Brand;
	/** The nonce in the page's headers. */
	nonce: string;
	testMode: boolean;
	/** Origins of the sites that may show the page in a frame, as in its headers; nobody where empty. */
	framedBy?: readonly string[];
};

/**
 * How a page speaks: our sentences, the language they are in, and the attributes that mark them in a
 * page of another language.
 */
export type Voice = { say: Say; language: string; ours: { lang?: string; dir?: 'ltr' | 'rtl' } };

/** The voice for a reader's language. */
export function voiceOf(language: string): Voice {
	const spoken = sentenceLanguage(language);
	const ours = spoken === language ? {} : ({ lang: spoken, dir: dir(spoken) } as const);
	return { say: sayIn(language), language: spoken, ours };
}
