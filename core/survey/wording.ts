import { pickLanguage } from '../language/pick-language';
import { builtInLanguageFor, type Say } from '../language/say';
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
 *
 * @param say tells it in the language of whoever writes the survey
 */
export function lintWording(survey: Survey, say: Say): Warning[] {
	const questions = questionsOf(survey);
	return [
		...questions.flatMap((question) => lintQuestion(survey, question, say)),
		...labelsMissing(survey, say),
		...optionalTexts(survey).flatMap(([id, texts]) => untranslated(survey, id, texts, say)),
		...replacingTexts(survey).flatMap(([id, texts]) => unreplaced(survey, id, texts, say)),
		...npsAltered(survey, say),
		...tooMuch(survey, questions.length, say),
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

function lintQuestion(survey: Survey, { id, texts, rating }: Asked, say: Say): Warning[] {
	const warnings = untranslated(survey, id, texts, say);
	for (const [language, full] of Object.entries(texts)) {
		const text = short(full);
		const warn = (code: WarningCode, sentence: string) =>
			warnings.push({ code, questionId: id, language, text: sentence });
		if (isTooLong(full, language)) {
			const { unit, most } = longestQuestion(language);
			warn('too_long', say(`wording.too_long.${unit}`, { text, most }));
		}
		const word = leadingWord(full, language);
		if (word !== null) warn('leading', say('wording.leading', { word, text }));
		if (rating && isDoubleBarrelled(full, language)) {
			warn('double_barrelled', say('wording.double_barrelled', { text }));
		}
	}
	return warnings;
}

function untranslated(survey: Survey, id: string, texts: Texts, say: Say): Warning[] {
	const text = short(anyText(survey, texts));
	return survey.languages
		.filter((language) => !hasText(texts, language))
		.map((language) => ({
			code: 'missing_translation' as const,
			questionId: id,
			language,
			text: say('wording.untranslated', { id, language, text }),
		}));
}

/** Texts that do not ask, but are read: labels, reasons, prompt, options. */
function optionalTexts(survey: Survey): Array<[string, Texts]> {
	const texts: Array<[string, Texts | null]> = [
		['comment', survey.commentPrompt],
		['nextStep', survey.nextStep?.text ?? null],
		['nextStepLink', survey.nextStep?.link ?? null],
		['incentive', survey.incentive?.text ?? null],
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
function unreplaced(survey: Survey, id: string, texts: Texts, say: Say): Warning[] {
	return survey.languages
		.filter((language) => !hasText(texts, language) && !isBuiltIn(language))
		.map((language) => {
			const code = 'missing_translation' as const;
			const named = { id, language, other: builtInLanguageFor(language) };
			const text =
				ownTextOf(texts, language) === ''
					? say('wording.unreplaced', named)
					: say('wording.unreplaced.yours', named);
			return { code, questionId: id, language, text };
		});
}

const isBuiltIn = (language: string): boolean =>
	!pickLanguage(builtInLanguages, [language]).fallback;

function ratingsOf(survey: Survey): RatingQuestion[] {
	return [survey.rating, ...survey.questions.filter((question) => question.kind === 'rating')];
}

function labelsMissing(survey: Survey, say: Say): Warning[] {
	return (
		ratingsOf(survey)
			// The page says itself what the ends of a pair mean.
			.filter(({ pair }) => pair === undefined)
			.filter(({ lowLabel, highLabel }) => lowLabel === null || highLabel === null)
			.map(({ id, min, max }) => ({
				code: 'missing_scale_label' as const,
				questionId: id,
				language: null,
				text: say('wording.unlabelled', { min, max, id }),
			}))
	);
}

function npsAltered(survey: Survey, say: Say): Warning[] {
	if (survey.metric !== 'nps') return [];
	return Object.entries(survey.rating.text).flatMap(([language, text]) => {
		if (listed(language) === null || recommendingWords.test(text)) return [];
		return [
			{
				code: 'nps_altered' as const,
				questionId: survey.rating.id,
				language,
				text: say('wording.nps_altered', { text: short(text) }),
			},
		];
	});
}

function tooMuch(survey: Survey, questions: number, say: Say): Warning[] {
	// The rating of a CSI only stands above its items.
	const count = questions - (survey.metric === 'csi' ? 1 : 0);
	const minutes = Math.round(survey.expectedSeconds / 60);
	if (count <= mostQuestions && survey.expectedSeconds <= mostSeconds) return [];
	return [
		{
			code: 'too_many_questions',
			questionId: null,
			language: null,
			text: say('wording.too_much', {
				count,
				minutes,
				most: mostQuestions,
				longest: mostSeconds / 60,
			}),
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
