import { momentOf } from '../../calendar/moment';
import type { EventDraft } from '../source/event-draft';
import { ownType, typeByRules, withNamedFields } from '../source/event-rules';
import { readFieldPath } from '../source/field-path';
import { idOfContent } from '../source/made-id';
import { readDrafts } from '../source/read-drafts';
import { headerOf } from '../source/signing';
import type { ParseOutcome, SourceRequest } from '../source/source';
import type { CosmicOptions } from './options';

/**
 * Reads an event that came in the clear. What its body holds is documented nowhere: where it says what
 * happened, and to what, is named by the options; the time is that of the request unless they name one.
 */
export function parseEvent(
	body: Record<string, unknown>,
	request: SourceRequest,
	options: CosmicOptions,
): ParseOutcome {
	const said = readFieldPath(body, options.event);
	const word = typeof said === 'string' || typeof said === 'number' ? String(said) : 'event';
	const time = headerOf(request, 'x-kem-request-timestamp');
	const draft = withNamedFields(
		{
			type: typeByRules(options.rules, word, body) ?? ownType('kingdee', word),
			occurredAt: time !== null && momentOf(time) !== null ? time : null,
			attributes: { eventNumber: word },
		},
		options.fields,
		body,
	);
	return readDrafts([identified(draft, body)], 'kingdee_cosmic', options.senderZone);
}

/** Without an id of its own the same words about the same thing are the same event. */
function identified(draft: EventDraft, body: Record<string, unknown>): EventDraft {
	if (draft.id !== undefined) return draft;
	const id = idOfContent(draft.type, draft['subject.id'], body);
	return id === null ? draft : { ...draft, id };
}
