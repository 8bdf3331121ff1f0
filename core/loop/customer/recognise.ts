import type { CustomerFacts } from '../../model/event';
import { type Identity, nameKey, strengthOf } from '../../model/identities';
import { mailboxOf } from '../../model/mailbox';
import type { Customer } from '../../store/repositories/customers';
import type { IdentityTable } from '../../store/tables/known-people';

/** Somebody whom an identity of the facts names, and how strong that identity is. */
export type Candidate = { by: IdentityTable; strength: ReturnType<typeof strengthOf> };

/**
 * Whom the facts may be about, strongest first: an id in a system, that of the sender before others, then
 * the mailbox, then the telephone.
 */
export function candidatesOf(
	identities: readonly Identity[],
	known: readonly IdentityTable[],
	source: string | null,
): Candidate[] {
	return ownFirst(identities, source).flatMap(({ kind, value }) => {
		const by = known.find((row) => row.kind === kind && row.value === value);
		return by === undefined ? [] : [{ by, strength: strengthOf(by) }];
	});
}

function ownFirst(identities: readonly Identity[], source: string | null): Identity[] {
	const own = identities.filter(({ kind }) => kind === source);
	return [...own, ...identities.filter(({ kind }) => kind !== source)];
}

/**
 * Whether somebody is another person than the facts are about, though one of their identities matches:
 * they have another id in a system in which the facts name one that nobody has.
 *
 * Where an id named them, only the sender's own id speaks against that.
 */
export function isAnother(
	{ by, strength }: Candidate,
	customer: Customer,
	held: readonly Identity[],
	about: { facts: CustomerFacts; unknown: readonly Identity[]; source: string | null },
): boolean {
	const { facts, unknown, source } = about;
	const against = unknown.filter(({ kind }) => strength !== 'person' || kind === source);
	if (against.some((one) => contradicts(one, held))) return true;
	if (strength !== 'phone') return false;
	// A telephone alone says little: the mailbox and the name must not speak against it.
	const mailbox = facts.email === null ? null : mailboxOf(facts.email);
	const theirs = customer.email === null ? null : mailboxOf(customer.email);
	if (mailbox !== null && theirs !== null && mailbox !== theirs) return true;
	const names = [facts.name, customer.name].map((name) => (name === null ? '' : nameKey(name)));
	return by.kind === 'phone' && !names.includes('') && names[0] !== names[1];
}

/** An id in a system in which somebody has another one. */
export function contradicts(one: Identity, held: readonly Identity[]): boolean {
	return (
		strengthOf(one) === 'person' &&
		held.some(({ kind, value }) => kind === one.kind && value !== one.value)
	);
}
