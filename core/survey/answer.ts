import type { Json } from '../model/json';
import type { Level, Score } from '../model/metric';
import type { ResponseState } from '../model/states';
import type { OwnQuestion, Survey } from '../model/survey';
import { weightedIndex } from '../score/csi';
import { score } from '../score/score';
import { askedQuestions } from '../model/ask-when';
import { asksMore } from './asks-more';
import { commentId, ratingId, reasonsId } from './given-answers';
import type { AnswerContent, AnswerProblem, GivenAnswers } from './given-answers';
import { changeOf } from './collect-changes';
import { type AnswerableFacts, type NoAnswer, whyNoAnswer } from './may-answer';
import { canonicalJson } from './version';

export type PreviousResponse = {
	state: ResponseState;
	content: AnswerContent;
	/** Epoch ms of the first answer. */
	answeredAt: number;
	completedAt: number | null;
	/** How often a workflow has been given it. */
	handedOver: number;
	/** Levels that a workflow has been given. */
	toldLevels: readonly Level[];
	level: Level;
};

export type AnswerFacts = AnswerableFacts & {
	survey: Survey;
	previous: PreviousResponse | null;
	given: GivenAnswers;
	/** `rating`: the first page, only the rating; `details`: the customer has finished. */
	step: 'rating' | 'details';
	/** How long a partial that is not low stays open, ms, the workspace's time scale applied. */
	closePartialAfter: number;
	/** The workflow is being tried by hand: nobody is there to collect changes. */
	atOnce?: boolean;
};

/**
 * What the workflow is told; `collected` = a change that it is told a few seconds later, with all that
 * is changed meanwhile; `none` = nothing new for it (yet).
 */
export type HandOver =
	'low_partial' | 'completed' | 'changed' | 'turned_low' | 'collected' | 'none';

/** Whether a workflow is given something else than it was given before. */
export const isChange = (handOver: HandOver): boolean =>
	handOver === 'changed' || handOver === 'turned_low';

export type AcceptedResponse = {
	state: ResponseState;
	content: AnswerContent;
	score: Score;
	/** Every answer as the item carries it: question id and value. */
	answers: Array<{ id: string; value: Json }>;
	answeredAt: number;
	completedAt: number | null;
	/** Said differently than what a workflow is given or had been given. */
	changed: boolean;
	/** When a partial that nobody has been given is to be closed; `null` otherwise. */
	closePartialAt: number | null;
};

export type AnswerRefusal =
	| NoAnswer
	/** Something required is missing; nothing was stored. */
	| 'incomplete';

export type AnswerDecision =
	| { kind: 'accepted'; handOver: HandOver; response: AcceptedResponse }
	| { kind: 'refused'; reason: AnswerRefusal; problems: AnswerProblem[] };

/**
 * Decides what an answer does.
 *
 * A low rating is handed over at once as a partial and its details follow as a change; another
 * rating waits for its details, or for the timer that closes partials. What was handed over before
 * and now differs is a change, never a second response: it is collected with those that follow, but
 * for a low rating that nobody has been given yet (`turned_low`), since that does not wait, and the
 * first good word on a fix. The same content again changes nothing,
 * but is handed over if nobody has been given it yet (the first attempt may have died).
 *
 * @param facts answers must have been read against this very survey
 * @param now epoch ms
 */
export function decideAnswer(facts: AnswerFacts, now: number): AnswerDecision {
	const { survey, previous, step } = facts;
	const content = merged(survey, previous?.content ?? null, facts.given);
	const given = scoreOf(survey, content);
	// Tags belong to a level: one that was chosen for another level is not the customer's word now.
	const level = given?.level ?? null;
	content.reasons = content.reasons.filter((id) => offered(survey, id, level));
	const first = { level, rating: content.rating, items: content.items };
	const asked = askedQuestions(survey, first, content.own);
	// So do questions, and answers that lead to others.
	for (const { id } of survey.questions) {
		if (!asked.some((one) => one.id === id)) delete content.own[id];
	}
	const same = previous !== null && canonicalJson(content) === canonicalJson(previous.content);
	const repeats = same && (step === 'rating' || previous.state === 'completed');

	const refusal = repeats ? null : whyNoAnswer(facts, now);
	if (refusal) return { kind: 'refused', reason: refusal, problems: [] };
	if (given === null) return incomplete(missingRatings(survey, content));
	if (step === 'details' && !repeats) {
		const problems = missingDetails(survey, asked, content, given.level);
		if (problems.length > 0) return incomplete(problems);
	}

	const answered = step === 'details' || !asksMore(survey, first);
	const completed = answered || previous?.state === 'completed';
	const handedOver = (previous?.handedOver ?? 0) > 0;
	const answeredAt = previous?.answeredAt ?? now;
	const handOver = handOverOf(facts, { repeats, completed, level: given.level });
	const waits = !completed && !handedOver && handOver === 'none';
	return {
		kind: 'accepted',
		handOver,
		response: {
			state: completed ? 'completed' : 'partial',
			content,
			score: given,
			answers: answersOf(content),
			answeredAt,
			completedAt: completed ? (previous?.completedAt ?? now) : null,
			changed: isChange(handOver) || handOver === 'collected',
			closePartialAt: waits ? answeredAt + facts.closePartialAfter : null,
		},
	};
}

function handOverOf(
	{ previous, survey, atOnce }: AnswerFacts,
	now: { repeats: boolean; completed: boolean; level: Level },
): HandOver {
	const { repeats, completed, level } = now;
	if (previous && previous.handedOver > 0) {
		if (repeats) return 'none';
		const change = changeOf(previous.level, level);
		if (atOnce) return change;
		const told = previous.toldLevels;
		if (level === 'low') return told.includes('low') ? 'collected' : change;
		const firstGood = survey.purpose === 'verification' && told.every((one) => one === 'low');
		return firstGood ? change : 'collected';
	}
	if (completed) return 'completed';
	return level === 'low' ? 'low_partial' : 'none';
}

function merged(survey: Survey, before: AnswerContent | null, given: GivenAnswers): AnswerContent {
	return {
		rating: given.rating ?? before?.rating ?? null,
		items: overlaid(before?.items, given.items),
		reasons: [...(given.reasons ?? before?.reasons ?? [])],
		comment: given.comment === undefined ? (before?.comment ?? null) : given.comment,
		own: overlaid(before?.own, given.own),
	};
}

function overlaid<Value>(
	before: Record<string, Value> = {},
	given: Record<string, Value | null> = {},
): Record<string, Value> {
	const all: Record<string, Value> = { ...before };
	for (const [id, value] of Object.entries(given)) {
		if (value === null) delete all[id];
		else all[id] = value;
	}
	return all;
}

function scoreOf(survey: Survey, content: AnswerContent): Score | null {
	if (survey.metric !== 'csi') {
		if (content.rating === null) return null;
		return score(survey.metric, content.rating, survey.rating, survey.cuts);
	}
	const rated = survey.items.map(({ id, weight }) => ({
		id,
		weight,
		value: content.items[id] ?? null,
	}));
	const { index } = weightedIndex(rated, survey.rating);
	if (index === null || (survey.rating.required && rated.some(({ value }) => value === null))) {
		return null;
	}
	return score('csi', index, { min: 0, max: 100, direction: 'higher_is_better' }, survey.cuts);
}

function missingRatings(survey: Survey, content: AnswerContent): AnswerProblem[] {
	const ids =
		survey.metric === 'csi'
			? survey.items.filter(({ id }) => content.items[id] === undefined).map(({ id }) => id)
			: [ratingId];
	return ids.map((questionId) => ({ questionId, problem: 'required' }));
}

function missingDetails(
	survey: Survey,
	asked: readonly OwnQuestion[],
	content: AnswerContent,
	level: Level,
): AnswerProblem[] {
	const problems: AnswerProblem[] = [];
	const comment = survey.commentPrompt !== null && survey.commentRequiredWhenLow;
	if (comment && level === 'low' && content.comment === null) {
		problems.push({ questionId: commentId, problem: 'required' });
	}
	for (const { id, required } of asked) {
		if (required && content.own[id] === undefined) {
			problems.push({ questionId: id, problem: 'required' });
		}
	}
	return problems;
}

function incomplete(problems: AnswerProblem[]): AnswerDecision {
	return { kind: 'refused', reason: 'incomplete', problems };
}

function offered(survey: Survey, reasonId: string, level: Level | null): boolean {
	return survey.reasons.some(
		({ id, levels }) => id === reasonId && level !== null && levels.includes(level),
	);
}

function answersOf(content: AnswerContent): Array<{ id: string; value: Json }> {
	const answers: Array<{ id: string; value: Json }> = [];
	if (content.rating !== null) answers.push({ id: ratingId, value: content.rating });
	for (const [id, value] of Object.entries(content.items)) answers.push({ id, value });
	if (content.reasons.length > 0) answers.push({ id: reasonsId, value: content.reasons });
	if (content.comment !== null) answers.push({ id: commentId, value: content.comment });
	for (const [id, value] of Object.entries(content.own)) answers.push({ id, value });
	return answers;
}
