import { sayIn, type Say } from '../language/say';
import type { OwnerFacts } from '../model/event';
import type { Person } from '../model/people';
import { crmOwner } from './crm-owner';
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
	const say = sayOf(roster);
	const path: string[] = [];
	const none = { nextCursor: null, path };
	if (roster.people.length === 0) {
		path.push(say('route.empty'));
		return { owner: null, via: null, ...none };
	}

	if (plan.useCrmOwner && facts.crmOwner) {
		const person = crmOwner(facts.crmOwner, facts.source, roster.people);
		if (person) {
			path.push(say('route.crm', { person: person.name }));
			const found = settle(person, 'crm_owner', roster, path);
			if (found) return { ...found, ...none };
		} else {
			path.push(crmUnknown(facts.crmOwner, say));
		}
	}

	const rule = plan.rules.find((one) => matches(one, facts));
	if (rule) path.push(say('route.rule', { rule: rule.name }));
	else if (plan.rules.length > 0) path.push(say('route.noRule'));
	const target = rule ? rule.then : plan.otherwise;
	const found = target && byTarget(target, facts, roster, cursor, path);
	if (found) return { ...found, path };

	const fallback = plan.fallback === null ? null : personById(roster, plan.fallback);
	if (fallback) {
		path.push(say('route.fallback', { person: fallback.name }));
		const settled = settle(fallback, 'fallback', roster, path);
		if (settled) return { ...settled, ...none };
	} else {
		path.push(
			plan.fallback === null
				? say('route.noFallback')
				: say('route.fallbackUnknown', { person: plan.fallback }),
		);
	}
	return { owner: null, via: null, ...none };
}

const poolOf = (team: string | null): string =>
	team === null ? 'everybody' : `team:${team.toLowerCase()}`;

const sayOf = ({ language }: Roster): Say => sayIn(language ?? 'en');

const inTeam = (team: string | null, say: Say): string =>
	team === null ? say('route.inList') : say('route.inTeam', { team });

type Found = { owner: Person; via: AssignedVia };

function settle(person: Person, via: AssignedVia, roster: Roster, path: string[]): Found | null {
	const { person: owner, path: steps } = personOrDeputy(person, roster);
	path.push(...steps);
	return owner && { owner, via: owner === person ? via : 'deputy' };
}

function crmUnknown({ name, email, id }: OwnerFacts, say: Say): string {
	const person = name ?? email ?? id;
	return person === null ? say('route.crmNameless') : say('route.crmUnknown', { person });
}

function byTarget(
	target: RuleTarget,
	facts: RoutingFacts,
	roster: Roster,
	cursor: Cursor,
	path: string[],
): (Found & Pick<Assignment, 'nextCursor'>) | null {
	const say = sayOf(roster);
	if (target.kind === 'person') {
		const person = personById(roster, target.personId);
		if (!person) {
			path.push(say('route.personUnknown', { person: target.personId }));
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
				? say('route.nobodyActive')
				: say('route.teamInactive', { team: target.team }),
		);
		return null;
	}
	const able =
		target.strategy === 'skill' ? team.filter((one) => isAble(one, target, facts)) : team;
	if (able.length === 0) {
		path.push(nobodyAble(target, facts, say));
		return null;
	}
	const free = able.filter((person) => unavailableBecause(person, roster) === null);
	if (free.length === 0) {
		path.push(say('route.nobodyFree', { where: inTeam(target.team, say) }));
		return firstDeputy(able, roster, path);
	}
	if (target.strategy === 'round_robin') {
		const where = inTeam(target.team, say);
		const turn = (person: string) => say('route.turn', { person, where });
		return nextInTurn(able, free, { pool: poolOf(target.team), cursor, turn }, path);
	}
	const owner = leastLoaded(free, roster);
	path.push(
		target.strategy === 'skill'
			? ableAndFree(owner, target, facts, say)
			: say('route.leastLoad', { person: owner.name, where: inTeam(target.team, say) }),
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

function nobodyAble({ team, skill }: TeamTarget, { language }: RoutingFacts, say: Say): string {
	const where = inTeam(team, say);
	return skill === null
		? say('route.nobodySpeaks', { where, language: language ?? say('route.anyLanguage') })
		: say('route.nobodySkilled', { where, skill });
}

function ableAndFree(
	{ name: person }: Person,
	{ skill }: TeamTarget,
	{ language }: RoutingFacts,
	say: Say,
): string {
	return skill === null
		? say('route.speaks', { person, language: language ?? say('route.anyLanguage') })
		: say('route.skilled', { person, skill });
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
	{ pool, cursor, turn }: { pool: string; cursor: Cursor; turn: (person: string) => string },
	path: string[],
): (Found & Pick<Assignment, 'nextCursor'>) | null {
	const start = Object.hasOwn(cursor, pool) ? Math.max(0, Math.trunc(cursor[pool] ?? 0)) : 0;
	for (let step = 0; step < able.length; step++) {
		const owner = able[(start + step) % able.length];
		if (!owner || !free.includes(owner)) continue;
		path.push(turn(owner.name));
		return { owner, via: 'round_robin', nextCursor: { pool, position: start + step + 1 } };
	}
	return null;
}

function leastLoaded(free: Person[], { loads }: Roster): Person {
	const load = ({ id }: Person) => (Object.hasOwn(loads, id) ? (loads[id] ?? 0) : 0);
	return free.reduce((best, one) => (load(one) < load(best) ? one : best));
}
