import { presetNamed } from '../../case/preset';
import { clausesInARow, sentencesInARow, wordsInARow } from '../../language/in-a-row';
import { sayIn } from '../../language/say';
import type { ItemOwner } from '../../model/item';
import type { Settings } from '../../model/settings';
import type { Priority } from '../../model/states';
import {
	type AssignedVia,
	type Assignment,
	assignOwner,
	type RoutingPlan,
} from '../../route/assign';
import type { Roster } from '../../route/deputy';
import type { RoutingFacts } from '../../route/match';
import { priorityOf, type PriorityRules } from '../../route/priority';
import { openCaseLoads } from '../../store/repositories/cases';
import type { House } from '../house';
import { ownerOfPerson } from '../item/item-parts';
import { personNamed } from '../team/team';
import { teamNow } from '../team/team-now';
import { comingTurn, endTurn, takeTurn } from './turns';

/** An answer that needs an owner. */
export type AnswerToRoute = {
	facts: RoutingFacts;
	/** 0 (worst) to 100 (best). */
	percent: number | null;
};

/** How answers find their owners; people are named by id, e-mail, external id or name. */
export type Routing = RoutingPlan & {
	priority: PriorityRules;
	/** Name of a preset; `null` = the workspace's for the priority. */
	slaPreset: string | null;
};

export type Routed = {
	owner: ItemOwner | null;
	via: AssignedVia | null;
	priority: Priority;
	slaPreset: string;
	/** How it came to this, in one sentence. */
	text: string;
};

export type RoutingRequest = {
	answer: AnswerToRoute;
	routing: Routing;
	/** A trial takes nobody's turn. */
	trial: boolean;
};

/**
 * Finds owner, priority and SLA preset for answers, in their order. What one call assigns counts as
 * load for the next of the same call, since their cases are not open yet. A trial shows whose turn it
 * would be and leaves it to them.
 *
 * The team is read once a second at most (`teamNow`); loads for every call, where somebody has a limit
 * or a rule asks for the least load.
 *
 * @returns for each request its owner, or a SetupError for a preset that the workspace does not have
 */
export async function assign(
	house: House,
	now: number,
	requests: readonly RoutingRequest[],
): Promise<Array<Routed | { error: unknown }>> {
	const { settings, people, absences } = await teamNow(house, now);
	const counted =
		people.some(({ maxOpenCases }) => maxOpenCases !== null) ||
		requests.some(({ routing }) => routesByLoad(routing));
	const loads = counted ? await openCaseLoads(house.store.db, house.workspace) : {};
	const roster: Roster = { people, absences, loads, now, language: settings.languages[0] };
	const tried = new Map<string, number>();
	const one = async ({ answer, routing, trial }: RoutingRequest): Promise<Routed> => {
		// Before anybody's turn is taken.
		if (routing.slaPreset !== null) presetNamed(settings, routing.slaPreset);
		const turns = trial ? trialTurns(house, tried) : realTurns(house, now);
		const found = await inTurn(answer.facts, withIds(routing, roster), roster, turns);
		if (found.owner) loads[found.owner.id] = (loads[found.owner.id] ?? 0) + 1;
		return routedAs(found, answer, routing, settings);
	};
	const routed: Array<Routed | { error: unknown }> = [];
	for (const request of requests) {
		routed.push(await one(request).catch((error: unknown) => ({ error })));
	}
	return routed;
}

function routesByLoad({ rules, otherwise }: RoutingPlan): boolean {
	const targets = [...rules.map(({ then }) => then), ...(otherwise ? [otherwise] : [])];
	return targets.some((target) => target.kind === 'team' && target.strategy !== 'round_robin');
}

/** Rules and fallback name people as a person writes them; the decision asks for ids. */
function withIds(plan: RoutingPlan, { people }: Roster): RoutingPlan {
	const idOf = (given: string): string => personNamed(people, given)?.id ?? given;
	return {
		useCrmOwner: plan.useCrmOwner,
		otherwise: plan.otherwise,
		fallback: plan.fallback === null ? null : idOf(plan.fallback),
		rules: plan.rules.map((rule) =>
			rule.then.kind === 'person'
				? { ...rule, then: { kind: 'person', personId: idOf(rule.then.personId) } }
				: rule,
		),
	};
}

/** The turns of the pools: `end` says who has had the one that was taken. */
type Turns = {
	take(pool: string): Promise<number>;
	end(pool: string, turn: { start: number; last: number }): Promise<void>;
};

const realTurns = (house: House, now: number): Turns => ({
	take: async (pool) => await takeTurn(house, now, pool),
	end: async (pool, turn) => await endTurn(house, pool, turn),
});

/** Goes round among the answers of one trial, and leaves the store as it is. */
const trialTurns = (house: House, tried: Map<string, number>): Turns => ({
	take: async (pool) => tried.get(pool) ?? (await comingTurn(house, pool)),
	end: async (pool, { last }) => {
		await Promise.resolve(tried.set(pool, last + 1));
	},
});

/** Decides; where a rotation decides, its turn is taken first, so that nobody else gets it. */
async function inTurn(
	facts: RoutingFacts,
	plan: RoutingPlan,
	roster: Roster,
	turns: Turns,
): Promise<Assignment> {
	const first = assignOwner(facts, plan, roster, {});
	if (first.nextCursor === null) return first;
	const { pool } = first.nextCursor;
	const start = await turns.take(pool);
	const found = assignOwner(facts, plan, roster, { [pool]: start });
	await turns.end(pool, { start, last: (found.nextCursor?.position ?? start) - 1 });
	return found;
}

function routedAs(
	found: Assignment,
	{ facts, percent }: AnswerToRoute,
	routing: Routing,
	settings: Settings,
): Routed {
	const { level, comment, value, segment } = facts;
	const { priority, reasons } = priorityOf(
		{ level, percent, comment, value, segment },
		routing.priority,
		settings.languages[0],
	);
	const slaPreset = routing.slaPreset ?? settings.defaultSla[priority];
	presetNamed(settings, slaPreset);
	const say = sayIn(settings.languages[0] ?? 'en');
	const way = clausesInARow(found.path, say);
	const who = found.owner
		? say('route.owner', { person: found.owner.name, way })
		: say('route.nobody', { way });
	const how = say('route.priority', {
		priority: say(`priority.${priority}`),
		reasons: wordsInARow(reasons, say),
	});
	return {
		owner: found.owner && ownerOfPerson(found.owner),
		via: found.via,
		priority,
		slaPreset,
		text: sentencesInARow([who, how], say),
	};
}
