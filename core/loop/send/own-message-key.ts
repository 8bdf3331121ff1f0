import { createHash } from 'node:crypto';

import { isObject, type Json } from '../../model/json';
import { tellingIn } from './telling-in';

/** Who writes a message of one's own. */
export type Writer = {
	workflowId: string;
	nodeId: string;
	/** This one run of the node for this one item; asked for only where nothing else tells items apart. */
	run: () => string;
};

/**
 * The key of a message of one's own: the same at every try, and for whoever brings the same thing to
 * the same node again; another for another reader or another thing. It is made of what the item is
 * about and not of the text, which a second try may render at another minute.
 *
 * @param given.key what the user has put in place of what the item is about
 */
export function ownMessageKey(
	item: Record<string, unknown>,
	given: {
		writer: Writer;
		reader: string;
		key: string | null;
		/** The channel, or that the receiver's record picks one. */
		way: string;
		/** Whether it goes to whom the item is about. */
		toCustomer: boolean;
	},
): string {
	const { writer, key, way, toCustomer } = given;
	const reader = given.reader.trim().toLowerCase();
	if (key !== null) return `own:${digest(['key', key, reader])}`;
	const telling = tellingIn(item);
	// Whoever is told of a problem hears of it once, from whichever node, and wherever they are reached by then.
	if (telling !== null) return `own:${digest(['telling', telling, way, toCustomer ? '' : reader])}`;
	const { workflowId, nodeId } = writer;
	// A test is shown as often as somebody tests.
	const about = item.test === true ? null : subjectOf(item);
	const what = about ?? [...(subjectOf(item) ?? []), ['run', writer.run()]];
	return `own:${digest(['about', workflowId, nodeId, reader, what])}`;
}

function digest(parts: Json): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40);
}

/** What an item is about; `null` if it names nothing that has an id. */
function subjectOf(item: Record<string, unknown>): Json[] | null {
	const { activity, due, response, case: about, invitation, event } = item;
	for (const [name, part] of Object.entries({ activity, due })) {
		const id = idOf(part);
		if (id !== null) return [[name, id]];
	}
	const parts = [
		['response', ...answerOf(response, item.score)],
		['case', ...known(about, 'rung')],
		['invitation', ...known(invitation, 'attempt')],
		['event', ...known(event)],
	].filter((part) => part.length > 1);
	return parts.length === 0 ? null : parts;
}

/**
 * That an answer came is one thing, however much of it is there by now: after a crash it comes again
 * with the comment that was still missing. Each change of it is another.
 */
function answerOf(response: unknown, score: unknown): Json[] {
	const found = known(response);
	if (found.length === 0 || !isObject(response)) return found;
	const value = isObject(score) ? (score.value as Json) : null;
	if (response.changed !== true) return [...found, value ?? null];
	const { answers, tags, comment } = response;
	return [...found, value ?? null, [answers ?? null, tags ?? null, comment ?? null] as Json];
}

function known(part: unknown, counter?: string): Json[] {
	const id = idOf(part);
	if (id === null) return [];
	const count = counter === undefined ? undefined : (part as Record<string, unknown>)[counter];
	return counter === undefined ? [id] : [id, (count as Json) ?? null];
}

function idOf(part: unknown): string | null {
	if (!isObject(part) || part.id === null || part.id === undefined || part.id === '') return null;
	return String(part.id);
}
