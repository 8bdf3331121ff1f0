import { pickLanguage } from '../language/pick-language';
import { builtInLanguageFor } from '../language/say';
import { ownTextOf } from '../language/text-of';
import { builtInLanguages } from '../language/texts';
import type { OwnQuestion, RatingQuestion, Survey, Texts } from '../model/survey';
import {
	isDoubleBarrelled,
	isTooLong,
	leadingWord,
	listed,
	longestQuestion,
	recommendingWords,
} from './wording-rules';

export type WarningCode =
	| 'too_long'
	| 'leading'
	| 'double_barrelled'
	| 'missing_translation'
	| 'missing_scale_label'
	| 'too_many_questions'
	| 'nps_altered';

/** Something unwise about a survey's wording, for the person who writes it. */
export type Warning = {
	code: WarningCode;
	questionId: string | null;
	language: string | null;
	/** One sentence: what is unwise and why. */
	text: string;
};

const mostQuestions = 10;
const mostSeconds = 5 * 60;

type Asked = { id: string; texts: Texts; rating: boolean };

/**
 * Looks at a survey's wording: what is too long, leads the answer, asks two things at once, lacks a
 * translation or a scale label, is no longer the NPS question, or is simply too much. Word lists are
 * English and Chinese; texts in other languages are checked for translation and labels only.
 */
export function lintWording(survey: Survey): Warning[] {
	const questions = questionsOf(survey);
	return [
		...questions.flatMap((question) => lintQuestion(survey, question)),
		...labelsMissing(survey),
		...optionalTexts(survey).flatMap(([id, texts]) => untranslated(survey, id, texts)),
		...replacingTexts(survey).flatMap(([id, texts]) => unreplaced(survey, id, texts)),
		...npsAltered(survey),
		...tooMuch(survey, questions.length),
	];
}

/** Everything that asks: the rating, or a CSI's items in its place, and own questions. */
function questionsOf(survey: Survey): Asked[] {
	const { rating } = survey;
	return [
		{ id: rating.id, texts: rating.text, rating: true },
		...survey.items.map(({ id, text }) => ({ id, texts: text, rating: true })),
		...survey.questions.filter(isFirstOfPair).map(({ id, text, kind }) => ({
			id,
			texts: text,
			rating: kind === 'rating',
		})),
	];
}

/** The two ratings of a pair share their text. */
const isFirstOfPair = (question: OwnQuestion): boolean =>
	question.kind !== 'rating' || question.pair?.side !== 'quality';

function lintQuestion(survey: Survey, { id, texts, rating }: Asked): Warning[] {
	const warnings = untranslated(survey, id, texts);
	for (const [language, text] of Object.entries(texts)) {
		const warn = (code: WarningCode, sentence: string) =>
			warnings.push({ code, questionId: id, language, text: sentence });
		if (isTooLong(text, language)) {
			warn(
				'too_long',
				`"${short(text)}" is longer than ${longestQuestion(language)}; say it shorter.`,
			);
		}
		const leading = leadingWord(text, language);
		if (leading !== null) {
			warn('leading', `"${leading}" in "${short(text)}" suggests an answer; ask neutrally.`);
		}
		if (rating && isDoubleBarrelled(text, language)) {
			warn(
				'double_barrelled',
				`"${short(text)}" asks about two things with one rating; ask one, or make two questions.`,
			);
		}
	}
	return warnings;
}

function untranslated(survey: Survey, questionId: string, texts: Texts): Warning[] {
	return survey.languages
		.filter((language) => !hasText(texts, language))
		.map((language) => ({
			code: 'missing_translation' as const,
			questionId,
			language,
			text: `"${questionId}" has no text in "${language}"; readers see "${short(anyText(survey, texts))}".`,
		}));
}

/** Texts that do not ask, but are read: labels, reasons, prompt, options. */
function optionalTexts(survey: Survey): Array<[string, Texts]> {
	const texts: Array<[string, Texts | null]> = [
		['comment', survey.commentPrompt],
		...survey.reasons.map(({ id, text }): [string, Texts] => [`reason:${id}`, text]),
	];
	for (const question of ratingsOf(survey)) {
		texts.push(
			[`${question.id}:low`, question.lowLabel],
			[`${question.id}:high`, question.highLabel],
		);
	}
	for (const question of survey.questions) {
		if (question.kind !== 'choice') continue;
		for (const option of question.options) texts.push([`${question.id}:${option.id}`, option.text]);
	}
	return texts.filter((pair): pair is [string, Texts] => pair[1] !== null);
}

/** Texts in place of built-in ones, which readers of another language get instead. */
function replacingTexts(survey: Survey): Array<[string, Texts]> {
	const { intro, thanks, mailSubject, mailIntro } = survey;
	return Object.entries({ intro, thanks, mailSubject, mailIntro }).filter(
		(pair): pair is [string, Texts] => pair[1] !== null,
	);
}

/** Languages without a built-in text, where an own one is missing, too. */
function unreplaced(survey: Survey, questionId: string, texts: Texts): Warning[] {
	return survey.languages
		.filter((language) => !hasText(texts, language) && !isBuiltIn(language))
		.map((language) => ({
			code: 'missing_translation' as const,
			questionId,
			language,
			text: `"${questionId}" has no text in "${language}"; readers see ${
				ownTextOf(texts, language) === '' ? 'the built-in one' : 'yours'
			} in "${builtInLanguageFor(language)}".`,
		}));
}

const isBuiltIn = (language: string): boolean =>
	!pickLanguage(builtInLanguages, [language]).fallback;

function ratingsOf(survey: Survey): RatingQuestion[] {
	return [survey.rating, ...survey.questions.filter((question) => question.kind === 'rating')];
}

function labelsMissing(survey: Survey): Warning[] {
	return (
		ratingsOf(survey)
			// The page says itself what the ends of a pair mean.
			.filter(({ pair }) => pair === undefined)
			.filter(({ lowLabel, highLabel }) => lowLabel === null || highLabel === null)
			.map(({ id, min, max }) => ({
				code: 'missing_scale_label' as const,
				questionId: id,
				language: null,
				text: `Nobody can know whether ${min} or ${max} is the good end of "${id}"; label both ends.`,
			}))
	);
}

function npsAltered(survey: Survey): Warning[] {
	if (survey.metric !== 'nps') return [];
	return Object.entries(survey.rating.text).flatMap(([language, text]) => {
		if (listed(language) === null || recommendingWords.test(text)) return [];
		return [
			{
				code: 'nps_altered' as const,
				questionId: survey.rating.id,
				language,
				text: `"${short(text)}" does not ask about recommending, so its result is no NPS and compares with none.`,
			},
		];
	});
}

function tooMuch(survey: Survey, questions: number): Warning[] {
	// The rating of a CSI only stands above its items.
	const count = questions - (survey.metric === 'csi' ? 1 : 0);
	const minutes = Math.round(survey.expectedSeconds / 60);
	if (count <= mostQuestions && survey.expectedSeconds <= mostSeconds) return [];
	return [
		{
			code: 'too_many_questions',
			questionId: null,
			language: null,
			text: `The survey has ${count} questions and takes about ${minutes} min; past ${mostQuestions} questions or ${mostSeconds / 60} min people give up.`,
		},
	];
}

/** A text in the language itself, or in one its readers read as their own (`en` for `en-GB`). */
function hasText(texts: Texts, language: string): boolean {
	const available = Object.keys(texts);
	return available.length > 0 && !pickLanguage(available, [language]).fallback;
}

function anyText(survey: Survey, texts: Texts): string {
	return texts[survey.languages[0] ?? 'en'] ?? Object.values(texts)[0] ?? '';
}

function short(text: string): string {
	const characters = [...text];
	return characters.length <= 60 ? text : `${characters.slice(0, 59).join('')}…`;
}
