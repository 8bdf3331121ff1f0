import { isRoundTheClock } from '../../../calendar/weekly-hours';
import type { Settings } from '../../../model/settings';
import { workingCaseStates } from '../../../model/states';
import type { RespondWithin } from '../../../pages/thanks-page';
import type { CaseRow } from '../../../store/repositories/cases';
import type { Recorded } from '../../answer/record-answer';
import { levelsIn } from '../../answer/told-levels';
import { caseAbout } from '../../case/verified-case';
import { isReachable } from '../../customer/reachable';
import { nameForCustomers } from './name-for-customers';
import type { PageContext } from './visit';

/** What a customer may be told about who gets in touch; each part is `null` where it is not known. */
export type FollowUp = {
	ownerName: string | null;
	respondBy: number | null;
	respondWithin: RespondWithin | null;
	/** Somebody who left no way to be reached hears from nobody. */
	reachable: boolean;
};

/** So long a clock counts as having just begun, ms: later the time it gives is no longer the time left. */
const justBegun = 10 * 60_000;

/**
 * What follows an answer, as its case says; `null` where none is open. What a workflow will make of an
 * answer cannot be known beforehand: its wires do not say so to the trigger.
 */
export async function followUpOf(
	context: PageContext,
	recorded: Recorded,
): Promise<FollowUp | null> {
	const { house, settings, now } = context;
	const { response } = recorded;
	if (response.level !== 'low' && !levelsIn(response.told_levels).includes('low')) return null;
	const row = await caseAbout(house.store.db, house, response, recorded.invitation);
	if (!row || !workingCaseStates.includes(row.state)) return null;
	const ownerName = await nameForCustomers(house, settings, row);
	const reachable = isReachable(recorded.customer);
	return { ownerName, reachable, ...promiseOf(row, settings, now) };
}

/** What the first clock of a case says, as long as it runs. */
function promiseOf(
	row: CaseRow,
	settings: Settings,
	now: number,
): Pick<FollowUp, 'respondBy' | 'respondWithin'> {
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
