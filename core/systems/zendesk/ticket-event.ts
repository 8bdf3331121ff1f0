import type { EventDraft } from '../source/event-draft';
import { readDrafts } from '../source/read-drafts';
import { headerOf } from '../source/signing';
import type { ParseOutcome, SourceRequest } from '../source/source';
import type { ZendeskOptions } from './options';
import { present, read, textAt } from '../source/read-payload';
import { parseOrganization, parseUser } from './person-event';
import { answerOf, ticketDraft, typeOfChange } from './ticket';

/** An event that a webhook is subscribed to; of a ticket it tells ids only, no address. */
export function parseEvent(
	body: Record<string, unknown>,
	name: string,
	request: SourceRequest,
	options: ZendeskOptions,
): ParseOutcome {
	if (name.startsWith('user.')) return parseUser(body, name, request, options);
	if (name.startsWith('organization.')) return parseOrganization(body, name, request, options);
	if (!name.startsWith('ticket.')) {
		return {
			kind: 'ignored',
			reason: `Zendesk sent ${name}, which is about no ticket, user or organization.`,
		};
	}
	const current = textAt(body, 'event.current')?.toUpperCase() ?? null;
	const previous = textAt(body, 'event.previous')?.toUpperCase() ?? null;
	const isStatus = name === 'ticket.status_changed';
	const isRating = name === 'ticket.csat_received';
	const ticketId =
		read(body, 'detail.id') ?? /^zen:ticket:(\d+)$/.exec(textAt(body, 'subject') ?? '')?.[1];
	const draft: EventDraft = {
		id: read(body, 'id') ?? headerOf(request, 'x-zendesk-webhook-invocation-id'),
		type: isStatus ? typeOfChange(current, previous) : isRating ? 'survey.answered' : name,
		occurredAt: read(body, 'time'),
		...ticketDraft(ticketId, options),
		'subject.title': read(body, 'detail.subject'),
		attributes: present({
			status: read(body, 'detail.status'),
			previousStatus: isStatus ? previous : null,
			priority: read(body, 'detail.priority'),
			tags: read(body, 'detail.tags'),
			groupId: read(body, 'detail.group_id'),
			brandId: read(body, 'detail.brand_id'),
			organizationId: read(body, 'detail.organization_id'),
			channel: read(body, 'detail.via.channel'),
			answer: isRating
				? answerOf(
						read(body, 'event.satisfaction_score.score') ?? read(body, 'event.score'),
						read(body, 'event.satisfaction_score.comment') ?? read(body, 'event.comment'),
						options,
					)
				: null,
			// Only one source in public shows the body of this event.
			unverified: isRating ? true : null,
		}),
		'customer.externalId': read(body, 'detail.requester_id'),
		'owner.id': read(body, 'detail.assignee_id'),
	};
	return readDrafts([draft], 'zendesk');
}
