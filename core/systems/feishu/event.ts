import type { EventDraft } from '../source/event-draft';
import { ownType, typeByRules, withNamedFields } from '../source/event-rules';
import { readFieldPath } from '../source/field-path';
import { readDrafts } from '../source/read-drafts';
import type { ParseOutcome } from '../source/source';
import type { Head } from './open-body';
import type { FeishuOptions } from './options';

const usualTypes: Record<string, string> = {
	'im.message.receive_v1': 'message.received',
	'card.action.trigger': 'card.clicked',
	'helpdesk.ticket.created_v1': 'ticket.created',
};

/** What the status of an approval says. */
const approvalSteps: Record<string, string> = {
	PENDING: 'started',
	APPROVED: 'approved',
	REJECTED: 'refused',
	CANCELED: 'cancelled',
	DELETED: 'deleted',
	REVERTED: 'reverted',
};

const approvalEvents = ['approval_instance', 'approval.instance.status_changed_v4'];

/** Of a ticket of the help desk: closed by the bot, by a person. */
const closedStatuses = [50, 51];

/** Reads one event. */
export function parseEvent(
	{ id, type, time, event }: Head & { type: string },
	options: FeishuOptions,
): ParseOutcome {
	const ticket = read(event, 'object.ticket_id') === undefined ? event : event.object;
	const draft: EventDraft = {
		// At a second try a message may come under another id of the event.
		id: read(event, 'message.message_id') ?? id,
		type:
			typeByRules(options.rules, type, event) ??
			(Object.hasOwn(usualTypes, type) ? usualTypes[type] : null) ??
			changeOf(type, event) ??
			ownType('feishu', type),
		occurredAt: time,
		...subjectOf(event, ticket),
		attributes: { eventType: type, ...event },
		'customer.externalId':
			read(ticket, 'guest.id.open_id') ??
			read(ticket, 'guest.id.union_id') ??
			read(ticket, 'guest.id.user_id'),
		'customer.name': read(ticket, 'guest.name'),
		// Who wrote, or pressed the button.
		'owner.id': read(event, 'operator.open_id') ?? read(event, 'sender.sender_id.open_id'),
	};
	return readDrafts([withNamedFields(draft, options.fields, event)], 'feishu');
}

function changeOf(type: string, event: Record<string, unknown>): string | null {
	if (approvalEvents.includes(type)) {
		const status = String(read(event, 'status') ?? '');
		return `approval.${Object.hasOwn(approvalSteps, status) ? approvalSteps[status] : 'changed'}`;
	}
	if (type !== 'helpdesk.ticket.updated_v1') return null;
	const isClosed = (value: unknown): boolean => closedStatuses.includes(Number(value ?? 0));
	const now = isClosed(read(event, 'object.status'));
	const before = read(event, 'old_object.status');
	// Without a status before, another field was changed.
	if (before === undefined || isClosed(before) === now) return 'ticket.updated';
	return now ? 'ticket.closed' : 'ticket.reopened';
}

function subjectOf(event: unknown, ticket: unknown): EventDraft {
	const kinds = [
		['ticket', read(ticket, 'ticket_id')],
		['approval', read(event, 'instance_code')],
		['message', read(event, 'message.message_id') ?? read(event, 'context.open_message_id')],
	] as const;
	const [kind, id] = kinds.find(([, value]) => value !== undefined) ?? [null, null];
	return kind === null ? {} : { 'subject.type': kind, 'subject.id': id };
}

/** The value at a path of names; nothing said is `undefined`. */
function read(value: unknown, path: string): unknown {
	const found = readFieldPath(value, path.split('.'));
	return found === null || found === '' ? undefined : found;
}
