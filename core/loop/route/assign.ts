import type { ItemOwner } from '../../model/item';
import { InputError } from '../../model/errors';
import type { Level } from '../../model/metric';
import type { Settings } from '../../model/settings';
import type { Priority } from '../../model/states';
import { type AssignedVia, type Assignment, assignOwner, type RoutingPlan } from '../../route/assign';
import type { Roster } from '../../route/deputy';
import type { RoutingFacts } from '../../route/match';
import { priorityOf, type PriorityRules } from '../../route/priority';
import type { RoutingRule } from '../../route/rule';
import { openCaseLoads } from '../../store/repositories/cases';
import { presetNamed } from '../case/case-context';
import type { House } from '../house';
import { ownerOfPerson } from '../item/item-parts';
import { personNamed } from '../team/team';
import { teamNow } from '../team/team-now';
import { endTurn, takeTurn } from './turns';

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

export type RoutingRequest = { answer: AnswerToRoute; routing: Routing };

/**
 * Finds owner, priority and SLA preset for answers, in their order. What one call assigns counts as
 * load for the next of the same call, since their cases are not open yet.
 *
 * The team is read once a second at most (`teamNow`); loads for every call, where somebody has a limit
 * or a rule asks for the least load.
 *
 * @throws SetupError for a preset that the workspace does not have
 */
export async function assign(
	house: House,
	now: number,
	requests: readonly RoutingRequest[],
): Promise<Routed[]> {
	const { settings, people, absences } = await teamNow(house, now);
	const counted =
		people.some(({ maxOpenCases }) => maxOpenCases !== null) ||
		requests.some(({ routing }) => routing.rules.some(byLoad));
	const loads = counted ? await openCaseLoads(house.store.db, house.workspace) : {};
	const roster: Roster = { people, absences, loads, now };
	const routed: Routed[] = [];
	for (const { answer, routing } of requests) {
		const found = await inTurn(house, answer.facts, withIds(routing, roster), roster);
		if (found.owner) loads[found.owner.id] = (loads[found.owner.id] ?? 0) + 1;
		routed.push(routedAs(found, answer, routing, settings));
	}
	return routed;
}

function byLoad({ then }: RoutingRule): boolean {
	return then.kind === 'team' && then.strategy !== 'round_robin';
}

/** Rules and fallback name people as a person writes them; the decision asks for ids. */
function withIds(plan: RoutingPlan, { people }: Roster): RoutingPlan {
	const idOf = (given: string): string => personNamed(people, given)?.id ?? given;
	return {
		useCrmOwner: plan.useCrmOwner,
		fallback: plan.fallback === null ? null : idOf(plan.fallback),
		rules: plan.rules.map((rule) =>
			rule.then.kind === 'person'
				? { ...rule, then: { kind: 'person', personId: idOf(rule.then.personId) } }
				: rule,
		),
	};
}

/** Decides; where a rotation decides, its turn is taken first, so that nobody else gets it. */
async function inTurn(
	house: House,
	facts: RoutingFacts,
	plan: RoutingPlan,
	roster: Roster,
): Promise<Assignment> {
	const first = assignOwner(facts, plan, roster, {});
	if (first.nextCursor === null) return first;
	const { pool } = first.nextCursor;
	const start = await takeTurn(house, roster.now, pool);
	const found = assignOwner(facts, plan, roster, { [pool]: start });
	await endTurn(house, pool, { start, last: (found.nextCursor?.position ?? start) - 1 });
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
	);
	const slaPreset = routing.slaPreset ?? settings.defaultSla[priority];
	presetNamed(settings, slaPreset);
	const way = found.path.join('; ');
	const who = found.owner
		? `${found.owner.name} is the owner: ${way}.`
		: `There is no owner: ${way}.`;
	return {
		owner: found.owner && ownerOfPerson(found.owner),
		via: found.via,
		priority,
		slaPreset,
		text: `${who} The priority is ${priority}: ${reasons.join(', ')}.`,
	};
}

/** The level an item is routed by. */
export function levelOf(level: unknown, missing: 'error' | 'low'): Level {
	if (level === 'low' || level === 'middle' || level === 'high') return level;
	if (missing === 'low' && (level === undefined || level === null)) return 'low';
	throw new InputError(
		'The item has no score to route it by.',
		'Connect a Satisfaction Response Trigger or Satisfaction Score before the Router, or treat items without a score as low in its options.',
	);
}
