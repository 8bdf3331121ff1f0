import { isolated } from '../../language/isolated';
import { wordsInARow } from '../../language/in-a-row';
import { fillText, type Say, sayIn } from '../../language/say';
import { textOf } from '../../language/text-of';
import type { OwnQuestion, RatingQuestion, Survey, Texts } from '../../model/survey';
import { nameOf } from '../../pages/question-pair';
import { hasTwoAnswers } from '../../pages/rating-input';
import type { ResponseRow } from '../../store/repositories/responses';
import { keptSurvey } from '../../store/repositories/surveys';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { storedAnswers } from '../item/item-parts';

/** A question of the survey and what the customer answered, in words. */
export type AskedAndSaid = { question: string; answer: string };

/** What a customer said besides rating and comment. */
export type SaidInWords = {
	/** The labels of the reasons that were ticked. */
	reasons: string[];
	/** The items of an index, then the survey's own questions, in the order in which they were asked. */
	answers: AskedAndSaid[];
};

type Speaker = { say: Say; text: (texts: Texts | null) => string };

/**
 * What a customer said besides rating and comment, in the reader's language where the survey has it, else
 * in the survey's own. A reason that the survey does not know is told by its id.
 */
export async function saidInWords(
	db: Db | Tx,
	house: House,
	response: ResponseRow,
	reader: { language: string; brand: string },
): Promise<SaidInWords> {
	const tags = JSON.parse(response.tags) as string[];
	const { survey_key: key, survey_version: version } = response;
	if (version === null) return { reasons: tags, answers: [] };
	const survey = await keptSurvey(house.store, house.workspace, { key, version }, db);
	if (!survey) return { reasons: tags, answers: [] };
	const { language } = reader;
	const brand = isolated(reader.brand, language);
	const speaker: Speaker = {
		say: sayIn(language),
		text: (texts) => fillText(textOf(texts, language, survey.languages[0] ?? 'en'), { brand }),
	};
	return {
		reasons: tags.map((tag) => {
			const reason = survey.reasons.find(({ id }) => id === tag);
			return reason ? speaker.text(reason.text) : tag;
		}),
		answers: answersInWords(survey, response, speaker),
	};
}

function answersInWords(survey: Survey, response: ResponseRow, speaker: Speaker): AskedAndSaid[] {
	const { say, text } = speaker;
	const { items, own } = storedAnswers(response).content;
	const rated = survey.items.map(({ id, text: item }) => ({
		question: text(item),
		answer: Object.hasOwn(items, id) ? ratingInWords(survey.rating, items[id] ?? 0, speaker) : '',
	}));
	const answered = survey.questions.map((question) => ({
		question: nameOf(question, text(question.text), say),
		answer: Object.hasOwn(own, question.id) ? inWords(question, own[question.id], speaker) : '',
	}));
	return [...rated, ...answered].filter(({ answer }) => answer !== '');
}

function inWords(
	question: OwnQuestion,
	answer: string | number | string[] | undefined,
	speaker: Speaker,
): string {
	if (answer === undefined) return '';
	if (question.kind === 'rating' && typeof answer === 'number') {
		return ratingInWords(question, answer, speaker);
	}
	if (question.kind !== 'choice') return String(answer);
	const chosen = Array.isArray(answer) ? answer : [String(answer)];
	const labels = chosen.map((id) => {
		const option = question.options.find((one) => one.id === id);
		return option ? speaker.text(option.text) : id;
	});
	return wordsInARow(labels, speaker.say);
}

/** `4 of 5`; of a scale of two, such as no and yes, the word that was pressed. */
function ratingInWords(
	scale: Pick<RatingQuestion, 'min' | 'max' | 'lowLabel' | 'highLabel'>,
	value: number,
	{ say, text }: Speaker,
): string {
	const word = text(value === scale.min ? scale.lowLabel : scale.highLabel);
	if (hasTwoAnswers(scale) && word !== '') return word;
	return say('survey.outOf', { value, max: scale.max });
}
