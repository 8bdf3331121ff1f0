import { boundsOf } from '../../calendar/days-within';
import type { GroupField } from '../../model/group-field';
import {
	type GroupTally,
	hasAnswers,
	talliesBy,
	talliesOfMoments,
} from '../../store/repositories/tallies-by';
import type { InsightScope } from './insight-scope';

/**
 * The answers of a period by fields: those that a summary of it has, to the moment. Where the period is made of whole
 * days, or nobody answered in the rest of its last day, they are counted by day; else (it begins at nine in the
 * morning, or a clock was ahead) one by one.
 */
export async function talliesOfPeriod(
	scope: InsightScope,
	fields: readonly GroupField[],
): Promise<GroupTally[]> {
	const { period, days, place } = scope;
	const { timeZone, from, until } = period;
	const begin = boundsOf(timeZone, days.first).from;
	const end = boundsOf(timeZone, days.last).until;
	const beyond = { from: Math.min(until, end), until: Math.max(until, end) };
	const isWhole = begin === from && !(await hasAnswers(place, beyond));
	return isWhole
		? await talliesBy(scope, { ...days, timeZone }, { fields, each: null })
		: await talliesOfMoments(scope, fields);
}
