import type { EventDraft } from '../source/event-draft';
import { momentOf } from '../../calendar/moment';
import { readDrafts } from '../source/read-drafts';
import { headerOf } from '../source/signing';
import type { ParseOutcome, SourceRequest } from '../source/source';
import type { ZendeskOptions } from './options';
import { present, read, textAt } from '../source/read-payload';
import { answerOf, ticketDraft, typeOfChange } from './ticket';

/**
 * The payload we document for triggers. Zendesk fills a placeholder it does not know with nothing,
 * so empty texts are normal, and the time falls back to the signed one.
 */
export function parseTrigger(
	body: Record<string, unknown>,
	request: SourceRequest,
	options: ZendeskOptions,
): ParseOutcome {
	if (read(body, 'ticket.id') === undefined) {
		return {
			kind: 'invalid',
			message: 'ticket.id is missing: put {{ticket.id}} there in the payload of the webhook.',
		};
	}
	const status = textAt(body, 'ticket.status')?.toUpperCase() ?? null;
	const previous = textAt(body, 'ticket.previous_status')?.toUpperCase() ?? null;
	const rating = ratingOf(textAt(body, 'satisfaction.rating'));
	const change = typeOfChange(status, previous);
	const type =
		textAt(body, 'type') ?? (change === 'ticket.status_changed' ? 'ticket.updated' : change);
	const time = momentOf(read(body, 'ticket.updated_at'));
	const url = textAt(body, 'ticket.url');
	const draft: EventDraft = {
		id: headerOf(request, 'x-zendesk-webhook-invocation-id') ?? read(body, 'id'),
		type,
		occurredAt: time ?? headerOf(request, 'x-zendesk-webhook-signature-timestamp'),
		touchpoint: read(body, 'touchpoint'),
		...ticketDraft(read(body, 'ticket.id'), options),
		'subject.title': read(body, 'ticket.title'),
		...(url === null ? {} : { 'subject.url': /^https?:/i.test(url) ? url : `https://${url}` }),
		attributes: present({
			status: status,
			previousStatus: previous,
			priority: read(body, 'ticket.priority'),
			tags: textAt(body, 'ticket.tags')?.split(/[\s,]+/) ?? read(body, 'ticket.tags'),
			group: read(body, 'ticket.group'),
			organization: read(body, 'organization.name'),
			channel: read(body, 'ticket.via'),
			answer:
				rating === null ? null : answerOf(rating, read(body, 'satisfaction.comment'), options),
		}),
		'customer.externalId': read(body, 'requester.id'),
		'customer.name': read(body, 'requester.name'),
		'customer.email': read(body, 'requester.email'),
		'customer.phone': read(body, 'requester.phone'),
		'customer.language': read(body, 'requester.locale') ?? read(body, 'requester.language'),
		'customer.timeZone': read(body, 'requester.time_zone'),
		'customer.segment': read(body, 'requester.segment'),
		'owner.id': read(body, 'assignee.id'),
		'owner.name': read(body, 'assignee.name'),
		'owner.email': read(body, 'assignee.email'),
	};
	return readDrafts([draft], 'zendesk');
}

/** A rating that was given; "Offered" and "Unoffered" are states of the question. */
function ratingOf(text: string | null): string | null {
	return text === null || /offered/i.test(text) ? null : text;
}
