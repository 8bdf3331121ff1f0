import { type HealthFacts, healthPoints } from '../../insight/health-points';
import { fittedReasons } from '../../insight/value/points-fit';
import type { HealthReason } from '../../model/health-points';
import type { Settings } from '../../model/settings';
import type { HealthRows } from '../../store/repositories/health-rows';
import { healthFacts, promisesInCases } from '../customer/profile-parts';

type Having = Pick<Settings, 'timeZone' | 'healthPoints'>;

/** Promises of so long before are looked at, ms, as in a profile. */
export const promisesOfDays = 365 * 86_400_000;

/**
 * What was known of a customer at a moment, out of all rows there are of them now. What came later is left out, and
 * what was changed later where nobody kept how it stood: an answer that was corrected, the dates of a last order and of
 * a renewal. Imported answers count from when they were given, though they were brought in later.
 *
 * @param rows of one customer
 * @param moment epoch ms
 */
export function factsThen(rows: HealthRows, moment: number, settings: Having): HealthFacts {
	const events = rows.events.filter(({ occurred_at: at }) => at <= moment);
	const answers = rows.answers
		.filter(
			({ answered_at: at, updated_at: changed, invitation_id: invitation }) =>
				at <= moment && (changed <= moment || invitation === null),
		)
		.sort((a, b) => b.answered_at - a.answered_at);
	const then = (at: number | null) => (at !== null && at <= moment ? at : null);
	const invitations = rows.invitations
		.filter(({ created_at: at }) => at <= moment)
		.sort((a, b) => b.created_at - a.created_at)
		.map((one) => ({
			purpose: one.purpose,
			state: then(one.expires_at) === null ? ('sent' as const) : ('expired' as const),
			sent_at: then(one.sent_at),
			answered_at: then(one.answered_at),
		}));
	const steps = rows.promises
		.filter(({ at }) => at <= moment && at >= moment - promisesOfDays)
		.map(({ case_id: caseId, at, kind, data }) => ({
			caseId,
			at,
			kind,
			data: JSON.parse(data) as Record<string, unknown>,
		}));
	return healthFacts(
		{ events, answers, invitations },
		{ dates: {} },
		promisesInCases(steps, moment),
		{ settings, now: moment },
	);
}

/** The reasons for which a customer would have lost points at that moment, whatever each costs. */
export function reasonsThen(rows: HealthRows, moment: number, settings: Having): HealthReason[] {
	const weights = { ...settings.healthPoints.weights };
	for (const reason of fittedReasons) weights[reason] = 1;
	const facts = factsThen(rows, moment, settings);
	const { reasons } = healthPoints(facts, { ...settings.healthPoints, weights }, moment);
	return reasons.map(({ code }) => code);
}
