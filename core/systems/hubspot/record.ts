import { fullName } from '../../language/full-name';
import { entryOf } from '../../model/json';
import type { EventDraft } from '../source/event-draft';
import { read } from '../source/read-payload';
import type { HubspotOptions } from './options';

/** HubSpot's numbers of the objects that we have a word for. */
const numbers: Record<string, string> = {
	'0-1': 'contact',
	'0-2': 'company',
	'0-3': 'deal',
	'0-5': 'ticket',
	'0-19': 'feedback_submission',
	'0-123': 'order',
};

/** The word for an object by its number or its name there; an object of the account's own is `object`. */
export function nounOf(type: unknown): string {
	const word = typeof type === 'string' ? type.trim().toLowerCase() : '';
	const known = entryOf(numbers, word);
	if (known !== undefined) return known;
	return /^[a-z][a-z_]{0,40}$/.test(word) ? word : 'object';
}

/** What a stage of a deal or ticket means; `null` where the account alone knows. */
export function typeOfStage(noun: string, stage: string, options: HubspotOptions): string | null {
	if (noun === 'deal') {
		if (options.wonStages.includes(stage)) return 'deal.won';
		return options.lostStages.includes(stage) ? 'deal.lost' : null;
	}
	if (noun !== 'ticket') return null;
	if (options.closedStages.includes(stage)) return 'ticket.closed';
	return options.reopenedStages.includes(stage) ? 'ticket.reopened' : null;
}

/** What an event says of the record it is about. */
export function recordDraft(noun: string, id: unknown, portal: unknown): EventDraft {
	return {
		'subject.type': noun,
		'subject.id': id,
		'subject.url': linkTo(noun, id, portal),
		...(noun === 'contact' && { 'customer.externalId': id }),
	};
}

function linkTo(noun: string, id: unknown, portal: unknown): string | null {
	const [type] = Object.entries(numbers).find(([, word]) => word === noun) ?? [];
	const record = textOf(id);
	const account = textOf(portal);
	if (type === undefined || !/^\d+$/.test(record) || !/^\d+$/.test(account)) return null;
	return `https://app.hubspot.com/contacts/${account}/record/${type}/${record}`;
}

/** Fields of the customer by the names that HubSpot's contact properties have. */
export function contactDraft(properties: Record<string, unknown>): EventDraft {
	const zone = property(properties, 'hs_timezone');
	const draft: EventDraft = {
		'customer.name': fullName(property(properties, 'firstname'), property(properties, 'lastname')),
		'customer.email': property(properties, 'email'),
		'customer.phone': property(properties, 'mobilephone') ?? property(properties, 'phone'),
		'customer.language': property(properties, 'hs_language'),
		'customer.timeZone': typeof zone === 'string' ? zoneOf(zone) : null,
	};
	return Object.fromEntries(
		Object.entries(draft).filter(([, value]) => value !== undefined && value !== null),
	);
}

/** HubSpot writes `america_slash_new_york` for America/New_York. */
function zoneOf(zone: string): string {
	const written = zone.replaceAll('_slash_', '/');
	return written.replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase());
}

/** The value of a property: bare, or as `{ "value": … }`. */
export function property(properties: Record<string, unknown>, name: string): unknown {
	if (!Object.hasOwn(properties, name)) return undefined;
	return read(properties, `["${name}"].value`) ?? read(properties, `["${name}"]`);
}

export function textOf(value: unknown): string {
	return typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
}
