import { isObject } from '../../model/json';
import type { EventDraft } from '../source/event-draft';
import { idOfContent } from '../source/made-id';
import { readDrafts } from '../source/read-drafts';
import { present, read } from '../source/read-payload';
import type { ParseOutcome, SourceRequest } from '../source/source';
import type { FreshdeskOptions } from './options';
import { changeIn, type Status, statusOf, typeOfChange } from './status';

type Body = Record<string, unknown>;

/** When it happened, best first, by the names that a body may have. */
const times = [
	'occurred_at',
	'ticket_closed_at',
	'ticket_resolved_at',
	'ticket_updated_at',
	'ticket_modified_on',
];

/**
 * What a rule of Freshdesk sends: flat as an admin wrote it, or wrapped as Freshdesk does by itself. A
 * body without a time is dated by its arrival.
 */
export function parseTicket(
	whole: Body,
	request: SourceRequest,
	options: FreshdeskOptions,
	now: number,
): ParseOutcome {
	const body = isObject(whole.freshdesk_webhook) ? whole.freshdesk_webhook : whole;
	const id = read(body, 'ticket_id') ?? read(body, 'ticket.id');
	if (id === undefined) {
		return {
			kind: 'invalid',
			message: 'ticket_id is missing: tick "Ticket ID" in the content of the webhook.',
		};
	}
	const own = new Map<string, Status>([
		...options.openStatuses,
		...options.resolvedStatuses,
		...options.closedStatuses,
	]);
	const said = (name: string) => read(body, name) ?? read(body, `ticket_${name}`);
	const change = changeIn(said('triggered_event'));
	const status = statusOf(said('status'), own) ?? statusOf(change?.to, own);
	const before = statusOf(said('previous_status'), own) ?? statusOf(change?.from, own);
	const rating = said('rating') ?? said('survey_rating');
	const { type: inAddress } = request.query;
	const written = read(body, 'type') ?? (typeof inAddress === 'string' ? inAddress : undefined);
	const type =
		written ??
		(rating === undefined ? null : 'survey.answered') ??
		typeOfChange(status, before) ??
		'ticket.updated';
	const time = times.map((name) => read(body, name)).find((one) => one !== undefined);
	const made =
		type === 'survey.answered'
			? `rating:${textOf(id)}`
			: time === undefined
				? idOfContent(type, id, body)
				: null;
	const draft: EventDraft = {
		// A rating that is given again is a later word about the same one.
		id: read(body, 'id') ?? made,
		type,
		occurredAt: time ?? now,
		touchpoint: read(body, 'touchpoint'),
		'subject.type': 'ticket',
		'subject.id': id,
		'subject.title': said('subject'),
		'subject.url': said('url'),
		...peopleIn(said),
		attributes: present({
			status: said('status'),
			previousStatus: said('previous_status') ?? change?.from,
			priority: said('priority'),
			source: said('source'),
			ticketType: read(body, 'ticket_ticket_type') ?? read(body, 'ticket_type'),
			group: said('group_name'),
			company: said('company_name'),
			tags: tagsOf(said('tags')),
			answer: rating === undefined ? null : answerOf(rating, said('feedback'), options),
		}),
	};
	return readDrafts([draft], 'freshdesk', options.senderZone);
}

function peopleIn(said: (name: string) => unknown): EventDraft {
	const requester = (name: string) => said(`requester_${name}`) ?? said(`contact_${name}`);
	return {
		'customer.externalId': requester('id'),
		'customer.name': requester('name'),
		'customer.email': requester('email') ?? said('from_email'),
		'customer.phone': requester('phone') ?? requester('mobile'),
		'customer.language': requester('language'),
		'customer.timeZone': requester('time_zone'),
		'customer.segment': requester('segment'),
		'owner.id': said('agent_id'),
		'owner.name': said('agent_name'),
		'owner.email': said('agent_email'),
	};
}

/** A rating of Freshdesk's own, as an answer that Score records. */
function answerOf(rating: unknown, feedback: unknown, { scaleMapping }: FreshdeskOptions): Body {
	const code = Number(rating);
	const isClassic = code >= 1 && code <= 3;
	return {
		scaleMapping: scaleMapping ?? (isClassic ? 'freshdesk_classic' : 'freshdesk_codes'),
		value: typeof rating === 'number' && !isClassic ? String(rating) : rating,
		comment: feedback ?? null,
		answers: [],
	};
}

function tagsOf(tags: unknown): unknown {
	if (typeof tags !== 'string') return tags;
	return tags
		.split(',')
		.map((tag) => tag.trim())
		.filter((tag) => tag !== '');
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
