import { escapeHtml } from '../../language/escape-html';
import { cleanLine } from '../../language/plain-text';
import { fillText } from '../../language/say';
import { textOf } from '../../language/text-of';
import type { Survey } from '../../model/survey';

/** High enough for the rating and most second steps on a phone, CSS pixels. */
const height = 640;

/**
 * The HTML that shows a survey on somebody's site. The browser asks for the survey when the frame comes
 * near the window, and screen readers name the frame by the survey's question, in its first language.
 */
export function embedCode(link: string, survey: Survey, brandName: string): string {
	const language = survey.languages[0] ?? 'en';
	const brand = cleanLine(brandName);
	const title = fillText(textOf(survey.rating.text, language, language), { brand });
	return (
		`<iframe class="satisfaction-survey" src="${escapeHtml(link)}" ` +
		`title="${escapeHtml(cleanLine(title))}" lang="${escapeHtml(language)}" loading="lazy" ` +
		`style="display:block;width:100%;max-width:36rem;height:${height}px;border:0;` +
		// Else a browser draws a ground of its own where the survey is dark and the site is not.
		`color-scheme:light dark"></iframe>`
	);
}
