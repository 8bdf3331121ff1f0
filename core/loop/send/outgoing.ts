import { InputError } from '../../model/errors';
import { type ItemMessage, type MessageKind, messageKinds } from '../../model/item';
import { isObject } from '../../model/json';
import { readWord, unacceptable } from '../../model/read-input';
import { careOfKey } from '../care/care-item';

/** What sending needs of an item. */
export type Outgoing = {
	message: ItemMessage;
	test: boolean;
	/** The invitation that the message asks for. */
	invitation: { id: string; link: string | null; optOutLink: string | null } | null;
	caseId: string | null;
	/** Whom the item is about, as it says; they may have been erased since. */
	about: string | null;
	/** Of the customer who gets a code; other messages name theirs elsewhere. */
	customerId: string | null;
	/** The person of the house whom it is for, as the team list calls them. */
	personId?: string | null;
	/** The owner whom its item names, in the item's own shape. */
	owner?: Record<string, unknown> | null;
	/** Links to the case that the item is about: of one person, and of a group. */
	caseLinks?: { own: string | null; group: string | null };
	/** Of a message of a campaign, as far as its item says: best first, and whether it is a task for the owner. */
	care?: { languages: string[]; isTask: boolean } | null;
};

/** Whether a message asks a customer to answer; such a one belongs to an invitation. */
export const asks = (kind: MessageKind): boolean => kind === 'invitation' || kind === 'reminder';

/** Of a text that somebody has typed, characters. */
export const longestText = 20_000;

/** @throws InputError naming what is missing and which node fills it. */
export function readOutgoing(json: Record<string, unknown>): Outgoing {
	const { message, invitation } = json;
	if (!isObject(message)) {
		throw new InputError(
			'The item has no message.',
			'Connect Satisfaction Survey, Satisfaction Case or Satisfaction Timer Trigger, which fill it, or write one here with the operation Write and Send.',
		);
	}
	const kind = readWord(message.kind, 'message.kind', messageKinds);
	const about = isObject(invitation) ? invitation : null;
	if (asks(kind) && typeof about?.id !== 'string') {
		throw new InputError(
			`The item carries a message of the kind "${kind}" but no invitation.id.`,
			'Keep the invitation on the item between Satisfaction Survey and this node.',
		);
	}
	const key = textOf(message, 'key');
	checkCare(key, kind, message);
	return {
		message: {
			...message,
			key,
			kind,
			to: optional(message.to).trim() || null,
			subject: textOf(message, 'subject'),
			text: textOf(message, 'text'),
			// Of a campaign it is made of the text when it leaves, so that a node between may change that.
			html: kind === 'care' ? optional(message.html) : textOf(message, 'html'),
			short: optional(message.short),
			markdown: optional(message.markdown),
		},
		test: json.test === true,
		invitation:
			about === null || !asks(kind)
				? null
				: {
						id: String(about.id),
						link: typeof about.link === 'string' ? about.link : null,
						optOutLink: typeof about.optOutLink === 'string' ? about.optOutLink : null,
					},
		customerId:
			kind === 'incentive' && isObject(json.customer) && typeof json.customer.id === 'string'
				? json.customer.id
				: null,
		about: kind === 'erasure' ? null : customerIn(json),
		care: kind === 'care' ? careIn(json) : null,
		personId: optional(message.reader).trim() || null,
		owner: isObject(json.owner) ? json.owner : null,
		caseLinks: caseLinksIn(json),
		caseId: isObject(json.case) && typeof json.case.id === 'string' ? json.case.id : null,
	};
}

/** What has the key of a campaign is asked about by the campaign before it leaves, whatever else was changed of it. */
function checkCare(key: string, kind: MessageKind, { text }: Record<string, unknown>): void {
	const isOfCampaign = careOfKey(key) !== null;
	if (kind !== 'care') {
		if (!isOfCampaign) return;
		throw unacceptable('message.kind', kind, 'care, which a message of a campaign stays');
	}
	if (!isOfCampaign) {
		throw unacceptable('message.key', key, 'the key that Satisfaction Care gave it (care.key)');
	}
	if (typeof text !== 'string' || text.length <= longestText) return;
	throw new InputError(
		`message.text has ${text.length} characters; at most ${longestText} can be sent.`,
		'Shorten it, or link to where the rest stands.',
	);
}

function careIn({ message, owner, customer }: Record<string, unknown>): Outgoing['care'] {
	const mail = (part: unknown) => (isObject(part) ? optional(part.email).trim() : '');
	const to = isObject(message) ? optional(message.to).trim() : '';
	const isTask = to !== '' && mail(owner) === to && mail(customer) !== to;
	const language = isObject(customer) && !isTask ? optional(customer.language) : '';
	return { languages: language === '' ? [] : [language], isTask };
}

/** The links to its case that an item carries. */
export function caseLinksIn({ case: about }: Record<string, unknown>): {
	own: string | null;
	group: string | null;
} {
	const link = (key: string) => (isObject(about) ? optional(about[key]) : '') || null;
	return { own: link('link'), group: link('groupLink') };
}

/** The id of the customer that an item is about. */
export function customerIn({ customer }: Record<string, unknown>): string | null {
	return isObject(customer) && typeof customer.id === 'string' ? customer.id : null;
}

function textOf(message: Record<string, unknown>, key: string): string {
	const text = message[key];
	if (typeof text === 'string' && text.trim() !== '') return text;
	throw unacceptable(`message.${key}`, text, 'a text that is not empty');
}

function optional(text: unknown): string {
	return typeof text === 'string' ? text : '';
}
