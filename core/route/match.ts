import { attributeAt, folded, foldedValues } from '../model/attribute-at';
import type { JsonObject } from '../model/json';
import type { OwnerFacts } from '../model/event';
import type { Band, Level, Metric } from '../model/metric';
import { firstMentioned } from './mentions';
import type { RoutingRule } from './rule';

/** What is known about the answer that needs an owner. */
export type RoutingFacts = {
	level: Level | null;
	band: Band | null;
	metric: Metric | null;
	touchpoint: string | null;
	segment: string | null;
	subjectType: string | null;
	eventType: string | null;
	/** The sender's key, e.g. `zendesk`: the system the CRM owner's id belongs to. */
	source: string | null;
	attributes: JsonObject;
	comment: string | null;
	/** Customer value: the event's amount. */
	value: number | null;
	/** The customer's language, BCP 47. */
	language: string | null;
	crmOwner: OwnerFacts | null;
};

/** Whether all conditions of a rule hold. Texts are compared without regard to letter case. */
export function matches({ when }: RoutingRule, facts: RoutingFacts): boolean {
	return (
		among(when.level, facts.level) &&
		among(when.band, facts.band) &&
		among(when.metric, facts.metric) &&
		same(when.touchpoint, facts.touchpoint) &&
		same(when.segment, facts.segment) &&
		same(when.subjectType, facts.subjectType) &&
		same(when.eventType, facts.eventType) &&
		(when.attribute === null || attributeFits(when.attribute, facts.attributes)) &&
		(when.keywords.length === 0 ||
			firstMentioned(facts.comment ?? '', when.keywords) !== undefined) &&
		(when.valueAtLeast === null || (facts.value !== null && facts.value >= when.valueAtLeast))
	);
}

function among<Word>(wanted: readonly Word[], found: Word | null): boolean {
	return wanted.length === 0 || (found !== null && wanted.includes(found));
}

function same(wanted: string | null, found: string | null): boolean {
	return wanted === null || (found !== null && folded(wanted) === folded(found));
}

function attributeFits(
	{ path, test, value }: { path: string; test: 'equals' | 'contains'; value: string },
	attributes: JsonObject,
): boolean {
	const wanted = folded(value);
	return foldedValues(attributeAt(attributes, path)).some((one) =>
		test === 'equals' ? one === wanted : one.includes(wanted),
	);
}
