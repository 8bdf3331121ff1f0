import { isObject } from '../../model/json';
import type { EventDraft } from '../source/event-draft';
import { idOfContent } from '../source/made-id';
import { present } from '../source/read-payload';
import type { HubspotOptions } from './options';
import { contactDraft, nounOf, property, recordDraft, textOf, typeOfStage } from './record';

type Body = Record<string, unknown>;

/** Properties that say when the record became what it is, best first. */
const times = ['occurredAt', 'closedate', 'closed_date', 'hs_lastmodifieddate', 'lastmodifieddate'];

/**
 * What a workflow of HubSpot sends: one record, with its properties flat as an admin chose them, or under
 * `properties` as they come by themselves. A body without a time is dated by its arrival
 * and known by its content.
 */
export function workflowDraft(body: Body, options: HubspotOptions, now: number): EventDraft {
	const properties: Body = { ...(isObject(body.properties) ? body.properties : {}), ...body };
	const said = (name: string) => property(properties, name);
	const id = said('hs_object_id') ?? said('objectId') ?? said('vid');
	const noun = nounOfBody(body, said);
	const stage = textOf(said(noun === 'ticket' ? 'hs_pipeline_stage' : 'dealstage'));
	const type = said('type') ?? typeOfStage(noun, stage, options) ?? `${noun}.updated`;
	const time = times.map(said).find((value) => value !== undefined);
	return {
		...contactDraft(properties),
		id: said('id') ?? said('eventId') ?? (time === undefined ? idOfContent(type, id, body) : null),
		type,
		occurredAt: time ?? now,
		touchpoint: said('touchpoint'),
		...recordDraft(noun, id, body.portalId ?? body['portal-id']),
		'subject.title': said('dealname') ?? (noun === 'ticket' ? said('subject') : undefined),
		'value.amount': said('amount'),
		'value.currency': said('deal_currency_code'),
		...(noun === 'contact' ? {} : { 'customer.externalId': said('contact_id') }),
		'customer.segment': said('segment'),
		'owner.id': said('hubspot_owner_id'),
		'owner.name': said('owner_name'),
		'owner.email': said('owner_email'),
		attributes: present({
			pipeline: said('pipeline') ?? said('hs_pipeline'),
			stage: stage || null,
			priority: said('hs_ticket_priority'),
			company: said('company'),
		}),
	};
}

/** What the record is: as the body says, by its type, or by a property that only one kind has. */
function nounOfBody(body: Body, said: (name: string) => unknown): string {
	const named = nounOf(body.objectType ?? body.objectTypeId);
	if (named !== 'object') return named;
	const [word = ''] = textOf(body.type).toLowerCase().split('.');
	if (word === 'contact' || word === 'deal' || word === 'ticket') return word;
	if (said('dealstage') !== undefined || said('dealname') !== undefined) return 'deal';
	if (said('hs_pipeline_stage') !== undefined) return 'ticket';
	return said('vid') !== undefined || said('email') !== undefined ? 'contact' : 'object';
}
