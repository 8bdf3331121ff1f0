import { hash } from 'node:crypto';

import type { Json } from './json';
import type { Direction, Scale } from './metric';
import type { PairSide, Survey, Texts } from './survey';

/** A question that is answered by a number: an item of the index, or a rating of one's own. */
export type SurveyItem = {
	id: string;
	text: Texts;
	min: number;
	max: number;
	direction: Direction;
	/** One of two ratings of the same matter. */
	pair: { of: string; side: PairSide } | null;
};

/** What an answer keeps of its items beside everything else, so that a million of them can be summed. */
export type StoredItems = {
	/** Which items, in which order, with which headline: the same for all versions that agree in that. */
	item_set: string | null;
	/** Their values in that order between commas, nothing where there is none: `4,5,,3`. */
	items: string | null;
};

const none: StoredItems = { item_set: null, items: null };

/** The rated items of a survey, in its order. */
export function ratedItems({ metric, rating, items, questions }: Survey): SurveyItem[] {
	const { min, max, direction } = rating;
	const ofIndex = metric === 'csi' ? items : [];
	return [
		...ofIndex.map(({ id, text }) => ({ id, text, min, max, direction, pair: null })),
		...questions.flatMap((question): SurveyItem[] =>
			question.kind === 'rating'
				? [
						{
							id: question.id,
							text: question.text,
							min: question.min,
							max: question.max,
							direction: question.direction,
							pair: question.pair ?? null,
						},
					]
				: [],
		),
	];
}

const known = new WeakMap<Survey, { name: string; items: SurveyItem[] } | null>();

/** The items of a survey and the name of that set; `null` = it has none. */
export function itemSet(survey: Survey): { name: string; items: SurveyItem[] } | null {
	const before = known.get(survey);
	if (before !== undefined) return before;
	const items = ratedItems(survey);
	const { metric, rating } = survey;
	const said = [
		metric,
		...(metric === 'csi' ? [] : [rating.min, rating.max, rating.direction]),
		...items.map(({ id, min, max, direction, pair }) => [id, min, max, direction, pair]),
	];
	const name = hash('sha256', JSON.stringify(said), 'hex').slice(0, 8);
	const set = items.length === 0 ? null : { name, items };
	known.set(survey, set);
	return set;
}

/**
 * What is kept of the items of an answer; nothing where none was rated, or where the headline was given on
 * another scale than the survey's and could not be compared.
 *
 * @param scale of the headline as it was answered
 */
export function storedItems(
	survey: Survey | undefined,
	answers: ReadonlyArray<{ id: string; value: Json }>,
	scale: Scale,
): StoredItems {
	const set = survey ? itemSet(survey) : null;
	if (!survey || set === null) return none;
	const { metric, rating } = survey;
	const isOurs =
		rating.min === scale.min && rating.max === scale.max && rating.direction === scale.direction;
	if (metric !== 'csi' && !isOurs) return none;
	const values = new Map(answers.map(({ id, value }) => [id, value]));
	const items = set.items.map((item) => valueOn(item, values.get(item.id)));
	return items.every((value) => value === '')
		? none
		: { item_set: set.name, items: items.join(',') };
}

/** Other tools give numbers as text, too. */
function valueOn({ min, max }: SurveyItem, given: Json | undefined): string {
	const isText = typeof given === 'string' && /^\d{1,3}(\.\d{1,4})?$/.test(given.trim());
	const value = isText ? Number(given) : given;
	return typeof value === 'number' && value >= min && value <= max ? String(value) : '';
}
