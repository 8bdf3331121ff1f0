import { builtInLanguageFor, sayIn } from '../../language/say';
import type { ProblemRow } from '../../store/repositories/problems';
import { publicTextIn } from './public-texts';

/** What is said to somebody of a problem that is done, and the language it is in. */
export type PublicWords = { message: { subject: string; text: string }; language: string };

/**
 * The words that were written for everybody, as a mail; `null` where there are none.
 *
 * @param about.link where the rest of what came of the answers stands; `null` = nowhere
 */
export function publicWords(
	{ public_texts: texts }: Pick<ProblemRow, 'public_texts'>,
	wanted: string,
	{ fallback, link }: { fallback: string; link: string | null },
): PublicWords | null {
	const written = publicTextIn(texts, wanted, fallback);
	if (!written) return null;
	const language = builtInLanguageFor(written.language);
	const say = sayIn(language);
	const more = link === null ? '' : `\n\n${say('youSaid.mail.more', { link })}`;
	const text = say('youSaid.mail.text', written.text) + more;
	return { message: { subject: say('youSaid.mail.subject'), text }, language };
}
