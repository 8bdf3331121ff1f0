import { entryOf } from '../../model/json';
import type { EventDraft } from '../source/event-draft';
import { readDrafts } from '../source/read-drafts';
import { present, read, textAt } from '../source/read-payload';
import { headerOf } from '../source/signing';
import type { ParseOutcome, SourceRequest } from '../source/source';
import type { ZendeskOptions } from './options';
import { agentUrl } from './ticket';

type Body = Record<string, unknown>;

/** What is told of a user without being a change of what is known of them. */
const idle = ['user.last_login_changed'];

/** What happened to the record itself; everything else has changed it. */
const ends: Record<string, string> = { created: 'created', deleted: 'deleted', merged: 'merged' };

/** An event of a user: a customer, unless it is one of the team. */
export function parseUser(
	body: Body,
	name: string,
	request: SourceRequest,
	options: ZendeskOptions,
): ParseOutcome {
	const role = textAt(body, 'detail.role')?.toLowerCase() ?? null;
	if (role !== null && role !== 'end-user') {
		return { kind: 'ignored', reason: 'Zendesk sent an event of somebody of the team.' };
	}
	if (idle.includes(name)) return { kind: 'ignored', reason: 'A user has logged in, that is all.' };
	const id = read(body, 'detail.id') ?? idIn(body, 'user');
	const isNamed = name === 'user.name_changed';
	const draft: EventDraft = {
		...happened(body, name, 'contact', request),
		'subject.id': id,
		'subject.url': agentUrl('users', id, options),
		'customer.externalId': id,
		'customer.name': isNamed ? read(body, 'event.current') : null,
		'customer.email': read(body, 'detail.email'),
		attributes: present({
			...changeOf(body, name),
			externalId: read(body, 'detail.external_id'),
			organizationId: known(read(body, 'detail.organization_id')),
		}),
	};
	return readDrafts([draft], 'zendesk');
}

/** An event of an organization: a company, and nobody who could be asked. */
export function parseOrganization(
	body: Body,
	name: string,
	request: SourceRequest,
	options: ZendeskOptions,
): ParseOutcome {
	const id = read(body, 'detail.id') ?? idIn(body, 'organization');
	const draft: EventDraft = {
		...happened(body, name, 'company', request),
		'subject.id': id,
		'subject.title': read(body, 'detail.name'),
		'subject.url': agentUrl('organizations', id, options),
		attributes: present({
			...changeOf(body, name),
			externalId: read(body, 'detail.external_id'),
		}),
	};
	return readDrafts([draft], 'zendesk');
}

function happened(body: Body, name: string, noun: string, request: SourceRequest): EventDraft {
	const verb = name.slice(name.indexOf('.') + 1);
	return {
		id: read(body, 'id') ?? headerOf(request, 'x-zendesk-webhook-invocation-id'),
		type: `${noun}.${entryOf(ends, verb) ?? 'updated'}`,
		occurredAt: read(body, 'time'),
		'subject.type': noun,
	};
}

function changeOf(body: Body, name: string): Body {
	return {
		change: name,
		current: read(body, 'event.current'),
		previous: read(body, 'event.previous'),
	};
}

/** Zendesk writes 0 for none. */
const known = (id: unknown): unknown => (id === '0' || id === 0 ? null : id);

function idIn(body: Body, kind: string): string | null {
	const [, id] = new RegExp(`^zen:${kind}:(\\d+)$`).exec(textAt(body, 'subject') ?? '') ?? [];
	return id ?? null;
}
