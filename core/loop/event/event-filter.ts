import { InputError } from '../../model/errors';
import {
	conditionText,
	type EventCondition,
	holds,
	readCondition,
} from '../../model/event-condition';
import type { CanonicalEvent } from '../../model/event';
import { readList } from '../../model/read-input';
import { isEventType } from '../../systems/source/event-fields';

/** Which events start the workflow; an empty list lets all through. */
export type EventFilter = {
	types: string[];
	touchpoints: string[];
	/** All of them have to be met. */
	conditions: EventCondition[];
};

/**
 * Reads the two comma-separated lists and the rows. A type may end in `.*`, which stands for every type
 * of that noun.
 *
 * @throws InputError naming the entry that can never match, or the row that is not complete
 */
export function readEventFilter(given: {
	types: unknown;
	touchpoints: unknown;
	conditions?: unknown;
}): EventFilter {
	const types = listOf(given.types);
	for (const type of types) {
		if (isEventType(type.replace(/\.\*$/, '.any'))) continue;
		throw new InputError(
			`"${type}" under Event Types is no type of event.`,
			'Write types like ticket.solved, or ticket.* for all of a kind, between commas.',
		);
	}
	const conditions = readList(given.conditions ?? [], 'Only Where', readCondition, 50);
	return { types, touchpoints: listOf(given.touchpoints), conditions };
}

/** Whether an event is of a kind that is looked for at all. */
export function passes({ types, touchpoints }: EventFilter, event: CanonicalEvent): boolean {
	const { type, touchpoint } = event;
	const isType = (one: string) =>
		one.endsWith('.*') ? type.startsWith(one.slice(0, -1)) : one === type;
	return (
		(types.length === 0 || types.some(isType)) &&
		(touchpoints.length === 0 || (touchpoint !== null && touchpoints.includes(touchpoint)))
	);
}

/** The condition that keeps an event from starting the workflow, in words; `null` when it starts it. */
export function unmetCondition({ conditions }: EventFilter, event: CanonicalEvent): string | null {
	const facts = {
		type: event.type,
		touchpoint: event.touchpoint,
		subjectType: event.subject?.type ?? null,
		segment: event.customer?.segment ?? null,
		attributes: event.attributes,
	};
	const unmet = conditions.find((condition) => !holds(condition, facts));
	return unmet ? conditionText(unmet) : null;
}

function listOf(text: unknown): string[] {
	return String(text ?? '')
		.split(/[,，、;；\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
}
