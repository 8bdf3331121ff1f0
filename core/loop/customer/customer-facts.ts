import { timeZoneOf } from '../../calendar/zone-names';
import { languageTagOf } from '../../language/language-names';
import { personName } from '../../language/person-name';
import { cleanLine } from '../../language/plain-text';
import { InputError } from '../../model/errors';
import { isOwnKind } from '../../model/identities';
import type { CustomerFacts } from '../../model/event';
import { isObject } from '../../model/json';
import { faultInWords, readMailbox } from '../../model/mailbox';

/** A customer as an item or a node's fields give it: an id of ours, and what else is known. */
export type GivenCustomer = { id: string | null; facts: CustomerFacts | null };

/**
 * Reads who is meant from an item's `customer` and the fields over it. Blank means not said; control
 * characters go; `facts` is `null` where nothing would identify anybody.
 *
 * @throws InputError for an e-mail address that is none
 */
export function readCustomer(item: unknown, fields: Record<string, unknown>): GivenCustomer {
	const base = isObject(item) ? item : {};
	const said = (key: string): string | null => line(fields[key]) ?? line(base[key]);
	const externalIds: Record<string, string> = {};
	for (const source of [base.externalIds, fields.externalIds]) {
		if (!isObject(source)) continue;
		for (const [system, id] of Object.entries(source)) {
			const text = line(id);
			if (text === null) continue;
			if (isOwnKind(system)) throw ownName(system);
			externalIds[system] = text;
		}
	}
	const email = readEmail(said('email'));
	const phone = said('phone');
	const facts: CustomerFacts = {
		externalIds,
		name: personName(said('name')) || null,
		email,
		phone,
		language: understood(said('language'), languageTagOf),
		timeZone: understood(said('timeZone'), timeZoneOf),
		segment: said('segment'),
	};
	const known = email !== null || phone !== null || Object.keys(externalIds).length > 0;
	// Fields name somebody of their own: the item's id is then another person's.
	const own = ['email', 'phone'].some((key) => line(fields[key]) !== null);
	const id = line(fields.id) ?? (own ? null : line(base.id));
	return { id, facts: known ? facts : null };
}

function ownName(system: string): InputError {
	return new InputError(
		`An id in externalIds is called "${system}", which is a name of our own.`,
		'Name the system that the id is from, e.g. "crm". An address belongs in email, a number in phone.',
	);
}

function readEmail(said: string | null): string | null {
	if (said === null) return null;
	const read = readMailbox(said);
	if (read.ok) return read.written;
	throw new InputError(
		`"${said.slice(0, 100)}" is not an e-mail address: ${faultInWords(read.fault)}.`,
		'Give one address such as li.wei@example.com, or leave the field empty.',
	);
}

/** What nobody understands stays as it was said; it is passed over where it is used. */
function understood(said: string | null, read: (name: string) => string | null): string | null {
	return said === null ? null : (read(said) ?? said);
}

function line(value: unknown): string | null {
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	const text = cleanLine(String(value), 254);
	return text === '' ? null : text;
}
