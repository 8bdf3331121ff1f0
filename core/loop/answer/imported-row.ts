import { cleanLine, cleanText } from '../../language/plain-text';
import { newId } from '../../model/id';
import type { ItemScore } from '../../model/item';
import type { Json } from '../../model/json';
import type { Metric } from '../../model/metric';
import { storedItems } from '../../model/rated-items';
import { longestComment, type Survey } from '../../model/survey';
import type { Customer } from '../../store/repositories/customers';
import type { EventRow } from '../../store/repositories/events';
import type { ResponseRow } from '../../store/repositories/responses';
import type { House } from '../house';
import type { StoredAnswers } from '../item/item-parts';
import type { ImportedAnswer, SaidAnswer } from './said-answer';

/** An answer from elsewhere as it is stored. A test of one must not keep the answer itself out. */
export function toRow(
	house: House,
	now: number,
	facts: {
		input: ImportedAnswer;
		answer: SaidAnswer;
		event: EventRow | null;
		survey: Survey | undefined;
		metric: Metric;
		score: ItemScore;
		customer: Customer | null;
		answeredAt: number;
	},
): ResponseRow {
	const { input, answer, event, survey, metric, score, customer, answeredAt } = facts;
	const said = answer.comment === null ? '' : cleanText(answer.comment, longestComment);
	const comment = said === '' ? null : said;
	const tags = [...new Set(input.tags.map((tag) => cleanLine(tag, 100)))].filter(
		(tag) => tag !== '',
	);
	const content: StoredAnswers['content'] = {
		rating: metric === 'csi' ? null : score.value,
		items: {},
		reasons: tags,
		comment,
		own: {},
	};
	const list = answer.answers.length > 0 ? answer.answers : answersOf(score.value, tags, comment);
	const { subject } = input;
	const owner = input.owner === null ? (event?.owner ?? null) : JSON.stringify(input.owner);
	const test = input.test || event?.test === 1;
	return {
		workspace_id: house.workspace,
		response_id: newId('rsp'),
		invitation_id: null,
		source: answer.source,
		external_id: storedId(answer.externalId, test),
		event_id: event?.event_id ?? null,
		survey_key: answer.surveyKey,
		survey_version: survey?.version ?? null,
		metric,
		purpose: input.purpose ?? survey?.purpose ?? 'transactional',
		customer_id: customer?.customer_id ?? null,
		owner,
		subject_source: subject ? answer.source : event?.subject_id ? event.source : null,
		subject_type: subject?.type ?? event?.subject_type ?? null,
		subject_id: subject?.id ?? event?.subject_id ?? null,
		subject_title: subject ? subject.title : (event?.subject_title ?? null),
		cycle: event?.cycle ?? 0,
		touchpoint: input.touchpoint ?? event?.touchpoint ?? survey?.touchpoint ?? null,
		segment: customer?.segment ?? input.customer?.segment ?? null,
		state: answer.finished ? 'completed' : 'partial',
		value: score.value,
		scale_min: score.min,
		scale_max: score.max,
		direction: score.direction,
		percent: score.percent,
		band: score.band,
		level: score.level,
		high_from: score.highFrom,
		comment,
		tags: JSON.stringify(tags),
		answers: JSON.stringify({ content, list } satisfies StoredAnswers),
		...storedItems(survey, list, score),
		language: answer.language ?? customer?.language ?? null,
		answered_at: answeredAt,
		completed_at: answer.finished ? answeredAt : null,
		updated_at: now,
		handed_over: 1,
		told_levels: score.level,
		test: test ? 1 : 0,
	};
}

/** The id under which an answer is stored: a test's is another one. */
export const storedId = (externalId: string, test: boolean): string =>
	test ? `test:${externalId}` : externalId;

function answersOf(
	value: number,
	tags: string[],
	comment: string | null,
): Array<{ id: string; value: Json }> {
	return [
		{ id: 'rating', value },
		...(tags.length > 0 ? [{ id: 'reasons', value: tags }] : []),
		...(comment === null ? [] : [{ id: 'comment', value: comment }]),
	];
}
