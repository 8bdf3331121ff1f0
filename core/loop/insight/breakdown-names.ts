import { withoutMailbox } from '../../language/person-name';
import { sayIn } from '../../language/say';
import type { GroupField } from '../../model/group-field';
import type { Person } from '../../model/people';
import type { Settings } from '../../model/settings';
import { crmOwner } from '../../route/crm-owner';
import type { RawOwner } from '../../store/repositories/raw-owner';
import type { BreakdownField } from './breakdown-input';

/** A group as it is told apart, and as it is called; `null` = not known. */
export type Named = { key: string; name: string } | null;

export type Namer = {
	/** @param raw as the store has it */
	of(field: BreakdownField, raw: string | null): Named;
	/** The field as people call it. */
	field(field: BreakdownField): string;
};

/** The field of the store that a field is made from. */
export const storedField = (field: BreakdownField): GroupField =>
	field === 'team' ? 'owner' : field;

/**
 * Names groups for a reader. An owner whom a system names is the person of the team that the Router would find; one
 * whom nobody knows keeps the name that the system gave. Two people of one name have their ids beside it. A team is the one that the answer was given for, else that
 * of the person; capital letters tell no teams apart.
 */
export function namerFor(
	people: readonly Person[],
	settings: Pick<Settings, 'customerAttributes'>,
	language: string,
): Namer {
	const say = sayIn(language);
	const owners = new Map<string, ReturnType<typeof ownerOf>>();
	const teams = new Map<string, string>();
	for (const { team } of people) if (team !== null) teams.set(team.toLowerCase(), team);
	const knownOwner = (raw: string) => {
		const known = owners.get(raw) ?? ownerOf(raw, people);
		owners.set(raw, known);
		return known;
	};
	const team = (raw: string): Named => {
		const name = knownOwner(raw).team?.trim() ?? '';
		if (name === '') return null;
		const key = name.toLowerCase();
		teams.set(key, teams.get(key) ?? name);
		return { key, name: teams.get(key) ?? name };
	};
	const attribute = (key: string, raw: string): Named => {
		const type = settings.customerAttributes.find((one) => one.key === key)?.type;
		if (type !== 'yes_no' && type !== 'number') return { key: raw, name: raw };
		const value = Number(raw);
		const name = say(value === 0 ? 'breakdown.no' : 'breakdown.yes');
		return { key: String(value), name: type === 'yes_no' ? name : String(value) };
	};
	return {
		of(field, raw) {
			if (raw === null || raw.trim() === '') return null;
			switch (field) {
				case 'owner':
					return knownOwner(raw).named;
				case 'team':
					return team(raw);
				case 'language':
				case 'country':
					return { key: raw, name: displayName(field, raw, language) };
				default:
					return field.startsWith('customer:')
						? attribute(field.slice('customer:'.length), raw)
						: { key: raw, name: raw };
			}
		},
		field(field) {
			switch (field) {
				case 'survey':
				case 'segment':
				case 'touchpoint':
				case 'owner':
				case 'team':
				case 'language':
				case 'country':
					return say(`breakdown.field.${field}`);
				default: {
					const key = field.slice(field.indexOf(':') + 1);
					const own = settings.customerAttributes.find((one) => one.key === key);
					return field.startsWith('customer:') ? (own?.name ?? key) : key;
				}
			}
		},
	};
}

function ownerOf(raw: string, people: readonly Person[]): { named: Named; team: string | null } {
	const owner = JSON.parse(raw) as RawOwner;
	const person = crmOwner(owner, owner.system, people);
	const team = owner.team ?? person?.team ?? null;
	if (person) {
		const called = withoutMailbox(person.name);
		const isShared = people.some(
			({ id, name }) => withoutMailbox(name) === called && id !== person.id,
		);
		const name = isShared ? `${called} (${person.id})` : called;
		return { named: { key: person.id, name }, team };
	}
	const name = owner.name ?? owner.id ?? owner.email;
	const key = JSON.stringify([owner.system, owner.id ?? owner.email ?? owner.name]);
	return { named: name === null ? null : { key, name: withoutMailbox(name) }, team };
}

function displayName(field: 'language' | 'country', code: string, language: string): string {
	const type = field === 'country' ? 'region' : 'language';
	try {
		return new Intl.DisplayNames(language, { type }).of(code) ?? code;
	} catch {
		return code;
	}
}
