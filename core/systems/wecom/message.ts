import { isObject } from '../../model/json';
import { fieldText, type XmlFields } from '../callback/xml-callback';
import type { EventDraft } from '../source/event-draft';
import { ownType, typeByRules, withNamedFields } from '../source/event-rules';
import { madeId } from '../source/made-id';
import { readDrafts } from '../source/read-drafts';
import type { ParseOutcome } from '../source/source';
import type { WecomOptions } from './options';

/** What happened to a customer whom an employee has as a contact. */
const contactTypes: ReadonlyMap<string, string> = new Map(
	Object.entries({
		add_external_contact: 'contact.created',
		add_half_external_contact: 'contact.created',
		edit_external_contact: 'contact.updated',
		// The employee removed the customer, or the customer the employee.
		del_external_contact: 'contact.removed',
		del_follow_user: 'contact.left',
	}),
);

/** Attributes by our name: fields of theirs that say more of what happened. */
const attributes: Record<string, string> = {
	event: 'Event',
	changeType: 'ChangeType',
	agentId: 'AgentID',
	userId: 'UserID',
	state: 'State',
	welcomeCode: 'WelcomeCode',
	failReason: 'FailReason',
	eventKey: 'EventKey',
	taskId: 'TaskId',
	cardType: 'CardType',
	responseCode: 'ResponseCode',
	messageType: 'MsgType',
	content: 'Content',
};

/** Reads one decrypted callback. */
export function parseMessage(fields: XmlFields, options: WecomOptions): ParseOutcome {
	const of = (name: string): string | null => fieldText(fields, name);
	const event = of('Event');
	const kind = of('MsgType');
	if (kind === null) return { kind: 'invalid', message: 'MsgType is missing in what WeCom sent.' };
	const word = event ?? kind;
	const change = of('ChangeType') ?? '';
	const isContact = event === 'change_external_contact';
	const draft: EventDraft = {
		id: of('MsgId') ?? eventId(fields, word),
		type:
			typeByRules(options.rules, word, fields) ??
			(isContact ? contactTypes.get(change) : usualType(event)) ??
			ownType('wecom', isContact ? change : word),
		occurredAt: of('CreateTime'),
		...subjectOf(fields),
		attributes: {
			...Object.fromEntries(
				Object.entries(attributes)
					.map(([ours, theirs]) => [ours, of(theirs)])
					.filter(([, value]) => value !== null),
			),
			...(isObject(fields.SelectedItems) && { selected: fields.SelectedItems }),
		},
		'customer.externalId': of('ExternalUserID'),
		// Who has the customer as a contact, pressed the button or wrote: an employee.
		'owner.id': of('UserID') ?? (isContact ? null : of('FromUserName')),
	};
	return readDrafts([withNamedFields(draft, options.fields, fields)], 'wecom');
}

function usualType(event: string | null): string | null {
	if (event === null) return 'message.received';
	return event === 'template_card_event' ? 'card.clicked' : null;
}

function subjectOf(fields: XmlFields): EventDraft {
	const customer = fieldText(fields, 'ExternalUserID');
	if (customer !== null) return { 'subject.type': 'contact', 'subject.id': customer };
	const task = fieldText(fields, 'TaskId');
	if (task !== null) return { 'subject.type': 'card', 'subject.id': task };
	const message = fieldText(fields, 'MsgId');
	return message === null ? {} : { 'subject.type': 'message', 'subject.id': message };
}

/** Events have no id: who and when, as WeCom advises, and what, since many come from `sys` at once. */
const eventId = (fields: XmlFields, event: string): string =>
	madeId([
		fieldText(fields, 'ChangeType') ?? event,
		...['FromUserName', 'CreateTime', 'ExternalUserID', 'UserID'].map((name) =>
			fieldText(fields, name),
		),
		...['TaskId', 'EventKey', 'WelcomeCode'].map((name) => fieldText(fields, name)),
	]);
