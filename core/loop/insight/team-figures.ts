import { wilson } from '../../insight/intervals';
import type { TeamFigures } from '../../pages/team-page';
import type { TeamShare } from '../../pages/team-share';
import { countCases, medianToResponse } from '../../store/repositories/summary';
import { soughtOwners } from '../../store/repositories/owner-marks';
import type { ResponsibleScope } from '../../store/repositories/summary-scope';
import type { House } from '../house';

const days = 30;

const responsibleFor = async (house: House, team: string | null): Promise<ResponsibleScope> =>
	team === null
		? null
		: { team, people: [], owners: await soughtOwners(house, { team, people: [] }) };

const share = (count: number, n: number): TeamShare => ({ count, n, ...wilson(count, n) });

/**
 * How a team does: what is open now, and of the cases opened in the last 30 days how they went.
 *
 * @param team `null` = all of them
 */
export async function teamFigures(
	house: House,
	now: number,
	team: string | null,
): Promise<TeamFigures> {
	const filters = { surveyKey: null, metric: null, segment: null, touchpoint: null, owner: null };
	const scope = {
		place: house,
		period: { from: now - days * 86_400_000, until: now + 1 },
		filters: { ...filters, team },
		responsible: await responsibleFor(house, team),
		now,
	};
	const counts = await countCases(scope);
	const inTime = counts.acknowledged_in_time;
	const ended = counts.confirmed + counts.unconfirmed + counts.reopened_again_open;
	return {
		open: counts.open,
		overdue: counts.overdue,
		days,
		inTime: share(inTime, inTime + counts.acknowledged_late),
		firstContact: await medianToResponse(scope),
		confirmed: share(counts.confirmed, ended),
	};
}
