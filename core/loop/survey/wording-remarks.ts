import { sentencesInARow } from '../../language/in-a-row';
import type { Say } from '../../language/say';
import type { Survey } from '../../model/survey';
import { lintWording, type Warning } from '../../survey/wording';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

/** What is unwise about a survey's wording, in the language of the workspace. */
export function wordingOf(house: House, survey: Survey): Warning[] {
	return lintWording(survey, sayOf(house));
}

/** All remarks in a row, or that there are none. */
export function remarks(warnings: readonly Warning[], say: Say): string {
	const texts = sentencesInARow(
		warnings.map(({ text }) => text),
		say,
	);
	if (warnings.length === 0) return say('preview.fine');
	if (warnings.length === 1) return say('preview.one', { texts });
	return say('preview.several', { number: warnings.length, texts });
}

/** A sentence and, behind it, what is unwise about the wording, if anything is. */
export function withRemarks(house: House, sentence: string, survey: Survey): string {
	const say = sayOf(house);
	const warnings = wordingOf(house, survey);
	if (warnings.length === 0) return sentence;
	return sentencesInARow([sentence, remarks(warnings, say)], say);
}
