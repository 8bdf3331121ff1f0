import { entryOf } from '../../model/json';
import { fullName } from '../../language/full-name';
import type { EventDraft } from '../source/event-draft';
import { attributeName } from '../source/event-fields';
import type { SalesforceOptions } from './options';
import { longId } from './record-id';

/** Fields of a record by their API names; those of a related record as `Contact.Email`. */
export type Fields = ReadonlyMap<string, unknown>;

const nouns: Record<string, string> = {
	account: 'company',
	case: 'ticket',
	contact: 'contact',
	contract: 'contract',
	lead: 'lead',
	opportunity: 'deal',
	order: 'order',
};

/** The word for an object by its API name; one of the organization's own is called as it is there. */
export function nounOf(object: string): string {
	const bare = object.replace(/^.*:/, '').replace(/__c$/i, '').toLowerCase();
	return entryOf(nouns, bare) ?? (/^[a-z][a-z0-9_]{0,40}$/.test(bare) ? bare : 'record');
}

/** What has become of the record, by what its fields are now. */
export function typeOf(noun: string, fields: Fields, options: SalesforceOptions): string {
	const word = (name: string) => textOf(fields.get(name)).toLowerCase();
	const [closed, won, stage, status] = ['IsClosed', 'IsWon', 'StageName', 'Status'].map(word);
	if (noun === 'deal') {
		if (won === 'true' || (won === '' && options.wonStages.includes(stage ?? '')))
			return 'deal.won';
		const isLost = won === 'false' && closed === 'true';
		return isLost || (won === '' && options.lostStages.includes(stage ?? ''))
			? 'deal.lost'
			: 'deal.updated';
	}
	if (noun === 'ticket') {
		const isKnownOpen = closed === 'false';
		if (closed === 'true' || (!isKnownOpen && options.closedStatuses.includes(status ?? ''))) {
			return 'ticket.closed';
		}
		return options.reopenedStatuses.includes(status ?? '') ? 'ticket.reopened' : 'ticket.updated';
	}
	if ((noun === 'contract' || noun === 'order') && status === 'activated') {
		return `${noun}.activated`;
	}
	const created = word('CreatedDate');
	const changed = word('LastModifiedDate') || word('SystemModstamp');
	return created !== '' && created === changed ? `${noun}.created` : `${noun}.updated`;
}

/** Fields that are told as something else than an attribute, in any record and in one of a person. */
const told = ['Id', 'LastModifiedDate', 'SystemModstamp'];
const ofPerson = ['FirstName', 'LastName', 'Email', 'MobilePhone', 'Phone', 'Language__c'];
const ids = ['customer.externalId', 'owner.id', 'subject.id'];

/** Who counts as the customer in which field, and what of them is known. */
export function recordDraft(noun: string, fields: Fields, options: SalesforceOptions): EventDraft {
	const id = idOf(fields.get('Id'));
	const draft: Record<string, unknown> = { 'subject.type': noun, 'subject.id': id };
	const isPerson = noun === 'contact' || noun === 'lead';
	if (isPerson) Object.assign(draft, personDraft(fields, id));
	const attributes: Record<string, unknown> = {};
	for (const [name, value] of fields) {
		const isSaid = value !== undefined && value !== null && value !== '';
		if (!isSaid || told.includes(name) || (isPerson && ofPerson.includes(name))) continue;
		const field = options.fields.get(name);
		const attribute = field === undefined ? name : attributeName(field);
		if (attribute !== null) attributes[attribute] = value;
		else if (field !== undefined) draft[field] ??= ids.includes(field) ? idOf(value) : value;
	}
	return { ...draft, attributes };
}

/** A contact or lead is the customer. */
function personDraft(fields: Fields, id: unknown): EventDraft {
	return {
		'customer.externalId': id,
		'customer.name':
			fullName(fields.get('FirstName'), fields.get('LastName')) ?? fields.get('Name'),
		'customer.email': fields.get('Email'),
		'customer.phone': fields.get('MobilePhone') ?? fields.get('Phone'),
		'customer.language': fields.get('Language__c'),
	};
}

export function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
		? String(value).trim()
		: '';
}

function idOf(value: unknown): unknown {
	return typeof value === 'string' ? longId(value.trim()) : value;
}
