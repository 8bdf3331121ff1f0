import type { ItemOwner } from '../model/item';
import { InputError } from '../model/errors';
import type { Level } from '../model/metric';
import type { Absence, Person } from '../model/people';
import type { Settings } from '../model/settings';
import type { Priority } from '../model/states';
import {
	type AssignedVia,
	assignOwner,
	type Assignment,
	poolInTurn,
	type RoutingPlan,
} from '../route/assign';
import type { Roster } from '../route/deputy';
import type { RoutingFacts } from '../route/match';
import { priorityOf, type PriorityRules } from '../route/priority';
import type { RoutingRule } from '../route/rule';
import { openCaseLoads } from '../store/repositories/cases';
import {
	absenceFrom,
	absencesFrom,
	correctTurn,
	everybody,
	nextTurn,
	personFrom,
} from '../store/repositories/people';
import { parsedSettings, settingsOf } from '../store/repositories/workspaces';
import type { Db, Tx } from '../store/store';
import { readTogether } from '../store/together';
import { backgroundFound, backgroundReads, type CaseAbout } from './cases/case-background';
import { presetNamed } from './cases/case-context';
import { keepAhead } from './cases/read-ahead';
import type { House } from './house';
import { ownerOfPerson } from './item-parts';
import { personNamed } from './team';

/** An answer that needs an owner. */
export type AnswerToRoute = {
	facts: RoutingFacts;
	/** 0 (worst) to 100 (best). */
	percent: number | null;
	/** What its case would be about; `null` where none is expected. */
	about: CaseAbout | null;
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
 * Nothing is kept between calls; people and absences are read once a call, loads only where somebody
 * has a limit or a rule asks for the least load. Several turns together cost one transaction.
 *
 * @throws SetupError for a preset that the workspace does not have
 */
export async function assign(
	house: House,
	now: number,
	requests: readonly RoutingRequest[],
): Promise<Routed[]> {
	if (requests.length > 1 && requests.some(({ routing }) => turnsNeeded(routing))) {
		return await house.store.transaction(async (tx) => await assignAll(tx, house, now, requests));
	}
	return await assignAll(house.store.db, house, now, requests);
}

type Turn = { pool: string; start: number };

async function assignAll(
	db: Db | Tx,
	house: House,
	now: number,
	requests: readonly RoutingRequest[],
): Promise<Routed[]> {
	const { workspace } = house;
	const { settings, people, absences, turn } =
		requests.length === 1 && requests[0]
			? await teamFor(house, db, now, requests[0])
			: await teamOf(house, db, { workspace, now });
	const counted =
		people.some(({ maxOpenCases }) => maxOpenCases !== null) ||
		requests.some(({ routing }) => routing.rules.some(byLoad));
	const loads = counted ? await openCaseLoads(db, workspace) : {};
	const roster: Roster = { people, absences, loads, now };
	const routed: Routed[] = [];
	for (const { answer, routing } of requests) {
		const plan = withIds(routing, roster);
		const found = await inTurn(house, db, { facts: answer.facts, plan, roster, turn });
		if (found.owner) loads[found.owner.id] = (loads[found.owner.id] ?? 0) + 1;
		routed.push(routedAs(found, answer, routing, settings));
	}
	return routed;
}

type TeamAt = { workspace: string; now: number };
type TurnAt = TeamAt & { pool: string };

const teamReads = (db: Db | Tx, { workspace, now }: TeamAt) => ({
	settings: settingsOf(db, workspace),
	people: everybody(db, workspace),
	absences: absencesFrom(db, workspace, now),
});

const turnReads = (db: Db | Tx, at: TurnAt) => ({
	...teamReads(db, at),
	turn: nextTurn(db, at.workspace, at.pool),
});

const readTeam = readTogether(teamReads);
const readTeamInTurn = readTogether(turnReads);
const readTeamAndCase = readTogether((db, at: TurnAt & CaseAbout) => ({
	...turnReads(db, at),
	...backgroundReads(db, at),
}));

type TeamNow = { settings: Settings; people: Person[]; absences: Absence[]; turn: Turn | null };

async function teamOf({ store }: House, db: Db | Tx, at: TeamAt): Promise<TeamNow> {
	return { ...teamFound(await readTeam(store, db, at)), turn: null };
}

/**
 * The team for one answer alone, which takes its turn with the same question, and asks ahead for its
 * case.
 */
async function teamFor(
	house: House,
	db: Db | Tx,
	now: number,
	{ answer, routing }: RoutingRequest,
): Promise<TeamNow> {
	const { store, workspace } = house;
	const pool = poolInTurn(answer.facts, routing);
	if (pool === null) return await teamOf(house, db, { workspace, now });
	const at = { workspace, now, pool };
	const { about } = answer;
	if (about === null) return inItsTurn(await readTeamInTurn(store, db, at));
	const found = await readTeamAndCase(store, db, { ...at, ...about });
	const team = inItsTurn(found);
	keepAhead(house, about, { background: backgroundFound(found), people: team.people }, now);
	return team;

	function inItsTurn(read: Awaited<ReturnType<typeof readTeamInTurn>>): TeamNow {
		return { ...teamFound(read), turn: { pool: at.pool, start: read.turn[0]?.position ?? 0 } };
	}
}

function teamFound({ settings, people, absences }: Awaited<ReturnType<typeof readTeam>>) {
	return {
		settings: parsedSettings(settings[0]?.settings ?? '{}'),
		people: people.map(personFrom),
		absences: absences.map(absenceFrom),
	};
}

function turnsNeeded({ rules }: RoutingPlan): boolean {
	return rules.some(({ then }) => then.kind === 'team' && then.strategy === 'round_robin');
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

/**
 * Decides; where a rotation decides, its turn is taken first, so that nobody else gets it. The stored
 * position is that of the member who had the last turn, so whoever is passed over for an absence does
 * not hand a second turn to the next one, and a turn that nobody could take is given back; if somebody
 * else has taken a turn meanwhile, theirs stands.
 */
async function inTurn(
	{ workspace }: House,
	db: Db | Tx,
	asked: { facts: RoutingFacts; plan: RoutingPlan; roster: Roster; turn: Turn | null },
): Promise<Assignment> {
	const { facts, plan, roster } = asked;
	const taken = asked.turn ?? (await turnFor(db, workspace, asked));
	const cursor = taken ? { [taken.pool]: taken.start } : {};
	const found = assignOwner(facts, plan, roster, cursor);
	if (taken) {
		const { pool, start } = taken;
		const last = found.nextCursor?.pool === pool ? found.nextCursor.position - 1 : start - 1;
		if (last !== start) await correctTurn(db, workspace, pool, { from: start, to: last });
	}
	return found;
}

/** Takes a turn where one decides. */
async function turnFor(
	db: Db | Tx,
	workspace: string,
	{ facts, plan, roster }: { facts: RoutingFacts; plan: RoutingPlan; roster: Roster },
): Promise<Turn | null> {
	const pool = assignOwner(facts, plan, roster, {}).nextCursor?.pool;
	if (pool === undefined) return null;
	const { position } = await nextTurn(db, workspace, pool).executeTakeFirstOrThrow();
	return { pool, start: position };
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
