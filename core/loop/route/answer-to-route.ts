import type { OwnerFacts } from '../../model/event';
import type { JsonObject } from '../../model/json';
import { isObject } from '../../model/json';
import type { Band, Level, Metric } from '../../model/metric';
import { metrics } from '../../model/metric';
import type { AnswerToRoute } from './assign';

type Part = Record<string, unknown>;

/** What the Router asks of an item; items come from anywhere, so nothing is taken for granted. */
export function answerToRoute(item: Part, level: Level): AnswerToRoute {
	const part = (key: string): Part => (isObject(item[key]) ? item[key] : {});
	const [event, customer, score] = [part('event'), part('customer'), part('score')];
	const [survey, response, owner] = [part('survey'), part('response'), part('owner')];
	const subject = isObject(event.subject) ? event.subject : {};
	const value = isObject(event.value) ? event.value : {};
	const metric = metrics.find((one): one is Metric => one === survey.metric);
	return {
		percent: number(score.percent),
		facts: {
			level,
			band: text(score.band) as Band | null,
			metric: metric ?? null,
			touchpoint: text(event.touchpoint),
			segment: text(customer.segment),
			subjectType: text(subject.type),
			eventType: text(event.type),
			source: text(event.source),
			attributes: (isObject(event.attributes) ? event.attributes : {}) as JsonObject,
			comment: text(response.comment),
			value: number(value.amount),
			language: text(response.language) ?? text(customer.language),
			crmOwner: ownerFacts(owner),
		},
	};
}

function ownerFacts(owner: Part): OwnerFacts | null {
	const facts = { id: text(owner.id), name: text(owner.name), email: text(owner.email) };
	return facts.id === null && facts.name === null && facts.email === null ? null : facts;
}

function text(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function number(value: unknown): number | null {
	return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
