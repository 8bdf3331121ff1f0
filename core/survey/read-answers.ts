import { cleanText } from '../language/plain-text';
import { isObject } from '../model/json';
import { longestComment, type OwnQuestion, type Survey } from '../model/survey';

/** Question ids of the built-in parts of every survey. */
export const ratingId = 'rating';
export const reasonsId = 'reasons';
export const commentId = 'comment';

/** Everything one customer said. Lists and maps are empty, single answers `null`, when unanswered. */
export type AnswerContent = {
	/** The headline rating as given; `null` for a CSI, which rates items. */
	rating: number | null;
	/** CSI item id → rating. */
	items: Record<string, number>;
	reasons: string[];
	comment: string | null;
	/** Own question id → answer. */
	own: Record<string, string | number | string[]>;
};

/** What one request says; a part that is absent is left as it was, `null` takes it back. */
export type GivenAnswers = {
	rating?: number;
	items?: Record<string, number | null>;
	reasons?: string[];
	comment?: string | null;
	own?: Record<string, string | number | string[] | null>;
};

export type AnswerProblem = {
	questionId: string;
	problem:
		| 'unknown_question'
		| 'not_a_number'
		| 'outside_scale'
		| 'not_an_option'
		| 'not_a_text'
		| 'too_long'
		| 'required';
};

export type ReadAnswers =
	{ kind: 'ok'; given: GivenAnswers } | { kind: 'invalid'; problems: AnswerProblem[] };

/**
 * Reads answers from outside (form fields, JSON of another tool) against a survey: a record of
 * question id → value, where `rating`, `reasons` and `comment` are the built-in questions and the
 * others are CSI items and own questions. Numbers may come as texts, a single choice as a list of
 * one. Everything that is not an answer to a question of this survey is a problem.
 */
export function readAnswers(survey: Survey, input: unknown): ReadAnswers {
	const problems: AnswerProblem[] = [];
	const given: GivenAnswers = {};
	if (!isObject(input)) {
		return { kind: 'invalid', problems: [{ questionId: ratingId, problem: 'required' }] };
	}
	for (const [id, value] of Object.entries(input)) {
		if (value === undefined) continue;
		const problem = readOne(survey, id, value, given);
		if (problem) problems.push({ questionId: id.slice(0, 100), problem });
	}
	return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'ok', given };
}

type Problem = AnswerProblem['problem'] | null;

function readOne(survey: Survey, id: string, value: unknown, given: GivenAnswers): Problem {
	if (id === ratingId && survey.metric !== 'csi') {
		const rating = onScale(value, survey.rating);
		if (typeof rating !== 'number') return rating;
		given.rating = rating;
		return null;
	}
	if (id === reasonsId) {
		const known = survey.reasons.map((reason) => reason.id);
		const chosen = options(value, known);
		if (chosen === null) return 'not_an_option';
		given.reasons = chosen;
		return null;
	}
	if (id === commentId && survey.commentPrompt !== null) {
		const comment = text(value, longestComment);
		if (typeof comment === 'object') return comment.problem;
		given.comment = comment === '' ? null : comment;
		return null;
	}
	if (survey.items.some((item) => item.id === id)) {
		const rating = blank(value) ? null : onScale(value, survey.rating);
		if (typeof rating === 'string') return rating;
		given.items = { ...given.items, [id]: rating };
		return null;
	}
	const question = survey.questions.find((one) => one.id === id);
	if (!question) return 'unknown_question';
	const answer = blank(value) ? { value: null } : ownAnswer(question, value);
	if ('problem' in answer) return answer.problem;
	given.own = { ...given.own, [id]: answer.value };
	return null;
}

function ownAnswer(
	question: OwnQuestion,
	value: unknown,
): { value: string | number | string[] } | { problem: AnswerProblem['problem'] } {
	switch (question.kind) {
		case 'rating': {
			const rating = onScale(value, question);
			return typeof rating === 'number' ? { value: rating } : { problem: rating };
		}
		case 'text': {
			const answer = text(value, question.maxLength);
			return typeof answer === 'string' ? { value: answer } : answer;
		}
		case 'choice': {
			const ids = question.options.map((option) => option.id);
			const chosen = options(value, ids);
			const [first] = chosen ?? [];
			if (chosen === null || first === undefined) return { problem: 'not_an_option' };
			if (question.multiple) return { value: chosen };
			return chosen.length === 1 ? { value: first } : { problem: 'not_an_option' };
		}
	}
}

function blank(value: unknown): boolean {
	if (Array.isArray(value)) return value.length === 0;
	return value === null || (typeof value === 'string' && value.trim() === '');
}

/** Scales are answered in whole steps. */
function onScale(
	value: unknown,
	scale: { min: number; max: number },
): number | 'not_a_number' | 'outside_scale' {
	const plain = typeof value === 'string' && /^\s*-?\d{1,6}\s*$/.test(value);
	const rating = plain ? Number(value) : value;
	if (typeof rating !== 'number' || !Number.isInteger(rating)) return 'not_a_number';
	return rating < scale.min || rating > scale.max ? 'outside_scale' : rating;
}

function options(value: unknown, known: string[]): string[] | null {
	if (blank(value)) return [];
	const list: unknown[] = Array.isArray(value) ? value : [value];
	if (list.length > known.length * 2 + 1) return null;
	const chosen = new Set<string>();
	for (const one of list) {
		if (typeof one !== 'string' || !known.includes(one)) return null;
		chosen.add(one);
	}
	// In the survey's order, so that the same choice is the same content.
	return known.filter((id) => chosen.has(id));
}

function text(value: unknown, atMost: number): string | { problem: 'not_a_text' | 'too_long' } {
	if (value === null) return '';
	if (typeof value !== 'string') return { problem: 'not_a_text' };
	const clean = cleanText(value);
	return clean.length > atMost ? { problem: 'too_long' } : clean;
}
