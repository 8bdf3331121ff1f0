import { dueAfter } from '../../../case/clock';
import { isRoundTheClock } from '../../../calendar/weekly-hours';
import { firstName } from '../../../language/first-name';
import { fillItem } from '../../../model/item';
import type { Settings } from '../../../model/settings';
import { workingCaseStates } from '../../../model/states';
import type { RespondWithin } from '../../../pages/thanks-page';
import type { CaseRow } from '../../../store/repositories/cases';
import { listPeople } from '../../../store/repositories/people';
import type { Recorded } from '../../answer/record-answer';
import { responseItem } from '../../answer/response-item';
import { levelsIn } from '../../answer/told-levels';
import { clockBasis } from '../../case/case-context';
import { caseAbout } from '../../case/verified-case';
import { answerToRoute } from '../../route/answer-to-route';
import { assign } from '../../route/assign';
import { personNamed } from '../../team/team';
import { nameForCustomers } from './name-for-customers';
import type { CaseAhead, PageContext } from './visit';

/** What a customer may be told about who gets in touch; each part is `null` where it is not known. */
export type FollowUp = {
	ownerName: string | null;
	respondBy: number | null;
	respondWithin: RespondWithin | null;
};

const minute = 60_000;

/** So long a clock counts as having just begun, ms: later the time it gives is no longer the time left. */
const justBegun = 10 * minute;

/**
 * What follows an answer, as far as it is certain: what its case says, or what the workflow is bound to
 * make of it; `null` where nobody takes care of it or that cannot be known.
 */
export async function followUpOf(
	context: PageContext,
	recorded: Recorded,
): Promise<FollowUp | null> {
	const { house, settings, now } = context;
	const { response } = recorded;
	const low = response.level === 'low';
	if (!low && !levelsIn(response.told_levels).includes('low')) return null;
	const row = await caseAbout(house.store.db, house, response, recorded.invitation);
	if (row) {
		if (!workingCaseStates.includes(row.state)) return null;
		const ownerName = await nameForCustomers(house, settings, row);
		return { ownerName, ...promiseOf(row, settings, now) };
	}
	const ahead = low && response.purpose !== 'verification' ? context.site.caseAhead?.() : null;
	// A stored answer is thanked for, whatever is wrong with the settings: the Case node tells of it.
	return ahead ? await foreseen(context, recorded, ahead).catch(() => null) : null;
}

/** What the first clock of a case says, as long as it runs. */
function promiseOf(row: CaseRow, settings: Settings, now: number): Omit<FollowUp, 'ownerName'> {
	const { response_due_at: due, response_state: state, clock_started_at: since } = row;
	if (state !== 'running' || due === null || due <= now) {
		return { respondBy: null, respondWithin: null };
	}
	const fresh = now - since <= justBegun;
	return { respondBy: due, respondWithin: fresh ? withinOf(settings, row.sla_preset) : null };
}

/** The time of a preset in the words of its calendar; none where the workspace compresses time. */
function withinOf(settings: Settings, preset: string | null): RespondWithin | null {
	const { slaPresets, timeScale, calendar } = settings;
	const times = Object.hasOwn(slaPresets, preset ?? '') ? slaPresets[preset ?? ''] : undefined;
	if (!times || timeScale !== 1) return null;
	return { span: times.response, working: !isRoundTheClock(calendar) };
}

async function foreseen(
	context: PageContext,
	recorded: Recorded,
	ahead: CaseAhead,
): Promise<FollowUp | null> {
	const { settings, now } = context;
	const routed = await routedAhead(context, recorded, ahead);
	if (!routed) return null;
	const basis = clockBasis(settings, routed.slaPreset);
	const due = basis && dueAfter(now, basis.preset.response, basis);
	return {
		ownerName: settings.showOwnerFirstName ? firstName(routed.name) || null : null,
		// The case is opened some seconds from now.
		respondBy: due && Math.ceil(due / minute) * minute,
		respondWithin: withinOf(settings, routed.slaPreset),
	};
}

/** Ways to an owner that may lead to another one in a moment. */
const guessed = new Set<string | null>(['round_robin', 'least_load', 'skill']);

/** Whose the case will be and under which preset; `null` where it would be nobody's. */
async function routedAhead(
	{ house, settings, now }: PageContext,
	recorded: Recorded,
	ahead: CaseAhead,
): Promise<{ name: string | null; slaPreset: string } | null> {
	const item = fillItem({}, await responseItem(house, { ...recorded, known: recorded }));
	const ownPreset = ahead.slaPreset ?? (ahead.priority && settings.defaultSla[ahead.priority]);
	const people = ahead.owner === null ? [] : await listPeople(house.store.db, house.workspace);
	const named = ahead.owner === null ? null : personNamed(people, ahead.owner);
	if (ahead.owner !== null && named === null) return null;
	if (ahead.routing === null) {
		const owner = named ?? item.owner;
		const slaPreset = ownPreset ?? settings.defaultSla.normal;
		return owner && { name: owner.name, slaPreset };
	}
	const answer = answerToRoute(item, 'low');
	const { routing } = ahead;
	const [routed] = await assign(house, now, [{ answer, routing, trial: true }]);
	if (!routed || 'error' in routed || routed.owner === null) return null;
	const certain = guessed.has(routed.via) ? null : routed.owner.name;
	// The Router says a preset, which goes before the priority that a Case node says.
	const slaPreset = ahead.slaPreset ?? routed.slaPreset;
	return { name: named?.name ?? certain, slaPreset };
}
