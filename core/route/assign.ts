import type { OwnerFacts } from '../model/event';
import type { Person } from '../model/people';
import { personById, personOrDeputy, unavailableBecause } from './deputy';
import type { Roster } from './deputy';
import { matches } from './match';
import type { RoutingFacts } from './match';
import type { RoutingRule, RuleTarget, TeamTarget } from './rule';

export type AssignedVia =
	'crm_owner' | 'rule' | 'skill' | 'round_robin' | 'least_load' | 'deputy' | 'fallback';

export type RoutingPlan = {
	/** In order; the first that matches counts. */
	rules: readonly RoutingRule[];
	/** Whether the owner a CRM names goes before the rules. */
	useCrmOwner: boolean;
	/** Who gets what no rule fits; `null` = the fallback. */
	otherwise: TeamTarget | null;
	/** Id of the person who gets what nobody else does. */
	fallback: string | null;
};

/** Round robin positions: pool → how far round it is. */
export type Cursor = Readonly<Record<string, number>>;

export type Assignment = {
	owner: Person | null;
	/** `null` exactly when there is no owner. */
	via: AssignedVia | null;
	/** How it came to this, one sentence a step. */
	path: string[];
	/** The position to store, when a pool moved on. */
	nextCursor: { pool: string; position: number } | null;
};

/**
 * Finds the owner of an answer: the CRM's own, else by the first rule that matches or, where none
 * does, in the plan's team, else the fallback. Whoever is inactive, absent or full is replaced by their
 * deputy. A team is asked as a whole: only when none of its members is free do deputies step in, then
 * the fallback.
 */
export function assignOwner(
	facts: RoutingFacts,
	plan: RoutingPlan,
	roster: Roster,
	cursor: Cursor,
): Assignment {
	const path: string[] = [];
	const none = { nextCursor: null, path };
	if (roster.people.length === 0) {
		path.push('the team list is empty: add people with Satisfaction Team');
		return { owner: null, via: null, ...none };
	}

	if (plan.useCrmOwner && facts.crmOwner) {
		const person = crmOwner(facts.crmOwner, facts.source, roster);
		if (person) {
			path.push(`${person.name} is the owner in the CRM`);
			const found = settle(person, 'crm_owner', roster, path);
			if (found) return { ...found, ...none };
		} else {
			path.push(`the CRM's owner ${named(facts.crmOwner)} is not in the team list`);
		}
	}

	const rule = plan.rules.find((one) => matches(one, facts));
	if (rule) path.push(`rule "${rule.name}" matches`);
	else if (plan.rules.length > 0) path.push('no rule matches');
	const target = rule ? rule.then : plan.otherwise;
	const found = target && byTarget(target, facts, roster, cursor, path);
	if (found) return { ...found, path };

	const fallback = plan.fallback === null ? null : personById(roster, plan.fallback);
	if (fallback) {
		path.push(`the fallback is ${fallback.name}`);
		const settled = settle(fallback, 'fallback', roster, path);
		if (settled) return { ...settled, ...none };
	} else {
		path.push(
			plan.fallback === null
				? 'no fallback is set'
				: `the fallback "${plan.fallback}" is not in the team list`,
		);
	}
	return { owner: null, via: null, ...none };
}

const poolOf = (team: string | null): string =>
	team === null ? 'everybody' : `team:${team.toLowerCase()}`;

const inTeam = (team: string | null): string =>
	team === null ? 'in the team list' : `in the team "${team}"`;

type Found = { owner: Person; via: AssignedVia };

function settle(person: Person, via: AssignedVia, roster: Roster, path: string[]): Found | null {
	const { person: owner, path: steps } = personOrDeputy(person, roster);
	path.push(...steps);
	return owner && { owner, via: owner === person ? via : 'deputy' };
}

function crmOwner(facts: OwnerFacts, source: string | null, { people }: Roster): Person | null {
	const id = facts.id;
	const email = facts.email?.trim().toLowerCase() ?? '';
	return (
		(id !== null && source !== null
			? people.find(({ externalIds }) => own(externalIds, source) === id)
			: undefined) ??
		(email !== ''
			? people.find((person) => person.email?.trim().toLowerCase() === email)
			: undefined) ??
		people.find((person) => person.id === id) ??
		null
	);
}

function own(record: Readonly<Record<string, string>>, key: string): string | null {
	return Object.hasOwn(record, key) ? (record[key] ?? null) : null;
}

function named({ name, email, id }: OwnerFacts): string {
	return `"${name ?? email ?? id ?? 'without a name'}"`;
}

function byTarget(
	target: RuleTarget,
	facts: RoutingFacts,
	roster: Roster,
	cursor: Cursor,
	path: string[],
): (Found & Pick<Assignment, 'nextCursor'>) | null {
	if (target.kind === 'person') {
		const person = personById(roster, target.personId);
		if (!person) {
			path.push(`the person "${target.personId}" is not in the team list`);
			return null;
		}
		const found = settle(person, 'rule', roster, path);
		return found && { ...found, nextCursor: null };
	}
	const team = roster.people
		.filter(({ active, team: of }) => active && (target.team === null || isTeam(of, target.team)))
		// A fixed order, whatever order the store returns.
		.sort((one, other) => (one.id < other.id ? -1 : 1));
	if (team.length === 0) {
		path.push(
			target.team === null
				? 'nobody in the team list is active'
				: `the team "${target.team}" has no active member`,
		);
		return null;
	}
	const able =
		target.strategy === 'skill' ? team.filter((one) => isAble(one, target, facts)) : team;
	if (able.length === 0) {
		path.push(`nobody ${inTeam(target.team)} ${wantedSkill(target, facts)}`);
		return null;
	}
	const free = able.filter((person) => unavailableBecause(person, roster) === null);
	if (free.length === 0) {
		path.push(`nobody ${inTeam(target.team)} is free`);
		return firstDeputy(able, roster, path);
	}
	if (target.strategy === 'round_robin') return nextInTurn(able, free, target.team, cursor, path);
	const owner = leastLoaded(free, roster);
	path.push(
		target.strategy === 'skill'
			? `${owner.name} ${wantedSkill(target, facts)} and has the fewest open cases of those who do`
			: `${owner.name} has the fewest open cases ${inTeam(target.team)}`,
	);
	return { owner, via: target.strategy, nextCursor: null };
}

function isTeam(of: string | null, wanted: string): boolean {
	return of?.toLowerCase() === wanted.toLowerCase();
}

function isAble(person: Person, { skill }: TeamTarget, facts: RoutingFacts): boolean {
	if (skill !== null) {
		return person.skills.some((one) => one.trim().toLowerCase() === skill.toLowerCase());
	}
	if (facts.language === null) return true;
	const wanted = facts.language.toLowerCase();
	return person.languages.some((tag) => {
		const spoken = tag.toLowerCase();
		return spoken === wanted || spoken.split('-')[0] === wanted.split('-')[0];
	});
}

function wantedSkill({ skill }: TeamTarget, { language }: RoutingFacts): string {
	return skill === null ? `speaks "${language ?? 'any language'}"` : `has the skill "${skill}"`;
}

function firstDeputy(able: Person[], roster: Roster, path: string[]) {
	for (const person of able) {
		const found = settle(person, 'deputy', roster, path);
		if (found) return { ...found, nextCursor: null };
	}
	return null;
}

/** The turn goes round all members, so that an absence does not shift everybody else's. */
function nextInTurn(
	able: Person[],
	free: Person[],
	team: string | null,
	cursor: Cursor,
	path: string[],
): (Found & Pick<Assignment, 'nextCursor'>) | null {
	const pool = poolOf(team);
	const start = Object.hasOwn(cursor, pool) ? Math.max(0, Math.trunc(cursor[pool] ?? 0)) : 0;
	for (let step = 0; step < able.length; step++) {
		const owner = able[(start + step) % able.length];
		if (!owner || !free.includes(owner)) continue;
		path.push(`it is the turn of ${owner.name} ${inTeam(team)}`);
		return { owner, via: 'round_robin', nextCursor: { pool, position: start + step + 1 } };
	}
	return null;
}

function leastLoaded(free: Person[], { loads }: Roster): Person {
	const load = ({ id }: Person) => (Object.hasOwn(loads, id) ? (loads[id] ?? 0) : 0);
	return free.reduce((best, one) => (load(one) < load(best) ? one : best));
}
