import type { OwnerFacts } from '../model/event';
import { sameAddress } from '../model/mailbox';
import type { Person } from '../model/people';

/**
 * The person of the team whom a system means: by the id that it gave them, by e-mail, or by our own id.
 *
 * @param source the system whose id it is; `null` = not known
 */
export function crmOwner(
	facts: Pick<OwnerFacts, 'id' | 'email'>,
	source: string | null,
	people: readonly Person[],
): Person | null {
	const { id } = facts;
	const email = facts.email?.trim() ?? '';
	return (
		(id !== null && source !== null
			? people.find(({ externalIds }) => own(externalIds, source) === id)
			: undefined) ??
		(email !== '' ? people.find((person) => sameAddress(person.email, email)) : undefined) ??
		people.find((person) => person.id === id) ??
		null
	);
}

function own(record: Readonly<Record<string, string>>, key: string): string | null {
	return Object.hasOwn(record, key) ? (record[key] ?? null) : null;
}
