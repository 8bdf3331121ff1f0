import { InputError } from '../../../core/model/errors';
import type { ItemMessage } from '../../../core/model/item';
import { isObject } from '../../../core/model/json';
import { readWord, unacceptable } from '../../../core/model/read-input';

/** What sending needs of an item. */
export type Outgoing = {
	message: ItemMessage;
	invitation: { id: string; link: string | null; optOutLink: string | null } | null;
	caseId: string | null;
};

const kinds = ['invitation', 'reminder', 'case', 'report'] as const;

/** Whether a message asks a customer; all others go to people of the house. */
export const asks = (kind: ItemMessage['kind']): boolean =>
	kind === 'invitation' || kind === 'reminder';

/** The item that is sent: the one typed as JSON, else the incoming one. @throws InputError */
export function itemOf(typed: unknown, incoming: Record<string, unknown>): Record<string, unknown> {
	const text = typeof typed === 'string' ? typed.trim() : typed;
	if (text === undefined || text === null || text === '') return incoming;
	try {
		const item: unknown = typeof text === 'string' ? JSON.parse(text) : text;
		if (isObject(item)) return item;
	} catch {
		// Told below, with what is accepted.
	}
	throw unacceptable('Item as JSON', typed, 'one JSON object');
}

/** @throws InputError naming what is missing and which node fills it. */
export function readOutgoing(json: Record<string, unknown>): Outgoing {
	const { message, invitation } = json;
	if (!isObject(message)) {
		throw new InputError(
			'The item has no message.',
			'Connect Satisfaction Survey, Satisfaction Case or Satisfaction Timer Trigger, which fill it.',
		);
	}
	const kind = readWord(message.kind, 'message.kind', kinds);
	const about = isObject(invitation) ? invitation : null;
	if (asks(kind) && typeof about?.id !== 'string') {
		throw new InputError(
			`The item carries a message of the kind "${kind}" but no invitation.id.`,
			'Keep the invitation on the item between Satisfaction Survey and this node.',
		);
	}
	return {
		message: {
			key: textOf(message, 'key'),
			kind,
			to: optional(message.to).trim() || null,
			subject: textOf(message, 'subject'),
			text: textOf(message, 'text'),
			html: textOf(message, 'html'),
			short: optional(message.short),
			markdown: optional(message.markdown),
		},
		invitation: about && {
			id: String(about.id),
			link: typeof about.link === 'string' ? about.link : null,
			optOutLink: typeof about.optOutLink === 'string' ? about.optOutLink : null,
		},
		caseId: isObject(json.case) && typeof json.case.id === 'string' ? json.case.id : null,
	};
}

function textOf(message: Record<string, unknown>, key: string): string {
	const text = message[key];
	if (typeof text === 'string' && text.trim() !== '') return text;
	throw unacceptable(`message.${key}`, text, 'a text that is not empty');
}

function optional(text: unknown): string {
	return typeof text === 'string' ? text : '';
}
