import type { EventDraft } from '../source/event-draft';
import type { ZendeskOptions } from './options';

const doneStatuses = ['SOLVED', 'CLOSED'];
const workStatuses = ['NEW', 'OPEN', 'PENDING', 'HOLD'];

/** What a change of status means; a change between two open states is only a change. */
export function typeOfChange(current: string | null, previous: string | null): string {
	if (current === 'SOLVED') return 'ticket.solved';
	if (current === 'CLOSED') return 'ticket.closed';
	const wasDone = previous !== null && doneStatuses.includes(previous);
	const isWork = current !== null && workStatuses.includes(current);
	return wasDone && isWork ? 'ticket.reopened' : 'ticket.status_changed';
}

/** A rating of Zendesk's own, as an answer that Score records. */
export function answerOf(
	value: unknown,
	comment: unknown,
	options: ZendeskOptions,
): Record<string, unknown> {
	const word = typeof value === 'string' ? value.toUpperCase() : (value ?? null);
	const isNumber = typeof word === 'number' || (typeof word === 'string' && /^[1-5]$/.test(word));
	return {
		scaleMapping: options.scaleMapping ?? (isNumber ? 'zendesk_1_5' : 'zendesk_good_bad'),
		value: word,
		comment: comment ?? null,
		answers: [],
	};
}

/** What an event says of its ticket. */
export function ticketDraft(id: unknown, options: ZendeskOptions): EventDraft {
	return {
		'subject.type': 'ticket',
		'subject.id': id,
		'subject.url': agentUrl('tickets', id, options),
	};
}

/** Where an agent sees it; `null` without the subdomain. */
export function agentUrl(
	list: 'tickets' | 'users' | 'organizations',
	id: unknown,
	{ subdomain }: ZendeskOptions,
): string | null {
	const number = typeof id === 'number' ? String(id) : typeof id === 'string' ? id : '';
	const canLink = subdomain !== null && /^\d+$/.test(number);
	return canLink ? `https://${subdomain}.zendesk.com/agent/${list}/${number}` : null;
}
