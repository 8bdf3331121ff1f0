import { isObject } from '../model/json';
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
	return wanted === null || (found !== null && fold(wanted) === fold(found));
}

function fold(text: string): string {
	return text.normalize('NFKC').trim().toLowerCase();
}

function attributeFits(
	{ path, test, value }: { path: string; test: 'equals' | 'contains'; value: string },
	attributes: JsonObject,
): boolean {
	const found = attributeAt(attributes, path);
	const values = Array.isArray(found) ? found : [found];
	return values.some((one: unknown) => {
		if (typeof one !== 'string' && typeof one !== 'number' && typeof one !== 'boolean')
			return false;
		const text = fold(String(one));
		return test === 'equals' ? text === fold(value) : text.includes(fold(value));
	});
}

/** The value at a dotted path (`order.items.0.sku`); a key that itself has dots is found first. */
function attributeAt(attributes: unknown, path: string): unknown {
	if (isObject(attributes) && Object.hasOwn(attributes, path)) return attributes[path];
	let value: unknown = attributes;
	for (const key of path.split('.')) {
		if (Array.isArray(value)) value = /^\d+$/.test(key) ? value[Number(key)] : undefined;
		else if (isObject(value) && Object.hasOwn(value, key)) value = value[key];
		else return undefined;
	}
	return value;
}
