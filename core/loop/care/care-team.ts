import type { CareFacts } from '../../care/occasion';
import type { OwnerFacts } from '../../model/event';
import type { Identity } from '../../model/identities';
import type { ItemOwner } from '../../model/item';
import { mailboxOf } from '../../model/mailbox';
import type { Absence, Person } from '../../model/people';
import type { LadderRung } from '../../model/settings';
import { oneUserLists } from '../../systems';
import { standInFor } from '../case/stand-in';
import { ownerOfPerson } from '../item/item-parts';

/** Who looks after a customer, as an item carries them and as decisions ask about them. */
export type KnownOwner = { owner: ItemOwner | null; facts: CareFacts['owner'] };

/** The team of a moment, as care asks about it. */
export type CareTeam = {
	/** Whether a customer is one of the team, as `isInTeam` finds out for one. */
	isStaff(identities: readonly Identity[]): boolean;
	/**
	 * Whom a task for the owner of a customer goes to: who is in the team list, or their deputy while they are
	 * away; who is in none, as systems say. Who has left, and whom nobody stands in for, is nobody.
	 */
	ownerOf(named: OwnerFacts | null): KnownOwner;
};

/** The owner of a stored customer, as their systems say it. */
export function ownerNamed(owner: string | null): OwnerFacts | null {
	if (owner === null) return null;
	const { id = null, name = null, email = null } = JSON.parse(owner) as Partial<OwnerFacts>;
	return { id, name, email };
}

const nobody: KnownOwner = { owner: null, facts: null };

/** The team, looked up by what systems call its people. */
export function careTeam(
	{ people, absences }: { people: readonly Person[]; absences: readonly Absence[] },
	{ ladder, now }: { ladder: readonly LadderRung[]; now: number },
): CareTeam {
	const named = new Map<string, Person>();
	const staff = new Set<string>();
	for (const person of people) {
		for (const mark of marksOf(person)) if (!named.has(mark)) named.set(mark, person);
		if (person.active) for (const mark of staffMarks(person)) staff.add(mark);
	}
	const personNamed = ({ id, email }: OwnerFacts): Person | undefined => {
		const mailbox = email === null ? null : mailboxOf(email);
		return (
			(id === null ? undefined : named.get(markOf('id', id))) ??
			(mailbox === null ? undefined : named.get(markOf('email', mailbox))) ??
			(id === null ? undefined : named.get(markOf('external', id)))
		);
	};
	const settled = new Map<string, KnownOwner>();
	const reachedFor = (person: Person): KnownOwner => {
		const roster = { people, absences, now };
		const standIn = standInFor(person.id, person.team, roster, ladder);
		const reached = standIn ?? (person.active ? person : null);
		return reached ? known(ownerOfPerson(reached), reached.languages[0] ?? null) : nobody;
	};
	return {
		isStaff: (identities) => identities.some(({ kind, value }) => staff.has(markOf(kind, value))),
		ownerOf(owner) {
			if (owner === null) return nobody;
			const person = personNamed(owner);
			if (!person) return outside(owner);
			const found = settled.get(person.id) ?? reachedFor(person);
			settled.set(person.id, found);
			return found;
		},
	};
}

const markOf = (kind: string, value: string): string => `${kind}\n${value}`;

const mailboxMarks = ({ email }: Person): string[] =>
	email === null ? [] : [markOf('email', mailboxOf(email) ?? email.toLowerCase())];

/** What a system may call somebody. */
const marksOf = (person: Person): string[] => [
	markOf('id', person.id),
	...mailboxMarks(person),
	...Object.values(person.externalIds).map((own) => markOf('external', own)),
];

/** What somebody is recognised by as a customer, too. */
const staffMarks = (person: Person): string[] => [
	...mailboxMarks(person),
	...Object.entries(person.externalIds)
		.filter(([system]) => oneUserLists.includes(system))
		.map(([system, own]) => markOf(system, own)),
];

/** Somebody who is not in the team list. */
function outside({ id, name, email }: OwnerFacts): KnownOwner {
	if (id === null && name === null && email === null) return nobody;
	return known({ id, name, email, team: null, channels: {} }, null);
}

function known(owner: ItemOwner, language: string | null): KnownOwner {
	const { name, email, channels } = owner;
	// Where no mail goes, a workflow may reach them by a chat.
	const hasAddress =
		mailboxOf(email ?? '') !== null || Object.values(channels).some((one) => one.trim() !== '');
	// Nobody says where people of the team live: the hour is the workspace's.
	return { owner, facts: { name, language, timeZone: null, hasAddress } };
}
