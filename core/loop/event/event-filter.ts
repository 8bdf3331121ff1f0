import { InputError } from '../../model/errors';
import type { CanonicalEvent } from '../../model/event';
import { isEventType } from '../../systems/source/event-fields';

/** Which events start the workflow; an empty list lets all through. */
export type EventFilter = { types: string[]; touchpoints: string[] };

/**
 * Reads the two comma-separated lists. A type may end in `.*`, which stands for every type of that
 * noun.
 *
 * @throws InputError naming the entry that can never match.
 */
export function readEventFilter(given: { types: unknown; touchpoints: unknown }): EventFilter {
	const types = listOf(given.types);
	for (const type of types) {
		if (isEventType(type.replace(/\.\*$/, '.any'))) continue;
		throw new InputError(
			`"${type}" under Event Types is no type of event.`,
			'Write types like ticket.solved, or ticket.* for all of a kind, between commas.',
		);
	}
	return { types, touchpoints: listOf(given.touchpoints) };
}

/** Whether an event starts the workflow. */
export function passes({ types, touchpoints }: EventFilter, event: CanonicalEvent): boolean {
	const { type, touchpoint } = event;
	const isType = (one: string) =>
		one.endsWith('.*') ? type.startsWith(one.slice(0, -1)) : one === type;
	return (
		(types.length === 0 || types.some(isType)) &&
		(touchpoints.length === 0 || (touchpoint !== null && touchpoints.includes(touchpoint)))
	);
}

function listOf(text: unknown): string[] {
	return String(text ?? '')
		.split(/[,\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
}
