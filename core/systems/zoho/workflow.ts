import type { EventDraft } from '../source/event-draft';
import { idOfContent } from '../source/made-id';
import { readDrafts } from '../source/read-drafts';
import { present, read } from '../source/read-payload';
import type { ParseOutcome } from '../source/source';
import type { ZohoOptions } from './options';
import { nounOf, typeOfStage } from './record';

/** Names of the parameters that are read. */
export const parameters: ReadonlySet<string> = new Set([
	'subject_id',
	'module',
	'stage',
	'status',
	'id',
	'type',
	'occurred_at',
	'touchpoint',
	'subject_title',
	'subject_url',
	'value_amount',
	'value_currency',
	'customer_id',
	'customer_name',
	'customer_email',
	'customer_phone',
	'customer_language',
	'customer_time_zone',
	'customer_segment',
	'owner_id',
	'owner_name',
	'owner_email',
]);

/**
 * What a workflow rule of Zoho sends: parameters that an admin called as our documentation asks, as a form
 * or as JSON. A body without a time is dated by its arrival and known by its content.
 */
export function parseWorkflow(
	body: Record<string, unknown>,
	options: ZohoOptions,
	now: number,
): ParseOutcome {
	const said = (name: string) => read(body, name);
	const id = said('subject_id');
	if (id === undefined) {
		return {
			kind: 'invalid',
			message:
				'subject_id is missing: give the webhook a parameter of this name with the id of the record.',
		};
	}
	const noun = nounOf(said('module') ?? 'records');
	const stage = said('stage') ?? said('status');
	const type = said('type') ?? typeOfStage(noun, stage, options) ?? `${noun}.updated`;
	const time = withPlus(said('occurred_at'));
	const draft: EventDraft = {
		id: said('id') ?? (time === undefined ? idOfContent(type, id, body) : null),
		type,
		occurredAt: time ?? now,
		touchpoint: said('touchpoint'),
		...(said('module') === undefined ? {} : { 'subject.type': noun }),
		'subject.id': id,
		'subject.title': said('subject_title'),
		'subject.url': said('subject_url'),
		'value.amount': said('value_amount'),
		'value.currency': said('value_currency'),
		'customer.externalId': said('customer_id'),
		'customer.name': said('customer_name'),
		'customer.email': said('customer_email'),
		'customer.phone': said('customer_phone'),
		'customer.language': said('customer_language'),
		'customer.timeZone': said('customer_time_zone'),
		'customer.segment': said('customer_segment'),
		'owner.id': said('owner_id'),
		'owner.name': said('owner_name'),
		'owner.email': said('owner_email'),
		attributes: present({ module: said('module'), stage: said('stage'), status: said('status') }),
	};
	return readDrafts([draft], 'zoho', options.senderZone);
}

/** In a form that nobody has encoded the plus of a zone is a space: `10:00:00 08:00`. */
const withPlus = (time: unknown): unknown =>
	typeof time === 'string'
		? time.replace(/(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) (\d{2}:?\d{2})$/, '$1+$2')
		: time;
